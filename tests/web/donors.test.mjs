import assert from "node:assert/strict";
import { test } from "node:test";
import { between, byMonth, donorsSentence, effectWords, fallWords, sums } from "../../web/src/decide/donors.js";

const answer = { view: "shares", items: [], names: { nda: "Norvik Agency" }, donors_total: 2, providers: 10, providers_unknown: 3 };

test("the sentence says how many providers' donors are known", () => {
  assert.equal(donorsSentence(answer, "Iraq"), "2 donors are known to pay for 7 of 10 providers in Iraq; of 3 the donors are not all known.");
  assert.equal(donorsSentence({ ...answer, donors_total: 0, providers_unknown: 10 }, ""), "No donor is known of 10 providers.");
  assert.equal(donorsSentence({ ...answer, providers: 0 }, ""), "Nobody is recorded to deliver anything.");
});

test("a calendar says what ends next, and of what nobody knows the end", () => {
  const runway = { ...answer, view: "runway", months: [{ month: "2025-09", programmes: 1 }, { month: "2026-01", programmes: 2 }], open_ended: ["x"] };
  assert.equal(donorsSentence(runway, ""), "3 programmes lose their last money, the next in Sep 2025. Of 1 more nobody says until when they are paid.");
  assert.equal(donorsSentence({ ...runway, months: [], open_ended: [] }, ""), "Nothing is recorded to lose its money.");
});

test("who leaves takes along what stops", () => {
  const leaving = { ...answer, view: "leaving", leaving: ["nda"], items: [{ effect: "stops" }, { effect: "loses-money" }], together: { emptied: [1, 2] } };
  assert.equal(donorsSentence(leaving, ""), "If Norvik Agency left, 1 programme would stop, and 2 cells would have nobody.");
  assert.equal(donorsSentence({ ...leaving, items: [] }, ""), "Nothing that is recorded rests on Norvik Agency.");
});

test("money stands by currency, and unknown money is not zero", () => {
  assert.equal(sums([{ amount: 1200, currency: "EUR" }, { amount: 5, currency: null }]), "EUR 1,200, currency unknown 5");
  assert.equal(sums(null), "not recorded");
});

test("a share is an interval where donors are unknown", () => {
  assert.equal(between(0.4, 0.65), "40 to 65 %");
  assert.equal(between(0.5, 0.5), "50 %");
});

test("what falls is said in cells, empty cells and links", () => {
  assert.equal(fallWords({ cells: 2, emptied: [{}], referrals: [] }), "2 cells, 1 left empty");
  assert.equal(fallWords({ cells: 1, emptied: [], referrals: ["r"] }), "1 cell, 1 referral link");
});

test("effects are words, also those that the page does not know", () => {
  assert.equal(effectWords("loses-money"), "loses a part of its money");
  assert.equal(effectWords("some-thing"), "some thing");
});

test("a calendar goes by month", () => {
  assert.deepEqual(byMonth([{ month: "2025-09", programme: "a" }, { month: "2025-09", programme: "b" }, { month: "2026-01", programme: "c" }]).map(([name, ends]) => [name, ends.length]), [["2025-09", 2], ["2026-01", 1]]);
});
