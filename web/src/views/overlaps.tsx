// Pairs that deliver the same in the same place, as cards. Never red: an overlap is
// a question to both.

import { useMemo, useState } from "preact/hooks";
import type { ViewProps } from "../app.tsx";
import type { Names, Overlap, Overlaps } from "../answers.ts";
import { useAnswer, useNames } from "../answer.ts";
import { address, cellText, change, question } from "../decide/address.js";
import { chosenForYou, onDay, placeWords, serviceWords } from "../decide/frame.js";
import { classCounts, classWord, measure, moneyWords, sharedMatrix, sides } from "../decide/overlaps.js";
import { overlapsSentence } from "../decide/sentence.js";
import { capital, count, list, nameOf, number } from "../decide/words.js";
import { Foot, ViewFrame } from "../parts/frame.tsx";
import { RecordLink } from "../parts/links.tsx";
import type { Place } from "../place.ts";

const atMost = 1000;
const shownAtFirst = 20;

export function OverlapsView({ place, status, query }: ViewProps) {
  const path = question("/overlaps", query, { limit: atMost });
  const { answer, problem, loading } = useAnswer<Overlaps>(path);
  const placeName = list(useNames(query.location));
  return (
    <ViewFrame
      title="Overlaps" problem={problem} loading={loading} note={chosenForYou(place.query, status)}
      sentence={answer ? overlapsSentence(answer, placeName) : ""}
      foot={answer && <Foot path={path} said={footWords(answer)} />}
    >
      {answer && <Body answer={answer} place={place} />}
    </ViewFrame>
  );
}

function footWords(answer: Overlaps): string[] {
  return [
    capital(onDay(answer.at)),
    `${placeWords(answer.level)[1]} × ${serviceWords(answer.service_level)[1]}, ${answer.group_level === 0 ? "everyone together" : "groups apart"}`,
    count(answer.total, "pair"),
    `need or capacity unknown for ${number(answer.classes.possible ?? 0)}`,
    `revision ${answer.revision}`,
  ];
}

function Body({ answer, place }: { answer: Overlaps; place: Place }) {
  const [limit, setLimit] = useState(shownAtFirst);
  const chosen = place.query.class ?? "";
  const pairs = useMemo(() => answer.items.filter((pair) => !chosen || pair.class === chosen), [answer, chosen]);
  const classes = classCounts(answer.classes);
  return (
    <>
      {classes.length > 0 && (
        <p class="tools" role="group" aria-label="Classes">
          <a class="button" aria-current={chosen ? undefined : "true"} href={address(change(place, { class: null }))}>all {number(answer.total)}</a>
          {classes.map((one) => (
            <a key={one.code} class="button" aria-current={chosen === one.code ? "true" : undefined} href={address(change(place, { class: one.code }))}>{one.text}</a>
          ))}
        </p>
      )}
      {answer.items.length < answer.total && <p class="muted">The first {number(answer.items.length)} of {number(answer.total)} pairs are at hand; choose a place or a topic to see all of fewer.</p>}
      <ol class="cards">
        {pairs.slice(0, limit).map((pair) => <Card key={pair.id} pair={pair} names={answer.names} place={place} />)}
      </ol>
      {pairs.length > limit && <button type="button" onClick={() => setLimit(limit + 4 * shownAtFirst)}>Show {number(Math.min(pairs.length - limit, 4 * shownAtFirst))} more of {number(pairs.length - limit)}</button>}
      <Crowded answer={answer} place={place} />
    </>
  );
}

function Side({ place, provider, leads, names }: { place: Place; provider: string; leads: string[]; names: Names }) {
  const others = (leads ?? []).filter((lead) => lead !== provider);
  return (
    <span class="pair-side">
      <RecordLink place={place} id={provider} name={nameOf(names, provider)} />
      {others.length > 0 && <small>{others.map((lead) => <RecordLink key={lead} place={place} id={lead} name={nameOf(names, lead)} />)}</small>}
    </span>
  );
}

function Card({ pair, names, place }: { pair: Overlap; names: Names; place: Place }) {
  const money = moneyWords(pair.money);
  return (
    <li class="card">
      <h2 class="pair">
        <Side place={place} provider={pair.a} leads={pair.organisations_a} names={names} />
        <span class="and">and</span>
        <Side place={place} provider={pair.b} leads={pair.organisations_b} names={names} />
      </h2>
      <p><strong class="class-word">{capital(classWord(pair.class, pair.probable))}</strong>{pair.reason && <>: <span dir="auto">{pair.reason}</span></>}</p>
      <p class="muted">{measure(pair)}{money && ` · ${money}`}</p>
      <Shared pair={pair} names={names} place={place} />
    </li>
  );
}

function Shared({ pair, names, place }: { pair: Overlap; names: Names; place: Place }) {
  const { locations, columns, cells } = sharedMatrix(pair, names);
  const both = sides(pair).join("|");
  return (
    <div class="shared-room">
      <table class="shared">
        <caption class="quiet">Cells that {nameOf(names, pair.a)} and {nameOf(names, pair.b)} share</caption>
        <thead><tr><th scope="col">Shared</th>{columns.map((column) => <th key={column.key} scope="col" dir="auto">{column.name}</th>)}</tr></thead>
        <tbody>
          {locations.map((location, row) => (
            <tr key={location.id}>
              <th scope="row" dir="auto">{location.name}</th>
              {cells[row].map((cell, column) => (
                <td key={columns[column].key}>
                  {cell && (
                    <a class="both" data-cell={cellText(cell)} href={address(change(place, { cell: cellText(cell), sides: both }))}>
                      both<span class="quiet">: rows for {columns[column].name} in {location.name}</span>
                    </a>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Crowded({ answer, place }: { answer: Overlaps; place: Place }) {
  if (!answer.crowded?.length) return null;
  return (
    <section aria-labelledby="crowded" class="list">
      <h2 id="crowded">Where most meet</h2>
      <ul class="sentences">
        {answer.crowded.map((cell) => (
          <li key={cellText(cell)}>
            <a href={address(change(place, { cell: cellText(cell), sides: null }))} data-cell={cellText(cell)} dir="auto">{nameOf(answer.names, cell.location)} · {nameOf(answer.names, cell.service)}{answer.group_level !== 0 && `, ${nameOf(answer.names, cell.group)}`}</a>: {count(cell.providers, "provider")}
          </li>
        ))}
      </ul>
    </section>
  );
}
