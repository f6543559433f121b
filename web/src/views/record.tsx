// The page of one record, of any kind; of an organisation also where it works and
// beside whom.

import type { ViewProps } from "../app.tsx";
import type { Edge, Names, RecordAnswer, Status } from "../answers.ts";
import { useAnswer } from "../answer.ts";
import { address, anyDay, change } from "../decide/address.js";
import { sourceWords } from "../decide/evidence.js";
import { onDay } from "../decide/frame.js";
import { columnLabel, edgeTable, oneOf, recordRows, workMatrix } from "../decide/record.js";
import { recordSentence } from "../decide/sentence.js";
import { capital, count, day, nameOf, number, spaced } from "../decide/words.js";
import { Foot, ViewFrame } from "../parts/frame.tsx";
import { RecordLink, Values } from "../parts/links.tsx";
import { ReportError } from "../parts/report_error.tsx";
import { ReturnSheet } from "../parts/return_sheet.tsx";
import type { Place } from "../place.ts";

export function RecordView({ place, status, query }: ViewProps) {
  const asked = new URLSearchParams();
  if (place.query.as_of) asked.set("as_of", place.query.as_of);
  if (place.query.at && query.at !== anyDay) asked.set("at", query.at);
  // Where an organisation works is counted at the level of the other views.
  asked.set("level", query.level);
  const path = `/records/${encodeURIComponent(place.id)}?${asked}`;
  const { answer, problem, loading } = useAnswer<RecordAnswer>(path);
  return (
    <ViewFrame
      title={answer?.name ?? "Record"} problem={problem} loading={loading} sentence={answer?.name ?? ""}
      note={answer && <span dir="auto">{capital(oneOf(answer.kind))} {answer.id}. {recordSentence(answer)}</span>}
      foot={answer && <Foot path={path} asTable={false} said={[`revision ${answer.revision}`]} />}
    >
      {answer && <Body answer={answer} place={place} status={status} />}
    </ViewFrame>
  );
}

function Body({ answer, place, status }: { answer: RecordAnswer; place: Place; status: Status }) {
  const rows = recordRows(answer.record, answer.names);
  return (
    <div class="record">
      {rows.length > 0 && (
        <section aria-labelledby="said">
          <h2 id="said">What is recorded</h2>
          <dl class="columns">
            {rows.map((row) => (
              <div key={row.column}><dt>{capital(row.label)}</dt><dd><Values place={place} values={row.values} /></dd></div>
            ))}
          </dl>
        </section>
      )}
      <Doors answer={answer} place={place} status={status} />
      {(answer.cells?.length ?? 0) > 0 && <Work answer={answer} place={place} />}
      {(answer.partners?.length ?? 0) > 0 && <Partners answer={answer} place={place} />}
      {answer.edges.filter((edge) => edge.total > 0).map((edge) => <EdgeTable key={`${edge.kind} ${edge.column}`} edge={edge} answer={answer} place={place} />)}
      <Statements answer={answer} place={place} />
      <History answer={answer} />
      <ReportError id={answer.id} what={answer.name} rows={answer.statements.flatMap((one) => one.rows ?? [])} revision={answer.revision} mailbox={String(answer.record.mailbox ?? "")} />
    </div>
  );
}

// From a record into the views that it can filter, and what would be without it.
function Doors({ answer, place, status }: { answer: RecordAnswer; place: Place; status: Status }) {
  const leaves = answer.kind === "organisations" || answer.kind === "programmes";
  const filter = { locations: "location", services: "service", groups: "group", organisations: "organisation" }[answer.kind];
  if (!filter && !leaves) return null;
  const { query } = change({ view: "coverage", id: "", query: place.query }, filter ? { [filter]: answer.id } : {});
  const door = (view: Place["view"], word: string, more = query) => <a class="button" href={address({ view, id: "", query: more })}>{word}</a>;
  return (
    <p class="tools">
      {filter && <>{door("coverage", "Coverage")}{door("gaps", "Gaps")}{door("overlaps", "Overlaps")}{door("findings", "Findings")}</>}
      {answer.kind === "locations" && door("check", "Before you fund", { location: answer.id })}
      {leaves && door("what-if", "What if it left", { ...change(place, { cell: null }).query, without: answer.id })}
      {answer.kind === "organisations" && <ReturnSheet id={answer.id} name={answer.name} status={status} />}
    </p>
  );
}

function Work({ answer, place }: { answer: RecordAnswer; place: Place }) {
  const { services, rows } = workMatrix(answer.cells ?? [], answer.names);
  return (
    <section aria-labelledby="work">
      <h2 id="work">Where they work</h2>
      <p class="muted">The number is how many organisations are in the cell {onDay(place.query.at)}, this one among them.</p>
      <div class="table-room" role="group" aria-labelledby="work" tabIndex={0}>
        <table class="plain-table work">
          <thead><tr><th scope="col">Place</th>{services.map((service) => <th key={service} scope="col" dir="auto">{nameOf(answer.names, service)}</th>)}</tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.location}>
                <th scope="row"><RecordLink place={place} id={row.location} name={nameOf(answer.names, row.location)} /></th>
                {row.cells.map((cell, at) => <td key={services[at]} class={cell ? "s-present" : ""}>{cell ? number(cell.organisations) : ""}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Partners({ answer, place }: { answer: RecordAnswer; place: Place }) {
  const partners = answer.partners ?? [];
  return (
    <section aria-labelledby="partners">
      <h2 id="partners">With whom <span class="count">{number(partners.length)}</span></h2>
      <ul class="partners">
        {partners.slice(0, 40).map((one) => <li key={one.id}><RecordLink place={place} id={one.id} name={nameOf(answer.names, one.id)} /> <small>{count(one.cells, "shared cell")}</small></li>)}
      </ul>
      {partners.length > 40 && <p class="muted">and {number(partners.length - 40)} more</p>}
    </section>
  );
}

function EdgeTable({ edge, answer, place }: { edge: Edge; answer: RecordAnswer; place: Place }) {
  const { columns, rows } = edgeTable(edge.items, answer.names, answer.id);
  const id = `edge-${edge.kind}-${edge.column}`.replace(/\W+/g, "-");
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{capital(edge.label)} {!edge.label.includes(edge.kind) && <small>{spaced(edge.kind)}</small>} <span class="count">{number(edge.total)}</span></h2>
      <div class="table-room" role="group" aria-labelledby={id} tabIndex={0}>
        <table class="plain-table">
          <thead><tr>{columns.map((column) => <th key={column} scope="col">{capital(columnLabel(column))}</th>)}</tr></thead>
          <tbody>
            {rows.map((row, at) => <tr key={row.id || at}>{row.cells.map((values, column) => <td key={columns[column]}><Values place={place} values={values} /></td>)}</tr>)}
          </tbody>
        </table>
      </div>
      {edge.total > edge.items.length && <p class="muted">The first {number(edge.items.length)} are shown.</p>}
    </section>
  );
}

function Statements({ answer, place }: { answer: RecordAnswer; place: Place }) {
  if (!answer.statements?.length) return null;
  return (
    <section aria-labelledby="statements">
      <h2 id="statements">Who says so <span class="count">{number(answer.statements.length)}</span></h2>
      {answer.statements.map((statement, at) => (
        <div key={at} class="statement">
          <h3 dir="auto">{statement.source}</h3>
          <ul>{(statement.rows ?? []).slice(0, 10).map((row, index) => <li key={index} class="source" dir="auto">{sourceWords(row)}</li>)}</ul>
          {(statement.rows ?? []).length > 10 && <p class="muted">and {number(statement.rows.length - 10)} more rows</p>}
          {answer.statements.length > 1 && <Said record={statement.record} names={answer.names} place={place} />}
          {statement.assured_date && <p class="muted">Last confirmed {day(statement.assured_date)}</p>}
        </div>
      ))}
    </section>
  );
}

function Said({ record, names, place }: { record: RecordAnswer["record"]; names: Names; place: Place }) {
  return (
    <dl class="columns">
      {recordRows(record ?? {}, names).map((row) => <div key={row.column}><dt>{capital(row.label)}</dt><dd><Values place={place} values={row.values} /></dd></div>)}
    </dl>
  );
}

function History({ answer }: { answer: RecordAnswer }) {
  if (!answer.history?.length) return null;
  return (
    <section aria-labelledby="history">
      <h2 id="history">History</h2>
      <ul>
        {answer.history.map((one, at) => (
          <li key={at} dir="auto">Revision {one.revision}, {day(one.when)}: {one.change}{[one.source, one.message].filter(Boolean).map((text) => ` · ${text}`).join("")}</li>
        ))}
      </ul>
    </section>
  );
}

