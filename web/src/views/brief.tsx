// The brief for a meeting: the page that the server writes, to read here, to print, to
// save, or to open alone.

import { createElement, type ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { ViewProps } from "../app.tsx";
import type { Problem } from "../answers.ts";
import { base, text } from "../api.ts";
import { problemOf, useNames } from "../answer.ts";
import { change, question } from "../decide/address.js";
import { nodesOf, type Node } from "../decide/brief.js";
import { chosenForYou, onDay, oneDay } from "../decide/frame.js";
import { list } from "../decide/words.js";
import { ViewFrame } from "../parts/frame.tsx";
import { save } from "../parts/save.ts";
import { go } from "../place.ts";

// Asks for the page as it is written, with the key of who is signed in.
function usePage(path: string): { page: string | null; problem: Problem | null; loading: boolean } {
  const [asked, setAsked] = useState<{ path: string; page: string | null; problem: Problem | null }>({ path: "", page: null, problem: null });
  useEffect(() => {
    const abort = new AbortController();
    text(path, abort.signal).then(
      (page) => !abort.signal.aborted && setAsked({ path, page, problem: null }),
      (error: unknown) => !abort.signal.aborted && setAsked({ path, page: null, problem: problemOf(error) }),
    );
    return () => abort.abort();
  }, [path]);
  return asked.path === path ? { ...asked, loading: false } : { page: null, problem: null, loading: true };
}

export function BriefView({ place, status, query }: ViewProps) {
  const asked = oneDay(query, status);
  const path = question("/brief", asked, { from: place.query.from ?? null });
  const { page, problem, loading } = usePage(path);
  const nodes = useMemo(() => (page === null ? [] : nodesOf(bodyOf(page))), [page]);
  const placeName = list(useNames(query.location));
  return (
    <ViewFrame
      title="Brief" problem={problem} loading={loading} note={chosenForYou(place.query, status)}
      sentence={page === null ? "" : `A page to bring to a meeting${placeName ? ` on ${placeName}` : ""}: what is so ${onDay(asked.at)}.`}
    >
      <form class="asking" onSubmit={(event) => {
        event.preventDefault();
        go(change(place, { from: String(new FormData(event.currentTarget).get("from") ?? "") || null }));
      }}>
        <label>What changed since <small>(else since the last meeting recorded)</small><input type="date" name="from" defaultValue={place.query.from ?? ""} /></label>
        <p class="tools"><button type="submit">Show</button></p>
      </form>
      {page !== null && (
        <p class="tools">
          <button type="button" class="main" onClick={() => window.print()}>Print</button>
          <button type="button" onClick={() => save(new Blob([page], { type: "text/html" }), "brief.html")}>Save the page</button>
          {status.sees === "public" && <a class="button" href={base + path} target="_blank" rel="noopener">Open it alone</a>}
        </p>
      )}
      <article class="brief">{nodes.map(drawn)}</article>
    </ViewFrame>
  );
}

// Its style is its own; here it is left out before it is read, since this page's policy refuses it.
function bodyOf(page: string): HTMLElement {
  return new DOMParser().parseFromString(page.replace(/<style[\s\S]*?<\/style>/gi, ""), "text/html").body;
}

function drawn(node: Node | string, at: number): ComponentChildren {
  if (typeof node === "string") return node;
  // The page has a heading of its own above this one, so that each goes down one step.
  const tag = node.tag === "h1" ? "h2" : node.tag === "h2" ? "h3" : node.tag === "footer" ? "div" : node.tag;
  const element = createElement(tag, { key: at, dir: "auto", ...(node.head ? { scope: "col" } : {}) }, ...node.children.map(drawn));
  // A table that is wider than the screen is moved by itself.
  return tag === "table" ? <div key={at} class="table-room" role="group" aria-label="A table of the brief" tabIndex={0}>{element}</div> : element;
}
