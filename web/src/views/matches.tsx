// Pairs of records that may be one, both side by side. Nothing is joined without a person.

import { useState } from "preact/hooks";
import type { ViewProps } from "../app.tsx";
import type { Names, Problem, RecordAnswer, Status } from "../answers.ts";
import type { Judged, Listing, Match, Matches } from "../answers_of_acts.ts";
import { post } from "../api.ts";
import { problemOf, useAnswer } from "../answer.ts";
import { judgements, matchesSentence, scoreWords, sideBySide, weight } from "../decide/matches.js";
import { mayDecide, needsKey } from "../decide/reader.js";
import { oneOf } from "../decide/record.js";
import { capital, count, nameOf, number } from "../decide/words.js";
import { useDecidedHere } from "../parts/decided_here.ts";
import { Foot, Problems, ViewFrame } from "../parts/frame.tsx";
import { RecordLink, Values } from "../parts/links.tsx";
import { Undo } from "../parts/undo.tsx";
import type { Place } from "../place.ts";

const shownAtFirst = 5;

export function MatchesView({ place, status }: ViewProps) {
  const [written, setWritten] = useState("");
  const [limit, setLimit] = useState(shownAtFirst);
  const path = "/matches?limit=200";
  const { answer, problem, loading } = useAnswer<Matches>(path, written);
  return (
    <ViewFrame
      title="Matches" problem={problem} loading={loading} sentence={answer ? matchesSentence(answer.total) : ""}
      note={<>Nothing is joined by a likeness of names alone: a person says so, and can take it back. {needsKey(status)}</>}
      foot={answer && <Foot path={path} said={[count(answer.total, "pair"), "organisations and programmes", `revision ${answer.revision}`]} />}
    >
      <p role="status" class="said-now">{written}</p>
      <ol class="cards wide">
        {(answer?.items ?? []).slice(0, limit).map((match) => <Card key={match.id} match={match} names={answer?.names ?? {}} place={place} status={status} onWritten={setWritten} />)}
      </ol>
      {answer && answer.items.length > limit && <button type="button" onClick={() => setLimit(limit + 20)}>Show more of {number(answer.total - limit)}</button>}
      <Judgements place={place} status={status} written={written} onWritten={setWritten} />
    </ViewFrame>
  );
}

interface CardProps {
  match: Match;
  names: Names;
  place: Place;
  status: Status;
  onWritten: (words: string) => void;
}

function Card({ match, names, place, status, onWritten }: CardProps) {
  const [one, other] = [nameOf(names, match.a), nameOf(names, match.b)];
  return (
    <li class="card">
      <h2 class="pair"><RecordLink place={place} id={match.a} name={one} /> <span class="and">and</span> <RecordLink place={place} id={match.b} name={other} /></h2>
      <p><strong>{capital(scoreWords(match.score))}</strong> <span class="muted">({match.score.toFixed(2)} of 1, as {oneOf(match.kind)})</span></p>
      <ul>{match.reasons.map((reason, at) => <li key={at} dir="auto">{capital(reason)}</li>)}</ul>
      <SideBySide match={match} place={place} />
      {mayDecide(status) && <Judge match={match} title={`${one} and ${other}`} onWritten={onWritten} />}
    </li>
  );
}

function SideBySide({ match, place }: { match: Match; place: Place }) {
  const one = useAnswer<RecordAnswer>(`/records/${encodeURIComponent(match.a)}`).answer;
  const other = useAnswer<RecordAnswer>(`/records/${encodeURIComponent(match.b)}`).answer;
  if (!one || !other) return <p class="muted">Asking for both …</p>;
  return (
    <div class="table-room">
      <table class="plain-table sides">
        <caption class="quiet">{one.name} and {other.name}, side by side</caption>
        <thead><tr><th scope="col">What is recorded</th><th scope="col" dir="auto">{match.a}</th><th scope="col" dir="auto">{match.b}</th></tr></thead>
        <tbody>
          {sideBySide(one, other).map((line) => (
            <tr key={line.label} class={line.differs ? "differs" : ""}>
              <th scope="row">{capital(line.label)}{line.differs && <span class="differs-word"> (differs)</span>}</th>
              <td><Values place={place} values={line.one} /></td>
              <td><Values place={place} values={line.other} /></td>
            </tr>
          ))}
          <tr><th scope="row">What hangs on it</th><td dir="auto">{weight(one)}</td><td dir="auto">{weight(other)}</td></tr>
          <tr><th scope="row">Who says so</th><td dir="auto">{one.statements.map((said) => said.source).join(", ")}</td><td dir="auto">{other.statements.map((said) => said.source).join(", ")}</td></tr>
        </tbody>
      </table>
    </div>
  );
}

function Judge({ match, title, onWritten }: { match: Match; title: string; onWritten: (words: string) => void }) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const judge = async (form: HTMLFormElement, act: "merge" | "separate") => {
    if (!form.reportValidity()) return;
    setBusy(true);
    try {
      const reason = String(new FormData(form).get("reason") ?? "").trim();
      const answer = await post<Judged>(`/${act}`, { a: match.a, b: match.b, reason });
      onWritten(`${title} ${answer.joined ? "are one from now on" : "stay two"}. Written as revision ${answer.revision}; it can be undone below.`);
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  const press = (act: "merge" | "separate") => (event: MouseEvent) => {
    const form = (event.currentTarget as HTMLButtonElement).form;
    if (form) void judge(form, act);
  };
  return (
    <form class="decision" onSubmit={(event) => event.preventDefault()}>
      <label>How do you know? <input type="text" name="reason" required dir="auto" autocomplete="off" /></label>
      {problem && <Problems problem={problem} />}
      <p class="tools">
        <button type="button" disabled={busy} onClick={press("merge")}>They are one<span class="quiet">: {title}</span></button>
        <button type="button" disabled={busy} onClick={press("separate")}>They are two<span class="quiet">: {title}</span></button>
      </p>
    </form>
  );
}

// What was judged so far, which can be taken back.
function Judgements({ place, status, written, onWritten }: { place: Place; status: Status; written: string; onWritten: (words: string) => void }) {
  const { answer } = useAnswer<Listing>("/same_as?limit=1000", written);
  const deciding = mayDecide(status);
  const here = useDecidedHere(deciding, written);
  const judged = judgements(answer?.items ?? [], here);
  return (
    <section class="list" aria-labelledby="judged">
      <h2 id="judged">Judged so far <span class="count">{number(judged.length)}</span></h2>
      {answer && judged.length === 0 && <p class="muted">Nobody has judged any pair yet.</p>}
      <ul class="sentences">
        {judged.map((one, at) => (
          <li key={at}>
            <RecordLink place={place} id={one.a} name={nameOf(answer?.names ?? {}, one.a)} /> and <RecordLink place={place} id={one.b} name={nameOf(answer?.names ?? {}, one.b)} />:{" "}
            <strong>{one.judgement === "same" ? "one" : "two"}</strong>{one.reason && <>, <q dir="auto">{one.reason}</q></>}{" "}
            {deciding && one.revision !== null && <Undo revision={one.revision} what={`${one.a} and ${one.b}`} onDone={onWritten} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
