// The shell of every view: search, the filter, the row of views, the view itself
// and, beside it, the evidence of the cell that the address names.

import type { ComponentType } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Status } from "./answers.ts";
import { useAnswer } from "./answer.ts";
import { address, isFiltered, menuParts, parseCell, walk } from "./decide/address.js";
import { filled } from "./decide/frame.js";
import { Evidence } from "./parts/evidence.tsx";
import { Filter } from "./parts/filter.tsx";
import { Problems } from "./parts/frame.tsx";
import { later } from "./parts/later.tsx";
import { useNarrow } from "./parts/narrow.ts";
import { SearchBox } from "./parts/search_box.tsx";
import { SignIn } from "./parts/sign_in.tsx";
import { usePlace, type Place } from "./place.ts";
import { CoverageView } from "./views/coverage.tsx";
import { DonorsView } from "./views/donors.tsx";
import { GapsView } from "./views/gaps.tsx";
import { NetworkView } from "./views/network.tsx";
import { OverlapsView } from "./views/overlaps.tsx";
import { ReferralsView } from "./views/referrals.tsx";
import { RecordView } from "./views/record.tsx";
import { SearchView } from "./views/search.tsx";

export interface ViewProps {
  place: Place;
  status: Status;
  // The address's filter with the day and the level filled in.
  query: Record<string, string>;
}

const views: Record<Place["view"], ComponentType<ViewProps>> = {
  coverage: CoverageView,
  gaps: GapsView,
  overlaps: OverlapsView,
  donors: DonorsView,
  referrals: ReferralsView,
  network: NetworkView,
  records: RecordView,
  search: SearchView,
  brief: later("Brief", () => import("./views/brief.tsx").then((file) => file.BriefView)),
  changes: later("Changes", () => import("./views/changes.tsx").then((file) => file.ChangesView)),
  check: later("Before you fund", () => import("./views/check.tsx").then((file) => file.CheckView)),
  commitments: later("Commitments", () => import("./views/commitments.tsx").then((file) => file.CommitmentsView)),
  equality: later("Equality", () => import("./views/equality.tsx").then((file) => file.EqualityView)),
  findings: later("Findings", () => import("./views/findings.tsx").then((file) => file.FindingsView)),
  import: later("Import", () => import("./views/import.tsx").then((file) => file.ImportView)),
  map: later("Map", () => import("./views/map.tsx").then((file) => file.MapView)),
  matches: later("Matches", () => import("./views/matches.tsx").then((file) => file.MatchesView)),
  ownership: later("Ownership", () => import("./views/ownership.tsx").then((file) => file.OwnershipView)),
  returns: later("Returns", () => import("./views/returns.tsx").then((file) => file.ReturnsView)),
  "what-if": later("What if", () => import("./views/what_if.tsx").then((file) => file.WhatIfView)),
};

// The views that are asked for most stand in the row, on a phone at its foot; the others behind "More".
function Menu({ place }: { place: Place }) {
  const [open, setOpen] = useState(false);
  const { row, more } = menuParts(useNarrow());
  const rest = useId();
  const box = useRef<HTMLElement>(null);
  useEffect(() => setOpen(false), [place.view, place.id]);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);
  const link = ([view, word]: (typeof row)[number]) => (
    <a key={view} href={address(walk(place, view))} aria-current={place.view === view ? "page" : undefined}>{word}</a>
  );
  const inMore = more.find(([view]) => view === place.view);
  return (
    <nav class="menu" aria-label="Views" ref={box} onKeyDown={(event) => event.key === "Escape" && setOpen(false)}>
      {row.map(link)}
      <button type="button" class={inMore ? "plain more here" : "plain more"} aria-expanded={open} aria-controls={rest} onClick={() => setOpen(!open)}>
        {inMore ? inMore[1] : "More"}{inMore && <span class="quiet">, more views</span>} <span aria-hidden="true">▾</span>
      </button>
      <div id={rest} class="menu-more" hidden={!open}>{more.map(link)}</div>
    </nav>
  );
}

export function App() {
  const place = usePlace();
  // Asked again on each step from view to view, since an import may have changed it.
  const { answer: status, problem } = useAnswer<Status>("/status", place.view + place.id);
  const main = useRef<HTMLElement>(null);
  const shown = useRef(place.view + place.id);
  // Whoever goes to another view by keyboard or screen reader starts at its answer.
  useEffect(() => {
    if (shown.current === place.view + place.id) return;
    shown.current = place.view + place.id;
    main.current?.focus({ preventScroll: true });
  }, [place.view, place.id]);

  const View = views[place.view];
  const query = status ? filled(place.query, status) : place.query;
  const cell = parseCell(place.query.cell);
  const filters = isFiltered(place.view);
  return (
    <>
      <a class="skip" href="#answer">To the answer</a>
      <header class="top">
        <div class="top-row">
          <a class="brand" href="/coverage">Concert</a>
          <SearchBox place={place} />
          <Menu place={place} />
          <SignIn />
        </div>
        {filters && status && <Filter place={place} status={status} query={query} />}
      </header>
      <div class={cell && status ? "stage with-evidence" : "stage"}>
        <main id="answer" ref={main} tabIndex={-1}>
          {problem && <Problems problem={problem} />}
          {status && <View key={place.view + place.id} place={place} status={status} query={query} />}
          {!status && !problem && <p class="muted" role="status">Asking …</p>}
        </main>
        {cell && status && <Evidence key={place.query.cell} place={place} query={query} cell={cell} />}
      </div>
    </>
  );
}
