// The states of a cell: their order, their marks, their words. Each has a mark of
// its own, so that it survives print, sun and colour-blindness; the colours are
// classes that style/states.css gives a value.

import { day, month } from "./words.js";

/** @typedef {import("../answers.ts").Cell} Cell */
/** @typedef {import("../answers.ts").StateCode} StateCode */

/** As a reader meets them in the legend. @type {StateCode[]} */
export const order = ["covered", "present", "thin", "no-access", "uncovered", "unreported", "unknown", "blank", "not-needed"];

/** Someone delivers there, whether or not it is enough. @param {StateCode} state */
export function isWork(state) {
  return state === "covered" || state === "present" || state === "thin";
}

/** @param {StateCode} state */
export function isGap(state) {
  return state === "uncovered" || state === "no-access" || state === "thin";
}

/** @param {StateCode} state @param {number} organisations */
export function mark(state, organisations) {
  switch (state) {
    case "covered":
    case "present": return String(organisations);
    case "thin": return `${organisations} ▽`;
    case "no-access": return "⊘";
    case "uncovered": return "0";
    case "unreported":
    case "unknown": return "?";
    case "blank": return "·";
    case "not-needed": return "–";
    default: return "";
  }
}

/** The mark in the legend, where no number is at hand. @param {StateCode} state */
export function legendMark(state) {
  return isWork(state) ? mark(state, 3) : mark(state, 0);
}

/** A state as a reader says it, beside the mark. @type {Record<StateCode, string>} */
export const stateWords = {
  covered: "covered",
  present: "present, not known whether enough",
  thin: "too little",
  "no-access": "not open to this group",
  uncovered: "nobody there",
  unreported: "needed, nobody reported",
  unknown: "unknown, nobody reported",
  blank: "asked, nobody there, need unknown",
  "not-needed": "not needed",
};

/** A flag as a small word.
 * @param {string} flag @param {Pick<Cell, "ends_on">} cell */
export function flagWord(flag, cell) {
  switch (flag) {
    case "single-provider": return "one only";
    case "single-donor": return "one donor";
    case "one-known-donor": return "one known donor";
    case "ending": return cell.ends_on ? `ends ${month(cell.ends_on).replace(/ \d+$/, "")}` : "ends soon";
    case "lapsed": return "lapsed";
    case "unfunded": return "unfunded";
    case "unreachable": return "no way in";
    case "returnee-only": return "returnees only";
    case "stale": return "stale";
    default: return flag.replace(/-/g, " ");
  }
}

/** A flag as part of a sentence about a cell.
 * @param {string} flag @param {Pick<Cell, "ends_on">} cell */
export function flagSentence(flag, cell) {
  switch (flag) {
    case "single-donor": return "all paid by one donor";
    case "one-known-donor": return "only one donor is known";
    case "ending": return cell.ends_on ? `nobody after ${day(cell.ends_on)}` : "a stated end is near";
    case "lapsed": return "some reported before and are silent since";
    case "unfunded": return "no commitment pays for it that day";
    case "unreachable": return "no referral leads there";
    case "returnee-only": return "open to returnees only";
    case "stale": return "nothing confirmed for a year";
    default: return flagWord(flag, cell);
  }
}

/** The whole of a cell in words, for who cannot see it.
 * @param {Cell} cell */
export function cellWords(cell) {
  const who = isWork(cell.state) ? `${cell.organisations.length} organisation${cell.organisations.length === 1 ? "" : "s"}, ` : "";
  const flags = cell.flags.map((flag) => flagWord(flag, cell)).join(", ");
  return `${who}${stateWords[cell.state] ?? cell.state}${flags ? `; ${flags}` : ""}`;
}
