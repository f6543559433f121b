// Two records that may be one, side by side: which columns say the same, which differ.

import { recordRows } from "./record.js";
import { count, number } from "./words.js";

/** @typedef {import("../answers.ts").RecordAnswer} RecordAnswer */
/** @typedef {import("../answers.ts").RecordColumns} RecordColumns */
/** @typedef {import("../answers.ts").Revision} Revision */
/** @typedef {import("./record.js").Value} Value */
/** @typedef {{ label: string, one: Value[], other: Value[], differs: boolean }} Line */

/** @param {number} total @param {string} [of] */
export function matchesSentence(total, of = "") {
  const whose = of ? ` of ${of}` : "";
  if (total === 0) return `No two records${whose} seem to be one.`;
  return `${count(total, "pair")} of records${whose} ${total === 1 ? "looks" : "look"} like the same. Are they?`;
}

/** The columns of both, one beneath the other as they stand in each; a column that only one of them
 * has is no difference, since the other may not know. @param {RecordAnswer} one @param {RecordAnswer} other @returns {Line[]} */
export function sideBySide(one, other) {
  const names = { ...other.names, ...one.names };
  const left = recordRows({ ...one.record, id: null }, names);
  const right = recordRows({ ...other.record, id: null }, names);
  const labels = [...new Set([...left, ...right].map((row) => row.label))];
  /** @param {typeof left} rows @param {string} label */
  const of = (rows, label) => rows.find((row) => row.label === label)?.values ?? [];
  const text = (/** @type {Value[]} */ values) => values.map((value) => value.text).join("; ");
  const lines = labels.map((label) => {
    const [a, b] = [of(left, label), of(right, label)];
    return { label, one: a, other: b, differs: a.length > 0 && b.length > 0 && text(a) !== text(b) };
  });
  return [{ label: "name", one: [{ text: one.name }], other: [{ text: other.name }], differs: one.name !== other.name }, ...lines];
}

/** How many edges of each kind a record has: what hangs on the decision. @param {RecordAnswer} record */
export function weight(record) {
  const said = record.edges.filter((edge) => edge.total > 0).map((edge) => `${edge.label} ${number(edge.total)}`);
  return said.length ? said.join(", ") : "nothing hangs on it";
}

/** "90 %, very likely": the score is no probability, and is not shown as one.
 * @param {number} score */
export function scoreWords(score) {
  if (score >= 0.95) return "very much alike";
  if (score >= 0.85) return "much alike";
  return "somewhat alike";
}

/** @typedef {{ a: string, b: string, judgement: string, reason: string, revision: number | null }} Judgement */

/** What people judged, the newest first, each with the revision that undoing names where it was written here.
 * @param {RecordColumns[]} records of the table same_as @param {Revision[]} written with source "decisions"
 * @returns {Judgement[]} */
export function judgements(records, written) {
  const verb = (/** @type {string} */ judgement) => (judgement === "same" ? "merge" : "separate");
  return records.map((record) => {
    const [a, b, judgement] = [String(record.a), String(record.b), String(record.judgement)];
    const by = written.find((one) => one.message === `${verb(judgement)} ${a} ${b}`);
    return { a, b, judgement, reason: String(record.reason ?? ""), revision: by?.revision ?? null };
  }).sort((one, other) => (other.revision ?? 0) - (one.revision ?? 0));
}
