// The records behind a number, and where each was said: file, sheet and row.

import { day, lastDayBefore, list, nameOf, period, spaced } from "./words.js";

/** @typedef {import("../answers.ts").Delivery} Delivery */
/** @typedef {import("../answers.ts").SourceRow} SourceRow */
/** @typedef {import("../answers.ts").Names} Names */

/** When a delivery is so: its stated period, else the periods that reported it.
 * @param {Pick<Delivery, "start" | "end" | "reported">} delivery */
export function when({ start, end, reported }) {
  const last = lastDayBefore(end);
  if (start && last) return `${day(start)} to ${day(last)}`;
  if (start) return `since ${day(start)}`;
  if (last) return `until ${day(last)}`;
  if (reported?.length > 0) return `reported for ${list(reported.map(period))}`;
  return "undated";
}

/** "iraq.xlsx, sheet 3W, row 17". @param {SourceRow} source */
export function sourceWords({ source, place, row }) {
  return [source, place, row === null || row === undefined ? "" : `row ${row}`].filter(Boolean).join(", ");
}

/** The source's own words where they differ from the names that we show.
 * @param {Delivery} delivery @param {Names} names */
export function ownWords(delivery, names) {
  /** @type {[string, string | null][]} */
  const shown = [
    ["location", delivery.location], ["service", delivery.service],
    ["group", delivery.group], ["organisation", delivery.organisation],
  ];
  return shown
    .filter(([what, id]) => {
      const said = delivery.words?.[what];
      return said && (!id || said.trim().toLowerCase() !== nameOf(names, id).toLowerCase());
    })
    .map(([what]) => ({ what, said: delivery.words[what] }));
}

/** @param {string | null} per */
function perWords(per) {
  switch (per) {
    case "month":
    case "year": return ` a ${per}`;
    case "once": return " at once";
    case null:
    case undefined:
    case "": return "";
    default: return ` ${spaced(per)}`;
  }
}

/** What else is known of a delivery, on one line.
 * @param {Delivery} delivery */
export function facts(delivery) {
  const said = [when(delivery)];
  if (delivery.role) said.push(spaced(delivery.role));
  if (delivery.status) said.push(spaced(delivery.status));
  if (delivery.stage) said.push(spaced(delivery.stage));
  if (delivery.way_in?.length) said.push(`way in: ${list(delivery.way_in.map(spaced))}`);
  if (delivery.conditions?.length) said.push(`only with: ${list(delivery.conditions.map(spaced))}`);
  const per = perWords(delivery.per);
  if (delivery.capacity !== null && delivery.capacity !== undefined) said.push(`capacity ${delivery.capacity}${per}`);
  if (delivery.reach !== null && delivery.reach !== undefined) said.push(`reaches ${delivery.reach}${per}`);
  return said.join(" · ");
}

/** @typedef {{ organisation: string, deliveries: Delivery[] }} Side */

/** Deliveries by organisation, those with most rows first.
 * @param {Delivery[]} deliveries @param {Names} names @returns {Side[]} */
export function byOrganisation(deliveries, names) {
  /** @type {Map<string, Delivery[]>} */
  const sides = new Map();
  for (const delivery of deliveries) {
    const side = sides.get(delivery.organisation);
    if (side) side.push(delivery);
    else sides.set(delivery.organisation, [delivery]);
  }
  return [...sides]
    .map(([organisation, some]) => ({ organisation, deliveries: some }))
    .sort((one, other) => other.deliveries.length - one.deliveries.length
      || (nameOf(names, one.organisation) < nameOf(names, other.organisation) ? -1 : 1));
}
