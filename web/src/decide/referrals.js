// Who is led where, and which link is missing, in words.

import { count, list, month, nameOf, number, spaced } from "./words.js";

/** @typedef {import("../answers_of_links.ts").Referrals} Referrals */
/** @typedef {import("../answers_of_links.ts").MissingRoute} MissingRoute */
/** @typedef {import("../answers_of_links.ts").StageBreak} StageBreak */
/** @typedef {import("../answers.ts").Names} Names */

/** The parts of the view, in the order of the page. @type {[string, string][]} */
export const referralParts = [
  ["missing", "Missing links"],
  ["routes", "Routes"],
  ["stage-breaks", "From abroad to follow-up"],
  ["critical", "Resting on one"],
  ["mechanisms", "Mechanisms"],
  ["counts", "Counts"],
];

/** @type {[string, string][]} */
export const requirements = [
  ["agreement", "Agreement"],
  ["coordination", "Coordination, led locally"],
  ["border", "Both sides of the border"],
  ["dimensions", "Several dimensions, monitored"],
];

/** @param {Referrals} answer @param {string} placeName */
export function referralsSentence(answer, placeName) {
  const where = placeName ? ` in ${placeName}` : "";
  const unsure = answer.in_scope ? "" : " Nobody has declared to report on referrals: a link that is not here may be one that was not told.";
  return `${said(answer, where)}${unsure}`;
}

/** @param {Referrals} answer @param {string} where */
function said(answer, where) {
  const { states, total } = answer;
  switch (answer.view) {
    case "routes": {
      const reached = (states?.direct ?? 0) + (states?.led ?? 0);
      return `${number(reached)} of ${count(total, "service and place", "services and places")}${where} can be reached from a way in.`;
    }
    case "missing": return total === 0 ? `No route${where} is known to be missing.` : `${count(total, "service and place", "services and places")}${where} ${total === 1 ? "is" : "are"} reached by no formal route.`;
    case "stage-breaks": return total === 0 ? `No stage${where} is known to break off.` : `Between stages, ${count(total, "way")}${where} ${total === 1 ? "was" : "were"} looked at: ${stateCounts(states)}.`;
    case "critical": return total === 0 ? `No route${where} rests on one organisation alone.` : `${count(total, "organisation")} ${total === 1 ? "holds" : "hold"} routes${where} that nobody else does.`;
    case "mechanisms": return total === 0 ? "No mechanism is recorded." : `${count(total, "mechanism")} by the four requirements of the Operational Framework.`;
    case "counts": return `Referrals by month; counts under ${number(answer.fewest_shown ?? 5)} are held back, and a second one with them.`;
    default: return `${count(total, "row")}.`;
  }
}

/** "3 broken, 2 unknown". @param {Record<string, number> | undefined} states */
export function stateCounts(states) {
  return Object.entries(states ?? {}).map(([state, times]) => `${number(times)} ${spaced(state)}`).join(", ");
}

/** "Vocational training in Brook". @param {{ location: string, service: string | null }} aim @param {Names} names */
export function aimText(aim, names) {
  const service = aim.service === null ? "Any service" : nameOf(names, aim.service);
  return `${service} in ${nameOf(names, aim.location)}`;
}

/** What would close the gap. @param {MissingRoute} route @param {Names} names */
export function missingText(route, names) {
  const links = route.missing.map((link) => `${nameOf(names, link.from)} to ${nameOf(names, link.to)}${whyText(link.why)}`);
  const lacks = route.lacks_way_in ? "a way in, since none is recorded" : "";
  const needs = [...links.map((one) => `a link from ${one}`), lacks].filter(Boolean);
  if (needs.length === 0) return "nothing that one can name would close it";
  return `needs ${list(needs)}`;
}

/** @param {string} why */
function whyText(why) {
  return why === "not-recorded" ? "" : ` (there is one, ${spaced(why)})`;
}

/** @param {string | null} value a count, "total" or a month */
export function monthText(value) {
  return value === "total" ? "in all" : month(value ?? "");
}

/** A count that may be held back. @param {number | null} value @param {boolean} suppressed @param {boolean} atLeast */
export function countText(value, suppressed, atLeast) {
  if (value === null) return suppressed ? "held back" : "not known";
  return `${atLeast ? "at least " : ""}${number(value)}`;
}

/** The mark beside a verdict, so that it is not told by colour alone. @param {string} verdict */
export function verdictMark(verdict) {
  return verdict === "met" ? "✓" : verdict === "not-met" ? "✗" : "?";
}
