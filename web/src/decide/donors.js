// Who pays, what ends when, and what stops if one leaves, in words.

import { count, list, month, nameOf, number, spaced } from "./words.js";

/** @typedef {import("../answers_of_links.ts").Donors} Donors */
/** @typedef {import("../answers_of_links.ts").Money} Money */
/** @typedef {import("../answers_of_links.ts").RunwayEnd} RunwayEnd */
/** @typedef {import("../answers.ts").Names} Names */

/** The parts of the view, in the order of the page. @type {[string, string][]} */
export const donorParts = [
  ["shares", "Who pays"],
  ["pairs", "Who meets whom"],
  ["runway", "What ends when"],
];

/** Sums by currency, never mixed; an unknown sum is said to be unknown.
 * @param {Money[] | null} sums */
export function sums(sums) {
  if (sums === null) return "not recorded";
  return sums.map(({ amount, currency }) => `${currency ?? "currency unknown"} ${number(amount)}`).join(", ");
}

/** "40 to 65 %": an interval where donors are unknown.
 * @param {number} low @param {number} high */
export function between(low, high) {
  const [from, to] = [Math.round(100 * low), Math.round(100 * high)];
  return from === to ? `${from} %` : `${from} to ${to} %`;
}

/** @param {Donors} answer @param {string} placeName */
export function donorsSentence(answer, placeName) {
  const where = placeName ? ` in ${placeName}` : "";
  if (answer.view === "runway") return runwaySentence(answer, where);
  if (answer.view === "leaving") return leavingSentence(answer);
  const donors = answer.donors_total ?? 0;
  const unknown = answer.providers_unknown ?? 0;
  const providers = answer.providers ?? 0;
  if (providers === 0) return `Nobody is recorded to deliver anything${where}.`;
  const known = donors === 0 ? `No donor is known of ${count(providers, "provider")}${where}` : `${count(donors, "donor")} ${donors === 1 ? "is" : "are"} known to pay for ${number(providers - unknown)} of ${count(providers, "provider")}${where}`;
  return unknown > 0 && donors > 0 ? `${known}; of ${number(unknown)} the donors are not all known.` : `${known}.`;
}

/** @param {Donors} answer @param {string} where */
function runwaySentence(answer, where) {
  const months = answer.months ?? [];
  const open = answer.open_ended?.length ?? 0;
  const later = open > 0 ? ` Of ${number(open)} more nobody says until when they are paid.` : "";
  if (months.length === 0) return `Nothing${where} is recorded to lose its money.${later}`;
  const [next] = months;
  const total = months.reduce((sum, one) => sum + one.programmes, 0);
  return `${count(total, "programme")}${where} ${total === 1 ? "loses its" : "lose their"} last money, the next in ${month(next.month)}.${later}`;
}

/** @param {Donors} answer */
function leavingSentence(answer) {
  const who = list((answer.leaving ?? []).map((id) => nameOf(answer.names, id)));
  const stops = answer.items.filter((one) => "effect" in one && one.effect === "stops").length;
  const emptied = answer.together?.emptied.length ?? 0;
  if (answer.items.length === 0) return `Nothing that is recorded rests on ${who}.`;
  return `If ${who} left, ${count(stops, "programme")} would stop, and ${count(emptied, "cell")} would have nobody.`;
}

/** What a programme takes with it when it stops.
 * @param {Pick<RunwayEnd, "cells" | "emptied" | "referrals">} fall */
export function fallWords(fall) {
  const said = [count(fall.cells, "cell")];
  if (fall.emptied.length > 0) said.push(`${number(fall.emptied.length)} left empty`);
  if (fall.referrals.length > 0) said.push(count(fall.referrals.length, "referral link"));
  return said.join(", ");
}

/** @type {Record<string, string>} */
const effects = {
  leaves: "goes with it",
  stops: "stops",
  uncertain: "may stop: it is not known who else pays",
  "loses-money": "loses a part of its money",
  "loses-implementer": "loses who delivers it",
};

/** @param {string} effect */
export function effectWords(effect) {
  return effects[effect] ?? spaced(effect);
}

/** The ends of a calendar by month.
 * @param {RunwayEnd[]} ends @returns {[string, RunwayEnd[]][]} */
export function byMonth(ends) {
  /** @type {Map<string, RunwayEnd[]>} */
  const months = new Map();
  for (const end of ends) months.set(end.month, [...(months.get(end.month) ?? []), end]);
  return [...months];
}
