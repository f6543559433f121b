import assert from "node:assert/strict";
import {test} from "node:test";
import {median, rate_of} from "../http.mjs";

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
