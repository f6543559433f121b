import assert from "node:assert/strict";
import { test } from "node:test";
import { changesSentence, changeWord, columnText, kindWord, valueText } from "../../web/src/decide/changes.js";

const answer = {
  from: { revision: 2 }, to: { revision: 3 },
  records: { came: 3, went: 1, moved: 0 }, findings: { came: 1, went: 2, moved: 0 },
};

test("the sentence counts records and findings apart", () => {
  assert.equal(changesSentence(answer), "Since revision 2, 3 records came, 1 went, 0 changed; of the findings 1 came, 2 went and 0 moved.");
  assert.equal(changesSentence({ ...answer, from: { revision: 3 } }), "Nothing was imported or decided in between.");
  assert.match(changesSentence({ ...answer, from: { revision: 0 } }), /^Since the beginning, /);
});

test("a column says what was and what is", () => {
  assert.equal(columnText({ column: "end", old: "2025-01-01", new: null }, {}), "end: 1 Jan 2025, now not known");
  assert.equal(columnText({ column: "successor", old: null, new: "hope" }, { hope: "Hope" }), "successor: not known, now Hope");
});

test("values are shown as a reader knows them", () => {
  assert.equal(valueText(["hope", 1200], { hope: "Hope" }), "Hope, 1,200");
  assert.equal(valueText([], {}), "not known");
});

test("kinds and changes are words", () => {
  assert.equal(kindWord("deliveries"), "delivery");
  assert.equal(kindWord("programmes"), "programme");
  assert.equal(changeWord("came"), "new");
});
