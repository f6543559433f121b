import assert from "node:assert/strict";
import { test } from "node:test";
import { changedWords, changesOf, lateWords, periodWords, returnsQuery, returnsSentence, scopeWords } from "../../web/src/decide/returns.js";
import { names } from "./facts.mjs";

const one = (changes = {}) => ({ source: "alba.xlsx", of: "deliveries", location: "XA01", service: "health", start: "2025-01-01", end: "2026-01-01", state: "late", days_late: 14, last_return: null, ...changes });

test("the sentence says who is late, and where nobody declared anything, that nobody can be", () => {
  assert.equal(returnsSentence({ total: 4, states: { late: 1, never: 2 } }), "4 returns are declared; 1 is late and 2 never came.");
  assert.equal(returnsSentence({ total: 1, states: {} }), "1 return is declared; none is known to be late.");
  assert.equal(returnsSentence({ total: 0, states: {} }), "Nobody has declared to report on anything, so nobody can be late.");
});

test("a line says how late, on what and for when", () => {
  assert.equal(lateWords(one()), "14 days late");
  assert.equal(lateWords(one({ days_late: null, state: "no-due" })), "No day is set");
  assert.equal(scopeWords(one(), names), "Deliveries in North, Health");
  assert.equal(scopeWords(one({ location: null, service: null, of: "referrals" }), names), "Referrals");
  assert.equal(periodWords(one()), "1 Jan 2025 to 31 Dec 2025");
  assert.equal(periodWords(one({ start: null, end: null })), "no period is said, so it holds on no day");
});

test("what a return changed leads to the comparison that shows it", () => {
  const made = one({ last_return: { revision: 7, previous: 4, day: "2025-05-01", added: 3, changed: 0, withdrawn: 1 } });
  assert.equal(changedWords(made), "3 added, 1 withdrawn");
  assert.deepEqual(changesOf(made), { from: "4", to: "7", source: "alba.xlsx" });
  assert.equal(changedWords(one({ last_return: { revision: 7, previous: null, day: null, added: 0, changed: 0, withdrawn: 0 } })), "nothing changed");
  assert.deepEqual(changesOf(one({ last_return: { revision: 7, previous: null, day: null, added: 0, changed: 0, withdrawn: 0 } })).from, "6");
  assert.equal(changedWords(one()), "");
});

test("of the filter goes along what the question takes", () => {
  assert.deepEqual(returnsQuery({ location: "XA", level: "2", at: "all", package: "p" }), { location: "XA" });
});
