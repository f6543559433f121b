import assert from "node:assert/strict";
import { test } from "node:test";
import { edgeTable, ofKind, oneOf, recordRows, values, workMatrix } from "../../web/src/decide/record.js";
import { names } from "./facts.mjs";

test("a column that says nothing is left out, and an id is a link", () => {
  const rows = recordRows({ id: "red", name: "Red Aid", kind: null, country: "XA", acronyms: ["RA", "R.A."], parent: "", source: [] }, names);
  assert.deepEqual(rows, [
    { column: "acronyms", label: "acronyms", values: [{ text: "RA" }, { text: "R.A." }] },
    { column: "country", label: "country", values: [{ text: "Arcadia", id: "XA" }] },
  ]);
});

test("a name is never taken for an id", () => {
  assert.deepEqual(values("aliases", "health", names), [{ text: "health" }]);
});

test("values read as their kind", () => {
  assert.deepEqual(values("start", "2022-03-15", names), [{ text: "15 Mar 2022" }]);
  assert.deepEqual(values("reported", ["2022-03"], names), [{ text: "Mar 2022" }]);
  assert.deepEqual(values("people", 12400, names), [{ text: "12,400" }]);
  assert.deepEqual(values("formal", false, names), [{ text: "no" }]);
  assert.deepEqual(values("amount", { amount: 2500, currency: "USD" }, names), [{ text: "USD 2,500" }]);
  assert.deepEqual(values("lat", 36.5, names), [{ text: "36.5" }]);
  assert.deepEqual(values("people", null, names), []);
});

test("only an address of the web is a link outside", () => {
  assert.deepEqual(values("url", "https://example.org/", names), [{ text: "https://example.org/", href: "https://example.org/" }]);
  assert.deepEqual(values("url", "javascript:alert(1)", names), [{ text: "javascript:alert(1)" }]);
});

test("an edge shows the other end, not this record again in each row", () => {
  const table = edgeTable([
    { id: "d1", organisation: "red", location: "XA0101", note: null },
    { id: "d2", organisation: "red", location: "XA0102", note: null },
  ], names, "red");
  assert.deepEqual(table.columns, ["location"]);
  assert.deepEqual(table.rows.map((row) => row.cells[0][0].text), ["Alba", "Brin"]);
});

test("who and what stand before where and when, whatever the order of the answer", () => {
  const table = edgeTable([{ start: "2022-01-01", location: "XA0101", organisation: "blue", lead: "blue", tier: "public", reach: 5, service: "health" }], names, "red");
  assert.deepEqual(table.columns, ["organisation", "service", "location", "start", "reach"]);
});

test("a name at the other end leads to its record", () => {
  assert.deepEqual(edgeTable([{ id: "blue", name: "Blue Aid" }], names, "red").rows[0].cells, [[{ text: "Blue Aid", id: "blue" }]]);
});

test("a table is named in the plural, its record is one", () => {
  assert.equal(oneOf("groups"), "population group");
  assert.equal(oneOf("wishes_of_tomorrow"), "wishes of tomorrow");
});

test("a filter is offered only what may fill it", () => {
  const found = [{ id: "red", kind: "organisations", name: "", detail: null }, { id: "XA", kind: "locations", name: "", detail: null }];
  assert.deepEqual(ofKind(found, "locations").map((one) => one.id), ["XA"]);
});

test("where an organisation works is a matrix by name", () => {
  const cells = [
    { location: "XA0102", service: "shelter", group: "everyone", organisations: 2 },
    { location: "XA0101", service: "health", group: "everyone", organisations: 1 },
  ];
  const { services, rows } = workMatrix(cells, names);
  assert.deepEqual(services, ["health", "shelter"]);
  assert.deepEqual(rows.map((row) => [row.location, row.cells.map((cell) => cell?.organisations ?? null)]), [["XA0101", [1, null]], ["XA0102", [null, 2]]]);
});
