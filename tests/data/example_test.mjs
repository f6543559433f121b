// The invented country holds every kind of finding, and nothing that could be taken for real.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test, { after, before } from "node:test";

import { readPackage, root } from "./csv.mjs";

const folder = path.join(root, "data/example");
const program = process.env.CONCERT_BIN ?? path.join(root, "build/release/concert");
const day = "2025-06-15";
const { tables } = readPackage(folder);
let database;

const concert = (...words) => execFileSync(program, ["--db", database, ...words], { encoding: "utf8" });
const ask = (...words) => JSON.parse(concert(...words, "--format", "json"));

before(() => {
  database = fs.mkdtempSync(path.join(os.tmpdir(), "concert-example-"));
  concert("import", folder);
  concert("import", path.join(folder, "partner-sheet.csv"), "--covers", "XM");
});
after(() => fs.rmSync(database, { recursive: true }));

test("the example says that it is invented", () => {
  const descriptor = JSON.parse(fs.readFileSync(path.join(folder, "datapackage.json"), "utf8"));
  assert.match(descriptor.title, /invented/);
  assert.match(descriptor.description, /Nothing here is real/);
});

test("the example uses only codes that ISO 3166 leaves to users", () => {
  for (const { id } of tables.locations.rows) assert.match(id, /^X[MNO]/);
  for (const { country } of tables.organisations.rows) assert.match(country, /^(X[MNO])?$/);
});

test("every row of the example is taken", () => {
  const report = ask("import", folder, "--dry-run");
  assert.equal(report.rows_left, 0);
  assert.deepEqual(report.unresolved, []);
  assert.equal(report.added + report.changed + report.withdrawn, 0);
});

test("every state of a cell occurs in the example", () => {
  const { states } = ask("coverage", "--at", day, "--service-level", "finest", "--group-level", "finest");
  for (const [state, cells] of Object.entries(states)) assert.ok(cells > 0, state);
});

test("every flag occurs in the example", () => {
  const { items } = ask("coverage", "--at", day, "--service-level", "finest", "--group-level", "finest");
  const flags = new Set(items.flatMap((cell) => cell.flags));
  const known = ["single-provider", "single-donor", "one-known-donor", "ending", "lapsed", "unfunded", "unreachable",
    "returnee-only", "stale"];
  for (const flag of known) assert.ok(flags.has(flag), flag);
  const information = new Set(items.flatMap((cell) => cell.information));
  for (const one of ["general-only", "undated"]) assert.ok(information.has(one), one);
});

test("every class of overlap occurs in the example", () => {
  const known = ["same-record", "same-chain", "confirmed", "rejected", "complementary", "likely", "possible"];
  const { classes } = ask("overlaps", "--at", day);
  for (const one of known) assert.ok(classes[one] > 0, one);
});
