// A view and its filter as an address, both ways. The address is all the state
// that is worth sharing: who opens it sees the same view.

/** @typedef {"coverage" | "gaps" | "overlaps" | "findings" | "donors" | "referrals" | "network" | "changes" | "brief" | "map" | "equality"
 *   | "ownership" | "commitments" | "matches" | "returns" | "check" | "what-if" | "import" | "records" | "search"} View */
/** @typedef {Record<string, string>} Query */
/** @typedef {{ view: View, id: string, query: Query }} Place */
/** @typedef {{ location: string, service: string, group: string }} CellKey */

/** The row of views, in the order of the page. @type {[View, string][]} */
export const menu = [
  ["coverage", "Coverage"],
  ["gaps", "Gaps"],
  ["overlaps", "Overlaps"],
  ["findings", "Findings"],
  ["donors", "Donors"],
  ["referrals", "Referrals"],
  ["network", "Network"],
  ["changes", "Changes"],
  ["brief", "Brief"],
  ["map", "Map"],
  ["equality", "Equality"],
  ["ownership", "Ownership"],
  ["commitments", "Commitments"],
  ["check", "Before you fund"],
  ["what-if", "What if"],
  ["returns", "Returns"],
  ["matches", "Matches"],
  ["import", "Import"],
];

/** The views that stand in the row of a page that wide; the others open behind "More".
 * @param {boolean} narrow */
export function menuParts(narrow) {
  const inRow = narrow ? 4 : 8;
  return { row: menu.slice(0, inRow), more: menu.slice(inRow) };
}

/** What chooses records; it stays while a reader walks from view to view. */
export const filterNames = ["location", "service", "group", "organisation", "donor"];

/** How the chosen records are counted; it stays too. */
export const frameNames = ["at", "level", "service_level", "group_level", "package", "as_of", "threshold", "horizon"];

/** What only one view knows; it goes when the view or the filter changes. */
const viewNames = [
  "cell", "sides", "row", "sort", "class", "text", "part", "leaving", "from", "to", "kind", "status", "id", "without", "host", "source",
];

/** @type {View[]} */
const views = [...menu.map(([view]) => view), "records", "search"];

/** What a view takes of the filter, where it does not take all. @type {Partial<Record<View, string[]>>} */
const takenBy = {
  returns: ["location", "service", "organisation", "at", "as_of"],
  commitments: ["organisation", "donor", "at", "as_of"],
  import: [],
  records: [],
  search: [],
  matches: [],
  check: [],
};

/** Whether the filter's part of that name chooses anything in the view. @param {View} view @param {string} name */
export function takes(view, name) {
  return takenBy[view]?.includes(name) ?? true;
}

/** Whether the view has a filter at all. @param {View} view */
export function isFiltered(view) {
  return takenBy[view]?.length !== 0;
}

/** Any day at all, where a view allows it: the API is then asked without a day. */
export const anyDay = "all";

/** Reads an address. What it does not know is dropped, and an unknown view is coverage.
 * @param {string} pathname @param {string} search @returns {Place} */
export function parse(pathname, search) {
  const [, first = "", ...rest] = pathname.split("/");
  const view = views.find((name) => name === first) ?? "coverage";
  /** @type {Query} */
  const query = {};
  for (const [name, value] of new URLSearchParams(search)) {
    const known = name.replace(/-/g, "_");
    const kept = filterNames.includes(known) || frameNames.includes(known) || viewNames.includes(known);
    if (kept && value !== "") query[known] = value;
  }
  return { view, id: view === "records" ? decode(rest.join("/")) : "", query };
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {Query} query @param {string[]} names */
function write(query, names) {
  const parameters = new URLSearchParams();
  for (const name of names) if (query[name]) parameters.set(name, query[name]);
  return parameters.toString().replace(/\+/g, "%20");
}

/** @param {Place} place */
export function address(place) {
  const path = place.view === "records" ? `/records/${encodeURIComponent(place.id)}` : `/${place.view}`;
  // A bar and a colon may stand in an address as they are, and read better so.
  const query = write(place.query, [...filterNames, ...frameNames, ...viewNames]).replace(/%7C/g, "|").replace(/%3A/g, ":");
  return query ? `${path}?${query}` : path;
}

/** The same view with something else in its filter. A null takes away. A cell that
 * was open closes, since it may not be in the new answer, unless it is what changed.
 * @param {Place} place @param {Record<string, string | null>} changes @returns {Place} */
export function change(place, changes) {
  const query = { ...place.query };
  const ofFilter = Object.keys(changes).some((name) => filterNames.includes(name) || frameNames.includes(name));
  if (ofFilter) {
    delete query.cell;
    delete query.sides;
  }
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") delete query[name];
    else query[name] = value;
  }
  return { ...place, query };
}

/** Another view of the same records.
 * @param {Place} place @param {View} view @param {string} [id] @returns {Place} */
export function walk(place, view, id = "") {
  /** @type {Query} */
  const query = {};
  for (const name of [...filterNames, ...frameNames]) if (place.query[name]) query[name] = place.query[name];
  return { view, id, query };
}

/** The page of one record.
 * @param {Place} place @param {string} id */
export function recordAddress(place, id) {
  // A record page stands for itself: only the day, the level and the revision go with it.
  /** @type {Query} */
  const query = {};
  for (const name of ["at", "level", "as_of"]) if (place.query[name]) query[name] = place.query[name];
  return address({ view: "records", id, query });
}

/** Several ids in one filter are joined by a bar.
 * @param {string | undefined} text @returns {string[]} */
export function ids(text) {
  return (text ?? "").split("|").filter((id) => id !== "");
}

/** @param {CellKey} cell */
export function cellText(cell) {
  return [cell.location, cell.service, cell.group].join("|");
}

/** @param {string | undefined} text @returns {CellKey | null} */
export function parseCell(text) {
  if (!text) return null;
  const [location = "", service = "", group = ""] = text.split("|");
  return location || service || group ? { location, service, group } : null;
}

/** The question to the API behind a view: its filter, its frame and what else is asked.
 * @param {string} path @param {Query} query @param {Record<string, string | number | null>} [more] */
export function question(path, query, more = {}) {
  /** @type {Query} */
  const asked = {};
  for (const name of [...filterNames, ...frameNames]) if (query[name]) asked[name] = query[name];
  if (asked.at === anyDay) delete asked.at;
  for (const [name, value] of Object.entries(more)) {
    if (value === null || value === "") delete asked[name];
    else asked[name] = String(value);
  }
  const text = write(asked, Object.keys(asked));
  return text ? `${path}?${text}` : path;
}

/** What a page shows of a cell. The ids of all its providers and donors are most of an answer,
 * and a page opens them cell by cell. */
const cellFields = [
  "location", "service", "group", "state", "flags", "unknown_flags", "information", "organisations", "capacity", "reach",
  "need", "need_at_least", "unmet", "severity", "deliveries", "ends_on", "id", "status",
];

/** The same question of cells, for no more of each than a page shows. @param {string} path */
export function shownOfCells(path) {
  return `${path}${path.includes("?") ? "&" : "?"}fields=${cellFields.join("%7C")}`;
}

/** The same question without a limit: who takes an answer along takes it whole.
 * @param {string} path */
export function whole(path) {
  return path.replace(/([?&])limit=[^&]*(&|$)/, (_, before, after) => (after ? before : ""));
}
