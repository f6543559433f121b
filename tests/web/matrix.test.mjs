import assert from "node:assert/strict";
import { test } from "node:test";
import { buildMatrix, country, foldAbove, foldedAtFirst, step, watchWords } from "../../web/src/decide/matrix.js";
import { cell, coverage } from "./facts.mjs";

const answer = coverage([
  cell({ location: "XA0201", service: "shelter", organisations: ["red", "blue"] }),
  cell({ location: "XA0101", service: "health", flags: ["single-provider"] }),
  cell({ location: "XA0101", service: "shelter", state: "uncovered", organisations: [] }),
  cell({ location: "XA0102", service: "health", state: "blank", organisations: [] }),
]);

// A matrix as text: a row a line, folded groups marked, "-" where the answer has no cell.
function drawn({ rows }) {
  return rows.map((row) => (row.kind === "parent"
    ? `${row.folded ? "+" : ""}${row.name}: ${row.sums.map((sum) => `${sum.places}/${sum.of}`).join(" ")}`
    : `${row.name}: ${row.cells.map((one) => one?.state ?? "-").join(" ")}`));
}

test("rows are locations, grouped by what is above, columns are services by name", () => {
  const matrix = buildMatrix(answer);
  assert.deepEqual(matrix.columns.map((column) => column.name), ["Health", "Shelter"]);
  assert.deepEqual(drawn(matrix), [
    "North: 1/2 0/1",
    "Alba: present uncovered",
    "Brin: blank -",
    "South: 0/0 1/1",
    "Cael: - present",
  ]);
});

test("a folded group keeps its totals and hides its rows", () => {
  assert.deepEqual(drawn(buildMatrix(answer, { folded: new Set(["XA01"]) })), ["+North: 1/2 0/1", "South: 0/0 1/1", "Cael: - present"]);
});

test("sorted by gaps, the worst stand first and without groups", () => {
  const matrix = buildMatrix(answer, { sort: "gaps" });
  assert.deepEqual(drawn(matrix), ["Alba: present uncovered", "Brin: blank -", "Cael: - present"]);
  assert.equal(matrix.rows[0].above, "North");
});

test("organisations are counted once, however many cells they are in", () => {
  const matrix = buildMatrix(answer);
  assert.equal(matrix.organisations, 2);
  assert.deepEqual(matrix.columns.map((column) => [column.organisations, column.places]), [[1, 1], [2, 1]]);
  assert.equal(matrix.locations, 3);
});

test("groups that stand apart have columns of their own", () => {
  const matrix = buildMatrix(coverage([cell(), cell({ group: "returnees" })]));
  assert.deepEqual(matrix.columns.map((column) => column.groupName), ["Everyone", "Returnees"]);
  assert.equal(matrix.groupsApart, true);
  assert.equal(buildMatrix(answer).groupsApart, false);
});

test("where several countries meet, a group says which is its own", () => {
  const two = coverage([cell(), cell({ location: "XB0101" })]);
  two.parents = { ...two.parents, XB0101: "XB01", XB01: "XB" };
  two.names = { ...two.names, XB: "Borea", XB01: "Hill", XB0101: "Dorn" };
  assert.deepEqual(drawn(buildMatrix(two)), ["North, Arcadia: 1/1", "Alba: present", "Hill, Borea: 1/1", "Dorn: present"]);
});

test("countries have nothing above them and stand without groups", () => {
  const flat = coverage([cell({ location: "XA" })], { level: 0, parents: {} });
  assert.deepEqual(drawn(buildMatrix(flat)), ["Arcadia: present"]);
});

test("an answer without cells is an empty matrix", () => {
  assert.deepEqual(buildMatrix(coverage([])), { columns: [], rows: [], locations: 0, organisations: 0, groupsApart: false });
});

test("a wrong tree of locations does not hang the page", () => {
  assert.ok(country(coverage([], { parents: { a: "b", b: "a" } }), "a"));
});

test("many rows are folded at first, few are not", () => {
  const cells = Array.from({ length: foldAbove + 1 }, (_, at) => cell({ location: `L${at}` }));
  const parents = Object.fromEntries(cells.map(({ location }, at) => [location, `P${at % 3}`]));
  assert.deepEqual([...foldedAtFirst(coverage(cells, { parents }))], ["P0", "P1", "P2"]);
  assert.equal(foldedAtFirst(answer).size, 0);
});

test("arrow keys walk the matrix and stop at its rim", () => {
  const size = { rows: 4, columns: 3 };
  assert.deepEqual(step("ArrowRight", { row: 1, column: 1 }, size, false), { row: 1, column: 2 });
  assert.deepEqual(step("ArrowRight", { row: 1, column: 2 }, size, false), { row: 1, column: 2 });
  assert.deepEqual(step("ArrowUp", { row: 0, column: 2 }, size, false), { row: 0, column: 2 });
  assert.deepEqual(step("PageDown", { row: 1, column: 1 }, size, false), { row: 3, column: 1 });
  assert.deepEqual(step("Home", { row: 2, column: 2 }, size, false), { row: 2, column: 0 });
  assert.deepEqual(step("End", { row: 0, column: 0 }, size, true), { row: 3, column: 2 });
  assert.equal(step("a", { row: 0, column: 0 }, size, false), null);
});

test("the flags of a row are counted, the most frequent first", () => {
  assert.equal(watchWords(["lapsed", "single-provider", "single-provider"], (flag) => flag), "2 single-provider, 1 lapsed");
  assert.equal(watchWords([], (flag) => flag), "");
});
