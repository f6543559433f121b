// The report of an import: what was left out and why, what could not be placed,
// what each column was taken for.

import { useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { ImportIssue, ImportReport } from "../answers.ts";
import { columnsByTreatment, issuePlace, leftOut, notes, unresolvedWords } from "../decide/report.js";
import { capital, number } from "../decide/words.js";

export function Report({ report }: { report: ImportReport }) {
  const left = leftOut(report);
  const noted = notes(report);
  const missed = report.issues.filter((issue) => issue.weight === "unresolved");
  return (
    <div class="report">
      <dl class="figures">
        <Figure word="rows read" value={report.rows_read} />
        <Figure word="rows taken" value={report.rows_taken} />
        <Figure word="rows left out" value={report.rows_left} />
        <Figure word="organisations" value={report.organisations} />
        <Figure word="places" value={report.locations} />
      </dl>
      <p class="muted" dir="auto">{[report.file, report.format, report.sheet && `sheet ${report.sheet}`].filter(Boolean).join(" · ")}</p>
      {report.committed && <p><a class="button" href="/coverage">Look at the coverage</a></p>}
      <Part id="left" title="Rows left out" total={Math.max(left.length, report.rows_left)} none="Every row was taken.">
        <Issues issues={left} />
      </Part>
      <Part id="unresolved" title="Words that we could not place" total={report.unresolved.length} none="Every place, service and organisation was found.">
        <ul>{report.unresolved.map((word, at) => <li key={at} dir="auto">{capital(unresolvedWords(word))}</li>)}</ul>
        {missed.length > 0 && <details><summary>The rows</summary><Issues issues={missed} /></details>}
      </Part>
      {report.withdrawals.length > 0 && (
        <Part id="withdrawn" title="Withdrawn, since the file no longer has them" total={report.withdrawals.length} none="">
          <ul>{report.withdrawals.map((one) => <li key={one.id} dir="auto">{one.what} <small>{one.id}</small></li>)}</ul>
        </Part>
      )}
      {noted.length > 0 && <Part id="notes" title="Worth knowing" total={noted.length} none=""><Issues issues={noted} /></Part>}
      {columnsByTreatment(report).map((part) => (
        <Part key={part.treatment} id={`columns-${part.treatment}`} title={`Columns: ${part.title.toLowerCase()}`} total={part.columns.length} none="">
          <div class="table-room" role="group" aria-labelledby={`columns-${part.treatment}`} tabIndex={0}>
            <table class="plain-table">
              <thead><tr><th scope="col">Column</th><th scope="col">Heading</th><th scope="col">Tag</th><th scope="col">Taken for</th><th scope="col">Why</th></tr></thead>
              <tbody>
                {part.columns.map((column, at) => (
                  <tr key={at}>
                    <th scope="row">{column.column}</th><td dir="auto">{column.header}</td><td>{column.tag}</td><td>{column.meaning}</td><td dir="auto">{column.reason}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Part>
      ))}
    </div>
  );
}

function Figure({ word, value }: { word: string; value: number }) {
  return <div><dt>{word}</dt><dd>{number(value)}</dd></div>;
}

function Part({ id, title, total, none, children }: { id: string; title: string; total: number; none: string; children: ComponentChildren }) {
  return (
    <section aria-labelledby={id} class="list">
      <h2 id={id}>{title} <span class="count">{number(total)}</span></h2>
      {total > 0 ? children : <p class="muted">{none}</p>}
    </section>
  );
}

function Issues({ issues }: { issues: ImportIssue[] }) {
  const [limit, setLimit] = useState(50);
  return (
    <>
      <ul>
        {issues.slice(0, limit).map((issue, at) => (
          <li key={at} dir="auto">{[issuePlace(issue), issue.value && `“${issue.value}”`].filter(Boolean).join(": ")}{issuePlace(issue) || issue.value ? " · " : ""}{issue.reason}</li>
        ))}
      </ul>
      {issues.length > limit && <button type="button" onClick={() => setLimit(limit + 200)}>Show more of {number(issues.length - limit)}</button>}
    </>
  );
}
