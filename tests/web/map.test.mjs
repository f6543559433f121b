import assert from "node:assert/strict";
import { test } from "node:test";
import { draw, labelled, mapSentence, placesOf, placeText } from "../../web/src/decide/map.js";
import { cell, coverage } from "./facts.mjs";

const answer = coverage([
  cell(), cell({ service: "shelter", state: "uncovered", organisations: [] }),
  cell({ location: "XA0102", state: "unknown", organisations: [] }),
  cell({ location: "XA0201", organisations: ["red", "blue"] }),
]);
const points = [{ location: "XA0101", lat: 10, lon: 20 }, { location: "XA0201", lat: 11, lon: 21 }];

test("a place is what its cells come to, and the worst of them marks it", () => {
  const places = placesOf(answer, points);
  assert.deepEqual(places.map((one) => [one.name, one.mark, one.organisations, one.gaps, one.unknown]), [
    ["Alba", "gap", 1, 1, 0], ["Cael", "work", 2, 0, 0], ["Brin", "unknown", 0, 0, 1],
  ]);
  assert.equal(placeText(places[0]), "Alba: 1 organisation, 1 gap");
  assert.equal(mapSentence(places, "", "district", "districts"), "3 districts: someone is at work in 2, and in 1 a gap is known.");
  assert.equal(mapSentence(places.filter((place) => place.gaps === 0), "", "district", "districts"), "2 districts: someone is at work in 1, and no gap is known.");
  assert.equal(mapSentence([], "Alba", "district", "districts"), "Nothing is recorded by districts of Alba.");
});

test("north is up, east is right, and a place without a point is not drawn", () => {
  const { width, height, drawn } = draw(placesOf(answer, points), 1000);
  const at = Object.fromEntries(drawn.map((one) => [one.name, one]));
  assert.deepEqual(Object.keys(at).sort(), ["Alba", "Cael"]);
  assert.ok(at.Cael.y < at.Alba.y && at.Cael.x > at.Alba.x);
  assert.ok(drawn.every(({ x, y }) => x >= 0 && x <= width && y >= 0 && y <= height));
  assert.ok(height <= 800);
});

test("a field on both sides of the date line stays together", () => {
  const places = placesOf(answer, [{ location: "XA0101", lat: 0, lon: 179 }, { location: "XA0201", lat: 0, lon: -179 }]);
  const { drawn } = draw(places, 1000);
  const at = Object.fromEntries(drawn.map((one) => [one.name, one.x]));
  assert.ok(at.Alba < at.Cael);
});

test("one point alone, or none, is no fault", () => {
  assert.equal(draw(placesOf(answer, points.slice(0, 1)), 480).drawn.length, 1);
  assert.deepEqual(draw(placesOf(answer, []), 480), { width: 480, height: 0, drawn: [] });
});

test("names that would collide give way to the place that matters more", () => {
  const near = [{ location: "XA0101", lat: 10, lon: 20 }, { location: "XA0201", lat: 10, lon: 20 }, { location: "XA0102", lat: 12, lon: 19 }];
  const { drawn, width } = draw(placesOf(answer, near), 1000);
  assert.deepEqual(labelled(drawn, width).map((one) => one.name), ["Alba", "Brin"]);
});
