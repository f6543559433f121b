// A record of any kind as rows to read: which columns, in what order, which values
// are links to other records.

import { day, month, nameOf, number, spaced } from "./words.js";

/** @typedef {import("../answers.ts").Field} Field */
/** @typedef {import("../answers.ts").RecordColumns} RecordColumns */
/** @typedef {import("../answers.ts").Names} Names */
/** @typedef {{ text: string, id?: string, href?: string }} Value */

/** Columns whose values are never ids, whatever they look like. */
const plain = new Set(["name", "text", "aliases", "acronyms", "note", "identifiers", "url", "mailbox", "level", "row", "place"]);

/** The heading of a column. @param {string} column */
export function columnLabel(column) {
  return column === "assured_date" ? "last confirmed" : spaced(column);
}

/** Shown elsewhere on the page, or to no reader's use. */
const elsewhere = new Set(["id", "source", "words", "tier"]);

/** Who and what first, then where, for whom and when; the rest follows by name. */
const order = [
  "name", "text", "kind", "organisation", "provider", "receiver", "from", "to", "programme", "lead", "role", "body", "status", "service",
  "location", "group", "level", "parent", "parents", "start", "end", "reported", "amount", "currency", "value_date",
];

/** @param {string} one @param {string} other */
function byOrder(one, other) {
  const rank = (/** @type {string} */ column) => (order.includes(column) ? order.indexOf(column) : order.length);
  return rank(one) - rank(other) || (one < other ? -1 : one > other ? 1 : 0);
}

/** @param {Field} value @returns {Field[]} */
function several(value) {
  if (value === null || value === undefined || value === "") return [];
  if (Array.isArray(value)) return value;
  if (typeof value === "string" && value.includes("|")) return value.split("|").filter((part) => part !== "");
  return [value];
}

/** One value of a column, as text and, where it names a record, as a link.
 * @param {string} column @param {Field} value @param {Names} names @returns {Value} */
function valueOf(column, value, names) {
  if (value === true) return { text: "yes" };
  if (value === false) return { text: "no" };
  if (typeof value === "number") return { text: column === "level" || column === "row" || column === "severity" || !Number.isInteger(value) ? String(value) : number(value) };
  if (value !== null && typeof value === "object") return objectValue(value);
  const text = String(value);
  if (column === "url" && /^https?:\/\//.test(text)) return { text, href: text };
  if (!plain.has(column) && Object.hasOwn(names, text)) return { text: nameOf(names, text), id: text };
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { text: day(text) };
  if (/^\d{4}-\d{2}$/.test(text)) return { text: month(text) };
  return { text };
}

/** Money reads as money; anything else as its parts.
 * @param {Field[] | { [key: string]: Field }} value @returns {Value} */
function objectValue(value) {
  if (Array.isArray(value)) return { text: value.map(String).join(", ") };
  if (typeof value.amount === "number") return { text: `${value.currency ?? ""} ${number(value.amount)}`.trim() };
  return { text: Object.entries(value).map(([name, part]) => `${spaced(name)} ${part}`).join(", ") };
}

/** @param {string} column @param {Field} value @param {Names} names @returns {Value[]} */
export function values(column, value, names) {
  return several(value).map((one) => valueOf(column, one, names));
}

/** The columns of a record that say something.
 * @param {RecordColumns} record @param {Names} names @returns {{ column: string, label: string, values: Value[] }[]} */
export function recordRows(record, names) {
  return Object.entries(record)
    .filter(([column]) => !elsewhere.has(column) && column !== "name")
    .sort(([one], [other]) => byOrder(one, other))
    .map(([column, value]) => ({ column, label: columnLabel(column), values: values(column, value, names) }))
    .filter((row) => row.values.length > 0);
}

/** The records at the other end of an edge as a table: only columns that say
 * something, and not the one that is this record itself in every row, nor leads that
 * are the organisations themselves.
 * @param {RecordColumns[]} items @param {Names} names @param {string} self
 * @returns {{ columns: string[], rows: { id: string, cells: Value[][] }[] }} */
export function edgeTable(items, names, self) {
  const columns = [...new Set(items.flatMap((item) => Object.keys(item)))].filter((column) => {
    if (elsewhere.has(column)) return false;
    const said = items.map((item) => several(item[column] ?? null)).filter((value) => value.length > 0);
    const onlySelf = said.every((value) => value.length === 1 && value[0] === self);
    const leadsItself = column === "lead" && items.every((item) => item.lead === item.organisation);
    return said.length > 0 && !onlySelf && !leadsItself;
  }).sort(byOrder);
  return {
    columns,
    rows: items.map((item) => ({
      id: typeof item.id === "string" ? item.id : "",
      cells: columns.map((column) => cellValues(column, item, names)),
    })),
  };
}

/** The values of one column of a record at the other end; its name leads to it.
 * @param {string} column @param {RecordColumns} item @param {Names} names @returns {Value[]} */
function cellValues(column, item, names) {
  const found = values(column, item[column] ?? null, names);
  const isTitle = column === "name" || column === "text";
  return isTitle && typeof item.id === "string" ? found.map((value) => ({ ...value, id: String(item.id) })) : found;
}

/** The word for one of a kind, whose table is named in the plural.
 * @param {string} kind */
export function oneOf(kind) {
  const words = {
    organisations: "organisation", programmes: "programme", locations: "location", services: "service", groups: "population group",
    deliveries: "delivery", funding: "funding", participations: "participation", referrals: "referral", referral_counts: "referral count",
    mechanisms: "mechanism", documents: "document", commitments: "commitment", meetings: "meeting", memberships: "membership",
    authorities: "authority", needs: "need", entitlements: "entitlement", statements: "statement", scopes: "scope", packages: "package",
  };
  return Object.hasOwn(words, kind) ? words[/** @type {keyof typeof words} */ (kind)] : spaced(kind);
}

/** Finds of the search that may fill a filter: "locations" for the place, "services" for the topic.
 * @param {import("../answers.ts").Found[]} found @param {string} kind */
export function ofKind(found, kind) {
  return found.filter((one) => one.kind === kind || `${one.kind}s` === kind);
}

/** Where an organisation works, as a small matrix.
 * @param {NonNullable<import("../answers.ts").RecordAnswer["cells"]>} cells @param {Names} names */
export function workMatrix(cells, names) {
  const byName = (/** @type {string} */ one, /** @type {string} */ other) => (nameOf(names, one) < nameOf(names, other) ? -1 : 1);
  const services = [...new Set(cells.map((cell) => cell.service))].sort(byName);
  const locations = [...new Set(cells.map((cell) => cell.location))].sort(byName);
  return {
    services,
    rows: locations.map((location) => ({
      location,
      cells: services.map((service) => cells.find((cell) => cell.location === location && cell.service === service) ?? null),
    })),
  };
}
