import assert from "node:assert/strict";
import { test } from "node:test";
import { address, cellText, change, ids, isFiltered, menu, menuParts, parse, parseCell, question, recordAddress, takes, walk, whole } from "../../web/src/decide/address.js";

function at(text) {
  const [path, search = ""] = text.split("?");
  return parse(path, search);
}

test("an address comes back as it was written", () => {
  for (const text of [
    "/coverage", "/coverage?location=IQ&at=2022-03-15", "/overlaps?organisation=a|b&class=possible",
    "/gaps?location=IQ&level=2&cell=IQG01|health|everyone", "/records/org%20one%2Ftwo?at=2022-03-15", "/search?text=red%20aid",
  ]) assert.equal(address(at(text)), text);
});

test("an unknown view is coverage, and an unknown parameter is dropped", () => {
  assert.equal(address(at("/")), "/coverage");
  assert.equal(address(at("/menu?colour=red&location=IQ")), "/coverage?location=IQ");
});

test("a hyphen in a parameter is an underscore", () => {
  assert.equal(at("/coverage?service-level=finest").query.service_level, "finest");
});

test("the filter stays from view to view, and what one view knows goes", () => {
  const place = at("/coverage?location=IQ&at=2022-03-15&as_of=3&sort=gaps&cell=a|b|c");
  assert.equal(address(walk(place, "overlaps")), "/overlaps?location=IQ&at=2022-03-15&as_of=3");
});

test("a changed filter closes the open cell, a changed order does not", () => {
  const place = at("/coverage?location=IQ&cell=a|b|c&sides=red");
  assert.equal(address(change(place, { service: "health" })), "/coverage?location=IQ&service=health");
  assert.equal(address(change(place, { sort: "gaps" })), "/coverage?location=IQ&cell=a|b|c&sides=red&sort=gaps");
  assert.equal(address(change(place, { location: null })), "/coverage");
});

test("an id is escaped in the path of its record", () => {
  assert.equal(recordAddress(at("/gaps?location=IQ"), "a/b?c"), "/records/a%2Fb%3Fc");
  assert.equal(recordAddress(at("/gaps?location=IQ&at=2022-03-15&level=1&as_of=3"), "a"), "/records/a?at=2022-03-15&level=1&as_of=3");
  assert.equal(at("/records/a%2Fb%3Fc").id, "a/b?c");
  assert.equal(at("/records/100%").id, "100%");
});

test("a cell is its three ids", () => {
  const cell = { location: "IQG01", service: "health", group: "everyone" };
  assert.deepEqual(parseCell(cellText(cell)), cell);
  assert.equal(parseCell(undefined), null);
  assert.equal(parseCell("||"), null);
});

test("several ids in one filter are joined by a bar", () => {
  assert.deepEqual(ids("a|b|"), ["a", "b"]);
  assert.deepEqual(ids(undefined), []);
});

test("the API is asked what the address says, and nothing that only the page knows", () => {
  const { query } = at("/coverage?location=IQ|TR&at=2022-03-15&sort=gaps&cell=a|b|c");
  assert.equal(question("/coverage", query, { limit: 10 }), "/coverage?location=IQ%7CTR&at=2022-03-15&limit=10");
  assert.equal(question("/overlaps", { at: "all", location: "IQ" }), "/overlaps?location=IQ");
  assert.equal(question("/deliveries", { level: "2", location: "IQ" }, { level: null, location: "IQG01" }), "/deliveries?location=IQG01");
});

test("who takes an answer along takes it whole", () => {
  assert.equal(whole("/gaps?location=IQ&limit=50&state=blank"), "/gaps?location=IQ&state=blank");
  assert.equal(whole("/gaps?location=IQ&limit=50"), "/gaps?location=IQ");
  assert.equal(whole("/gaps?limit=50"), "/gaps");
  assert.equal(whole("/gaps?limit=50&at=2022-03-15"), "/gaps?at=2022-03-15");
  assert.equal(whole("/gaps"), "/gaps");
});

test("every view of the menu has its address, and what does not stand in the row opens behind More", () => {
  for (const [view] of menu) assert.equal(parse(`/${view}`, "").view, view);
  for (const narrow of [true, false]) {
    const { row, more } = menuParts(narrow);
    assert.deepEqual([...row, ...more], menu);
    assert.equal(row.length, narrow ? 4 : 8);
  }
});

test("the filter shows what a view takes of it", () => {
  assert.equal(takes("returns", "location"), true);
  assert.equal(takes("returns", "level"), false);
  assert.equal(takes("gaps", "level"), true);
  assert.equal(isFiltered("matches"), false);
  assert.equal(isFiltered("commitments"), true);
});
