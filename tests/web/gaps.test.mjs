import assert from "node:assert/strict";
import { test } from "node:test";
import { gapSentence, namePieces, quietPlaces, watchSentence } from "../../web/src/decide/gaps.js";
import { cell, names } from "./facts.mjs";

function text({ title, pieces }) {
  return `${title}: ${pieces.map((piece) => piece.text).join("")}`;
}

test("a gap says who is missing and for how many", () => {
  const gap = cell({ service: "shelter", state: "uncovered", organisations: [], need: 12400, unmet: 12400, severity: 4 });
  assert.equal(text(gapSentence(gap, names, false)), "Alba · Shelter: nobody; 12,400 people in need, severity 4");
});

test("a partial sum says at least", () => {
  const gap = cell({ state: "uncovered", organisations: [], need: 500, need_at_least: true });
  assert.equal(text(gapSentence(gap, names, false)), "Alba · Health: nobody; at least 500 people in need");
});

test("a gap without figures says what makes it one", () => {
  assert.equal(text(gapSentence(cell({ state: "uncovered", organisations: [] }), names, false)), "Alba · Health: nobody; the package expects it");
});

test("too little names who is there and how far it goes", () => {
  const thin = cell({ state: "thin", organisations: ["red", "blue"], need: 500, unmet: 380, reach: 120, capacity: 100 });
  assert.equal(text(gapSentence(thin, names, false)), "Alba · Health: Red Aid and Blue Aid, together reach at most 120; 500 people in need, 380 of them unmet");
});

test("a service not open to a group says to whom", () => {
  const closed = cell({ state: "no-access", group: "returnees", need: 10, unmet: 10 });
  assert.equal(text(gapSentence(closed, names, true)), "Alba · Health, Returnees: Red Aid, not open to this group; 10 people in need");
});

test("one organisation is named, with its end", () => {
  assert.equal(text(watchSentence(cell({ flags: ["single-provider"], ends_on: "2022-05-31" }), names, false)), "Alba · Health: one organisation, Red Aid, until 31 May 2022");
  assert.equal(text(watchSentence(cell({ flags: ["single-provider", "ending"], ends_on: "2022-05-31" }), names, false)), "Alba · Health: one organisation, Red Aid; nobody after 31 May 2022");
});

test("several organisations are counted and named, the rest of many are counted", () => {
  const crowd = cell({ organisations: ["red", "blue", "green", "x", "y"], flags: ["single-donor"] });
  assert.equal(text(watchSentence(crowd, names, false)), "Alba · Health: 5 organisations: Red Aid, Blue Aid, Green Aid and 2 more; all paid by one donor");
});

test("a name leads to its record, the words between do not", () => {
  assert.deepEqual(namePieces(["red", "blue"], names, 3), [{ text: "Red Aid", id: "red" }, { text: " and " }, { text: "Blue Aid", id: "blue" }]);
});

test("the empty services of a place stand on one line, by state", () => {
  const quiet = quietPlaces([
    cell({ state: "blank" }), cell({ state: "blank", service: "shelter" }), cell({ state: "unknown", location: "XA0102" }), cell(),
  ], names, false);
  assert.deepEqual(quiet.map((place) => `${place.name}: ${place.said} ${place.services.map((service) => service.name)}`), [
    "Alba: asked, and nobody is there for Health,Shelter",
    "Brin: nobody has reported on Health",
  ]);
});
