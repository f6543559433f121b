import assert from "node:assert/strict";
import { test } from "node:test";
import { chosenForYou, defaultDay, defaultLevel, drillPlace, filled, levelsToChoose, oneDay } from "../../web/src/decide/frame.js";
import { status } from "./facts.mjs";

test("the day is the last reported, not a stated end that lies years ahead", () => {
  assert.equal(defaultDay(status()), "2022-03-31");
  assert.equal(defaultDay(status({ report_days: [] })), "2026-01-10");
});

test("the level is the deepest down to districts for which at least half of the records count", () => {
  assert.equal(defaultLevel(status()), 2);
  assert.equal(defaultLevel(status({ levels: { 0: 3, 4: 4796 } })), 2);
  assert.equal(defaultLevel(status({ levels: { 0: 29, 1: 18 } })), 0);
  assert.equal(defaultLevel(status({ levels: { "-1": 40, 0: 2, 1: 2, 2: 0 } })), 1);
  assert.equal(defaultLevel(status({ levels: {} })), 2);
  assert.equal(defaultLevel(status({ levels: { "-1": 4 } })), 2);
});

test("what the address names is never replaced", () => {
  assert.deepEqual(filled({ at: "2021-01-01", level: "1" }, status()), { at: "2021-01-01", level: "1" });
  assert.deepEqual(filled({}, status()), { at: "2022-03-31", level: "2" });
});

test("what the page chose, it says", () => {
  assert.equal(chosenForYou({}, status()), "We show 31 March 2022, the last day that was reported on.");
  assert.equal(chosenForYou({ at: "2022-03-15", level: "2" }, status()), "");
  assert.equal(chosenForYou({}, status({ report_days: [], levels: { 0: 3 } })),
    "We show today, 10 January 2026, and countries, since most is recorded no deeper.");
  assert.equal(chosenForYou({ at: "2022-03-15" }, status({ levels: { 0: 3 } })), "We show countries, since most is recorded no deeper.");
});

test("a heading leads one level deeper while records are that deep, else to its services in detail", () => {
  assert.deepEqual(drillPlace("XA", 0, status()), { location: "XA", level: "1" });
  assert.deepEqual(drillPlace("XA0101", 2, status()), { location: "XA0101", level: "3" });
  assert.deepEqual(drillPlace("XA010101", 3, status()), { location: "XA010101", service_level: "finest" });
});

test("one may choose every level down to the deepest with records, and the world is none", () => {
  assert.deepEqual(levelsToChoose(status({ levels: { "-1": 4, 2: 1 } }), "1"), ["0", "1", "2"]);
  assert.deepEqual(levelsToChoose(status({ levels: { "-1": 4 } }), "2"), ["0", "1", "2"]);
  assert.deepEqual(levelsToChoose(status({ levels: {} }), "finest"), ["0"]);
});

test("a view that has no answer without a day shows today", () => {
  assert.equal(oneDay({ at: "all" }, status()).at, "2026-01-10");
  assert.equal(oneDay({ at: "2022-03-15" }, status()).at, "2022-03-15");
});
