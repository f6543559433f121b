// Findings with their life: what was found, how far it is, and, for who may, deciding.

import { useState } from "preact/hooks";
import type { ViewProps } from "../app.tsx";
import type { Names, Status } from "../answers.ts";
import type { Decided, Finding, Findings } from "../answers_of_acts.ts";
import { useAnswer, useNames } from "../answer.ts";
import { address, cellText, change, question } from "../decide/address.js";
import { besides, choices, decisionWords, findingsSentence, findingTitle, frameOf, kinds, lifeWords, statuses, undoable, whatWords } from "../decide/findings.js";
import { chosenForYou, onDay, oneDay, placeWords, serviceWords } from "../decide/frame.js";
import { mayDecide, mayReply, needsKey } from "../decide/reader.js";
import { capital, count, list, number } from "../decide/words.js";
import { ChoosePart } from "../parts/choose_part.tsx";
import { useDecidedHere } from "../parts/decided_here.ts";
import { DecisionForm } from "../parts/decision_form.tsx";
import { Foot, ViewFrame } from "../parts/frame.tsx";
import { RecordLink } from "../parts/links.tsx";
import { Undo } from "../parts/undo.tsx";
import type { Place } from "../place.ts";

const atMost = 300;

export function FindingsView({ place, status, query }: ViewProps) {
  const [written, setWritten] = useState("");
  const { kind = "", status: life = "" } = place.query;
  const asked = oneDay(query, status);
  const path = question("/findings", asked, { kind: kind || null, status: life || null, limit: atMost });
  const { answer, problem, loading } = useAnswer<Findings>(path, written);
  // Counts are of all, whatever is chosen, so that a choice does not hide the rest.
  const { answer: all } = useAnswer<Findings>(question("/findings", asked, { limit: 1 }), written);
  const placeName = list(useNames(query.location));
  return (
    <ViewFrame
      title="Findings" problem={problem} loading={loading}
      note={<>{chosenForYou(place.query, status)} {all && besides(all)} {needsKey(status)}</>}
      sentence={all ? findingsSentence(all, placeName) : ""}
      foot={answer && <Foot path={path} said={footWords(answer)} />}
    >
      {all && <ChoosePart place={place} label="Kinds" name="kind" parts={choices(kinds, all.kinds, kind)} shown={kind} first="" />}
      {all && <ChoosePart place={place} label="How far they are" name="status" parts={choices(statuses, all.statuses, life)} shown={life} first="" />}
      <p role="status" class="said-now">{written}</p>
      {answer && <Cards answer={answer} place={place} status={status} query={asked} written={written} onWritten={setWritten} />}
    </ViewFrame>
  );
}

function footWords(answer: Findings): string[] {
  return [
    capital(onDay(answer.at)),
    `${placeWords(answer.level)[1]} × ${serviceWords(answer.service_level)[1]}`,
    `pairs ${onDay(answer.pairs_at)}`,
    count(answer.total, "finding"),
    `revision ${answer.revision}`,
  ];
}

interface CardsProps {
  answer: Findings;
  place: Place;
  status: Status;
  query: Record<string, string>;
  written: string;
  onWritten: (words: string) => void;
}

function Cards({ answer, place, status, query, written, onWritten }: CardsProps) {
  const here = new Set(useDecidedHere(mayDecide(status), written).map((one) => one.revision));
  if (answer.items.length === 0) return <p class="muted">Nothing of this kind stands here {onDay(answer.at)}.</p>;
  return (
    <>
      <ol class="findings">
        {answer.items.map((finding) => (
          <Card key={finding.id} finding={finding} names={answer.names} place={place} status={status} query={query} here={here} onWritten={onWritten} />
        ))}
      </ol>
      {answer.items.length < answer.listed && <p class="muted">The first {number(answer.items.length)} of {number(answer.listed)} are listed; choose a place, a topic or a kind to see all of fewer.</p>}
    </>
  );
}

interface CardProps {
  finding: Finding;
  names: Names;
  place: Place;
  status: Status;
  query: Record<string, string>;
  here: ReadonlySet<number>;
  onWritten: (words: string) => void;
}

function Card({ finding, names, place, status, query, here, onWritten }: CardProps) {
  const [open, setOpen] = useState(false);
  const deciding = mayDecide(status);
  const acting = finding.found && (deciding || mayReply(status, finding.organisations));
  const last = deciding ? undoable(finding, here) : null;
  const title = findingTitle(finding, names);
  const done = ({ finding: now, revision, names: known }: Decided) => {
    setOpen(false);
    onWritten(`${title} is now ${lifeWords(now, { ...names, ...known })}. Written as revision ${revision}.`);
  };
  return (
    <li class="finding">
      <h2><Title finding={finding} names={names} place={place} title={title} /></h2>
      <p><strong>{capital(whatWords(finding))}.</strong> <span class={`life life-${finding.status}`}>{capital(lifeWords(finding, names))}{finding.reason && <>: <q dir="auto">{finding.reason}</q></>}</span></p>
      <div class="finding-foot">
        <Behind finding={finding} names={names} place={place} />
        {acting && !open && <button type="button" onClick={() => setOpen(true)}>{deciding ? "Decide" : "Reply"}<span class="quiet">: {title}</span></button>}
        {acting && !open && last && <Undo revision={last.revision} what={`${last.status} of ${title}`} onDone={onWritten} />}
      </div>
      {open && <DecisionForm finding={finding} names={names} deciding={deciding} own={status.organisation} frame={frameOf(query)} onDone={done} onCancel={() => setOpen(false)} />}
    </li>
  );
}

// A finding of a cell opens its evidence; a pair names its two records; one of double records leads to where they are judged.
function Title({ finding, names, place, title }: { finding: Finding; names: Names; place: Place; title: string }) {
  const { location, service, group } = finding;
  if (location && service) {
    const cell = cellText({ location, service, group: group ?? "" });
    return <a href={address(change(place, { cell, sides: null }))} data-cell={cell} dir="auto">{title}</a>;
  }
  if (finding.about.length === 0) return <span>{title}</span>;
  return <>{finding.about.map((id, at) => <span key={id}>{at > 0 && (finding.kind === "broken-referral" ? " · " : " and ")}<RecordLink place={place} id={id} name={names[id] ?? id} /></span>)}</>;
}

// Why it was found, what was said of it so far, and the records behind it.
function Behind({ finding, names, place }: { finding: Finding; names: Names; place: Place }) {
  const shown = finding.evidence.slice(0, 8);
  const link = (id: string, at: number) => <span key={id}>{at > 0 && ", "}<RecordLink place={place} id={id} name={names[id] ?? id} /></span>;
  const replies = finding.decisions.filter((one) => one.status === "reply").length;
  return (
    <details>
      <summary>Why, and {count(finding.evidence.length, "record")} behind it{replies > 0 && `, ${count(replies, "reply", "replies")}`}<span class="quiet">: {findingTitle(finding, names)}</span></summary>
      {finding.rule && <p dir="auto">{finding.rule}</p>}
      {finding.decisions.length > 0 && (
        <ul class="decisions">
          {finding.decisions.map((one) => <li key={one.id}><span dir="auto">{decisionWords(one, names)}</span>{one.reason && <>: <q dir="auto">{one.reason}</q></>}</li>)}
        </ul>
      )}
      {finding.organisations.length > 0 && <p>It concerns {finding.organisations.map(link)}.</p>}
      {shown.length > 0 && <p>Records: {shown.map(link)}{finding.evidence.length > shown.length && ` and ${number(finding.evidence.length - shown.length)} more`}</p>}
      {finding.kind === "double-record" && <p><a href={address({ view: "matches", id: "", query: {} })}>Look at both side by side, and say whether they are one</a></p>}
      <p class="muted">{finding.id}</p>
    </details>
  );
}
