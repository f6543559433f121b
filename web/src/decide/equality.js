// What one can choose from, and how much that depends on where one lives or comes
// from: the "lottery" and the "shopping", in words.

import { placeWords } from "./frame.js";
import { count, list, nameOf, number, spaced } from "./words.js";

/** @typedef {import("../answers_of_equality.ts").Equality} Equality */
/** @typedef {import("../answers_of_equality.ts").Inequality} Inequality */
/** @typedef {import("../answers_of_equality.ts").Options} Options */
/** @typedef {import("../answers_of_equality.ts").Balance} Balance */
/** @typedef {import("../answers_of_equality.ts").EntitlementRange} EntitlementRange */
/** @typedef {import("../answers.ts").Names} Names */

/** The parts of the view, in the order of the page. @type {[string, string][]} */
export const equalityParts = [
  ["locations", "By place"],
  ["hosts", "By host country"],
  ["packages", "What each host gives"],
  ["bundles", "All dimensions in one place"],
  ["balance", "Returnees and residents"],
  ["access", "Who is kept out"],
];

const countries = typeof Intl.DisplayNames === "function" ? new Intl.DisplayNames(["en-GB"], { type: "region", fallback: "code" }) : null;

/** A country by its two letters; what is no such code stands for itself. @param {string} code @param {Names} names */
export function countryName(code, names) {
  if (Object.hasOwn(names, code) && names[code]) return names[code];
  return countries && /^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code;
}

/** @param {Equality} answer @param {string} who the profile asked about, in words */
export function equalitySentence(answer, who) {
  switch (answer.view) {
    case "locations": return `${lottery(answer, placeWords(answer.level), who)}${silent(answer)}`;
    case "hosts": return answer.items.length === 0 ? "No service is recorded for the returnees of any one host country." : lottery(answer, ["host country", "host countries"], who);
    case "packages": return shopping(answer.ranges ?? []);
    case "bundles": return bundles(answer);
    case "balance": return balance(answer);
    case "access": return access(answer);
    default: return `${count(answer.total, "row")}.`;
  }
}

/** "none in n of m" first: a mean would hide it. @param {Equality} answer @param {[string, string]} words @param {string} who */
function lottery(answer, [one, many], who) {
  const found = answer.inequality;
  if (!found || found.counted === 0) return `It is not known in any ${one} what ${who} can choose from.`;
  const none = found.none === 0
    ? `In each of ${count(found.counted, one, many)} ${who} can choose from at least ${count(found.least ?? 0, "service")}`
    : `In ${number(found.none)} of ${count(found.counted, one, many)} nothing is recorded for ${who}`;
  return `${none}; at most it is ${count(found.most ?? 0, "service")}.`;
}

/** @param {Equality} answer */
function silent(answer) {
  const unsaid = (answer.unknown ?? 0) + (answer.unreported ?? 0);
  const [one, many] = placeWords(answer.level);
  return unsaid > 0 ? ` Of ${count(unsaid, one, many)} more nobody has reported enough to tell.` : "";
}

/** @param {EntitlementRange[]} ranges */
function shopping(ranges) {
  if (ranges.length === 0) return "What host countries give is not recorded.";
  const compared = ranges.filter((range) => range.hosts > 1);
  if (compared.length === 0) return `What host countries give is recorded for ${count(ranges.length, "profile")}, each by one country alone: there is nothing to compare.`;
  const widest = Math.max(...compared.flatMap((range) => range.ranges.map((one) => one.ratio ?? 0)));
  const times = widest > 1 ? `: for one and the same profile, up to ${widest.toFixed(1)} times as much in one country as in another` : "";
  return `${count(compared.length, "profile")} can be compared between host countries${times}.`;
}

/** @param {Equality} answer */
function bundles(answer) {
  const [one, many] = placeWords(answer.level);
  return `In ${number(answer.complete ?? 0)} of ${count(answer.total, one, many)} all dimensions are offered and can be reached from one way in.`;
}

/** @param {Equality} answer */
function balance(answer) {
  const only = answer.items.filter((item) => "returnees_only" in item && item.returnees_only).length;
  const [one, many] = placeWords(answer.level);
  return `In ${number(only)} of ${count(answer.items.length, one, many)} everything recorded is for returnees only.`;
}

/** @param {Equality} answer */
function access(answer) {
  const shut = answer.items.filter((item) => "nothing_left" in item && item.nothing_left).length;
  if (answer.total === 0) return "No condition keeps anybody out of what is recorded.";
  return `Conditions keep somebody out of ${count(answer.total, "service in a place", "services in places")}; in ${number(shut)} of them nothing is left open.`;
}

/** The profile asked about, in words. @param {Record<string, string>} query @param {string[]} groups names */
export function profileWords(query, groups) {
  const who = groups.length ? list(groups).toLowerCase() : "anyone";
  return query.host ? `${who} from ${countryName(query.host, {})}` : who;
}

/** "0 to 5, Gini 0.40": beside the count of none, never instead of it. @param {Inequality} found */
export function spreadWords(found) {
  if (found.counted === 0) return "not known";
  const gini = found.gini === null ? "" : `, Gini ${found.gini.toFixed(2)}`;
  const ratio = found.ratio === null ? "" : `, most to least ${found.ratio.toFixed(1)}`;
  return `none in ${number(found.none)} of ${number(found.counted)}; ${number(found.least)} to ${number(found.most)}${gini}${ratio}`;
}

/** How many can be reached from a way in. @param {Options} one */
export function reachWords(one) {
  if (one.reachable === null) return "not known";
  return one.reach_unknown > 0 ? `${number(one.reachable)} to ${number(one.reachable + one.reach_unknown)}` : number(one.reachable);
}

/** @param {string} state */
export function choiceWords(state) {
  /** @type {Record<string, string>} */
  const words = { counted: "", none: "asked, and nothing there", unknown: "not known", unreported: "needed, and nobody reported" };
  return words[state] ?? spaced(state);
}

/** @param {Balance} one @param {Names} names @param {"returnees" | "residents" | "both" | "others" | "unknown"} of */
export function balanceText(one, names, of) {
  return one[of].length ? list(one[of].map((id) => nameOf(names, id))) : "none";
}
