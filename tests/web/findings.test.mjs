import assert from "node:assert/strict";
import { test } from "node:test";
import { besides, choices, decisions, decisionWords, fieldsOf, findingsSentence, findingTitle, frameOf, kinds, lifeWords, undoable, whatWords } from "../../web/src/decide/findings.js";
import { names } from "./facts.mjs";

function finding(changes = {}) {
  return {
    id: "gap-1", kind: "gap", found: true, what: "uncovered", rule: null, about: ["XA0101", "health", "everyone"], organisations: [], location: "XA0101",
    service: "health", group: "everyone", status: "open", reopened: false, owner: null, due: null, reason: null, evidence: [], decisions: [], ...changes,
  };
}

function answer(changes = {}) {
  return { total: 3, statuses: { open: 2, agreed: 1 }, kinds: {}, overdue: 0, withheld: 0, gone: 0, ...changes };
}

const decision = (changes = {}) => ({ id: "record-1", revision: 4, when: "2025-06-15T10:00:00Z", by: "desk", status: "agreed", reason: null, owner: "red", due: "2025-09-30", ...changes });

test("the sentence counts what waits for somebody", () => {
  assert.equal(findingsSentence(answer(), ""), "3 findings: 2 are open, 1 agreed.");
  assert.equal(findingsSentence(answer({ total: 1, statuses: { open: 1 }, overdue: 2 }), "Alba"), "1 finding in Alba: 1 is open, 2 past their day.");
  assert.equal(findingsSentence(answer({ total: 0, statuses: {} }), ""), "Nothing was found that asks for a decision.");
});

test("what is not shown is said", () => {
  assert.equal(besides(answer()), "");
  assert.equal(besides(answer({ withheld: 1 })), "1 pair named as duplication is not shown here: the two and the secretariat see it first.");
  assert.equal(besides(answer({ gone: 2 })), "2 findings decided of before are not found any more on this day and at these levels.");
});

test("a choice shows what occurs, and what is chosen even where nothing is of it", () => {
  assert.deepEqual(choices(kinds, { gap: 4, watch: 0 }, "").map(([, word]) => word), ["all", "Gaps 4"]);
  assert.deepEqual(choices(kinds, { gap: 4 }, "watch").map(([code]) => code), ["", "gap", "watch"]);
});

test("a title names places and services in a row, and two of a pair side by side", () => {
  assert.equal(findingTitle(finding(), names), "Alba · Health");
  assert.equal(findingTitle(finding({ kind: "duplication", about: ["red", "blue"] }), names), "Red Aid and Blue Aid");
  assert.equal(findingTitle(finding({ about: [] }), names), "gap-1");
});

test("what was found is said in words, a code never", () => {
  assert.equal(whatWords(finding()), "nobody there");
  assert.equal(whatWords(finding({ kind: "watch", what: "single-provider" })), "one only");
  assert.equal(whatWords(finding({ kind: "duplication", what: "likely" })), "likely duplication");
  assert.equal(whatWords(finding({ kind: "broken-referral", what: "missing-route" })), "no formal route leads there");
  assert.equal(whatWords(finding({ kind: "double-record", what: "programmes" })), "may be one programme");
});

test("how far it is names who sees to it, and says where that day is past or the evidence changed", () => {
  assert.equal(lifeWords(finding(), names), "open");
  assert.equal(lifeWords(finding({ status: "agreed", owner: "red", due: "2025-09-30" }), names), "agreed, Red Aid sees to it by 30 Sep 2025");
  assert.equal(lifeWords(finding({ status: "agreed", owner: "red", due: "2025-09-30", overdue: true }), names), "agreed, Red Aid sees to it by 30 Sep 2025: that day is past");
  assert.equal(lifeWords(finding({ reopened: true }), names), "open again: its evidence changed since it was decided");
  assert.equal(lifeWords(finding({ found: false, status: "dismissed" }), names), "dismissed; not found any more");
});

test("only a pair is confirmed or rejected, and only what was decided is taken back", () => {
  const codes = (one, deciding) => decisions(one, deciding).map(([code]) => code);
  assert.deepEqual(codes(finding(), true), ["acknowledged", "agreed", "resolved", "dismissed"]);
  assert.deepEqual(codes(finding({ kind: "duplication", organisations: ["red"], decisions: [decision()] }), true),
    ["acknowledged", "agreed", "resolved", "dismissed", "confirmed", "rejected", "open", "reply"]);
  assert.deepEqual(codes(finding({ organisations: ["red"] }), false), ["reply"]);
});

test("whoever judges gives a reason, and whoever agrees an owner and a day", () => {
  assert.deepEqual(fieldsOf("agreed"), { owner: true, due: true, reason: "optional" });
  for (const status of ["dismissed", "resolved", "rejected", "confirmed", "open", "reply"]) assert.equal(fieldsOf(status).reason, "needed", status);
  assert.equal(fieldsOf("acknowledged").owner, false);
});

test("a decision repeats the day and the levels of its list, and no filter", () => {
  assert.deepEqual(frameOf({ at: "2025-06-15", level: "2", location: "XA", as_of: "3", cell: "x" }), { at: "2025-06-15", level: "2" });
});

test("a decision says who, what and when", () => {
  assert.equal(decisionWords(decision(), names), "15 Jun 2025: agreed, Red Aid by 30 Sep 2025 (desk)");
  assert.equal(decisionWords(decision({ status: "reply", owner: "blue", by: null }), names), "15 Jun 2025: Blue Aid replied");
});

test("what an import brought along is not undone here, since the import would go with it", () => {
  const both = finding({ decisions: [decision({ revision: 2 }), decision({ revision: 5 }), decision({ revision: 4 })] });
  assert.equal(undoable(both, new Set([4, 5]))?.revision, 5);
  assert.equal(undoable(finding({ decisions: [decision({ revision: 2 })] }), new Set([4])), null);
});
