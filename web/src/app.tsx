// The shell of every view: search, the filter, the row of views, the view itself
// and, beside it, the evidence of the cell that the address names.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Status } from "./answers.ts";
import { useAnswer } from "./answer.ts";
import { address, menu, parseCell, walk } from "./decide/address.js";
import { filled } from "./decide/frame.js";
import { Evidence } from "./parts/evidence.tsx";
import { Filter } from "./parts/filter.tsx";
import { Problems } from "./parts/frame.tsx";
import { SearchBox } from "./parts/search_box.tsx";
import { SignIn } from "./parts/sign_in.tsx";
import { usePlace, type Place } from "./place.ts";
import { ChangesView } from "./views/changes.tsx";
import { CoverageView } from "./views/coverage.tsx";
import { DonorsView } from "./views/donors.tsx";
import { GapsView } from "./views/gaps.tsx";
import { ImportView } from "./views/import.tsx";
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

const views = {
  coverage: CoverageView,
  gaps: GapsView,
  overlaps: OverlapsView,
  donors: DonorsView,
  referrals: ReferralsView,
  network: NetworkView,
  changes: ChangesView,
  import: ImportView,
  records: RecordView,
  search: SearchView,
};

// The views that the filter chooses for.
const filtered: Place["view"][] = ["coverage", "gaps", "overlaps", "donors", "referrals", "network", "changes"];

// On a phone the first four views stand in a bar, the others behind "More".
function Menu({ place }: { place: Place }) {
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [place.view, place.id]);
  return (
    <nav class={open ? "menu open" : "menu"} aria-label="Views">
      {menu.map(([view, word]) => (
        <a key={view} href={address(walk(place, view))} aria-current={place.view === view ? "page" : undefined}>
          {word}
        </a>
      ))}
      <button type="button" class="plain more" aria-expanded={open} onClick={() => setOpen(!open)}>More</button>
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
  const filters = filtered.includes(place.view);
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
