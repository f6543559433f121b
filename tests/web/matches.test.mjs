import assert from "node:assert/strict";
import { test } from "node:test";
import { judgements, matchesSentence, scoreWords, sideBySide, weight } from "../../web/src/decide/matches.js";

const record = (name, columns, edges = []) => ({ name, record: columns, names: {}, edges });

test("the sentence asks, since nothing is joined without a person", () => {
  assert.equal(matchesSentence(0), "No two records seem to be one.");
  assert.equal(matchesSentence(1), "1 pair of records looks like the same. Are they?");
  assert.equal(matchesSentence(4, "Alba"), "4 pairs of records of Alba look like the same. Are they?");
});

test("what only one of two knows is no difference", () => {
  const lines = sideBySide(record("Red Aid", { country: "XA", acronyms: ["RA"] }), record("Red Aidd", { country: "XB", acronyms: [], url: "https://red.example" }));
  const said = Object.fromEntries(lines.map((line) => [line.label, line.differs]));
  assert.deepEqual(said, { name: true, country: true, acronyms: false, url: false });
  assert.equal(lines[0].label, "name");
});

test("what hangs on a record is counted", () => {
  assert.equal(weight(record("Red", {}, [{ label: "delivers", total: 5 }, { label: "sits in", total: 0 }])), "delivers 5");
  assert.equal(weight(record("Red", {})), "nothing hangs on it");
});

test("a score is said in words", () => {
  assert.equal(scoreWords(0.98), "very much alike");
  assert.equal(scoreWords(0.9), "much alike");
  assert.equal(scoreWords(0.7), "somewhat alike");
});

test("a judgement that was written here names the revision that undoing takes", () => {
  const records = [{ a: "red", b: "blue", judgement: "same", reason: "one website" }, { a: "red", b: "green", judgement: "different", reason: null }];
  const written = [{ revision: 9, message: "separate red green" }, { revision: 7, message: "merge red green" }];
  assert.deepEqual(judgements(records, written), [
    { a: "red", b: "green", judgement: "different", reason: "", revision: 9 },
    { a: "red", b: "blue", judgement: "same", reason: "one website", revision: null },
  ]);
});
