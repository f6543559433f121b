// What stays where external money goes, and what is handed to whom, in words.

import { count, number, spaced } from "./words.js";

/** @typedef {import("../answers_of_equality.ts").Ownership} Ownership */
/** @typedef {import("../answers_of_equality.ts").Owned} Owned */

/** @type {[string, string][]} */
export const ownershipParts = [
  ["cells", "Without external money"],
  ["handoff", "What is handed to whom"],
];

/** @type {Record<string, string>} */
const types = {
  project: "project money alone",
  national: "national money alone",
  both: "national and project money",
  none: "nobody delivers",
  unknown: "not known who pays",
};

/** @param {string} type */
export function typeWords(type) {
  return types[type] ?? spaced(type);
}

/** @param {boolean | null} survives */
export function survivesWords(survives) {
  return survives === null ? "not known" : survives ? "stays" : "nothing stays";
}

/** "50 %" or "20 to 60 %"; an unknown share is said to be unknown. @param {Ownership["surviving_share"]} share */
function shareWords(share) {
  if (!share || share.low === null || share.high === null) return "";
  const [low, high] = [Math.round(100 * share.low), Math.round(100 * share.high)];
  return low === high ? ` (${low} %)` : ` (${low} to ${high} %, since of some it is not known who pays)`;
}

/** @param {Ownership} answer @param {string} placeName */
export function ownershipSentence(answer, placeName) {
  const where = placeName ? ` in ${placeName}` : "";
  if (answer.view === "handoff") {
    if (answer.hand_offs === 0) return `No project service${where} has a stated end.`;
    return `${count(answer.hand_offs, "project service")}${where} ${answer.hand_offs === 1 ? "ends" : "end"}; ${number(answer.hand_offs_wanting)} ${answer.hand_offs_wanting === 1 ? "has" : "have"} no national successor named in time.`;
  }
  const served = answer.total - (answer.types.none ?? 0);
  if (served === 0) return `Nobody is recorded to deliver anything${where}.`;
  const share = answer.surviving_share;
  const cells = `${count(served, "served cell")}${where}`;
  const isKnown = share !== null && share.low !== null && share.low === share.high;
  if (!isKnown && answer.surviving === 0) {
    return `Of none of ${cells} is it known that something would stay without external money${shareWords(share)}.`;
  }
  return `Without external money ${isKnown ? "" : "at least "}${number(answer.surviving)} of ${cells} would keep something${shareWords(share)}.`;
}

/** @param {string | null} missing */
export function missingWords(missing) {
  switch (missing) {
    case null: return "all that it needs";
    case "no-successor": return "no successor is named";
    default: return spaced(missing);
  }
}

/** Served cells first, those that would lose all before the rest. @param {Owned[]} items */
export function servedFirst(items) {
  const rank = (/** @type {Owned} */ one) => (one.funding === "none" ? 3 : one.survives === false ? 0 : one.survives === null ? 1 : 2);
  return items.map((one, at) => ({ one, at })).sort((a, b) => rank(a.one) - rank(b.one) || a.at - b.at).map(({ one }) => one);
}
