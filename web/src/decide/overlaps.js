// Pairs that deliver the same in the same place: how a card reads. An overlap is a
// question to both, never a fault; only two classes are called duplication.

import { count, nameOf, number, spaced } from "./words.js";

/** @typedef {import("../answers.ts").Overlap} Overlap */
/** @typedef {import("../answers.ts").Overlaps} Overlaps */
/** @typedef {import("../answers.ts").Names} Names */

/** As they are ranked. */
export const classOrder = ["confirmed", "likely", "possible", "same-record", "same-chain", "co-funded", "complementary", "rejected"];

/** @param {string} code @param {boolean} [probable] */
export function classWord(code, probable = false) {
  const words = {
    "same-record": "one undertaking, reported twice",
    "same-chain": "one chain",
    "co-funded": "co-funded",
    confirmed: "duplication, confirmed",
    rejected: "no duplication, as decided",
    complementary: "complementary",
    likely: "likely duplication",
    possible: "possible",
  };
  const word = Object.hasOwn(words, code) ? words[/** @type {keyof typeof words} */ (code)] : spaced(code);
  return probable ? `probably ${word}` : word;
}

/** @param {string} code */
export function isDuplication(code) {
  return code === "likely" || code === "confirmed";
}

/** How much the two share, in words.
 * @param {Overlap} pair */
export function measure(pair) {
  const parts = [count(pair.cells, "shared cell"), count(pair.sites, "shared site")];
  if (pair.containment === 1) parts.push("all that the smaller one does");
  else parts.push(`${Math.round(pair.containment * 100)} % of what the smaller one does`);
  if (pair.days !== null && pair.days !== undefined) parts.push(`${count(pair.days, "day")} in common`);
  if (pair.saturation !== null && pair.saturation !== undefined) parts.push(`capacity ${pair.saturation.toFixed(1)} times the need`);
  return parts.join(" · ");
}

/** @typedef {{ key: string, location: string, service: string, group: string }} SharedCell */
/** @typedef {{ locations: { id: string, name: string }[], columns: { key: string, name: string }[],
 *   cells: (SharedCell | null)[][] }} SharedMatrix */

/** The shared cells as a small matrix, locations down, services (and groups, where
 * they differ) across.
 * @param {Overlap} pair @param {Names} names @returns {SharedMatrix} */
export function sharedMatrix(pair, names) {
  const severalGroups = new Set(pair.shared.map((cell) => cell.group)).size > 1;
  const locations = [...new Set(pair.shared.map((cell) => cell.location))].sort();
  /** @type {Map<string, string>} */
  const columns = new Map();
  for (const cell of pair.shared) {
    const service = nameOf(names, cell.service);
    columns.set(`${cell.service}|${cell.group}`, severalGroups ? `${service}, ${nameOf(names, cell.group)}` : service);
  }
  const keys = [...columns].sort(([, one], [, other]) => (one < other ? -1 : one > other ? 1 : 0));
  return {
    locations: locations.map((id) => ({ id, name: nameOf(names, id) })),
    columns: keys.map(([key, name]) => ({ key, name })),
    cells: locations.map((location) => keys.map(([key]) => {
      const cell = pair.shared.find((shared) => shared.location === location && `${shared.service}|${shared.group}` === key);
      return cell ? { key: `${location}|${key}`, ...cell } : null;
    })),
  };
}

/** Whose rows stand behind a shared cell: the leads of both sides.
 * @param {Overlap} pair */
export function sides(pair) {
  const of = (/** @type {string[] | undefined} */ leads, /** @type {string} */ provider) => (leads?.length ? leads : [provider]);
  return [...new Set([...of(pair.organisations_a, pair.a), ...of(pair.organisations_b, pair.b)])];
}

/** The classes that occur, in the order of rank, with their counts.
 * @param {Record<string, number>} classes */
export function classCounts(classes) {
  const rank = (/** @type {string} */ code) => {
    const at = classOrder.indexOf(code);
    return at < 0 ? classOrder.length : at;
  };
  return Object.entries(classes).filter(([, pairs]) => pairs > 0)
    .sort(([one], [other]) => rank(one) - rank(other) || (one < other ? -1 : 1))
    .map(([code, pairs]) => ({ code, pairs, word: classWord(code), text: `${classWord(code)} ${number(pairs)}` }));
}

/** Money of a pair: sums by currency, never mixed.
 * @param {Overlap["money"]} money */
export function moneyWords(money) {
  if (!money) return "";
  return money.map(({ amount, currency, estimated }) =>
    `${currency ?? "currency not stated"} ${number(amount)}${estimated ? " (estimated)" : ""}`).join(", ");
}
