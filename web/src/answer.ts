// Answers as a view uses them: asked for when the address changes, the last one
// kept on the page until the next is there.

import { useEffect, useState } from "preact/hooks";
import type { Names, Problem, RecordAnswer } from "./answers.ts";
import { get, Refusal } from "./api.ts";
import { ids } from "./decide/address.js";

export interface Asked<Answer> {
  answer: Answer | null;
  problem: Problem | null;
  loading: boolean;
}

// Some answers stay at hand, so that going back is instant; each is asked for
// again all the same, which costs a 304 where nothing changed.
const kept = new Map<string, unknown>();
const keptAtMost = 40;

const known = new Map<string, string>();

function keep(path: string, answer: unknown): void {
  kept.delete(path);
  kept.set(path, answer);
  const [oldest] = kept.keys();
  if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest);
  const names = (answer as { names?: Names }).names;
  if (names) for (const [id, name] of Object.entries(names)) known.set(id, name);
}

// A null path asks for nothing. The same path is asked again when `again` changes.
export function useAnswer<Answer>(path: string | null, again: string = ""): Asked<Answer> {
  const [asked, setAsked] = useState<Asked<Answer> & { path: string | null }>({ path: null, answer: null, problem: null, loading: path !== null });
  useEffect(() => {
    if (path === null) return;
    const abort = new AbortController();
    const before = kept.get(path) as Answer | undefined;
    setAsked((last) => ({ path, answer: before ?? sameResource(last.path, path, last.answer), problem: null, loading: true }));
    get<Answer>(path, abort.signal).then(
      (answer) => {
        if (abort.signal.aborted) return;
        keep(path, answer);
        setAsked({ path, answer, problem: null, loading: false });
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        setAsked({ path, answer: null, problem: problemOf(error), loading: false });
      },
    );
    return () => abort.abort();
  }, [path, again]);
  // Until the effect has run, what is here answers another question.
  if (asked.path === path) return asked;
  const answer = path === null ? null : ((kept.get(path) as Answer | undefined) ?? sameResource(asked.path, path, asked.answer));
  return { answer, problem: null, loading: path !== null };
}

// The last answer stands in for the next only where both are of one resource.
function sameResource<Answer>(last: string | null, next: string, answer: Answer | null): Answer | null {
  if (last === null || last.startsWith("/records/")) return null;
  return last.split("?")[0] === next.split("?")[0] ? answer : null;
}

export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) return error.problem;
  const detail = error instanceof Error ? error.message : null;
  return { title: "The page could not read the answer", status: 0, detail, issues: [] };
}

// The names of the ids in a filter: as answers named them, else asked for.
export function useNames(filter: string | undefined): string[] {
  const [, redraw] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    for (const id of ids(filter)) {
      if (known.has(id)) continue;
      get<RecordAnswer>(`/records/${encodeURIComponent(id)}`, abort.signal).then(
        (answer) => {
          known.set(id, answer.name);
          redraw((times) => times + 1);
        },
        () => undefined, // an unknown id is shown as it is; the view itself says what is wrong
      );
    }
    return () => abort.abort();
  }, [filter]);
  return ids(filter).map((id) => known.get(id) ?? id);
}

export function learnName(id: string, name: string): void {
  known.set(id, name);
}
