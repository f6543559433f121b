import assert from "node:assert/strict";
import { test } from "node:test";
import { checkSentence, gapWords, proposal } from "../../web/src/decide/check.js";
import { answerChoices, answerWords, commitmentsSentence, overdueWords } from "../../web/src/decide/commitments.js";
import { changeText, pairText, restWords, whatIfSentence } from "../../web/src/decide/what_if.js";
import { names } from "./facts.mjs";

test("a proposal is asked about once it names a place and a service, at the level of the place", () => {
  assert.equal(proposal({ location: "XA01" }, "1"), null);
  assert.equal(proposal({ location: "XA01", service: "health" }, null), null);
  assert.deepEqual(proposal({ location: "XA01", service: "health", at: "2025-06-15", package: "p" }, "1"), { location: "XA01", service: "health", at: "2025-06-15", level: "1" });
  assert.deepEqual(proposal({ location: "XA01", service: "health", at: "2025-06-15", from: "2025-07-01" }, "1"), { location: "XA01", service: "health", from: "2025-07-01", level: "1" });
});

test("before one funds: who is there, what it fills, whom to talk to", () => {
  assert.equal(checkSentence({ neighbours: 4, gaps: 0, contacts: 5 }, "Health", "Alba"), "4 providers are there already with Health in Alba; it would fill no gap that is known. Talk to 5 organisations first.");
  assert.equal(checkSentence({ neighbours: 0, gaps: 1, contacts: 0 }, "Health", "Alba"), "Nobody is recorded with Health in Alba in these days; it would fill 1 known gap.");
});

test("a gap that would be filled says how many it is about", () => {
  const gap = { location: "XA0101", service: "health", state: "uncovered", need: 150, unmet: 150, severity: 5, general: false };
  assert.equal(gapWords(gap, names), "Alba · Health: nobody there, 150 people unmet, severity 5");
  assert.equal(gapWords({ ...gap, need: null, unmet: null, severity: null, general: true }, names), "Alba · Health: nobody there, only as cover for a wider group");
});

const departure = (changes = {}) => ({ total: 0, stopped: [], gaps_new: [], routes_gone: [], overlaps: [], ...changes });

test("without somebody: what stops, changes, opens and goes", () => {
  assert.equal(whatIfSentence(departure({ total: 4, stopped: ["p"], gaps_new: [{}], routes_gone: ["r", "s"] }), ["Red Aid", "Blue Aid"]),
    "Without Red Aid and Blue Aid, 1 programme would stop, 4 cells would change, 1 new gap would open and 2 referrals would go.");
  assert.equal(whatIfSentence(departure(), ["Red Aid"]), "Without Red Aid nothing that is recorded would be otherwise.");
});

test("what becomes of a cell and of a pair", () => {
  assert.equal(changeText({ before: "thin", after: "uncovered" }), "now too little; then nobody there");
  assert.equal(pairText({ a: "red", b: "blue", before: "likely", after: null }, names), "Red Aid and Blue Aid: no pair any more (likely duplication)");
  assert.equal(pairText({ a: "red", b: "blue", before: null, after: "possible" }, names), "Red Aid and Blue Aid: a new pair (possible)");
  assert.equal(restWords(20, 25), "and 5 more");
  assert.equal(restWords(20, 20), "");
});

test("commitments: answered, by none, not known, and past their day", () => {
  assert.equal(commitmentsSentence({ total: 4, answers: { funded: 2, none: 1, unknown: 1 }, overdue: 1 }), "Of 4 commitments, 2 are answered by a funded programme, 1 by none, of 1 it is not known. 1 is past its day.");
  assert.equal(commitmentsSentence({ total: 0, answers: {}, overdue: 0 }), "No commitment is recorded.");
  assert.equal(answerWords("unknown"), "not known who answers it");
  assert.deepEqual(answerChoices({ funded: 0, none: 2 }), [["", "all"], ["none", "answered by none 2"]]);
  assert.equal(overdueWords(null), "not known whether it is past its day");
  assert.equal(overdueWords(false), "");
});
