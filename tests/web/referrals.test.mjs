import assert from "node:assert/strict";
import { test } from "node:test";
import { aimText, countText, missingText, monthText, referralsSentence, verdictMark } from "../../web/src/decide/referrals.js";

const names = { desk: "Airport Desk", centre: "Centre", brook: "Brook", training: "Training" };
const answer = { view: "routes", items: [], names, total: 4, in_scope: true, states: { direct: 1, led: 2, missing: 1 } };

test("the sentence counts what can be reached", () => {
  assert.equal(referralsSentence(answer, "Merrow"), "3 of 4 services and places in Merrow can be reached from a way in.");
  assert.equal(referralsSentence({ ...answer, view: "missing", total: 1 }, ""), "1 service and place is reached by no formal route.");
});

test("where nobody reports on referrals, a missing link may be one that was not told", () => {
  assert.match(referralsSentence({ ...answer, in_scope: false }, ""), /may be one that was not told\.$/);
});

test("a missing route says what would make it", () => {
  const route = { location: "brook", service: "training", missing: [{ from: "desk", to: "centre", recorded: null, why: "not-recorded" }], lacks_way_in: false };
  assert.equal(aimText(route, names), "Training in Brook");
  assert.equal(missingText(route, names), "needs a link from Airport Desk to Centre");
  assert.equal(missingText({ ...route, missing: [{ ...route.missing[0], recorded: "r", why: "informal" }] }, names), "needs a link from Airport Desk to Centre (there is one, informal)");
  assert.equal(missingText({ ...route, missing: [], lacks_way_in: true }, names), "needs a way in, since none is recorded");
  assert.equal(missingText({ ...route, missing: [] }, names), "nothing that one can name would close it");
});

test("a count that is held back is neither zero nor unknown", () => {
  assert.equal(countText(null, true, false), "held back");
  assert.equal(countText(null, false, false), "not known");
  assert.equal(countText(12, false, true), "at least 12");
  assert.equal(monthText("total"), "in all");
  assert.equal(monthText("2025-05"), "May 2025");
});

test("a verdict has a mark beside its word", () => {
  assert.deepEqual(["met", "not-met", "unknown"].map(verdictMark), ["✓", "✗", "?"]);
});
