import assert from "node:assert/strict";
import { test } from "node:test";
import { cellWords, flagSentence, flagWord, isGap, isWork, mark, order, stateWords } from "../../web/src/decide/states.js";
import { cell } from "./facts.mjs";

test("no two kinds of state share a mark, so that colour is never alone", () => {
  const marks = order.map((state) => mark(state, 3));
  assert.deepEqual(marks, ["3", "3", "3 ▽", "⊘", "0", "?", "?", "·", "–"]);
});

test("each state has words", () => {
  for (const state of order) assert.ok(stateWords[state], state);
});

test("thin is work and a gap at once; blank and unknown are neither", () => {
  assert.ok(isWork("thin") && isGap("thin"));
  for (const state of ["blank", "unknown", "unreported", "not-needed"]) {
    assert.equal(isWork(state), false, state);
    assert.equal(isGap(state), false, state);
  }
});

test("a flag is a small word", () => {
  assert.equal(flagWord("single-provider", { ends_on: null }), "one only");
  assert.equal(flagWord("ending", { ends_on: "2022-05-31" }), "ends May");
  assert.equal(flagWord("ending", { ends_on: null }), "ends soon");
  assert.equal(flagSentence("ending", { ends_on: "2022-05-31" }), "nobody after 31 May 2022");
});

test("a cell can be heard", () => {
  assert.equal(cellWords(cell({ flags: ["single-provider"] })), "1 organisation, present, not known whether enough; one only");
  assert.equal(cellWords(cell({ state: "blank", organisations: [] })), "asked, nobody there, need unknown");
});
