// Who is led where: routes, missing links, stages that break off, single points, mechanisms and monthly counts.

import type { ViewProps } from "../app.tsx";
import type { Id, Names } from "../answers.ts";
import type { Aim, CriticalActor, MechanismScore, MissingRoute, ReferralCount, Referrals, Route, StageBreak } from "../answers_of_links.ts";
import { useAnswer, useNames } from "../answer.ts";
import { question } from "../decide/address.js";
import { chosenForYou, oneDay, onDay, placeWords, serviceWords } from "../decide/frame.js";
import { aimText, countText, missingText, monthText, referralParts, referralsSentence, requirements, stateCounts, verdictMark } from "../decide/referrals.js";
import { capital, list, nameOf, number, spaced } from "../decide/words.js";
import { ChoosePart } from "../parts/choose_part.tsx";
import { Foot, ViewFrame } from "../parts/frame.tsx";
import { RecordLink } from "../parts/links.tsx";
import type { Place } from "../place.ts";

const atMost = 500;

export function ReferralsView({ place, status, query }: ViewProps) {
  const part = place.query.part ?? "missing";
  const path = question("/referrals", oneDay(query, status), { view: part, limit: atMost });
  const { answer, problem, loading } = useAnswer<Referrals>(path);
  const placeName = list(useNames(query.location));
  const shown = answer?.view === part ? answer : null;
  return (
    <ViewFrame
      title="Referrals" problem={problem} loading={loading} note={chosenForYou(place.query, status)}
      sentence={shown ? referralsSentence(shown, placeName) : ""}
      foot={shown && <Foot path={path} said={footWords(shown)} />}
    >
      <ChoosePart place={place} parts={referralParts} shown={part} />
      {shown && shown.items.length > 0 && <Part answer={shown} place={place} />}
      {shown && shown.items.length < shown.total && <p class="muted">The first {number(shown.items.length)} of {number(shown.total)} are listed; choose a place or a topic to see all of fewer.</p>}
    </ViewFrame>
  );
}

function footWords(answer: Referrals): string[] {
  return [
    capital(onDay(answer.at)),
    `${placeWords(answer.level)[1]} × ${serviceWords(answer.service_level)[1]}`,
    stateCounts(answer.states),
    answer.in_scope ? "" : "nobody has declared to report on referrals",
    `revision ${answer.revision}`,
  ];
}

interface Listed<Item> {
  items: Item[];
  names: Names;
  place: Place;
}

function Part({ answer, place }: { answer: Referrals; place: Place }) {
  const { names } = answer;
  switch (answer.view) {
    case "routes": return <Routes items={answer.items as Route[]} names={names} place={place} />;
    case "stage-breaks": return <Stages items={answer.items as StageBreak[]} names={names} place={place} />;
    case "critical": return <Critical items={answer.items as CriticalActor[]} names={names} place={place} />;
    case "mechanisms": return <Mechanisms items={answer.items as MechanismScore[]} names={names} place={place} />;
    case "counts": return <Counts items={answer.items as ReferralCount[]} names={names} place={place} />;
    default: return <Missing answer={answer} place={place} />;
  }
}

function Way({ ids, names, place }: { ids: Id[]; names: Names; place: Place }) {
  return <>{ids.map((id, at) => <span key={at}>{at > 0 && " → "}<RecordLink place={place} id={id} name={nameOf(names, id)} /></span>)}</>;
}

function Some({ ids, names, place }: { ids: Id[]; names: Names; place: Place }) {
  return <>{ids.map((id, at) => <span key={id}>{at > 0 && ", "}<RecordLink place={place} id={id} name={nameOf(names, id)} /></span>)}</>;
}

function Missing({ answer, place }: { answer: Referrals; place: Place }) {
  const { names, wanted } = answer;
  return (
    <div class="lists">
      {wanted && wanted.length > 0 && (
        <section class="list" aria-labelledby="wanted">
          <h2 id="wanted">Links that would open most <span class="count">{number(wanted.length)}</span></h2>
          <ol class="sentences">
            {wanted.slice(0, 10).map((one) => (
              <li key={`${one.from}|${one.to}`}><Way ids={[one.from, one.to]} names={names} place={place} />: for {number(one.routes)} missing {one.routes === 1 ? "route" : "routes"}</li>
            ))}
          </ol>
        </section>
      )}
      <section class="list" aria-labelledby="missing">
        <h2 id="missing">Reached by no formal route <span class="count">{number(answer.total)}</span></h2>
        <ul class="sentences">
          {(answer.items as MissingRoute[]).map((one) => (
            <li key={one.id}>
              <strong dir="auto">{aimText(one, names)}</strong> {one.state === "unknown" && <span class="muted">(not known)</span>} by <Some ids={one.providers} names={names} place={place} />: {missingText(one, names)}.
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Routes({ items, names, place }: Listed<Route>) {
  return (
    <ul class="sentences">
      {items.map((one) => (
        <li key={one.id}>
          <strong dir="auto">{aimText(one, names)}</strong>: {one.state === "direct" ? <>open by itself at <Some ids={one.providers} names={names} place={place} /></>
            : one.way.length > 0 ? <Way ids={one.way} names={names} place={place} /> : spaced(one.state)}
          {one.critical.length > 0 && <span class="muted"> · rests on <Some ids={one.critical} names={names} place={place} /></span>}
        </li>
      ))}
    </ul>
  );
}

function Stages({ items, names, place }: Listed<StageBreak>) {
  return (
    <ul class="sentences stages">
      {items.map((one) => (
        <li key={one.id}>
          <strong>{one.host ? `${nameOf(names, one.host)} to ` : ""}<span dir="auto">{nameOf(names, one.location)}</span></strong>: {spaced(one.from_stage)}
          {one.before.length > 0 && <> (<Some ids={one.before} names={names} place={place} />)</>}
          <span class={`link ${one.state}`}> {one.state === "linked" ? "→" : one.state === "broken" || one.state === "missing" ? "⇥ no link ⇤" : "… not known …"} </span>
          {spaced(one.to_stage)}{one.after.length > 0 && <> (<Some ids={one.after} names={names} place={place} />)</>}
        </li>
      ))}
    </ul>
  );
}

function Aims({ aims, names }: { aims: Aim[]; names: Names }) {
  const shown = aims.slice(0, 4).map((aim) => aimText(aim, names)).join("; ");
  return <span dir="auto">{shown}{aims.length > 4 && ` and ${number(aims.length - 4)} more`}</span>;
}

function Critical({ items, names, place }: Listed<CriticalActor>) {
  return (
    <ul class="sentences">
      {items.map((one) => (
        <li key={one.organisation}>
          <RecordLink place={place} id={one.organisation} name={nameOf(names, one.organisation)} />: without it, nobody leads to {number(one.lost_as_link)} and nobody gives {number(one.lost_as_provider)}. <Aims aims={one.lost} names={names} />
        </li>
      ))}
    </ul>
  );
}

function Mechanisms({ items, names, place }: Listed<MechanismScore>) {
  return (
    <div class="table-room" tabIndex={-1}>
      <table class="plain-table">
        <caption class="quiet">Mechanisms by the four requirements</caption>
        <thead><tr><th scope="col">Mechanism</th>{requirements.map(([code, word]) => <th key={code} scope="col">{word}</th>)}<th scope="col">Stage</th></tr></thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <th scope="row"><RecordLink place={place} id={one.mechanism} name={nameOf(names, one.mechanism)} /></th>
              {requirements.map(([code]) => {
                const verdict = String(one[code as "agreement"]);
                return <td key={code}><span aria-hidden="true">{verdictMark(verdict)} </span>{spaced(verdict)}<br /><small class="muted" dir="auto">{one.reasons[code]}</small></td>;
              })}
              <td>{one.stage ? spaced(one.stage) : "not known"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Counts({ items, names, place }: Listed<ReferralCount>) {
  const columns: [keyof ReferralCount & string, string][] = [["sent", "Sent"], ["accepted", "Accepted"], ["rejected", "Rejected"], ["no_answer", "No answer"]];
  return (
    <div class="table-room" tabIndex={-1}>
      <table class="plain-table">
        <caption class="quiet">Referrals by month</caption>
        <thead><tr><th scope="col">From</th><th scope="col">To</th><th scope="col">Month</th>{columns.map(([code, word]) => <th key={code} scope="col">{word}</th>)}</tr></thead>
        <tbody>
          {items.map((one) => (
            <tr key={`${one.referral}|${one.month}`}>
              <th scope="row"><RecordLink place={place} id={one.from} name={nameOf(names, one.from)} /></th>
              <td>{one.to ? <RecordLink place={place} id={one.to} name={nameOf(names, one.to)} /> : "any"}</td>
              <td>{monthText(one.month)}</td>
              {columns.map(([code]) => <td key={code}>{countText(one[code] as number | null, one.suppressed, one.at_least.includes(code))}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
