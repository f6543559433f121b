import assert from "node:assert/strict";
import {test} from "node:test";
import {growth, median, ratios, seconds_text, times_text} from "./reckoning.mjs";

test("a median is of the values in their order", () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([10, 9]), 10);
});

test("ratios are of one round each, and of answers alone", () => {
  assert.deepEqual(ratios([1, 2, 4], [2, null, 2]), [2, 0.5]);
});

test("what grows with the square has the exponent 2", () => {
  assert.deepEqual(growth([1, 100, 100], [10, 100, 1000]), ["2.00", "0.00"]);
});

test("figures are as exact as they can be read", () => {
  assert.deepEqual([12.34, 1.234, 0.0123, 0.00123, 0.0000123].map(seconds_text), ["12 s", "1.2 s", "12 ms", "1.2 ms", "12.3 µs"]);
  assert.deepEqual([12.3, 1.23, 0.123, 0.00123].map(times_text), ["12×", "1.2×", "0.1×", "0.001×"]);
});
