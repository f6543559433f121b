import assert from "node:assert/strict";
import { test } from "node:test";
import { count, day, lastDayBefore, list, listSome, longDay, month, nameOf, number, period, share } from "../../web/src/decide/words.js";

test("an unknown number is unknown, never 0", () => {
  assert.equal(number(null), "unknown");
  assert.equal(number(undefined), "unknown");
  assert.equal(number(0), "0");
  assert.equal(number(4839), "4,839");
});

test("one is not many", () => {
  assert.equal(count(1, "district"), "1 district");
  assert.equal(count(0, "district"), "0 districts");
  assert.equal(count(2, "country", "countries"), "2 countries");
});

test("a part that is something is never shown as nothing, nor a part as all", () => {
  assert.equal(share(1, 1000), "under 1 %");
  assert.equal(share(999, 1000), "over 99 %");
  assert.equal(share(1, 2), "50 %");
  assert.equal(share(0, 2), "0 %");
  assert.equal(share(0, 0), "–");
});

test("a day reads as the field writes it, and what is no day stays as it is", () => {
  assert.equal(day("2022-09-05"), "5 Sep 2022");
  assert.equal(longDay("2022-03-15"), "15 March 2022");
  assert.equal(day("2022-03-15T10:00:00Z"), "15 Mar 2022");
  assert.equal(day("soon"), "soon");
  assert.equal(day(null), "");
  assert.equal(day("2022-13-01"), "2022-13-01");
});

test("a reported period is a month, a quarter, a year or a span", () => {
  assert.equal(period("2022-03"), "Mar 2022");
  assert.equal(period("2022Q1"), "Q1 2022");
  assert.equal(period("2022"), "2022");
  assert.equal(period("2022-03-01/2022-03-15"), "1 Mar 2022 to 15 Mar 2022");
  assert.equal(month("2022-03-31"), "Mar 2022");
});

test("an end is the day after the last", () => {
  assert.equal(lastDayBefore("2022-06-01"), "2022-05-31");
  assert.equal(lastDayBefore("2024-03-01"), "2024-02-29");
  assert.equal(lastDayBefore(null), null);
});

test("a list reads as a sentence does", () => {
  assert.equal(list([]), "");
  assert.equal(list(["A"]), "A");
  assert.equal(list(["A", "B", "C"]), "A, B and C");
  assert.equal(listSome(["A", "B", "C", "D"], 2), "A, B and 2 more");
});

test("an id without a name stands for itself, also where it looks like a property", () => {
  assert.equal(nameOf({ red: "Red Aid" }, "red"), "Red Aid");
  assert.equal(nameOf({}, "red"), "red");
  assert.equal(nameOf({}, "constructor"), "constructor");
});
