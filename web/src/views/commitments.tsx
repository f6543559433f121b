// What was agreed or recommended, who sees to it, and which programmes answer it.

import type { ViewProps } from "../app.tsx";
import type { Names } from "../answers.ts";
import type { Commitment, Commitments } from "../answers_of_acts.ts";
import { useAnswer } from "../answer.ts";
import { anyDay } from "../decide/address.js";
import { answerChoices, answerWords, commitmentsSentence, overdueWords } from "../decide/commitments.js";
import { chosenForYou, onDay, oneDay } from "../decide/frame.js";
import { capital, count, day, nameOf, number } from "../decide/words.js";
import { ChoosePart } from "../parts/choose_part.tsx";
import { Columns, type Line } from "../parts/columns.tsx";
import { Foot, ViewFrame } from "../parts/frame.tsx";
import { RecordLink } from "../parts/links.tsx";
import type { Place } from "../place.ts";

export function CommitmentsView({ place, status, query }: ViewProps) {
  const { organisation, donor, at, as_of } = oneDay(query, status);
  const asked = Object.entries({ organisation, donor, at: at === anyDay ? "" : at, as_of, limit: "1000" }).filter(([, value]) => value);
  const path = `/commitments?${new URLSearchParams(asked as [string, string][])}`;
  const { answer, problem, loading } = useAnswer<Commitments>(path);
  const chosen = place.query.status ?? "";
  const items = (answer?.items ?? []).filter((one) => !chosen || one.answer === chosen);
  return (
    <ViewFrame
      title="Commitments" problem={problem} loading={loading} note={chosenForYou({ ...place.query, level: query.level }, status)}
      sentence={answer ? commitmentsSentence(answer) : ""}
      foot={answer && <Foot path={path} said={[capital(onDay(answer.at)), count(answer.total, "commitment"), `${number(answer.overdue_unknown)} without a known day`, `revision ${answer.revision}`]} />}
    >
      {answer && answer.total > 0 && <ChoosePart place={place} label="Answers" name="status" parts={answerChoices(answer.answers)} shown={chosen} first="" />}
      {answer && items.length > 0 && <Columns title="Commitments with who answers them" heads={heads} lines={items.map((one) => line(one, answer.names, place))} />}
      {answer && answer.items.length < answer.total && <p class="muted">The first {number(answer.items.length)} of {number(answer.total)} are listed.</p>}
    </ViewFrame>
  );
}

const heads = ["What was agreed", "Where", "Who sees to it", "By when", "Answered"];

function line(one: Commitment, names: Names, place: Place): Line {
  const named = (id: string | null) => (id ? <RecordLink place={place} id={id} name={nameOf(names, id)} /> : "not said");
  const due = <>{one.due ? day(one.due) : "not said"}{overdueWords(one.overdue) && <>; <strong>{overdueWords(one.overdue)}</strong></>}</>;
  const answered = (
    <>
      <strong>{capital(answerWords(one.answer))}</strong>
      {one.programmes.length > 0 && <>: {one.programmes.map(({ id }, at) => <span key={id}>{at > 0 && ", "}{named(id)}</span>)}</>}
      {one.reason && <>. <span class="muted">{one.reason}</span></>}
    </>
  );
  return { key: one.id, cells: [<RecordLink place={place} id={one.id} name={one.text} />, named(one.document), named(one.owner), due, answered] };
}
