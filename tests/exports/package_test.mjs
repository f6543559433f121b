// What is written as a data package holds against its own descriptor, as the specification's own library reads both:
// the descriptor against the profile, and each value of each table against type and constraints of its column.
import assert from "node:assert/strict";
import {execFileSync} from "node:child_process";
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import test, {after} from "node:test";
import {fileURLToPath} from "node:url";
import datapackage from "datapackage";
import {missing} from "./program.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const folder = mkdtempSync(join(tmpdir(), "concert-package-"));
after(() => rmSync(folder, {recursive: true, force: true}));

// Imports a package that comes with the program into a database of its own, and exports that whole. Gives the folder.
function exported(name) {
  const database = join(folder, `${name}-database`);
  const written = join(folder, name);
  const run = (...line) => execFileSync(process.env.CONCERT_BIN, ["--db", database, ...line], {stdio: "pipe", maxBuffer: 1 << 28});
  run("import", join(root, "data", name), "--strict");
  run("export", "--as", "datapackage", "-o", written);
  return written;
}

// Throws where the package is no valid one. Gives its tables, each as rows of values of their types.
async function read(written) {
  const descriptor = JSON.parse(readFileSync(join(written, "datapackage.json"), "utf8"));
  const whole = await datapackage.Package.load(descriptor, {basePath: written, strict: true});
  const tables = {};
  for (const resource of whole.resources) tables[resource.name] = await resource.read({keyed: true});
  return {descriptor, tables};
}

for (const name of ["example", "silk-routes"]) {
  test(`${name} is written as a valid data package`, {skip: missing}, async () => {
    const written = exported(name);
    const {descriptor, tables} = await read(written);
    const files = readdirSync(written).filter((file) => file.endsWith(".csv"));
    assert.deepEqual(descriptor.resources.map((one) => one.path).sort(), files.sort(), "every table is described");
    for (const [table, rows] of Object.entries(tables)) assert.ok(rows.length > 0, `${table} has rows`);
    assert.ok(tables.locations.every((row) => Number.isInteger(row.level)), "levels are whole numbers");
    assert.ok(tables.programmes.every((row) => row.start === null || row.start instanceof Date), "starts are days");
  });

  test(`${name}: what one table names by its id stands in another`, {skip: missing}, async () => {
    const {tables} = await read(exported(`${name}`));
    const ids = (table) => new Set((tables[table] ?? []).map((row) => row.id));
    const [organisations, programmes, locations, services] = ["organisations", "programmes", "locations", "services"].map(ids);
    for (const row of tables.deliveries) {
      assert.ok(organisations.has(row.organisation), `the organisation of ${row.id}`);
      assert.ok(locations.has(row.location), `the location of ${row.id}`);
      assert.ok(services.has(row.service), `the service of ${row.id}`);
      assert.ok(row.programme === null || programmes.has(row.programme), `the programme of ${row.id}`);
    }
  });
}

test("a value of another type is refused", {skip: missing}, async () => {
  const written = exported("example");
  const spoilt = join(folder, "spoilt");
  cpSync(written, spoilt, {recursive: true});
  const [header, first, ...rest] = readFileSync(join(spoilt, "locations.csv"), "utf8").split("\r\n");
  const at = header.split(",").indexOf("level");
  const cells = first.split(",");
  cells[at] = "district";
  writeFileSync(join(spoilt, "locations.csv"), [header, cells.join(","), ...rest].join("\r\n"));
  await assert.rejects(read(spoilt));
});
