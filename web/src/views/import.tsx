// A file is first checked, then, when its report reads well, imported.

import { useState } from "preact/hooks";
import type { ViewProps } from "../app.tsx";
import type { Found, ImportReport, Problem } from "../answers.ts";
import { importFile } from "../api.ts";
import { problemOf } from "../answer.ts";
import { key } from "../key.ts";
import { outcome, uploadQuery } from "../decide/report.js";
import { number } from "../decide/words.js";
import { Problems, ViewFrame } from "../parts/frame.tsx";
import { Typeahead } from "../parts/typeahead.tsx";
import { Report } from "./report.tsx";

export function ImportView({ place, status }: ViewProps) {
  const [file, setFile] = useState<File | null>(null);
  const [source, setSource] = useState(place.query.source ?? "");
  const [period, setPeriod] = useState("");
  const [token, setToken] = useState("");
  const [covers, setCovers] = useState<Found[]>([]);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  // What is said of a file no longer holds when something of the form changes.
  const forget = () => {
    setReport(null);
    setProblem(null);
  };
  const send = async (dryRun: boolean) => {
    if (!file) return;
    setBusy(true);
    forget();
    try {
      const places = covers.map((one) => one.id);
      setReport(await importFile(file, uploadQuery({ file: file.name, source, covers: places, period, dryRun }), token || undefined));
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
  };
  const sentence = report ? report.summary : "Send a workbook or a table: Concert first says what it understood of it.";
  return (
    <ViewFrame title="Import" sentence={sentence} note={report ? outcome(report) : status.read_only ? "This server only reads: an import will be refused." : "Nothing is written before you say so."}>
      <form class="upload" onSubmit={(event) => { event.preventDefault(); void send(true); }}>
        <label>The file
          <input type="file" required onChange={(event) => { setFile(event.currentTarget.files?.[0] ?? null); forget(); }} />
          <small>Who does what where, needs, places or boundaries, IATI, service directories, grants: as XLSX, ODS, CSV, XML or JSON.</small>
        </label>
        <div class="field">
          <span id="covers">Places that it reports on as a whole</span>
          {covers.length > 0 && (
            <ul class="picked">
              {covers.map((one) => (
                <li key={one.id}><span dir="auto">{one.name}</span> <button type="button" aria-label={`Take away: ${one.name}`} onClick={() => { setCovers(covers.filter((other) => other.id !== one.id)); forget(); }}>×</button></li>
              ))}
            </ul>
          )}
          <Typeahead label="Places that it reports on as a whole" placeholder="Type a country or a province" kind="locations" clears
            onPick={(found) => { setCovers([...covers.filter((one) => one.id !== found.id), found]); forget(); }} />
          <small>Only then does an empty cell mean that nobody is there; without it, empty means unknown.</small>
        </div>
        <label>Source <small>(optional; else the file’s name)</small>
          <input type="text" value={source} autocomplete="off" dir="auto" onInput={(event) => { setSource(event.currentTarget.value); forget(); }} />
        </label>
        <label>Period <small>(optional; where the file names none)</small>
          <input type="text" value={period} placeholder="2022-03" autocomplete="off" onInput={(event) => { setPeriod(event.currentTarget.value); forget(); }} />
        </label>
        {!key() && (
          <label>Key
            <input type="password" value={token} autocomplete="off" onInput={(event) => setToken(event.currentTarget.value)} />
            <small>From whoever runs this server. It is sent with the file and kept nowhere; or sign in above.</small>
          </label>
        )}
        <p class="tools">
          <button type="submit" class={report ? "" : "main"} disabled={busy}>Check the file</button>
          {report && !report.committed && (
            <button type="button" class="main" disabled={busy} onClick={() => void send(false)}>Import {number(report.rows_taken)} rows</button>
          )}
        </p>
      </form>
      <p role="status" class={busy ? "muted" : "quiet"}>{busy ? "Reading the file …" : ""}</p>
      {problem && <Problems problem={problem} />}
      {report && <Report report={report} />}
    </ViewFrame>
  );
}
