import assert from "node:assert/strict";
import {test} from "node:test";
import {median, rate_of, sorted_out} from "../http.mjs";
import {http_goal} from "./goals.mjs";

test("the rate is what wrk says a second", () => {
  assert.equal(rate_of("  1204 requests in 1.00s, 2MB read\nRequests/sec:  68003.25\nTransfer/sec: 9MB\n"), 68003.25);
});

test("a refusal is no rate", () => {
  assert.throws(() => rate_of("  Non-2xx or 3xx responses: 12\nRequests/sec:  90000.00\n"));
  assert.throws(() => rate_of("unable to connect"));
});

test("the median stands in the middle", () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 2, 3]), 2.5);
});

test("a large answer stands beside a bare one of as many bytes", () => {
  assert.deepEqual(sorted_out([["hello", 90], ["status", 80], ["coverage", 50], ["as many bytes as coverage", 60]]),
    {hello: 90, answers: {status: 80, coverage: 50}, alike: {coverage: 60}});
});

test("a small answer is held to a word, a large one to as many bytes", () => {
  const must = (name) => http_goal(name).must;
  assert.deepEqual([must("status"), must("coverage, 60 kB"), must("coverage, 60 kB, beside as many")], [[0.6, 0.6], [0.6, 0.6], undefined]);
  assert.deepEqual([must("coverage, 217 kB"), must("coverage, 217 kB, beside as many")], [undefined, [0.6, 0.6]]);
});
