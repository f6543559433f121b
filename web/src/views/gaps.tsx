// Gaps, the watch list, and what is blank or unknown: three lists of sentences,
// each with its count, so that no list is read as the whole.

import { useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { ViewProps } from "../app.tsx";
import type { Coverage, Names } from "../answers.ts";
import { useAnswer, useNames } from "../answer.ts";
import { address, cellText, change, question, shownOfCells } from "../decide/address.js";
import { chosenForYou, oneDay } from "../decide/frame.js";
import { gapSentence, quietPlaces, watchSentence, type Sentence } from "../decide/gaps.js";
import { gapsSentence } from "../decide/sentence.js";
import { legendMark, stateWords } from "../decide/states.js";
import { list, number } from "../decide/words.js";
import { Foot, Problems, ViewFrame } from "../parts/frame.tsx";
import { Pieces } from "../parts/links.tsx";
import type { Place } from "../place.ts";
import { footWords } from "./coverage.tsx";

const atMost = 2000;
const shownAtFirst = 50;

export function GapsView({ place, status, query }: ViewProps) {
  const asked = oneDay(query, status);
  const path = question("/gaps", asked, { limit: atMost });
  const gaps = useAnswer<Coverage>(shownOfCells(path));
  const watch = useAnswer<Coverage>(shownOfCells(question("/watch", asked, { limit: atMost })));
  const quiet = useAnswer<Coverage>(shownOfCells(question("/coverage", asked, { state: "unreported|blank|unknown", limit: atMost })));
  const placeName = list(useNames(query.location));
  const { answer, problem, loading } = gaps;
  const total = (of: keyof Coverage) => (typeof answer?.[of] === "number" ? (answer[of] as number) : 0);
  const apart = answer !== null && answer.group_level !== 0;
  return (
    <ViewFrame
      title="Gaps" problem={problem} loading={loading} note={chosenForYou(place.query, status)}
      sentence={answer ? gapsSentence(answer, placeName, query.package !== undefined) : ""}
      foot={answer && <Foot path={path} said={footWords(answer)} />}
    >
      {answer && (
        <div class="lists">
          <List id="gaps" title="Gaps" total={answer.total} why="Needed or expected, and nobody, too little, or not open to the people concerned."
            none={query.package ? "Of what the package expects, nobody has said that it is missing." : "Where nothing says what is needed, no gap can be known: import a table of needs, or a package of services that are expected everywhere."}>
            <Sentences place={place} sentences={answer.items.map((cell) => gapSentence(cell, answer.names, apart))} states={answer.items.map((cell) => cell.state)} />
          </List>
          <List id="watch" title="Watch" total={watch.answer?.total ?? total("watch_total")} why="Someone is there, and it hangs by a thread." none="Nothing to watch.">
            {watch.problem && <Problems problem={watch.problem} />}
            {watch.answer && <Sentences place={place} sentences={watch.answer.items.map((cell) => watchSentence(cell, watch.answer?.names ?? {}, apart))} />}
          </List>
          <List id="quiet" title="Blank and unknown" total={total("blank_total") + total("unknown_total") + total("unreported_total")}
            why={`${number(total("blank_total"))} asked and empty, not known to be needed; ${number(total("unreported_total"))} needed and not reported on; ${number(total("unknown_total"))} of which nobody reported. None of these is a gap, and none is cover.`}
            none="Every cell is either covered or a gap.">
            {quiet.problem && <Problems problem={quiet.problem} />}
            {quiet.answer && <Quiet place={place} answer={quiet.answer} names={quiet.answer.names} apart={apart} />}
          </List>
        </div>
      )}
    </ViewFrame>
  );
}

interface ListProps {
  id: string;
  title: string;
  total: number;
  why: string;
  none: string;
  children: ComponentChildren;
}

function List({ id, title, total, why, none, children }: ListProps) {
  return (
    <section aria-labelledby={id} class="list">
      <h2 id={id}>{title} <span class="count">{number(total)}</span></h2>
      <p class="muted">{total > 0 ? why : none}</p>
      {total > 0 && children}
    </section>
  );
}

// So many at first, and more on request: a page of a thousand sentences is none.
function useSome<Item>(items: Item[]): [Item[], ComponentChildren] {
  const [limit, setLimit] = useState(shownAtFirst);
  const left = items.length - limit;
  const more = left > 0 && <button type="button" onClick={() => setLimit(limit + 4 * shownAtFirst)}>Show {number(Math.min(left, 4 * shownAtFirst))} more of {number(left)}</button>;
  return [items.slice(0, limit), more];
}

function Sentences({ place, sentences, states }: { place: Place; sentences: Sentence[]; states?: string[] }) {
  const [some, more] = useSome(sentences);
  return (
    <>
      <ul class="sentences">
        {some.map((one, at) => (
          <li key={one.key}>
            {states && <span class={`mark s-${states[at]}`} aria-hidden="true">{legendMark(states[at] as never)}</span>}
            <a href={address(change(place, { cell: cellText(one.cell), sides: null }))} data-cell={cellText(one.cell)} dir="auto">{one.title}</a>
            {": "}<Pieces place={place} pieces={one.pieces} />.
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}

function Quiet({ place, answer, names, apart }: { place: Place; answer: Coverage; names: Names; apart: boolean }) {
  const [some, more] = useSome(quietPlaces(answer.items, names, apart));
  return (
    <>
      <ul class="sentences">
        {some.map((quiet) => {
          const state = quiet.services[0].cell.state;
          return (
            <li key={quiet.location + state}>
              <span class={`mark s-${state}`} title={stateWords[state]} aria-hidden="true">{legendMark(state)}</span>
              <strong dir="auto">{quiet.name}</strong>: {quiet.said}{" "}
              {quiet.services.map((service, at) => (
                <span key={at}>
                  {at > 0 && (at === quiet.services.length - 1 ? " and " : ", ")}
                  <a href={address(change(place, { cell: cellText(service.cell), sides: null }))} data-cell={cellText(service.cell)} dir="auto">{service.name}</a>
                </span>
              ))}.
            </li>
          );
        })}
      </ul>
      {more}
      {answer.items.length < (answer.listed ?? answer.total) && <p class="muted">The first {number(answer.items.length)} cells of {number(answer.listed ?? answer.total)} are listed; choose a place to see all of fewer.</p>}
    </>
  );
}
