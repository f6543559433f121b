// compare.mjs NAME ROUNDS TOOLS: puts the questions of DESIGN to Concert and to its peers in turn, holds their answers
// against each other, and writes what each took to build/bench/NAME.json, of which page.mjs makes the table. Concert's
// database build/bench/NAME.db and the package build/bench/NAME are there; TOOLS is the folder of asker and the peers
// in C. Ends with 1 where two answers differ, naming the first row in which they do. $WITHOUT=postgresql leaves that out.

import {spawn, execFileSync} from "node:child_process";
import {existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync} from "node:fs";
import {availableParallelism, loadavg} from "node:os";
import {createInterface} from "node:readline";
import {fileURLToPath} from "node:url";
import {difference} from "./difference.mjs";
import {days, draw_ids} from "./draws.mjs";
import {seconds_text} from "./reckoning.mjs";
import {postgresql_server} from "./server.mjs";

const [, , name, rounds, tools] = process.argv;
const bench = fileURLToPath(new URL("../../../build/bench/", import.meta.url));
const packages = bench + name, answers = `${bench}${name}.answers`, scratch = `${bench}${name}.`;
const own = (file) => fileURLToPath(new URL(file, import.meta.url));
const standard = fileURLToPath(new URL("../../../data/standard", import.meta.url));
const say = (text) => console.error("bench: " + text);

// A process that replies to questions, one at a time (asking.mjs).
class Side {
  constructor(label, command, args) {
    this.label = label;
    this.process = spawn(command, args, {stdio: ["pipe", "pipe", "inherit"]});
    this.replies = createInterface({input: this.process.stdout})[Symbol.asyncIterator]();
  }

  async ask({question, day = "", argument = ""}, file = "") {
    this.process.stdin.write([question, day, argument, file].join("\t") + "\n");
    const {value, done} = await this.replies.next();
    if (done) throw new Error(`${this.label} ended at ${question}`);
    if (value.startsWith("failed")) throw new Error(`${this.label}, ${question}: ${value}`);
    return Number(value);
  }

  end() {
    this.process.stdin.end();
  }
}

const json_of = (command, args) => JSON.parse(execFileSync(command, args, {encoding: "utf8"}));

// Loads the package into each peer, and returns what that took by peer.
function load_peers() {
  const loads = {};
  say(`${name}: DuckDB reads`);
  for (const old of ["duckdb", "duckdb.wal", "sqlite"]) rmSync(scratch + old, {force: true});
  loads.duckdb = json_of("node", [own("duckdb.mjs"), "load", scratch + "duckdb", packages, standard]);
  loads.duckdb.bytes = statSync(scratch + "duckdb").size;
  execFileSync("node", [own("duckdb.mjs"), "links", scratch + "duckdb", scratch + "links"]);
  say(`${name}: SQLite reads`);
  if (!existsSync(packages + "/standard")) symlinkSync(standard, packages + "/standard");
  const start = performance.now();
  execFileSync("sqlite3", [scratch + "sqlite"], {cwd: packages, input: readFileSync(own("sql/load_sqlite.sql"))});
  loads.sqlite = {load: (performance.now() - start) / 1000, bytes: statSync(scratch + "sqlite").size};
  return loads;
}

// The ids of organisations and programmes in the order of their numbers, for igraph.
function write_names() {
  const ids = (table) => readFileSync(`${packages}/${table}.csv`, "utf8").split("\n").slice(1, -1)
    .map((line) => line.slice(0, line.indexOf(",")));
  writeFileSync(scratch + "names", [...ids("organisations"), ...ids("programmes")].sort().join("\n") + "\n");
}

// What is asked in a round: each time of a day, a donor, programmes and organisations that were not asked of before.
function asked_in(round) {
  const day = days[round % days.length];
  const organisations = draw_ids("organisation", 5, `${packages}/organisations.csv`, 20, round);
  const programmes = draw_ids("programme", 7, `${packages}/programmes.csv`, name === "10k" ? 20 : 50, round);
  return [
    {key: "matrix", question: "matrix", day},
    {key: "needs", question: "needs", day},
    {key: "overlaps of a day", question: "overlaps", day},
    {key: "overlaps of all time", question: "overlaps"},
    {key: "best 100 of all time", question: "best", as: "overlaps of all time"},
    {key: "donors of a day", question: "donors", day},
    {key: "donors of all time", question: "donors"},
    {key: "surroundings", question: "surroundings", argument: organisations.join("|")},
    {key: "single-donor cells", question: "single-donor", day},
    {key: "a donor leaves", question: "leaving", day, argument: `donor-${String(round).padStart(4, "0")}`},
    {key: "check of a proposal", question: "check", day, argument: programmes.join("|")},
  ];
}

// Which peers are asked what: SQLite has an index made for one question, igraph knows one.
function peers_of(question, sides) {
  if (question === "best") return [];
  if (question === "check") return [sides.sqlite];
  if (question === "surroundings") return [sides.duckdb, sides.igraph];
  return [sides.duckdb, ...(sides.postgresql ? [sides.postgresql] : [])];
}

// Asks one side; what it cannot do in time is left out of the table, and said.
async function ask(side, asking, file) {
  try {
    return await side.ask(asking, file);
  } catch (error) {
    if (side.label === "concert") throw error;
    say(String(error.message).slice(0, 200));
    return null;
  }
}

// Peers that cannot be asked for this took what they took for the question that contains it.
function copy_last(taken, {key, as}) {
  for (const [peer, seconds] of Object.entries(taken[as])) {
    if (peer !== "concert") (taken[key][peer] ??= []).push(seconds.at(-1));
  }
}

async function compare(sides) {
  const taken = {};
  for (let round = 0; round < Number(rounds); ++round) {
    for (const asking of asked_in(round)) {
      const file = (side) => (round === 0 ? `${answers}/${asking.key}.${side.label}.csv` : "");
      const of_key = (taken[asking.key] ??= {concert: []});
      of_key.concert.push(await sides.concert.ask(asking, file(sides.concert)));
      if (asking.as) copy_last(taken, asking);
      for (const peer of peers_of(asking.question, sides)) {
        const seconds = await ask(peer, asking, file(peer));
        (of_key[peer.label] ??= []).push(seconds);
        if (round > 0 || seconds === null) continue;
        // Ten million deliveries have more pairs than memory holds: there only their number is compared.
        const beginning = asking.question === "overlaps" && name === "10m" ? "pairs," : "";
        const differs = difference(file(sides.concert), file(peer), beginning);
        if (differs) throw new Error(`${asking.key}: Concert and ${peer.label} differ: ${differs}`);
      }
      const latest = Object.entries(of_key).map(([side, all]) => `${side} ${all.at(-1) === null ? "none" : seconds_text(all.at(-1))}`);
      say(`${name}: ${asking.key} (${round + 1} of ${rounds}): ${latest.join(", ")}`);
    }
  }
  return taken;
}

// How many others wanted each core when the run began.
const busy = loadavg()[0] / availableParallelism();
mkdirSync(answers, {recursive: true});
const loads = load_peers();
write_names();
const server = process.env.WITHOUT === "postgresql" ? undefined : postgresql_server(scratch + "postgresql", packages, standard, say);
const sides = {
  concert: new Side("concert", tools + "/asker", [bench + name + ".db"]),
  duckdb: new Side("duckdb", "node", [own("duckdb.mjs"), "ask", scratch + "duckdb"]),
  igraph: new Side("igraph", tools + "/igraph_surroundings", [scratch + "links", scratch + "names"]),
  sqlite: new Side("sqlite", tools + "/sqlite_check", [scratch + "sqlite", own("sql/check_sqlite.sql")]),
  postgresql: server && new Side("postgresql", "node", [own("postgresql.mjs"), "ask", server.socket]),
};
try {
  const taken = await compare(sides);
  const memory = {};
  for (const side of [sides.concert, sides.duckdb]) memory[side.label] = await side.ask({question: "memory"});
  if (server) loads.postgresql = {load: server.seconds};
  writeFileSync(`${bench}${name}.json`, JSON.stringify({name, rounds: Number(rounds), busy, loads, memory, taken}, null, 1));
} catch (error) {
  say(error.message);
  process.exitCode = 1;
} finally {
  for (const side of Object.values(sides)) side?.end();
  server?.stop();
}
