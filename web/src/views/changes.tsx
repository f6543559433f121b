// What changed between two revisions: findings first, since they are what a meeting is about, then records.

import type { ViewProps } from "../app.tsx";
import type { Changes, Names, Revision } from "../answers.ts";
import { base } from "../api.ts";
import { useAnswer } from "../answer.ts";
import { change, question, recordAddress } from "../decide/address.js";
import { changesSentence, changeWord, columnText, kindWord } from "../decide/changes.js";
import { onDay } from "../decide/frame.js";
import { capital, count, day, nameOf, number, spaced } from "../decide/words.js";
import { Chip } from "../parts/chip.tsx";
import { Foot, ViewFrame } from "../parts/frame.tsx";
import { go, type Place } from "../place.ts";

const atMost = 500;

export function ChangesView({ place, status, query }: ViewProps) {
  const from = place.query.from ?? String(Math.max(0, status.revision - 1));
  const path = question("/changes", query, { from, to: place.query.to ?? null, as_of: null, limit: atMost });
  const { answer, problem, loading } = useAnswer<Changes>(path);
  return (
    <ViewFrame
      title="Changes" problem={problem} loading={loading}
      note={place.query.from ? "" : "We compare with the revision before the last."}
      sentence={answer ? changesSentence(answer) : ""}
      foot={answer && <Foot path={path} said={[capital(onDay(answer.at)), `${count(answer.total, "record")} listed`, `${number(answer.records.confirmed)} only confirmed again`, `revision ${answer.revision}`]} />}
    >
      <p class="tools">
        <Chip label="Since" value={`revision ${from}`} chosen={place.query.from !== undefined} onClear={() => go(change(place, { from: null }))}>
          {(close) => <Since from={from} pick={(revision) => { go(change(place, { from: revision })); close(); }} />}
        </Chip>
      </p>
      {answer && <Body answer={answer} place={place} query={query} />}
    </ViewFrame>
  );
}

function Since({ from, pick }: { from: string; pick: (revision: string) => void }) {
  const { answer } = useAnswer<{ items: Revision[] }>("/revisions?limit=30");
  return (
    <>
      <p class="popover-title">What changed since</p>
      <div class="choices tall">
        {(answer?.items ?? []).map((one) => (
          <button key={one.revision} type="button" aria-pressed={from === String(one.revision)} onClick={() => pick(String(one.revision))}>
            <strong>Revision {one.revision}</strong>, {day(one.when)}<small dir="auto">{one.source}</small>
          </button>
        ))}
        <button type="button" aria-pressed={from === "0"} onClick={() => pick("0")}>the beginning</button>
      </div>
    </>
  );
}

function Body({ answer, place, query }: { answer: Changes; place: Place; query: Record<string, string> }) {
  const { names } = answer;
  return (
    <div class="lists">
      <section class="list" aria-labelledby="findings">
        <h2 id="findings">Findings <span class="count">{number(answer.finding_changes.length)}</span></h2>
        {answer.finding_changes.length === 0 && <p class="muted">The findings are as they were; {number(answer.findings.unchanged)} stand.</p>}
        <ul class="sentences">
          {answer.finding_changes.map((one) => (
            <li key={one.id}>
              <strong>{changeWord(one.change)}</strong> <span class="muted">{kindWord(one.kind)}</span> {spaced(one.what)}: <span dir="auto">{one.about.map((id) => nameOf(names, id)).join(", ")}</span>
              <Columns columns={one.columns} names={names} />
            </li>
          ))}
        </ul>
      </section>
      <section class="list" aria-labelledby="records">
        <h2 id="records">Records <span class="count">{number(answer.total)}</span></h2>
        {answer.items.length < answer.total && <p class="muted">The first {number(answer.items.length)} are listed; the CSV has all.</p>}
        <ul class="sentences">
          {answer.items.map((one) => (
            <li key={one.record}>
              <strong>{changeWord(one.change)}</strong> <span class="muted">{kindWord(one.kind)}</span>{" "}
              {one.change === "went" ? <span dir="auto">{one.name ?? one.id}</span> : <a href={recordAddress(place, one.id)} dir="auto">{one.name ?? one.id}</a>}
              {one.source && <small class="muted" dir="auto"> {one.source}</small>}
              <Columns columns={one.columns} names={names} />
            </li>
          ))}
        </ul>
      </section>
      <p><a href={base + question("/brief", query)} target="_blank" rel="noopener">The brief for a meeting, as a page to print</a></p>
    </div>
  );
}

function Columns({ columns, names }: { columns: Changes["items"][number]["columns"]; names: Names }) {
  const shown = columns.filter((one) => one.column !== "evidence_hash");
  if (shown.length === 0) return null;
  return <ul class="columns">{shown.map((one) => <li key={one.column} dir="auto">{columnText(one, names)}</li>)}</ul>;
}
