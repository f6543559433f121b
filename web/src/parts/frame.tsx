// What stands around the answer of every view: the sentence above, and below it
// what was counted, how, and where to take it.

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../answers.ts";
import { base, csv } from "../api.ts";
import { problemOf } from "../answer.ts";
import { whole } from "../decide/address.js";
import { capital } from "../decide/words.js";
import { save } from "./save.ts";

export function Problems({ problem }: { problem: Problem }) {
  return (
    <div class="problem" role="alert">
      <p><strong dir="auto">{capital(problem.title)}.</strong></p>
      {problem.detail && problem.detail !== problem.title && <p dir="auto">{capital(problem.detail)}</p>}
      {problem.issues?.length > 0 && (
        <ul>{problem.issues.map((issue, at) => <li key={at} dir="auto">{issue.reason}</li>)}</ul>
      )}
    </div>
  );
}

interface FrameProps {
  title: string; // of the window
  sentence: string;
  note?: ComponentChildren;
  problem?: Problem | null;
  loading?: boolean;
  foot?: ComponentChildren;
  children?: ComponentChildren;
}

export function ViewFrame({ title, sentence, note, problem, loading, foot, children }: FrameProps) {
  useEffect(() => {
    document.title = `${title} · Concert`;
  }, [title]);
  return (
    <div class="view" aria-busy={loading ? "true" : "false"}>
      <h1 class="sentence" dir="auto">{sentence || (loading ? "Asking …" : title)}</h1>
      {note && <p class="note">{note}</p>}
      {problem && <Problems problem={problem} />}
      <p class="quiet" role="status">{loading ? "Asking …" : ""}</p>
      {!problem && children}
      {foot}
    </div>
  );
}

interface FootProps {
  said: string[];
  path: string; // the question behind the view
  asTable?: boolean; // whether the API answers it as CSV too
}

export function Foot({ said, path: asked, asTable = true }: FootProps) {
  const path = whole(asked);
  const [problem, setProblem] = useState<Problem | null>(null);
  const saveTable = async () => {
    try {
      setProblem(null);
      save(await csv(path), `${path.split("?")[0].slice(1).replace(/\W+/g, "-")}.csv`);
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <footer class="foot">
      <p>{said.filter(Boolean).join(" · ")}</p>
      <p class="foot-links">
        <a href={base + path}>JSON</a>
        {asTable && <button type="button" class="plain" onClick={saveTable}>CSV</button>}
        <button type="button" class="plain" onClick={() => window.print()}>Print</button>
      </p>
      {problem && <Problems problem={problem} />}
    </footer>
  );
}
