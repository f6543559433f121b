import assert from "node:assert/strict";
import { test } from "node:test";
import { byOrganisation, facts, ownWords, sourceWords, when } from "../../web/src/decide/evidence.js";
import { names } from "./facts.mjs";

function delivery(changes = {}) {
  return {
    id: "d1", organisation: "red", programme: null, location: "XA0101", service: "health", group: "everyone", role: null, start: null, end: null,
    reported: [], status: null, stage: null, capacity: null, reach: null, per: null, assured_date: null, way_in: [], conditions: [], source: [], words: {}, ...changes,
  };
}

test("a stated period wins over the reported ones; its end is the day after the last", () => {
  assert.equal(when({ start: "2021-06-01", end: "2022-06-01", reported: ["2022-03"] }), "1 Jun 2021 to 31 May 2022");
  assert.equal(when({ start: "2021-06-01", end: null, reported: [] }), "since 1 Jun 2021");
  assert.equal(when({ start: null, end: "2022-06-01", reported: [] }), "until 31 May 2022");
  assert.equal(when({ start: null, end: null, reported: ["2022-03", "2022-04"] }), "reported for Mar 2022 and Apr 2022");
  assert.equal(when({ start: null, end: null, reported: [] }), "undated");
});

test("a source is file, sheet and row, as far as known", () => {
  assert.equal(sourceWords({ source: "a.xlsx", place: "sheet 3W", row: 17 }), "a.xlsx, sheet 3W, row 17");
  assert.equal(sourceWords({ source: "twg-rd", place: "paragraph 28", row: null }), "twg-rd, paragraph 28");
  assert.equal(sourceWords({ source: "a.csv", place: null, row: 0 }), "a.csv, row 0");
});

test("the source's own word stands beside ours only where it differs", () => {
  const own = ownWords(delivery({ words: { location: "alba", service: "HLT", site: "Camp 3" } }), names);
  assert.deepEqual(own, [{ what: "service", said: "HLT" }]);
});

test("what is known of a delivery stands on one line, and what is not stays away", () => {
  assert.equal(facts(delivery({ role: "sub-implementer", status: "active", capacity: 20, per: "month" })), "undated · sub implementer · active · capacity 20 a month");
  assert.equal(facts(delivery({ way_in: ["walk-in", "hotline"], conditions: ["guarantor"] })), "undated · way in: walk in and hotline · only with: guarantor");
  assert.equal(facts(delivery()), "undated");
});

test("rows stand by organisation, those with most first", () => {
  const sides = byOrganisation([delivery({ organisation: "blue" }), delivery(), delivery()], names);
  assert.deepEqual(sides.map((side) => [side.organisation, side.deliveries.length]), [["red", 2], ["blue", 1]]);
});
