import assert from "node:assert/strict";
import {test} from "node:test";
import {f1, found_by_kind, growth, made_once, median, medians, number_text, ratios, seconds_text, share_text, times_text} from "./reckoning.mjs";

test("a median is of the values in their order", () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([10, 9]), 10);
});

test("ratios are of one round each, and of answers alone", () => {
  assert.deepEqual(ratios([1, 2, 4], [2, null, 2]), [2, 0.5]);
});

test("what grows with the square has the exponent 2", () => {
  assert.deepEqual(growth([1, 100, 100], [10, 100, 1000]), ["2.00", "0.00"]);
  assert.deepEqual(growth([1, undefined, 100], [10, 100, 1000]), ["", ""]);
});

test("figures are as exact as they can be read", () => {
  assert.deepEqual([12.34, 1.234, 0.0123, 0.00123, 0.0000123].map(seconds_text), ["12 s", "1.2 s", "12 ms", "1.2 ms", "12.3 µs"]);
  assert.deepEqual([12.3, 1.23, 0.123, 0.00123].map(times_text), ["12×", "1.2×", "0.1×", "0.001×"]);
  assert.deepEqual([12345.6, 12.34, 1.234].map(number_text), ["12,346", "12", "1.2"]);
  assert.deepEqual([12.34, 1.234, 0.3333].map(share_text), ["12×", "1.2×", "0.33×"]);
});

test("an answer that was not given is no figure", () => {
  assert.equal(medians([null, 2, 3, 1]), 2);
  assert.equal(medians([null]), undefined);
  assert.equal(medians(undefined), undefined);
});

test("what was made once is what the first asking took longer", () => {
  const first = {matrix: {concert: 5, duckdb: 1}, needs: {concert: 1}, best: {concert: null}};
  const taken = {matrix: {concert: [2, 2], duckdb: [2]}, needs: {concert: [3]}, best: {concert: [1]}};
  assert.equal(made_once(first, taken, "concert"), 3);
  assert.equal(made_once(first, taken, "duckdb"), 0);
});

test("what is found is added over the seeds", () => {
  const lines = [{kind: "twins", found: 1, planted: 2}, {kind: "twins", found: 2, planted: 2}, {kind: "thin", found: 0, planted: 1}];
  assert.deepEqual([...found_by_kind(lines)], [["twins", {found: 3, planted: 4}], ["thin", {found: 0, planted: 1}]]);
});

test("a score is the harmonic mean of precision and recall", () => {
  assert.equal(f1({found: 1, planted: 1}, {found: 1, planted: 2}), 2 / 3);
  assert.equal(f1({found: 0, planted: 3}, {found: 0, planted: 2}), 0);
  assert.equal(f1({found: 0, planted: 0}, {found: 0, planted: 0}), 1);
});
