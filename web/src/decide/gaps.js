// Gaps, the watch list and the blanks, each as a sentence. A sentence is a list of
// pieces; a piece with an id is a link to that record.

import { cellText } from "./address.js";
import { flagSentence, isWork } from "./states.js";
import { count, day, nameOf, number } from "./words.js";

/** @typedef {import("../answers.ts").Cell} Cell */
/** @typedef {import("../answers.ts").Names} Names */
/** @typedef {{ text: string, id?: string }} Piece */
/** @typedef {{ key: string, cell: { location: string, service: string, group: string }, title: string, pieces: Piece[] }} Sentence */

/** "Sinjar · Shelter", with the group where groups stand apart.
 * @param {Cell} cell @param {Names} names @param {boolean} groupsApart */
export function cellTitle(cell, names, groupsApart) {
  const title = `${nameOf(names, cell.location)} · ${nameOf(names, cell.service)}`;
  return groupsApart ? `${title}, ${nameOf(names, cell.group)}` : title;
}

/** Ids as pieces: "DRC and LCN", each a link. @param {string[]} some @param {Names} names @param {number} limit @returns {Piece[]} */
export function namePieces(some, names, limit) {
  const shown = some.slice(0, limit);
  const left = some.length - shown.length;
  /** @type {Piece[]} */
  const pieces = [];
  shown.forEach((id, at) => {
    if (at > 0) pieces.push({ text: left === 0 && at === shown.length - 1 ? " and " : ", " });
    pieces.push({ text: nameOf(names, id), id });
  });
  if (left > 0) pieces.push({ text: ` and ${number(left)} more` });
  return pieces;
}

/** Who needs it, as far as anyone said; empty where nobody did. @param {Cell} cell */
export function needWords(cell) {
  const said = [];
  if (cell.need !== null) said.push(`${cell.need_at_least ? "at least " : ""}${number(cell.need)} people in need`);
  if (cell.unmet !== null && cell.unmet !== cell.need) said.push(`${number(cell.unmet)} of them unmet`);
  if (cell.severity !== null) said.push(`severity ${cell.severity}`);
  return said.join(", ");
}

/** @param {Cell} cell @param {Names} names @param {boolean} groupsApart @returns {Sentence} */
export function gapSentence(cell, names, groupsApart) {
  const need = needWords(cell);
  /** @type {Piece[]} */
  let who = [{ text: "nobody" }];
  if (cell.state === "unreported") who = [{ text: "nobody reported" }];
  if (cell.state === "no-access") who = [...namePieces(cell.organisations, names, 3), { text: ", not open to this group" }];
  if (cell.state === "thin") who = [...namePieces(cell.organisations, names, 3), { text: reachWords(cell) }];
  return sentence(cell, names, groupsApart, need ? [...who, { text: `; ${need}` }] : [...who, { text: expected(cell) }]);
}

/** What makes it a gap where no figure does. @param {Cell} cell */
function expected(cell) {
  return cell.state === "uncovered" ? "; the package expects it" : "";
}

/** @param {Cell} cell */
function reachWords(cell) {
  const most = Math.max(cell.capacity ?? 0, cell.reach ?? 0);
  return `, ${cell.organisations.length === 1 ? "reaches" : "together reach"} at most ${number(most)}`;
}

/** "one organisation, DRC, …": the flags of a cell that has deliveries.
 * @param {Cell} cell @param {Names} names @param {boolean} groupsApart @returns {Sentence} */
export function watchSentence(cell, names, groupsApart) {
  const alone = cell.organisations.length === 1;
  /** @type {Piece[]} */
  const pieces = [{ text: alone ? "one organisation, " : `${count(cell.organisations.length, "organisation")}: ` }, ...namePieces(cell.organisations, names, 3)];
  if (cell.organisations.length === 0) pieces.splice(0, pieces.length, { text: "nobody now" });
  if (cell.ends_on && !cell.flags.includes("ending")) pieces.push({ text: `, until ${day(cell.ends_on)}` });
  const rest = cell.flags.filter((flag) => flag !== "single-provider" || !alone).map((flag) => flagSentence(flag, cell));
  if (rest.length) pieces.push({ text: `; ${rest.join("; ")}` });
  return sentence(cell, names, groupsApart, pieces);
}

/** @param {Cell} cell @param {Names} names @param {boolean} groupsApart @param {Piece[]} pieces @returns {Sentence} */
function sentence(cell, names, groupsApart, pieces) {
  const { location, service, group } = cell;
  return { key: cell.id ?? cellText(cell), cell: { location, service, group }, title: cellTitle(cell, names, groupsApart), pieces };
}

/** @typedef {{ location: string, name: string, said: string, services: { cell: Cell, name: string }[] }} Quiet */

/** The empty cells of each location on one line, since a place with eleven empty
 * sectors is one thing to ask about, not eleven.
 * @param {Cell[]} cells @param {Names} names @param {boolean} groupsApart @returns {Quiet[]} */
export function quietPlaces(cells, names, groupsApart) {
  /** @type {Map<string, Quiet>} */
  const places = new Map();
  for (const cell of cells) {
    if (isWork(cell.state)) continue;
    const key = `${cell.location}|${cell.state}`;
    let place = places.get(key);
    if (!place) places.set(key, (place = { location: cell.location, name: nameOf(names, cell.location), said: quietWords(cell), services: [] }));
    const service = nameOf(names, cell.service);
    place.services.push({ cell, name: groupsApart ? `${service}, ${nameOf(names, cell.group)}` : service });
  }
  return [...places.values()];
}

/** @param {Cell} cell */
function quietWords(cell) {
  switch (cell.state) {
    case "blank": return "asked, and nobody is there for";
    case "unreported": return "needed, and nobody has reported on";
    default: return "nobody has reported on";
  }
}
