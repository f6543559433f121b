// What every side makes of the native files before it is asked.

import {execFileSync} from "node:child_process";
import {existsSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";

const own = (file) => fileURLToPath(new URL(file, import.meta.url));
const json_of = (command, args) => JSON.parse(execFileSync(command, args, {encoding: "utf8"}));
const bytes_in = (path) => Number(execFileSync("du", ["-sb", path], {encoding: "utf8"}).split("\t")[0]);

// Imports the package into a fresh database: {seconds, megabytes}.
function import_by_concert({database, packages, scratch, tools}) {
  const figures = scratch + "import";
  rmSync(database, {recursive: true, force: true});
  execFileSync(tools + "/measure", [figures, tools + "/concert", "--db", database, "import", packages + "/datapackage.json",
    "--source", "made-up"], {stdio: ["ignore", "ignore", "inherit"]});
  return Object.fromEntries(readFileSync(figures, "utf8").trim().split("\n").map((line) => line.split("\t")));
}

function load_into_duckdb({packages, scratch, standard}) {
  for (const old of ["duckdb", "duckdb.wal"]) rmSync(scratch + old, {force: true});
  return json_of("node", [own("duckdb.mjs"), "load", scratch + "duckdb", packages, standard]);
}

function load_into_sqlite({packages, scratch, standard}) {
  rmSync(scratch + "sqlite", {force: true});
  if (!existsSync(packages + "/standard")) symlinkSync(standard, packages + "/standard");
  const start = performance.now();
  execFileSync("sqlite3", [scratch + "sqlite"], {cwd: packages, input: readFileSync(own("sql/load_sqlite.sql"))});
  return (performance.now() - start) / 1000;
}

// The ids of organisations and programmes in the order of their numbers, for igraph.
function write_names({packages, scratch}) {
  const ids = (table) => readFileSync(`${packages}/${table}.csv`, "utf8").split("\n").slice(1, -1)
    .map((line) => line.slice(0, line.indexOf(",")));
  writeFileSync(scratch + "names", [...ids("organisations"), ...ids("programmes")].sort().join("\n") + "\n");
}

// Loads the package `times` times into Concert and DuckDB in turn, once into SQLite, and writes the graph for igraph:
// {concert, duckdb, sqlite}, of each {load: seconds of each time, megabytes at most, bytes on disk}.
export function load_all(places, times, say) {
  const concert = {load: []}, duckdb = {load: []};
  for (let time = 0; time < times; ++time) {
    const {seconds, megabytes} = import_by_concert(places);
    concert.load.push(Number(seconds));
    concert.megabytes = Number(megabytes);
    const loaded = load_into_duckdb(places);
    duckdb.load.push(loaded.load);
    duckdb.megabytes = loaded.megabytes;
    say(`read (${time + 1} of ${times}): concert ${Number(seconds).toFixed(1)} s, duckdb ${loaded.load.toFixed(1)} s`);
  }
  concert.bytes = bytes_in(places.database);
  duckdb.bytes = statSync(places.scratch + "duckdb").size;
  execFileSync("node", [own("duckdb.mjs"), "links", places.scratch + "duckdb", places.scratch + "links"]);
  write_names(places);
  const sqlite = {load: [load_into_sqlite(places)], bytes: statSync(places.scratch + "sqlite").size};
  return {concert, duckdb, sqlite};
}
