// The report of an import, ordered for a reader: first what was left out, then what
// could not be placed, then what each column was taken for.

import { count, list, number, spaced } from "./words.js";

/** @typedef {import("../answers.ts").ImportReport} ImportReport */
/** @typedef {import("../answers.ts").ImportIssue} ImportIssue */

/** What happened to the database, in one sentence.
 * @param {ImportReport} report */
export function outcome(report) {
  const changes = [];
  if (report.added > 0) changes.push(`${number(report.added)} added`);
  if (report.changed > 0) changes.push(`${number(report.changed)} changed`);
  if (report.withdrawn > 0) changes.push(`${number(report.withdrawn)} withdrawn`);
  if (changes.length === 0) return "Nothing changes: all of it is known already.";
  const said = `${list(changes)}, ${number(report.unchanged)} as before`;
  return report.committed ? `Written as revision ${report.revision}: ${said}.` : `Nothing is written yet. It would be: ${said}.`;
}

/** The columns by what was done with them: those that we did not read come first,
 * since they are what a reader may want to mend.
 * @param {ImportReport} report */
export function columnsByTreatment(report) {
  const words = {
    ignored: "Not understood, and ignored",
    dropped: "Dropped, since they may name persons",
    understood: "Understood",
  };
  return /** @type {("ignored" | "dropped" | "understood")[]} */ (["ignored", "dropped", "understood"])
    .map((treatment) => ({ treatment, title: words[treatment], columns: report.columns.filter((column) => column.treatment === treatment) }))
    .filter((part) => part.columns.length > 0);
}

/** @param {ImportReport} report */
export function leftOut(report) {
  return report.issues.filter((issue) => issue.weight === "left-out");
}

/** @param {ImportReport} report */
export function notes(report) {
  return report.issues.filter((issue) => issue.weight === "note");
}

/** "sheet 3W, row 17, column K". @param {ImportIssue} issue */
export function issuePlace(issue) {
  const said = [];
  if (issue.sheet) said.push(`sheet ${issue.sheet}`);
  if (issue.row !== null && issue.row !== undefined) said.push(`row ${issue.row}`);
  if (issue.column) said.push(`column ${issue.column}`);
  return said.join(", ");
}

/** "the location “Alqosh” in 3 rows". @param {{ kind: string, word: string, rows: number }} word */
export function unresolvedWords({ kind, word, rows }) {
  return `the ${spaced(kind)} “${word}” in ${count(rows, "row")}`;
}

/** The query of an upload. @param {{ file: string, source: string, covers: string[], period: string, dryRun: boolean }} form */
export function uploadQuery({ file, source, covers, period, dryRun }) {
  const query = new URLSearchParams({ file });
  if (source) query.set("source", source);
  for (const place of covers) query.append("covers", place);
  if (period) query.set("period", period);
  if (dryRun) query.set("dry_run", "true");
  return query.toString().replace(/\+/g, "%20");
}
