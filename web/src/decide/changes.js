// What changed between two moments, in words.

import { count, day, nameOf, number, spaced } from "./words.js";

/** @typedef {import("../answers.ts").Changes} Changes */
/** @typedef {import("../answers.ts").ChangedColumn} ChangedColumn */
/** @typedef {import("../answers.ts").Names} Names */

/** @type {Record<string, string>} */
const words = { came: "new", went: "gone", moved: "changed", confirmed: "confirmed" };

/** @param {string} change */
export function changeWord(change) {
  return words[change] ?? change;
}

/** @param {Changes} answer */
export function changesSentence(answer) {
  const { records, findings } = answer;
  const since = answer.from.revision === 0 ? "Since the beginning" : `Since revision ${answer.from.revision}`;
  if (answer.from.revision === answer.to.revision) return "Nothing was imported or decided in between.";
  const said = [`${count(records.came, "record")} came`, `${number(records.went)} went`, `${number(records.moved)} changed`];
  return `${since}, ${said.join(", ")}; of the findings ${number(findings.came)} came, ${number(findings.went)} went and ${number(findings.moved)} moved.`;
}

/** A value of a column as text: ids by their names, days as days.
 * @param {unknown} value @param {Names} names @returns {string} */
export function valueText(value, names) {
  if (value === null || value === undefined || value === "") return "not known";
  if (Array.isArray(value)) return value.length ? value.map((one) => valueText(one, names)).join(", ") : "not known";
  if (typeof value === "object") return Object.values(value).map((one) => valueText(one, names)).join(" ");
  if (typeof value === "number") return number(value);
  const text = String(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? day(text) : nameOf(names, text);
}

/** "Capacity: 100, now 150". @param {ChangedColumn} column @param {Names} names */
export function columnText(column, names) {
  return `${spaced(column.column)}: ${valueText(column.old, names)}, now ${valueText(column.new, names)}`;
}

/** Kinds of records and findings as a reader calls them. @param {string} kind */
export function kindWord(kind) {
  return spaced(kind).replace(/ies$/, "y").replace(/s$/, "");
}
