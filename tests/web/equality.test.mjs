import assert from "node:assert/strict";
import { test } from "node:test";
import { balanceText, choiceWords, countryName, equalitySentence, profileWords, reachWords, spreadWords } from "../../web/src/decide/equality.js";
import { missingWords, ownershipSentence, servedFirst, survivesWords, typeWords } from "../../web/src/decide/ownership.js";
import { names } from "./facts.mjs";

const places = (changes = {}) => ({ view: "locations", level: 2, total: 6, items: [{}], inequality: { counted: 6, none: 1, least: 0, most: 5, ratio: null, gini: 0.404 }, ...changes });

test("none in n of m comes first, since a mean would hide it", () => {
  assert.equal(equalitySentence(places(), "returnees"), "In 1 of 6 districts nothing is recorded for returnees; at most it is 5 services.");
  assert.equal(equalitySentence(places({ inequality: { counted: 2, none: 0, least: 3, most: 5 }, unknown: 1, unreported: 2 }), "anyone"),
    "In each of 2 districts anyone can choose from at least 3 services; at most it is 5 services. Of 3 districts more nobody has reported enough to tell.");
  assert.equal(equalitySentence(places({ inequality: { counted: 0 } }), "anyone"), "It is not known in any district what anyone can choose from.");
});

test("what host countries give is compared where two give something to one profile", () => {
  const ranges = [{ hosts: 1, ranges: [{ ratio: 1 }] }, { hosts: 2, ranges: [{ ratio: 3 }] }];
  assert.equal(equalitySentence({ view: "packages", ranges }, ""), "1 profile can be compared between host countries: for one and the same profile, up to 3.0 times as much in one country as in another.");
  assert.equal(equalitySentence({ view: "packages", ranges: ranges.slice(0, 1) }, ""), "What host countries give is recorded for 1 profile, each by one country alone: there is nothing to compare.");
  assert.equal(equalitySentence({ view: "packages", ranges: [] }, ""), "What host countries give is not recorded.");
});

test("the other sides have their sentence", () => {
  assert.equal(equalitySentence(places({ view: "bundles", complete: 2 }), ""), "In 2 of 6 districts all dimensions are offered and can be reached from one way in.");
  assert.equal(equalitySentence(places({ view: "balance", items: [{ returnees_only: true }, { returnees_only: false }] }), ""), "In 1 of 2 districts everything recorded is for returnees only.");
  assert.equal(equalitySentence(places({ view: "access", total: 2, items: [{ nothing_left: true }, { nothing_left: false }] }), ""), "Conditions keep somebody out of 2 services in places; in 1 of them nothing is left open.");
});

test("a spread and what can be reached are never more certain than they are", () => {
  assert.equal(spreadWords(places().inequality), "none in 1 of 6; 0 to 5, Gini 0.40");
  assert.equal(spreadWords({ counted: 0 }), "not known");
  assert.equal(reachWords({ reachable: 2, reach_unknown: 3 }), "2 to 5");
  assert.equal(reachWords({ reachable: null, reach_unknown: 0 }), "not known");
  assert.equal(choiceWords("unknown"), "not known");
});

test("a profile and a country are said by name where they have one", () => {
  assert.equal(profileWords({}, []), "anyone");
  assert.equal(profileWords({ host: "DE" }, ["Women"]), "women from Germany");
  assert.equal(countryName("XN", { XN: "Norvik" }), "Norvik");
  assert.equal(countryName("XN", {}), "XN");
  assert.equal(balanceText({ both: ["health", "shelter"] }, names, "both"), "Health and Shelter");
  assert.equal(balanceText({ both: [] }, names, "both"), "none");
});

const owned = (changes = {}) => ({ view: "cells", total: 43, types: { none: 31 }, surviving: 6, surviving_share: { low: 0.5, high: 0.5 }, hand_offs: 0, ...changes });

test("what stays without external money is an interval where it is not known who pays", () => {
  assert.equal(ownershipSentence(owned(), ""), "Without external money 6 of 12 served cells would keep something (50 %).");
  assert.equal(ownershipSentence(owned({ surviving: 0, surviving_share: { low: 0, high: 1 } }), "Alba"), "Of none of 12 served cells in Alba is it known that something would stay without external money (0 to 100 %, since of some it is not known who pays).");
  assert.equal(ownershipSentence(owned({ surviving_share: { low: 0.5, high: 0.75 } }), "Alba"), "Without external money at least 6 of 12 served cells in Alba would keep something (50 to 75 %, since of some it is not known who pays).");
  assert.equal(ownershipSentence(owned({ total: 31 }), ""), "Nobody is recorded to deliver anything.");
  assert.equal(ownershipSentence(owned({ view: "handoff", hand_offs: 17, hand_offs_wanting: 16 }), ""), "17 project services end; 16 have no national successor named in time.");
});

test("cells that would lose all come first, and what nobody delivers last", () => {
  const order = servedFirst([{ funding: "none", survives: false }, { funding: "national", survives: true }, { funding: "unknown", survives: null }, { funding: "project", survives: false }]);
  assert.deepEqual(order.map((one) => one.funding), ["project", "unknown", "national", "none"]);
  assert.equal(survivesWords(null), "not known");
  assert.equal(typeWords("project"), "project money alone");
  assert.equal(missingWords("no-successor"), "no successor is named");
});
