// The records behind a cell, with the file, sheet and row of each. Stands beside
// the view, on a phone at its foot; the address names it, Esc closes it.

import { useEffect, useRef } from "preact/hooks";
import type { Coverage, Deliveries, Delivery, Names, Vocabulary } from "../answers.ts";
import { useAnswer, useNames } from "../answer.ts";
import { change, ids, question } from "../decide/address.js";
import { byOrganisation, facts, ownWords, sourceWords } from "../decide/evidence.js";
import { onDay } from "../decide/frame.js";
import { needWords } from "../decide/gaps.js";
import { cellWords, flagSentence, stateWords } from "../decide/states.js";
import { capital, count, day, list, nameOf, spaced } from "../decide/words.js";
import { amend, type Place } from "../place.ts";
import { RecordLink } from "./links.tsx";
import { Problems } from "./frame.tsx";
import { ReportError } from "./report_error.tsx";

interface EvidenceProps {
  place: Place;
  query: Record<string, string>;
  cell: { location: string; service: string; group: string };
}

const rowsAtMost = 200;

export function Evidence({ place, query, cell }: EvidenceProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const own = useAnswer<Deliveries>(rowsPath(place, query, cell));
  // Cover for a wider group counts for a narrower one, so its rows stand in for none.
  const wider = useAnswer<Deliveries>(own.answer?.total === 0 && cell.group ? rowsPath(place, query, { ...cell, group: "" }) : null);
  const shown = own.answer?.total === 0 && wider.answer ? wider : own;
  const { answer, problem, loading } = shown;
  const names = useNames([cell.location, cell.service, cell.group].join("|"));
  const title = names.filter((_, at) => at < 2).join(" · ") || "Evidence";

  const close = () => {
    const at = place.query.cell;
    amend(change(place, { cell: null, sides: null }));
    document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(at ?? "")}"]`)?.focus();
  };
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) close();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
  return (
    <aside class="evidence" aria-label="Evidence">
      <div class="evidence-head">
        <h2 ref={heading} tabIndex={-1} dir="auto">{title}</h2>
        <button type="button" class="close" onClick={close} aria-label="Close the evidence">×</button>
      </div>
      {place.view !== "overlaps" && <Said place={place} query={query} cell={cell} />}
      {problem && <Problems problem={problem} />}
      <p role="status" class={loading ? "muted" : "quiet"}>{loading ? "Asking for the rows …" : ""}</p>
      {answer === wider.answer && answer && answer.total > 0 && <p>Recorded for wider or other groups:</p>}
      {answer && <Rows place={place} query={query} answer={answer} />}
    </aside>
  );
}

// The question for the rows of a cell: everything at its place and service and below,
// by anyone, or by the two sides of a pair.
function rowsPath(place: Place, query: Record<string, string>, cell: EvidenceProps["cell"]): string {
  return question("/deliveries", query, {
    ...cell, level: null, service_level: null, group_level: null, package: null, threshold: null, horizon: null,
    organisation: ids(place.query.sides).join("|"), donor: null, limit: rowsAtMost,
  });
}

// What the cell itself says: its state and flags, in words.
function Said({ place, query, cell }: EvidenceProps) {
  const { answer } = useAnswer<Coverage>(question("/coverage", query, { location: cell.location, service: cell.service, organisation: null, donor: null }));
  const { answer: vocabulary } = useAnswer<Vocabulary>("/vocabulary");
  const found = answer?.items.find((item) => item.location === cell.location && item.service === cell.service && item.group === cell.group);
  if (!answer || !found) return null;
  const meaning = vocabulary?.states?.find((term) => term.code === found.state)?.meaning;
  const flags = found.flags.filter((flag) => flag !== "single-provider").map((flag) => flagSentence(flag, found));
  const general = found.information.map(spaced);
  return (
    <div class="said">
      <p><span class={`state s-${found.state}`}>{capital(stateWords[found.state] ?? found.state)}</span></p>
      {meaning && <p class="muted">{capital(meaning)}{/[.!?]$/.test(meaning) ? "" : "."}</p>}
      {found.organisations.length === 1 && (
        <p>One organisation, <RecordLink place={place} id={found.organisations[0]} name={nameOf(answer.names, found.organisations[0])} />{found.ends_on ? `, until ${day(found.ends_on)}` : ""}.</p>
      )}
      {needWords(found) && <p>{capital(needWords(found))}.</p>}
      {flags.length > 0 && <p>{capital(list(flags))}.</p>}
      {general.length > 0 && <p class="muted">{capital(list(general))}.</p>}
      {(found.unknown_flags?.length ?? 0) > 0 && <p class="muted">Could not be judged: {list((found.unknown_flags ?? []).map(spaced))}.</p>}
      <p class="quiet">{cellWords(found)}</p>
    </div>
  );
}

function Rows({ place, query, answer }: { place: Place; query: Record<string, string>; answer: Deliveries }) {
  if (answer.items.length === 0) {
    return <p>No record stands here {onDay(query.at)}. What is recorded for a wider place is not taken to reach here.</p>;
  }
  const sides = byOrganisation(answer.items, answer.names);
  return (
    <>
      <h3>{capital(count(answer.total, "record"))} {onDay(query.at)}</h3>
      {answer.total > answer.items.length && <p class="muted">The first {answer.items.length} are shown.</p>}
      {sides.map((side) => (
        <section key={side.organisation} class="side">
          <h4><RecordLink place={place} id={side.organisation} name={nameOf(answer.names, side.organisation)} /></h4>
          <ul>{side.deliveries.map((delivery) => <Row key={delivery.id} place={place} delivery={delivery} names={answer.names} revision={answer.revision} />)}</ul>
        </section>
      ))}
    </>
  );
}

function Row({ place, delivery, names, revision }: { place: Place; delivery: Delivery; names: Names; revision: number }) {
  const words = ownWords(delivery, names);
  const what = [delivery.organisation, delivery.location, delivery.service].map((id) => nameOf(names, id)).join(", ");
  return (
    <li class="row">
      <p dir="auto">
        {[delivery.location, delivery.service, delivery.group].filter((id) => id !== null).map((id) => nameOf(names, id as string)).join(" · ")}
      </p>
      <p class="muted" dir="auto">
        {facts(delivery)}
        {delivery.programme && <> · <RecordLink place={place} id={delivery.programme} name={nameOf(names, delivery.programme)} /></>}
      </p>
      {delivery.source.map((source, at) => <p key={at} class="source" dir="auto">{sourceWords(source)}</p>)}
      {words.length > 0 && <p class="muted" dir="auto">Written there: {words.map(({ what, said }) => `${what} “${said}”`).join(", ")}</p>}
      {delivery.note && <p class="muted" dir="auto">{delivery.note}</p>}
      {delivery.assured_date && <p class="muted">Last confirmed {day(delivery.assured_date)}</p>}
      <ReportError id={delivery.id} what={what} rows={delivery.source} revision={revision} />
    </li>
  );
}
