import assert from "node:assert/strict";
import {test} from "node:test";
import {row_of} from "./rows.mjs";

const run = (taken, found = []) => ({set: "1m", taken, found: new Map(found)});

test("a question is as many times quicker as the worst of its peers says", () => {
  const goal = {kind: "times", key: "matrix", label: "matrix", against: ["duckdb", "postgresql"], must: [2, 3], aim: [8, 12]};
  const row = row_of(goal, run({matrix: {concert: [1, 1], duckdb: [4, 4], postgresql: [9, null]}}));
  assert.deepEqual(row.cells, ["matrix", "1.0 s", "4.0 s (DuckDB)", "4.0×", "2.0×", "8.0×"]);
  assert.equal(row.holds, true);
  assert.equal(row_of(goal, run({matrix: {concert: [1], duckdb: [1.5]}})).cells[3], "**1.5×**");
});

test("memory is a part of the other's, and at most so much of it", () => {
  const goal = {kind: "share", key: "memory", label: "memory", against: ["duckdb"], must: [1 / 3, null], aim: [null, null], unit: "MB"};
  const row = row_of(goal, run({memory: {concert: [100], duckdb: [400]}}));
  assert.deepEqual(row.cells, ["memory", "100 MB", "400 MB (DuckDB)", "0.25×", "at most 0.33×", ""]);
  assert.equal(row_of(goal, run({memory: {concert: [200], duckdb: [400]}})).holds, false);
});

test("a rate is a part of the other's, and at least so much of it", () => {
  const goal = {kind: "rate", key: "writers", label: "edits", against: ["bare"], must: [0.4, 0.4], aim: [0.8, 0.8], unit: "/s"};
  const row = row_of(goal, run({writers: {concert: [3_000], bare: [10_000]}}));
  assert.deepEqual(row.cells, ["edits", "3,000/s", "10,000/s (bare batches)", "**30 %**", "40 %", "80 %"]);
});

test("an edit is held against the clock", () => {
  const goal = {kind: "at_most", key: "edit need", label: "one edit", must: [0.01, 0.03], aim: [0.001, 0.001]};
  assert.deepEqual(row_of(goal, run({"edit need": {concert: [0.02]}})).cells,
    ["one edit", "**20 ms**", "", "", "at most 10 ms", "at most 1.0 ms"]);
});

test("what was planted is found, all of it or not", () => {
  const goal = {kind: "all", key: "twins", label: "twins", must: true};
  assert.deepEqual(row_of(goal, run({}, [["twins", {found: 3, planted: 3}]])).cells, ["twins", "3 of 3", "", "", "all", ""]);
  assert.equal(row_of(goal, run({}, [["twins", {found: 2, planted: 3}]])).holds, false);
});

test("duplicates are scored by what is right and what is found", () => {
  const goal = {kind: "score", key: "duplicates", label: "duplicates", must: [0.93, 0.85], aim: [0.97, 0.97]};
  const found = [["duplicates", {found: 8, planted: 10}], ["pairs of organisations", {found: 8, planted: 8}]];
  const row = row_of(goal, run({}, found));
  assert.deepEqual(row.cells, ["duplicates", "**0.89 (1.00, 0.80)**", "", "", "0.93", "0.97"]);
});

test("what was not measured says so where something must hold", () => {
  const goal = {kind: "times", key: "matrix", label: "matrix", against: ["duckdb"], must: [2, null], aim: [8, null]};
  assert.equal(row_of(goal, run({})).cells[1], "not measured");
  assert.equal(row_of(goal, {...run({}), set: "10m"}), undefined);
  assert.equal(row_of(goal, {...run({}), set: "10k"}), undefined);
});
