// Who pays for what, which donors meet, what ends when, and what stops if one leaves.

import type { ViewProps } from "../app.tsx";
import type { Id, Names } from "../answers.ts";
import type { Consequence, DonorPair, Donors, DonorShare, RunwayEnd } from "../answers_of_links.ts";
import { useAnswer, useNames } from "../answer.ts";
import { address, change, question } from "../decide/address.js";
import { between, byMonth, donorParts, donorsSentence, effectWords, fallWords, sums } from "../decide/donors.js";
import { chosenForYou, onDay, placeWords, serviceWords } from "../decide/frame.js";
import { capital, day, list, month, nameOf, number } from "../decide/words.js";
import { ChoosePart } from "../parts/choose_part.tsx";
import { Foot, ViewFrame } from "../parts/frame.tsx";
import { RecordLink } from "../parts/links.tsx";
import type { Place } from "../place.ts";

const atMost = 500;

export function DonorsView({ place, status, query }: ViewProps) {
  const part = place.query.leaving ? "leaving" : (place.query.part ?? "shares");
  const path = question("/donors", query, { view: part, leaving: place.query.leaving ?? null, limit: atMost });
  const { answer, problem, loading } = useAnswer<Donors>(path);
  const placeName = list(useNames(query.location));
  // While another part is asked for, the last one is still here, and is no answer to it.
  const shown = answer?.view === part ? answer : null;
  return (
    <ViewFrame
      title="Donors" problem={problem} loading={loading} note={chosenForYou(place.query, status)}
      sentence={shown ? donorsSentence(shown, placeName) : ""}
      foot={shown && <Foot path={path} said={footWords(shown)} />}
    >
      <ChoosePart place={place} parts={donorParts} shown={part} clears={["leaving"]} />
      {shown && <Part answer={shown} place={place} />}
      {shown && shown.items.length < shown.total && <p class="muted">The first {number(shown.items.length)} of {number(shown.total)} are listed; choose a place or a topic to see all of fewer.</p>}
    </ViewFrame>
  );
}

function footWords(answer: Donors): string[] {
  return [
    capital(onDay(answer.at)),
    `${placeWords(answer.level)[1]} × ${serviceWords(answer.service_level)[1]}`,
    answer.providers === undefined ? "" : `donors unknown of ${number(answer.providers_unknown ?? null)} of ${number(answer.providers)} providers`,
    `revision ${answer.revision}`,
  ];
}

function Part({ answer, place }: { answer: Donors; place: Place }) {
  if (answer.items.length === 0) return null;
  switch (answer.view) {
    case "pairs": return <Pairs items={answer.items as DonorPair[]} names={answer.names} place={place} />;
    case "runway": return <Runway answer={answer} place={place} />;
    case "leaving": return <Leaving items={answer.items as Consequence[]} names={answer.names} place={place} />;
    default: return <Shares items={answer.items as DonorShare[]} names={answer.names} place={place} />;
  }
}

interface Listed<Item> {
  items: Item[];
  names: Names;
  place: Place;
}

function Named({ id, names, place }: { id: Id; names: Names; place: Place }) {
  return <RecordLink place={place} id={id} name={nameOf(names, id)} />;
}

function NamedList({ of, names, place }: { of: Id[]; names: Names; place: Place }) {
  return <>{of.map((id, at) => <span key={id}>{at > 0 && ", "}<Named id={id} names={names} place={place} /></span>)}</>;
}

function Shares({ items, names, place }: Listed<DonorShare>) {
  return (
    <div class="table-room" tabIndex={-1}>
      <table class="plain-table">
        <caption class="quiet">Donors by the cells in which their programmes work</caption>
        <thead><tr><th scope="col">Donor</th><th scope="col">Cells</th><th scope="col">Programmes</th><th scope="col">Share of providers</th><th scope="col">Money recorded</th><th scope="col">If it left</th></tr></thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.donor}>
              <th scope="row"><Named id={one.donor} names={names} place={place} /></th>
              <td>{number(one.cells)}</td>
              <td>{number(one.programmes)}</td>
              <td>{between(one.share, one.share_at_most)}</td>
              <td>{sums(one.money)}</td>
              <td><a href={address(change(place, { leaving: one.donor, part: null }))}>what stops<span class="quiet"> if {nameOf(names, one.donor)} leaves</span></a></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Pairs({ items, names, place }: Listed<DonorPair>) {
  return (
    <div class="table-room" tabIndex={-1}>
      <table class="plain-table">
        <caption class="quiet">Pairs of donors by the cells in which programmes of both work</caption>
        <thead><tr><th scope="col">Donor</th><th scope="col">and</th><th scope="col">Cells of both</th><th scope="col">Programmes of both</th><th scope="col">Money into these</th></tr></thead>
        <tbody>
          {items.map((one) => (
            <tr key={`${one.a}|${one.b}`}>
              <th scope="row"><Named id={one.a} names={names} place={place} /></th>
              <th scope="row"><Named id={one.b} names={names} place={place} /></th>
              <td>{number(one.cells)}</td>
              <td>{one.shared_programmes.length ? <NamedList of={one.shared_programmes} names={names} place={place} /> : "none"}</td>
              <td>{sums(one.money)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Runway({ answer, place }: { answer: Donors; place: Place }) {
  const { names } = answer;
  return (
    <div class="lists">
      {byMonth(answer.items as RunwayEnd[]).map(([name, ends]) => (
        <section key={name} class="list" aria-labelledby={`month-${name}`}>
          <h2 id={`month-${name}`}>{month(name)} <span class="count">{number(ends.length)}</span></h2>
          <ul class="sentences">
            {ends.map((end) => (
              <li key={end.programme}>
                <Named id={end.programme} names={names} place={place} />: paid until {day(end.ends_on)}
                {end.donors.length > 0 && <> by <NamedList of={end.donors} names={names} place={place} /></>}
                {end.money && <> ({sums(end.money)})</>}. It takes along {fallWords(end)}
                {end.locations.length > 0 && <>, in <NamedList of={end.locations.slice(0, 5)} names={names} place={place} />{end.locations.length > 5 && ` and ${number(end.locations.length - 5)} more`}</>}.
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Leaving({ items, names, place }: Listed<Consequence>) {
  return (
    <ul class="sentences">
      {items.map((one) => (
        <li key={one.programme}>
          <Named id={one.programme} names={names} place={place} />: <strong>{effectWords(one.effect)}</strong>; {fallWords(one)}
          {one.donors_left.length > 0 && <>; still paid by <NamedList of={one.donors_left} names={names} place={place} /></>}.
        </li>
      ))}
    </ul>
  );
}
