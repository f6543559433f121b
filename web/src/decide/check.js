// A programme that is not funded yet: who is there already, what it would fill and
// whom to talk to first, in words.

import { classWord } from "./overlaps.js";
import { stateWords } from "./states.js";
import { capital, count, nameOf, number } from "./words.js";

/** @typedef {import("../answers_of_plans.ts").Check} Check */
/** @typedef {import("../answers_of_plans.ts").Neighbour} Neighbour */
/** @typedef {import("../answers_of_plans.ts").FilledGap} FilledGap */
/** @typedef {import("../answers.ts").Names} Names */

/** What is asked of the API, once the form says enough: a place and a service. Null until then.
 * @param {Record<string, string>} query of the address @param {string | null} level of the place, once it is known
 * @returns {Record<string, string> | null} */
export function proposal(query, level) {
  const { location, service, group, from, to, host, at, as_of } = query;
  if (!location || !service || level === null) return null;
  const said = { location, service, group, from, to, host, at: from ? "" : at, as_of, level };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value));
}

/** @param {Check} answer @param {string} service @param {string} where */
export function checkSentence(answer, service, where) {
  const there = answer.neighbours === 0
    ? `Nobody is recorded with ${service} in ${where} in these days`
    : `${capital(count(answer.neighbours, "provider"))} ${answer.neighbours === 1 ? "is" : "are"} there already with ${service} in ${where}`;
  const fills = answer.gaps === 0 ? "it would fill no gap that is known" : `it would fill ${count(answer.gaps, "known gap")}`;
  const talk = answer.contacts === 0 ? "" : ` Talk to ${count(answer.contacts, "organisation")} first.`;
  return `${there}; ${fills}.${talk}`;
}

/** How the proposal would stand to one that is there. @param {Neighbour} one */
export function neighbourWords(one) {
  return classWord(one.class);
}

/** @param {FilledGap} gap @param {Names} names */
export function gapWords(gap, names) {
  const state = Object.hasOwn(stateWords, gap.state) ? stateWords[/** @type {keyof typeof stateWords} */ (gap.state)] : gap.state;
  const said = [state];
  if (gap.unmet !== null) said.push(`${number(gap.unmet)} people unmet`);
  else if (gap.need !== null) said.push(`${number(gap.need)} people in need`);
  if (gap.severity !== null) said.push(`severity ${gap.severity}`);
  if (gap.general) said.push("only as cover for a wider group");
  return `${nameOf(names, gap.location)} · ${nameOf(names, gap.service)}: ${said.join(", ")}`;
}
