// The day and the levels that an answer stands at, where the address names none,
// and how they are called.

import { anyDay } from "./address.js";
import { longDay } from "./words.js";

/** @typedef {import("../answers.ts").Status} Status */
/** @typedef {import("./address.js").Query} Query */
/** @typedef {number | "finest"} Level */

/** A level of the tree of locations, as one and as many. The trees of countries
 * differ in their words; these are the plain ones. @param {Level} level @returns {[string, string]} */
export function placeWords(level) {
  switch (level) {
    case 0: return ["country", "countries"];
    case 1: return ["province", "provinces"];
    case 2: return ["district", "districts"];
    case 3: return ["subdistrict", "subdistricts"];
    case "finest": return ["place", "places"];
    default: return ["site", "sites"];
  }
}

/** @param {Level} level @returns {[string, string]} */
export function serviceWords(level) {
  return level === 1 ? ["sector", "sectors"] : ["service", "services"];
}

/** The deepest level that any delivery is recorded at; -1 where there is none, or only
 * for the world. @param {Status} status */
function deepestLevel(status) {
  const levels = Object.entries(status.levels ?? {}).filter(([, deliveries]) => deliveries > 0).map(([level]) => Number(level));
  return Math.max(-1, ...levels);
}

/** The levels that a reader may choose: from countries down to the deepest with records,
 * and the one shown. @param {Status} status @param {string} shown */
export function levelsToChoose(status, shown) {
  const deepest = Math.max(deepestLevel(status), Number(shown) || 0);
  return Array.from({ length: deepest + 1 }, (_, level) => String(level));
}

/** The deepest level down to districts for which at least half of the deliveries
 * count: what is recorded below a level counts for it, what is recorded above does not.
 * Without deliveries, districts. @param {Status} status */
export function defaultLevel(status) {
  const levels = Object.entries(status.levels ?? {}).map(([level, deliveries]) => ({ level: Number(level), deliveries }));
  const below = (/** @type {number} */ least) => levels.reduce((sum, one) => sum + (one.level >= least ? one.deliveries : 0), 0);
  if (below(0) === 0) return 2;
  return [2, 1, 0].find((level) => 2 * below(level) >= below(0)) ?? 0;
}

/** The last day that anyone reported on; where nothing is reported by period, today.
 * A stated end is no such day, since it may lie years ahead. @param {Status} status */
export function defaultDay(status) {
  return status.report_days?.length ? status.report_days[status.report_days.length - 1] : status.today;
}

/** The filter with the day and the level filled in, as the API is asked for it.
 * @param {Query} query @param {Status} status @returns {Query} */
export function filled(query, status) {
  return {
    ...query,
    at: query.at ?? defaultDay(status),
    level: query.level ?? String(defaultLevel(status)),
  };
}

/** The filter with one day, for the views that have none without: any day at all is today.
 * @param {Query} query @param {Status} status @returns {Query} */
export function oneDay(query, status) {
  return query.at === anyDay ? { ...query, at: status.today } : query;
}

/** What the page chose for the reader, in words; empty where the reader chose all.
 * @param {Query} query @param {Status} status */
export function chosenForYou(query, status) {
  const said = [];
  if (!query.at) {
    const reported = status.report_days?.length > 0;
    said.push(reported
      ? `We show ${longDay(defaultDay(status))}, the last day that was reported on`
      : `We show today, ${longDay(defaultDay(status))}`);
  }
  if (!query.level && defaultLevel(status) < 2) {
    said.push(`${said.length ? "and " : "We show "}${placeWords(defaultLevel(status))[1]}, since most is recorded no deeper`);
  }
  return said.length ? `${said.join(", ")}.` : "";
}

/** The day of a filter in a sentence: "on 15 March 2022", or "at any time".
 * @param {string | null | undefined} at */
export function onDay(at) {
  return !at || at === anyDay ? "at any time" : `on ${longDay(at)}`;
}

/** Where a heading of the matrix leads: one level deeper, if anything is recorded
 * that deep, else the same place with its services in detail.
 * @param {string} location @param {Level} level @param {Status} status @returns {Record<string, string | null>} */
export function drillPlace(location, level, status) {
  if (level === "finest" || level >= deepestLevel(status)) return { location, service_level: "finest" };
  return { location, level: String(level + 1) };
}

/** @param {string} service @returns {Record<string, string | null>} */
export function drillService(service) {
  return { service, service_level: "finest" };
}
