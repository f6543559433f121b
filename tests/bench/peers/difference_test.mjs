import assert from "node:assert/strict";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {test} from "node:test";
import {sql_of, with_values} from "./asking.mjs";
import {difference} from "./difference.mjs";

function compared(one, other) {
  const folder = mkdtempSync(join(tmpdir(), "concert-"));
  try {
    writeFileSync(join(folder, "one"), one);
    writeFileSync(join(folder, "other"), other);
    return difference(join(folder, "one"), join(folder, "other"));
  } finally {
    rmSync(folder, {recursive: true});
  }
}

test("answers are the same whatever the order of their rows", () => {
  assert.equal(compared("a,1\nb,2\n", "b,2\na,1\n"), "");
  assert.equal(compared("", ""), "");
});

test("the first row that differs is named", () => {
  assert.match(compared("a,1\nb,2\n", "a,1\nb,3\n"), /row 2 is "b,2" and "b,3"/);
  assert.match(compared("a,1\n", "a,1\nb,2\n"), /row 2 is "\(none\)" and "b,2"/);
  assert.match(compared("a,1\na,1\n", "a,1\n"), /2 and 1 rows/);
});

test("values stand in SQL as text, and casts stay", () => {
  assert.equal(with_values("select :day, x::date, :other", {day: "O'Neil"}), "select 'O''Neil', x::date, :other");
  assert.match(sql_of("matrix", {day: "2024-06-15"}), /start <= '2024-06-15'/);
  assert.throws(() => sql_of("weather", {}), /no SQL asks weather/);
});
