// Runs the examples of the documentation with the real program, so that no page says what is not so.
//
// A section that has blocks ```csv table=NAME forms a native package of them in an empty database;
// one without runs on the Silk Routes sample, or on the invented country where the block is ```console example. A
// block ```console holds commands ("$ concert ...")
// and what each prints. An expectation that is CSV may show some of the columns; a line "..." stands
// for any lines.
import assert from "node:assert/strict";
import {execFileSync} from "node:child_process";
import {mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import test, {after, before} from "node:test";
import {fileURLToPath} from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const concert = process.env.CONCERT_BIN;
const pages = ["README.md", ...readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md")).sort().map((name) => join("docs", name))];

// The sections of a page, each with its heading, its tables and its commands.
export function sections(text) {
  const found = [];
  let section = {heading: "", tables: {}, commands: []};
  let block = null;
  for (const line of text.split("\n")) {
    const fence = line.match(/^```(\S*)\s*(.*)$/);
    if (block === null && /^#{1,6} /.test(line)) {
      section = {heading: line.replace(/^#+ /, ""), tables: {}, commands: []};
      found.push(section);
    } else if (block === null && fence) {
      block = {kind: fence[1], on: fence[2].trim(), table: fence[2].match(/table=(\w+)/)?.[1], lines: []};
    } else if (block !== null && fence) {
      if (block.kind === "csv" && block.table) section.tables[block.table] = block.lines.join("\n") + "\n";
      if (block.kind === "console") section.commands.push(...commands(block.lines, block.on));
      block = null;
    } else if (block !== null) {
      block.lines.push(line);
    }
  }
  return found.filter((one) => one.commands.some((command) => command.line.startsWith("concert ")));
}

function commands(lines, on) {
  const found = [];
  for (const line of lines) {
    if (line.startsWith("$ ")) found.push({line: line.slice(2), on, expected: []});
    else if (found.length > 0) found[found.length - 1].expected.push(line);
  }
  return found;
}

// The words of a command line as a shell without variables reads them.
export function words(line) {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3]);
}

function csvRow(line) {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((cell) => (cell[1] ?? cell[2] ?? "").replaceAll('""', '"'));
}

// The columns of `output` that `header` names, as CSV lines.
export function project(output, header) {
  const lines = output.trimEnd().split(/\r?\n/).map(csvRow);
  const places = csvRow(header).map((name) => lines[0].indexOf(name));
  assert.ok(!places.includes(-1), `the output has no such columns: ${header} in ${lines[0].join(",")}`);
  return lines.map((row) => places.map((place) => row[place]).join(","));
}

// Whether `actual` is `expected`, where a line "..." stands for any lines.
export function matches(actual, expected) {
  if (expected.length === 0) return actual.length === 0;
  if (expected[0].trim() === "...") {
    for (let skip = 0; skip <= actual.length; ++skip) if (matches(actual.slice(skip), expected.slice(1))) return true;
    return false;
  }
  return actual.length > 0 && actual[0].trimEnd() === expected[0].trimEnd() && matches(actual.slice(1), expected.slice(1));
}

test("A line of three points stands for any lines", () => {
  assert.ok(matches(["a", "b", "c"], ["a", "...", "c"]));
  assert.ok(matches(["a", "c"], ["a", "...", "c"]));
  assert.ok(!matches(["a", "b"], ["a"]));
  assert.ok(!matches(["a", "d"], ["a", "...", "c"]));
});

let folder;
let sample;
let example;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "concert-docs-"));
  sample = join(folder, "sample");
  if (concert) execFileSync(concert, ["--db", sample, "import", join(root, "data", "silk-routes", "datapackage.json"), "--source", "silk-routes"]);
  example = join(folder, "example");
  if (!concert) return;
  execFileSync(concert, ["--db", example, "import", join(root, "data", "example")]);
  execFileSync(concert, ["--db", example, "import", join(root, "data", "example", "partner-sheet.csv"), "--covers", "XM"]);
});
after(() => rmSync(folder, {recursive: true, force: true}));

let databases = 0;
function databaseOf(section) {
  if (Object.keys(section.tables).length === 0) return sample;
  const name = join(folder, `section-${++databases}`);
  mkdirSync(name);
  const resources = Object.keys(section.tables).map((table) => ({name: table, path: `${table}.csv`}));
  for (const [table, text] of Object.entries(section.tables)) writeFileSync(join(name, `${table}.csv`), text);
  writeFileSync(join(name, "datapackage.json"), JSON.stringify({name: "example", resources}));
  execFileSync(concert, ["--db", `${name}-db`, "import", join(name, "datapackage.json"), "--source", "example", "--strict"]);
  return `${name}-db`;
}

for (const page of pages) {
  for (const section of sections(readFileSync(join(root, page), "utf8"))) {
    test(`${page}: ${section.heading}`, {skip: concert ? false : "CONCERT_BIN names no program"}, () => {
      const database = databaseOf(section);
      for (const command of section.commands) {
        if (!command.line.startsWith("concert ") || command.expected.length === 0) continue;
        const asked = command.on === "example" ? example : database;
        const output = execFileSync(concert, ["--db", asked, ...words(command.line).slice(1)], {encoding: "utf8", env: {...process.env, NO_COLOR: "1"}});
        const csv = command.line.includes("--format csv");
        const actual = csv ? project(output, command.expected[0]) : output.trimEnd().split("\n");
        assert.ok(matches(actual, command.expected), `$ ${command.line}\nprints\n${actual.join("\n")}\nand not\n${command.expected.join("\n")}`);
      }
    });
  }
}
