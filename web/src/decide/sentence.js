// The answer in one sentence, above every view. Made from the numbers alone, in
// the field's words, blaming nobody.

import { anyDay } from "./address.js";
import { onDay, placeWords, serviceWords } from "./frame.js";
import { country } from "./matrix.js";
import { isDuplication } from "./overlaps.js";
import { isWork } from "./states.js";
import { capital, count, list, nameOf, number } from "./words.js";

/** @typedef {import("../answers.ts").Coverage} Coverage */
/** @typedef {import("../answers.ts").Overlaps} Overlaps */
/** @typedef {import("../answers.ts").Network} Network */
/** @typedef {import("../answers.ts").RecordAnswer} RecordAnswer */

/** " of Iraq", where all locations of the answer lie in one.
 * @param {Coverage} answer @param {string} placeName of the filter, empty without one */
function ofPlace(answer, placeName) {
  if (placeName) return ` of ${placeName}`;
  if (answer.level === 0) return "";
  const tops = new Set(answer.items.map((cell) => country(answer, cell.location)));
  const [top] = tops;
  return tops.size === 1 && top !== answer.items[0].location ? ` of ${nameOf(answer.names, top)}` : "";
}

/** What anyone said of need: nothing, or the gaps that follow from it.
 * @param {Coverage} answer @param {boolean} expected */
function needSentence(answer, expected) {
  const { states } = answer;
  const gaps = (states.uncovered ?? 0) + (states["no-access"] ?? 0) + (states.thin ?? 0);
  const unreported = states.unreported ?? 0;
  const judged = gaps + unreported + (states.covered ?? 0) + (states["not-needed"] ?? 0);
  if (judged === 0) {
    if (expected) return "No gap is known.";
    const needed = answer.needed ?? 0;
    return needed > 0 ? `Of ${count(needed, "cell")} a need is known, and of none whether it is met.` : "Nobody has said what is needed.";
  }
  const unmet = answer.items.reduce((people, cell) => people + (cell.unmet ?? 0), 0);
  const people = unmet > 0 ? `, with at least ${number(unmet)} people in need of more` : "";
  const silent = unreported > 0 ? `; on ${count(unreported, "needed cell")} nobody has reported` : "";
  return `${capital(count(gaps, "cell"))} ${gaps === 1 ? "is a gap" : "are gaps"}${people}${silent}.`;
}

/** What to say where the answer has no cell at all: what stands above, or that
 * nothing is there. @param {Coverage} answer @param {string} placeName */
function emptySentence(answer, placeName) {
  const where = placeName ? ` in ${placeName}` : "";
  const [, places] = placeWords(answer.level);
  const day = onDay(answer.at);
  if (answer.recorded_above > 0) {
    const above = answer.recorded_above;
    return `Nothing is recorded by ${places}${where} ${day}; ${count(above, "record")} ${above === 1 ? "stands" : "stand"} at a wider level.`;
  }
  return `Nobody has reported on anything${where} ${day}.`;
}

/** @param {Coverage} answer @param {string} placeName
 * @param {boolean} [expected] whether a package says what is expected everywhere */
export function coverageSentence(answer, placeName, expected = false) {
  if (answer.items.length === 0) return emptySentence(answer, placeName);
  const [one, many] = placeWords(answer.level);
  const [service] = serviceWords(answer.service_level);
  const working = answer.items.filter((cell) => isWork(cell.state));
  const places = new Set(answer.items.map((cell) => cell.location)).size;
  const served = new Set(working.map((cell) => cell.location)).size;
  const alone = working.filter((cell) => cell.flags.includes("single-provider")).length;
  const first = places === 1
    ? `In ${nameOf(answer.names, answer.items[0].location)} ${served === 1 ? "someone" : "nobody"} is recorded at work ${onDay(answer.at)}`
    : `In ${number(served)} of ${count(places, one, many)}${ofPlace(answer, placeName)} someone is recorded at work ${onDay(answer.at)}`;
  const rest = working.length > 0
    ? `; ${number(alone)} of ${count(working.length, `${one}-${service} cell`)} ${alone === 1 ? "rests" : "rest"} on one organisation`
    : "";
  const unknown = answer.states.unknown ?? 0;
  const more = answer.states.unreported ? " more" : "";
  const silent = unknown > 0 ? ` Of ${count(unknown, "cell")}${more} nobody has reported.` : "";
  return `${first}${rest}. ${needSentence(answer, expected)}${silent}`;
}

/** @param {Coverage} answer of /gaps @param {string} placeName
 * @param {boolean} [expected] whether a package says what is expected everywhere */
export function gapsSentence(answer, placeName, expected = false) {
  const watch = answer.watch_total ?? 0;
  const blank = answer.blank_total ?? 0;
  const unknown = (answer.unknown_total ?? 0) + (answer.unreported_total ?? 0);
  const cells = Object.values(answer.states).reduce((sum, cellsOf) => sum + (cellsOf ?? 0), 0);
  if (cells === 0) return emptySentence({ ...answer, items: [] }, placeName);
  const where = placeName ? ` in ${placeName}` : "";
  const rest = [];
  if (watch > 0) rest.push(`${count(watch, "cell")} to watch`);
  if (blank > 0) rest.push(`${number(blank)} blank`);
  if (unknown > 0) rest.push(`${number(unknown)} that nobody reported on`);
  const beside = rest.length ? `; beside ${answer.total === 0 ? "that" : "them"}, ${list(rest)}` : "";
  if (answer.total > 0) return `${count(answer.total, "gap")}${where} ${onDay(answer.at)}${beside}.`;
  const said = (answer.states.covered ?? 0) + (answer.states["not-needed"] ?? 0) + (answer.unreported_total ?? 0) > 0;
  const why = said || expected ? ""
    : answer.needed ? `; of ${count(answer.needed, "cell")} a need is known, and of none whether it is met`
    : ", since nobody has said what is needed";
  return `No gap is known${where} ${onDay(answer.at)}${why}${beside}.`;
}

/** @param {Overlaps} answer @param {string} placeName */
export function overlapsSentence(answer, placeName) {
  const where = placeName ? ` in ${placeName}` : "";
  const when = answer.at && answer.at !== anyDay ? onDay(answer.at) : "at any time";
  if (answer.total === 0) return `No two are recorded with the same service in the same place${where} ${when}.`;
  const named = Object.entries(answer.classes).reduce((sum, [code, pairs]) => sum + (isDuplication(code) ? pairs : 0), 0);
  const verdict = named === 0
    ? "None is called duplication: each is a question to both"
    : `${number(named)} of them ${named === 1 ? "is" : "are"} likely or confirmed duplication`;
  const [one] = placeWords(answer.level);
  return `${count(answer.total, "pair")} ${answer.total === 1 ? "delivers" : "deliver"} the same service in the same ${one}${where} ${when}. ${verdict}.`;
}

/** @param {Network} answer @param {string} placeName */
export function networkSentence(answer, placeName) {
  const where = placeName ? ` in ${placeName}` : "";
  if (answer.nodes.length === 0) return `Nobody is recorded at work${where} ${onDay(answer.at)}.`;
  const first = answer.nodes.reduce((best, node) => (node.links > best.links ? node : best));
  const shown = answer.total > answer.nodes.length ? `The ${number(answer.nodes.length)} best linked of ${count(answer.total, "organisation")}` : count(answer.total, "organisation");
  const most = first.links > 0 ? ` ${first.name} meets most: ${count(first.links, "other")}.` : "";
  const alone = answer.nodes.filter((node) => node.links === 0).length;
  const apart = alone > 0 ? ` ${count(alone, "organisation")} ${alone === 1 ? "meets" : "meet"} nobody.` : "";
  return `${shown}${where} ${onDay(answer.at)}, with ${count(answer.items.length, "link")} between them.${most}${apart}`;
}

/** The API lists so many of them at most. */
const partnersListed = 50;

/** @param {RecordAnswer} answer */
export function recordSentence(answer) {
  if (answer.kind !== "organisations" || !answer.cells) return "";
  if (answer.cells.length === 0) {
    return answer.edges.some((edge) => edge.kind === "deliveries") ? "Its work is recorded for wider places than those counted here." : "No place of work is recorded.";
  }
  const places = new Set(answer.cells.map((cell) => cell.location)).size;
  const services = new Set(answer.cells.map((cell) => cell.service)).size;
  const alone = answer.cells.filter((cell) => cell.organisations === 1).length;
  const partners = answer.partners?.length ?? 0;
  const beside = partners === 0 ? "" : partners >= partnersListed ? `, beside ${partners} or more other organisations` : `, beside ${count(partners, "other organisation")}`;
  const only = alone > 0 ? ` In ${number(alone)} of these cells it is the only one.` : "";
  return `At work in ${count(places, "place")} with ${count(services, "service")}${beside}.${only}`;
}
