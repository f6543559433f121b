// Coverage as a matrix: locations × services, its rows grouped by the location
// above them, with totals. Decides what stands where; views/matrix.tsx draws it.

import { isGap, isWork } from "./states.js";
import { nameOf } from "./words.js";

/** @typedef {import("../answers.ts").Cell} Cell */
/** @typedef {import("../answers.ts").Coverage} Coverage */

/** @typedef {{ key: string, service: string, group: string, name: string, groupName: string,
 *   organisations: number, places: number }} Column */
/** @typedef {{ kind: "location", id: string, name: string, above: string, cells: (Cell | null)[],
 *   organisations: number, served: number, watch: string[], gaps: number }} LocationRow */
/** @typedef {{ places: number, of: number, organisations: number, gaps: number }} Sum */
/** @typedef {{ kind: "parent", id: string, name: string, folded: boolean, rows: number,
 *   sums: Sum[], organisations: number }} ParentRow */
/** @typedef {LocationRow | ParentRow} Row */
/** @typedef {{ columns: Column[], rows: Row[], locations: number, organisations: number, groupsApart: boolean }} Matrix */

/** Above so many rows the groups are folded at first, so that the page is drawn at once. */
export const foldAbove = 400;

/** @param {Cell} cell */
export function columnKey(cell) {
  return `${cell.service}|${cell.group}`;
}

/** Several cells together: where someone is, and how many different organisations. @param {Cell[]} cells @returns {Sum} */
function sum(cells) {
  const working = cells.filter((cell) => isWork(cell.state));
  return {
    places: working.length,
    of: cells.length,
    organisations: new Set(working.flatMap((cell) => cell.organisations)).size,
    gaps: cells.filter((cell) => isGap(cell.state)).length,
  };
}

/** @param {string} one @param {string} other */
function byText(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** @param {Coverage} answer @returns {Column[]} */
function columnsOf(answer) {
  /** @type {Map<string, Cell[]>} */
  const cellsOf = new Map();
  for (const cell of answer.items) {
    const key = columnKey(cell);
    const cells = cellsOf.get(key);
    if (cells) cells.push(cell);
    else cellsOf.set(key, [cell]);
  }
  const columns = [...cellsOf].map(([key, cells]) => {
    const { service, group } = cells[0];
    const { organisations, places } = sum(cells);
    return { key, service, group, name: nameOf(answer.names, service), groupName: nameOf(answer.names, group), organisations, places };
  });
  return columns.sort((one, other) =>
    byText(one.name, other.name) || byText(one.service, other.service) || byText(one.groupName, other.groupName) || byText(one.group, other.group));
}

/** The name of a location above, with its country where the answer spans several.
 * @param {Coverage} answer @param {string} id @param {boolean} several */
function parentName(answer, id, several) {
  const name = nameOf(answer.names, id);
  const top = country(answer, id);
  return several && top !== id ? `${name}, ${nameOf(answer.names, top)}` : name;
}

/** The uppermost location that the answer knows above one. @param {Coverage} answer @param {string} id */
export function country(answer, id) {
  let top = id;
  // A tree of locations is a few levels deep; the bound ends a wrong one.
  for (let steps = 0; steps < 20 && Object.hasOwn(answer.parents, top); ++steps) top = answer.parents[top];
  return top;
}

/** @param {Coverage} answer @param {string} id @param {Cell[]} cells @param {Map<string, number>} places
 * @param {string} above @returns {LocationRow} */
function locationRow(answer, id, cells, places, above) {
  /** @type {(Cell | null)[]} */
  const row = Array(places.size).fill(null);
  for (const cell of cells) row[places.get(columnKey(cell)) ?? 0] = cell;
  const { organisations, places: served, gaps } = sum(cells);
  return { kind: "location", id, name: nameOf(answer.names, id), above, cells: row, organisations, served, gaps, watch: cells.flatMap((cell) => cell.flags) };
}

/** How badly a row is off, worst first: its gaps, then what is needed and unreported,
 * then what is empty, then what rests on one. @param {LocationRow} row */
function need(row) {
  const cells = row.cells.filter((cell) => cell !== null);
  /** @param {import("../answers.ts").StateCode} state */
  const states = (state) => cells.filter((cell) => cell?.state === state).length;
  return [row.gaps, states("unreported"), states("blank"), row.watch.length];
}

/** @param {LocationRow} one @param {LocationRow} other */
function worstFirst(one, other) {
  const a = need(one);
  const b = need(other);
  for (let at = 0; at < a.length; ++at) if (a[at] !== b[at]) return b[at] - a[at];
  return byText(one.id, other.id);
}

/** Builds the matrix. `folded` names the groups that the reader folded. Sorted by
 * gaps, the rows stand without groups, each with the name of what is above it.
 * @param {Coverage} answer @param {{ sort?: string, folded?: ReadonlySet<string> }} [options] @returns {Matrix} */
export function buildMatrix(answer, { sort = "", folded = new Set() } = {}) {
  const columns = columnsOf(answer);
  const places = new Map(columns.map((column, at) => [column.key, at]));
  /** @type {Map<string, Cell[]>} */
  const cellsOf = new Map();
  for (const cell of answer.items) {
    const cells = cellsOf.get(cell.location);
    if (cells) cells.push(cell);
    else cellsOf.set(cell.location, [cell]);
  }
  const several = new Set([...cellsOf.keys()].map((id) => country(answer, id))).size > 1;
  const rows = [...cellsOf].map(([id, cells]) => {
    const above = answer.parents[id];
    return locationRow(answer, id, cells, places, above ? parentName(answer, above, several) : "");
  });
  const all = sum(answer.items);
  return {
    columns,
    rows: sort === "gaps" ? rows.sort(worstFirst) : grouped(answer, rows, { folded, several, columns }),
    locations: cellsOf.size,
    organisations: all.organisations,
    groupsApart: new Set(columns.map((column) => column.group)).size > 1,
  };
}

/** @param {Coverage} answer @param {LocationRow[]} rows
 * @param {{ folded: ReadonlySet<string>, several: boolean, columns: Column[] }} how @returns {Row[]} */
function grouped(answer, rows, { folded, several, columns }) {
  /** @type {Map<string, LocationRow[]>} */
  const groups = new Map();
  for (const row of rows.sort((one, other) => byText(one.id, other.id))) {
    const above = answer.parents[row.id] ?? "";
    const group = groups.get(above);
    if (group) group.push(row);
    else groups.set(above, [row]);
  }
  return [...groups].sort(([one], [other]) => byText(one, other)).flatMap(([above, members]) => {
    if (!above) return members;
    const sums = columns.map((_, at) => sum(members.flatMap((row) => row.cells[at] ?? [])));
    const cells = members.flatMap((row) => row.cells.flatMap((cell) => cell ?? []));
    /** @type {ParentRow} */
    const heading = {
      kind: "parent", id: above, name: parentName(answer, above, several), folded: folded.has(above),
      rows: members.length, sums, organisations: sum(cells).organisations,
    };
    return heading.folded ? [heading] : [heading, ...members];
  });
}

/** The groups to fold before a reader has touched anything. @param {Coverage} answer @returns {Set<string>} */
export function foldedAtFirst(answer) {
  const locations = new Set(answer.items.map((cell) => cell.location));
  if (locations.size <= foldAbove) return new Set();
  return new Set([...locations].flatMap((id) => answer.parents[id] ?? []));
}

/** Where an arrow key leads in a table of so many rows and columns, row and column
 * headings being 0. Null: the key is none of the matrix.
 * @param {string} key @param {{ row: number, column: number }} from @param {{ rows: number, columns: number }} size
 * @param {boolean} far with Ctrl, Home and End go to the corners */
export function step(key, from, size, far) {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  switch (key) {
    case "ArrowUp": return { row: Math.max(0, from.row - 1), column: from.column };
    case "ArrowDown": return { row: Math.min(lastRow, from.row + 1), column: from.column };
    case "ArrowLeft": return { row: from.row, column: Math.max(0, from.column - 1) };
    case "ArrowRight": return { row: from.row, column: Math.min(lastColumn, from.column + 1) };
    case "PageUp": return { row: Math.max(0, from.row - 10), column: from.column };
    case "PageDown": return { row: Math.min(lastRow, from.row + 10), column: from.column };
    case "Home": return { row: far ? 0 : from.row, column: 0 };
    case "End": return { row: far ? lastRow : from.row, column: lastColumn };
    default: return null;
  }
}

/** The flags of a row as a few words: "3 one only, 1 lapsed".
 * @param {string[]} watch @param {(flag: string) => string} word */
export function watchWords(watch, word) {
  /** @type {Map<string, number>} */
  const counted = new Map();
  for (const flag of watch) counted.set(flag, (counted.get(flag) ?? 0) + 1);
  return [...counted].sort(([one, a], [other, b]) => b - a || byText(one, other))
    .map(([flag, times]) => `${times} ${word(flag)}`).join(", ");
}
