// What would be otherwise without somebody, in words. Nothing of it is saved.

import { classWord } from "./overlaps.js";
import { stateWords } from "./states.js";
import { count, list, nameOf, number, spaced } from "./words.js";

/** @typedef {import("../answers_of_plans.ts").WhatIf} WhatIf */
/** @typedef {import("../answers.ts").Names} Names */

/** @param {WhatIf} answer @param {string[]} who */
export function whatIfSentence(answer, who) {
  const names = list(who);
  const nothing = answer.total === 0 && answer.stopped.length === 0 && answer.routes_gone.length === 0 && answer.overlaps.length === 0;
  if (nothing) return `Without ${names} nothing that is recorded would be otherwise.`;
  const said = [];
  if (answer.stopped.length > 0) said.push(`${count(answer.stopped.length, "programme")} would stop`);
  said.push(`${count(answer.total, "cell")} would change`);
  if (answer.gaps_new.length > 0) said.push(`${count(answer.gaps_new.length, "new gap")} would open`);
  if (answer.routes_gone.length > 0) said.push(`${count(answer.routes_gone.length, "referral")} would go`);
  return `Without ${names}, ${list(said)}.`;
}

/** @param {string} state */
function stateText(state) {
  return Object.hasOwn(stateWords, state) ? stateWords[/** @type {keyof typeof stateWords} */ (state)] : spaced(state);
}

/** "now covered; then nobody there". @param {{ before: string, after: string }} cell */
export function changeText({ before, after }) {
  return `now ${stateText(before)}; then ${stateText(after)}`;
}

/** What becomes of a pair. @param {WhatIf["overlaps"][number]} pair @param {Names} names */
export function pairText({ a, b, before, after }, names) {
  const pair = `${nameOf(names, a)} and ${nameOf(names, b)}`;
  if (after === null) return `${pair}: no pair any more (${classWord(before ?? "")})`;
  if (before === null) return `${pair}: a new pair (${classWord(after)})`;
  return `${pair}: now ${classWord(before)}; then ${classWord(after)}`;
}

/** @param {{ location: string, service: string }} cell @param {Names} names */
export function cellName({ location, service }, names) {
  return `${nameOf(names, location)} · ${nameOf(names, service)}`;
}

/** @param {number} listed @param {number} total */
export function restWords(listed, total) {
  return total > listed ? `and ${number(total - listed)} more` : "";
}
