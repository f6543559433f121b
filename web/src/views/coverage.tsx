// Coverage: who is where with what. A matrix on a wide screen; on a narrow one a
// location at a time.

import { useMemo, useState } from "preact/hooks";
import type { ViewProps } from "../app.tsx";
import type { Coverage, StateCode } from "../answers.ts";
import { useAnswer, useNames } from "../answer.ts";
import { address, change, question, shownOfCells } from "../decide/address.js";
import { chosenForYou, onDay, oneDay, placeWords, serviceWords } from "../decide/frame.js";
import { buildMatrix, foldedAtFirst } from "../decide/matrix.js";
import { coverageSentence } from "../decide/sentence.js";
import { legendMark, order, stateWords } from "../decide/states.js";
import { capital, count, list, number, share } from "../decide/words.js";
import { Foot, ViewFrame } from "../parts/frame.tsx";
import { useNarrow } from "../parts/narrow.ts";
import { Matrix } from "./matrix.tsx";
import { OnePlace } from "./one_place.tsx";

// The API takes at most so many at once; a larger answer says that it is cut.
export const cellsAtMost = 20000;

export function CoverageView({ place, status, query }: ViewProps) {
  const path = question("/coverage", oneDay(query, status), { limit: cellsAtMost });
  const { answer, problem, loading } = useAnswer<Coverage>(shownOfCells(path));
  const placeName = list(useNames(query.location));
  return (
    <ViewFrame
      title="Coverage" problem={problem} loading={loading}
      sentence={answer ? coverageSentence(answer, placeName, query.package !== undefined) : ""}
      note={<Note answer={answer} said={chosenForYou(place.query, status)} place={place} />}
      foot={answer && <Foot path={path} said={footWords(answer)} />}
    >
      {answer && answer.items.length > 0 && <Body answer={answer} place={place} status={status} query={query} />}
      {answer && answer.items.length === 0 && <Nothing answer={answer} place={place} empty={Object.values(status.counts ?? {}).every((records) => records === 0)} />}
    </ViewFrame>
  );
}

function Body({ answer, place, status, query }: ViewProps & { answer: Coverage }) {
  const narrow = useNarrow();
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => foldedAtFirst(answer));
  const sort = place.query.sort ?? "";
  // On a phone every location must be reached, so nothing is folded there.
  const matrix = useMemo(() => buildMatrix(answer, { sort, folded: narrow ? new Set() : folded }), [answer, sort, folded, narrow]);
  const fold = (id: string) => setFolded((now) => {
    const next = new Set(now);
    if (!next.delete(id)) next.add(id);
    return next;
  });
  return (
    <>
      <div class="tools">
        <a class="button" href={address(change(place, { sort: sort === "gaps" ? null : "gaps" }))}>{sort === "gaps" ? "Sort by place" : "Sort by gaps"}</a>
        {!narrow && <Legend answer={answer} />}
      </div>
      {narrow
        ? <><OnePlace matrix={matrix} place={place} /><Legend answer={answer} /></>
        : <Matrix matrix={matrix} answer={answer} place={place} status={status} query={query} fold={fold} />}
    </>
  );
}

function Legend({ answer }: { answer: Coverage }) {
  const present = order.filter((state) => (answer.states[state] ?? 0) > 0);
  return (
    <ul class="legend" aria-label="Marks">
      {present.map((state: StateCode) => (
        <li key={state}><span class={`mark s-${state}`} aria-hidden="true">{legendMark(state)}</span> {number(answer.states[state])} {stateWords[state]}</li>
      ))}
    </ul>
  );
}

function Note({ answer, said, place }: { answer: Coverage | null; said: string; place: ViewProps["place"] }) {
  const more = [];
  if (answer && answer.items.length < answer.total) more.push(`The first ${number(answer.items.length)} of ${number(answer.total)} cells are shown; choose a place or a topic to see all of fewer.`);
  if (answer && answer.lapsed > 0) more.push(`${capital(count(answer.lapsed, "record"))} reported before and silent since ${answer.lapsed === 1 ? "is" : "are"} not counted.`);
  if (answer && answer.undated > 0) more.push(`${capital(count(answer.undated, "record"))} without any date ${answer.undated === 1 ? "counts" : "count"} as active.`);
  const level = Number(answer?.level);
  const above = answer && answer.items.length > 0 && answer.recorded_above > 0 && level > 0;
  return (
    <>
      {said} {more.join(" ")}{" "}
      {above && <>{capital(count(answer.recorded_above, "record"))} {answer.recorded_above === 1 ? "names" : "name"} only a wider place: <a href={address(change(place, { level: String(level - 1) }))}>look at {placeWords(level - 1)[1]}</a>.</>}
    </>
  );
}

function Nothing({ answer, place, empty }: { answer: Coverage; place: ViewProps["place"]; empty: boolean }) {
  if (empty) return <p><a class="button" href="/import">Import a workbook</a></p>;
  const level = Number(answer.level);
  return (
    <ul class="next">
      {answer.recorded_above > 0 && level > 0 && <li><a href={address(change(place, { level: String(level - 1) }))}>Look at {placeWords(level - 1)[1]}</a></li>}
      <li><a href={address(change(place, { location: null, service: null, group: null, organisation: null, donor: null }))}>Look at everything</a></li>
      <li><a href="/import">Import a workbook</a></li>
    </ul>
  );
}

export function footWords(answer: Coverage): string[] {
  const cells = Object.values(answer.states).reduce((sum: number, states) => sum + (states ?? 0), 0);
  const unknown = (answer.states.unknown ?? 0) + (answer.states.unreported ?? 0);
  const groups = answer.group_level === 0 ? "everyone together" : "groups apart";
  return [
    capital(onDay(answer.at)),
    `${placeWords(answer.level)[1]} × ${serviceWords(answer.service_level)[1]}, ${groups}`,
    `counted over ${count(cells, "cell")}`,
    `${share(unknown, cells)} unknown`,
    `revision ${answer.revision}`,
  ];
}
