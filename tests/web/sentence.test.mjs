import assert from "node:assert/strict";
import { test } from "node:test";
import { coverageSentence, gapsSentence, networkSentence, overlapsSentence, recordSentence } from "../../web/src/decide/sentence.js";
import { cell, coverage, names, pair } from "./facts.mjs";

test("coverage says where someone is, what rests on one, and that need is unknown", () => {
  const answer = coverage([
    cell({ flags: ["single-provider"] }), cell({ service: "shelter", organisations: ["red", "blue"] }),
    cell({ location: "XA0102", state: "blank", organisations: [] }),
  ]);
  assert.equal(coverageSentence(answer, ""),
    "In 1 of 2 districts of Arcadia someone is recorded at work on 15 March 2022; 1 of 2 district-sector cells rests on one organisation. Nobody has said what is needed.");
});

test("coverage with needs counts the gaps and the people, as a lower bound", () => {
  const answer = coverage([
    cell(), cell({ location: "XA0102", state: "uncovered", organisations: [], need: 500, unmet: 500 }),
    cell({ location: "XA0102", service: "shelter", state: "unreported", organisations: [] }),
  ]);
  assert.match(coverageSentence(answer, "North"), /^In 1 of 2 districts of North /);
  assert.match(coverageSentence(answer, "North"), /1 cell is a gap, with at least 500 people in need of more; on 1 needed cell nobody has reported\.$/);
  const silent = { ...answer, states: { ...answer.states, unknown: 2 } };
  assert.match(coverageSentence(silent, "North"), /on 1 needed cell nobody has reported\. Of 2 cells more nobody has reported\.$/);
});

test("a need that nobody can judge is not one that nobody stated", () => {
  const answer = coverage([cell({ need: 500 }), cell()], { needed: 1 });
  assert.match(coverageSentence(answer, "North"), /Of 1 cell a need is known, and of none whether it is met\.$/);
  assert.equal(gapsSentence({ ...answer, total: 0, watch_total: 0, blank_total: 0, unknown_total: 0, unreported_total: 0 }, ""),
    "No gap is known on 15 March 2022; of 1 cell a need is known, and of none whether it is met.");
});

test("coverage of one place names it", () => {
  assert.match(coverageSentence(coverage([cell({ state: "blank", organisations: [] })]), "Alba"), /^In Alba nobody is recorded at work on 15 March 2022\. /);
});

test("coverage without cells says what stands above", () => {
  assert.equal(coverageSentence(coverage([], { recorded_above: 12 }), "Arcadia"),
    "Nothing is recorded by districts in Arcadia on 15 March 2022; 12 records stand at a wider level.");
  assert.equal(coverageSentence(coverage([]), ""), "Nobody has reported on anything on 15 March 2022.");
});

test("no gap is known where nobody said what is needed", () => {
  const answer = { ...coverage([cell(), cell({ state: "blank" })]), total: 0, watch_total: 1, blank_total: 1, unknown_total: 0, unreported_total: 0 };
  assert.equal(gapsSentence(answer, ""), "No gap is known on 15 March 2022, since nobody has said what is needed; beside that, 1 cell to watch and 1 blank.");
});

test("where a package says what is expected, silence is not called lack of need", () => {
  const answer = { ...coverage([cell(), cell({ location: "XA0102", state: "unknown", organisations: [] })]), total: 0, watch_total: 0, blank_total: 0, unknown_total: 1, unreported_total: 0 };
  assert.equal(gapsSentence(answer, "", true), "No gap is known on 15 March 2022; beside that, 1 that nobody reported on.");
  assert.match(coverageSentence(answer, "", true), /No gap is known\. Of 1 cell nobody has reported\.$/);
  assert.match(coverageSentence(answer, ""), /Nobody has said what is needed\. Of 1 cell nobody has reported\.$/);
});

test("gaps stand beside what is to watch, blank and unknown", () => {
  const answer = { ...coverage([cell({ state: "uncovered" })]), watch_total: 3, blank_total: 2, unknown_total: 4, unreported_total: 1 };
  assert.equal(gapsSentence(answer, "Arcadia"),
    "1 gap in Arcadia on 15 March 2022; beside them, 3 cells to watch, 2 blank and 5 that nobody reported on.");
});

test("an overlap is a question until it is likely", () => {
  const answer = { revision: 1, at: "2022-03-15", level: 2, service_level: "finest", group_level: "finest", total: 1, items: [pair()], names, classes: { possible: 1 }, crowded: [] };
  assert.equal(overlapsSentence(answer, ""),
    "1 pair delivers the same service in the same district on 15 March 2022. None is called duplication: each is a question to both.");
  assert.match(overlapsSentence({ ...answer, total: 3, classes: { likely: 1, confirmed: 1, possible: 1 } }, ""), /2 of them are likely or confirmed duplication\.$/);
  assert.match(overlapsSentence({ ...answer, at: null }, ""), /at any time\./);
  assert.match(overlapsSentence({ ...answer, total: 0, classes: {} }, "North"), /^No two are recorded .* in North on/);
});

test("the network names who meets most, and counts who meets nobody", () => {
  const node = (id, links) => ({ id, name: names[id], kind: null, x: 0, y: 0, cells: 1, links });
  const answer = { revision: 1, at: "2022-03-15", total: 3, nodes: [node("red", 1), node("blue", 1), node("green", 0)], items: [{ a: "red", b: "blue", cells: 1, kinds: [] }] };
  assert.equal(networkSentence(answer, ""), "3 organisations on 15 March 2022, with 1 link between them. Red Aid meets most: 1 other. 1 organisation meets nobody.");
  assert.match(networkSentence({ ...answer, total: 500 }, ""), /^The 3 best linked of 500 organisations on/);
  assert.match(networkSentence({ ...answer, nodes: [], items: [], total: 0 }, ""), /^Nobody is recorded at work/);
});

test("an organisation's page says where it is and where it is alone", () => {
  const answer = { kind: "organisations", cells: [
    { location: "XA0101", service: "health", group: "everyone", organisations: 1 },
    { location: "XA0102", service: "health", group: "everyone", organisations: 3 },
  ], partners: [{ id: "blue", cells: 1 }] };
  assert.equal(recordSentence(answer), "At work in 2 places with 1 service, beside 1 other organisation. In 1 of these cells it is the only one.");
  const many = Array.from({ length: 50 }, (_, at) => ({ id: `p${at}`, cells: 1 }));
  assert.match(recordSentence({ ...answer, partners: many }), /beside 50 or more other organisations/);
  assert.equal(recordSentence({ kind: "organisations", cells: [], edges: [] }), "No place of work is recorded.");
  assert.equal(recordSentence({ kind: "organisations", cells: [], edges: [{ kind: "deliveries" }] }), "Its work is recorded for wider places than those counted here.");
  assert.equal(recordSentence({ kind: "programmes" }), "");
});
