import assert from "node:assert/strict";
import { test } from "node:test";
import { classCounts, classWord, isDuplication, measure, moneyWords, sharedMatrix, sides } from "../../web/src/decide/overlaps.js";
import { names, pair } from "./facts.mjs";

test("only likely and confirmed are called duplication", () => {
  const classes = ["confirmed", "likely", "possible", "same-record", "same-chain", "co-funded", "complementary", "rejected"];
  assert.deepEqual(classes.filter(isDuplication), ["confirmed", "likely"]);
});

test("a class that is only probable says so", () => {
  assert.equal(classWord("same-chain", true), "probably one chain");
  assert.equal(classWord("same-chain"), "one chain");
  assert.equal(classWord("of-tomorrow"), "of tomorrow");
});

test("a pair is measured in words", () => {
  assert.equal(measure(pair()), "2 shared cells · 2 shared sites · all that the smaller one does · 31 days in common");
  assert.equal(measure(pair({ cells: 1, sites: 0, containment: 0.25, days: null, saturation: 1.44 })),
    "1 shared cell · 0 shared sites · 25 % of what the smaller one does · capacity 1.4 times the need");
});

test("shared cells are a matrix of places and services", () => {
  const { locations, columns, cells } = sharedMatrix(pair(), names);
  assert.deepEqual(locations.map((one) => one.name), ["Alba", "Brin"]);
  assert.deepEqual(columns.map((one) => one.name), ["Health", "Shelter"]);
  assert.deepEqual(cells.map((row) => row.map((cell) => cell !== null)), [[false, true], [true, false]]);
});

test("groups are named only where they differ", () => {
  const two = pair({ shared: [{ location: "XA0101", service: "health", group: "everyone" }, { location: "XA0101", service: "health", group: "returnees" }] });
  assert.deepEqual(sharedMatrix(two, names).columns.map((one) => one.name), ["Health, Everyone", "Health, Returnees"]);
});

test("the rows of a shared cell are those of both leads", () => {
  assert.deepEqual(sides(pair({ a: "p1", organisations_a: ["red"], organisations_b: [] })), ["red", "blue"]);
});

test("classes stand in the order of rank, those that occur", () => {
  assert.deepEqual(classCounts({ rejected: 1, possible: 5, likely: 2, confirmed: 0 }).map((one) => one.text),
    ["likely duplication 2", "possible 5", "no duplication, as decided 1"]);
});

test("currencies are never mixed", () => {
  const money = [{ amount: 1000, currency: "USD", estimated: false }, { amount: 20, currency: "EUR", estimated: true }];
  assert.equal(moneyWords(money), "USD 1,000, EUR 20 (estimated)");
  assert.equal(moneyWords(null), "");
});
