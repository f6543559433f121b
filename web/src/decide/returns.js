// Who reported on what they declared to report on, in words.

import { anyDay } from "./address.js";
import { capital, count, day, lastDayBefore, nameOf, number, spaced } from "./words.js";

/** @typedef {import("../answers_of_acts.ts").Returns} Returns */
/** @typedef {import("../answers_of_acts.ts").Return} Return */
/** @typedef {import("../answers.ts").Names} Names */

/** @type {Record<string, string>} */
const states = {
  never: "never reported",
  late: "late",
  received: "received",
  reported: "reported",
  "no-due": "no day is set",
  unknown: "not known",
};

/** @param {string} state */
export function stateWord(state) {
  return states[state] ?? spaced(state);
}

/** @param {Returns} answer */
export function returnsSentence(answer) {
  if (answer.total === 0) return "Nobody has declared to report on anything, so nobody can be late.";
  const { late = 0, never = 0 } = answer.states;
  const asked = `${count(answer.total, "return")} ${answer.total === 1 ? "is" : "are"} declared`;
  if (late + never === 0) return `${asked}; none is known to be late.`;
  const said = [];
  if (late > 0) said.push(`${number(late)} ${late === 1 ? "is" : "are"} late`);
  if (never > 0) said.push(`${number(never)} never came`);
  return `${asked}; ${said.join(" and ")}.`;
}

/** "14 days late". @param {Return} one */
export function lateWords(one) {
  return one.days_late === null ? capital(stateWord(one.state)) : capital(`${count(one.days_late, "day")} late`);
}

/** What it reports on: "Deliveries in Coast, Health". @param {Return} one @param {Names} names */
export function scopeWords(one, names) {
  const where = one.location === null ? "" : ` in ${nameOf(names, one.location)}`;
  const service = one.service === null ? "" : `, ${nameOf(names, one.service)}`;
  return `${capital(spaced(one.of))}${where}${service}`;
}

/** @param {Return} one */
export function periodWords(one) {
  const last = lastDayBefore(one.end);
  if (one.start && last) return `${day(one.start)} to ${day(last)}`;
  if (one.start) return `since ${day(one.start)}`;
  return last ? `until ${day(last)}` : "no period is said, so it holds on no day";
}

/** What the last return changed; empty where none is known. @param {Return} one */
export function changedWords(one) {
  const made = one.last_return;
  if (!made) return "";
  const said = [[made.added, "added"], [made.changed, "changed"], [made.withdrawn, "withdrawn"]]
    .filter(([times]) => Number(times) > 0).map(([times, word]) => `${number(Number(times))} ${word}`);
  return said.join(", ") || "nothing changed";
}

/** The comparison that shows what a return changed, as a query of Changes. @param {Return} one
 * @returns {Record<string, string>} */
export function changesOf(one) {
  const made = one.last_return;
  if (!made) return {};
  return { from: String(made.previous ?? made.revision - 1), to: String(made.revision), source: one.source };
}

/** What the API takes of a filter when it is asked for returns. @param {Record<string, string>} query */
export function returnsQuery(query) {
  const { location, service, organisation, at, as_of } = query;
  return Object.fromEntries(Object.entries({ location, service, organisation, at: at === anyDay ? "" : at, as_of }).filter(([, value]) => value));
}
