// compare.mjs NAME ROUNDS TOOLS: has Concert and its peers read the package build/bench/NAME, puts the questions of DESIGN
// to them in turn, holds their answers against each other, and writes what each took to build/bench/NAME.json, of which
// page.mjs makes the table. TOOLS is the folder of concert, measure, asker and the peers in C. Ends with 1 where two
// answers differ, naming the first row in which they do. $WITHOUT=postgresql leaves that out; $IMPORTS says how often the
// files are read; $LOADED=kept asks what was read last.

import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {availableParallelism, loadavg} from "node:os";
import {fileURLToPath} from "node:url";
import {difference} from "./difference.mjs";
import {days, draw_ids} from "./draws.mjs";
import {load_all} from "./loads.mjs";
import {seconds_text} from "./reckoning.mjs";
import {postgresql_server} from "./server.mjs";
import {Side} from "./side.mjs";

const [, , name, asked_rounds, tools] = process.argv;
const rounds = Number(asked_rounds);
const bench = fileURLToPath(new URL("../../../build/bench/", import.meta.url));
const own = (file) => fileURLToPath(new URL(file, import.meta.url));
const places = {database: `${bench}${name}.db`, packages: bench + name, scratch: `${bench}${name}.`, tools,
  standard: fileURLToPath(new URL("../../../data/standard", import.meta.url))};
const answers = places.scratch + "answers", result = places.scratch + "json";
const say = (text) => console.error(`bench: ${name}: ${text}`);

// What is asked in a round: each time of a day, a donor, programmes and organisations that were not asked of before.
function asked_in(round) {
  const day = days[round];
  const organisations = draw_ids("organisation", 5, `${places.packages}/organisations.csv`, 20, round);
  const programmes = draw_ids("programme", 7, `${places.packages}/programmes.csv`, name === "10k" ? 20 : 50, round);
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

function start_sides(server) {
  return {
    concert: new Side("concert", tools + "/asker", [places.database]),
    duckdb: new Side("duckdb", "node", [own("duckdb.mjs"), "ask", places.scratch + "duckdb"]),
    igraph: new Side("igraph", tools + "/igraph_surroundings", [places.scratch + "links", places.scratch + "names"]),
    sqlite: new Side("sqlite", tools + "/sqlite_check", [places.scratch + "sqlite", own("sql/check_sqlite.sql")]),
    ...(server && {postgresql: new Side("postgresql", "node", [own("postgresql.mjs"), "ask", server.socket])}),
  };
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

// Asks all of one question: the seconds by side.
async function ask_all(sides, asking, file = () => "") {
  const seconds = {};
  for (const side of [sides.concert, ...peers_of(asking.question, sides)]) {
    seconds[side.label] = await ask(side, asking, file(side));
  }
  return seconds;
}

// Has every side write down its answers, and holds them against Concert's.
async function check_answers(sides) {
  for (const asking of asked_in(0)) {
    const file = (side) => `${answers}/${asking.key}.${side.label}.csv`;
    const seconds = await ask_all(sides, asking, file);
    for (const peer of peers_of(asking.question, sides)) {
      if (seconds[peer.label] === null) continue;
      // Ten million deliveries have more pairs than memory holds: there only their number is compared.
      const beginning = asking.question === "overlaps" && name === "10m" ? "pairs," : "";
      const differs = difference(file(sides.concert), file(peer), beginning);
      if (differs) throw new Error(`${asking.key}: Concert and ${peer.label} differ: ${differs}`);
    }
    say(`${asking.key}: the answers are the same`);
  }
}

// Asks every question once, so that what is made once is made: the seconds by key and side.
async function ask_first(sides) {
  const first = {};
  for (const asking of asked_in(0)) first[asking.key] = await ask_all(sides, asking);
  return first;
}

// The seconds by key and side, of every round. Who cannot be asked for the best alone took what all of them took.
async function ask_in_turn(sides) {
  const taken = {};
  for (let round = 1; round <= rounds; ++round) {
    for (const asking of asked_in(round)) {
      const seconds = await ask_all(sides, asking);
      for (const [peer, all] of Object.entries(taken[asking.as] ?? {})) seconds[peer] ??= all.at(-1);
      const of_key = (taken[asking.key] ??= {});
      for (const [side, one] of Object.entries(seconds)) (of_key[side] ??= []).push(one);
      const said = Object.entries(seconds).map(([side, one]) => `${side} ${one === null ? "none" : seconds_text(one)}`);
      say(`${asking.key} (${round} of ${rounds}): ${said.join(", ")}`);
    }
  }
  return taken;
}

// In one process of each side the answers are written down and compared, in another the questions are timed: its memory
// is that of the questions alone.
async function with_sides(server, work) {
  const sides = start_sides(server);
  try {
    return await work(sides);
  } finally {
    for (const side of Object.values(sides)) await side.end();
  }
}

async function measure(server) {
  await with_sides(server, check_answers);
  return with_sides(server, async (sides) => {
    const opened = {}, memory = {};
    // Asked at once: who waits for the other's reply would seem to open no sooner.
    await Promise.all([sides.concert, sides.duckdb].map(async (side) => { opened[side.label] = await side.opened(); }));
    const first = await ask_first(sides);
    const taken = await ask_in_turn(sides);
    for (const side of [sides.concert, sides.duckdb]) memory[side.label] = await side.ask({question: "memory"});
    return {opened, first, taken, memory};
  });
}

const today = () => new Date().toISOString().slice(0, 10);

// What reading took in the run before, which says on what day that was.
function kept_loads() {
  const {loads} = JSON.parse(readFileSync(result, "utf8"));
  return {...loads, kept: loads.kept ?? loads.on ?? "another day"};
}

if (rounds >= days.length) throw new Error(`there are days for ${days.length - 1} rounds, not for ${rounds}`);
// How many others wanted each core when the run began.
const busy = loadavg()[0] / availableParallelism();
mkdirSync(answers, {recursive: true});
const most_to_repeat = 2_000_000;
const deliveries = Number(readFileSync(places.scratch + "figures", "utf8").match(/^deliveries\t(\d+)/m)[1]);
const imports = Number(process.env.IMPORTS ?? (deliveries > most_to_repeat ? 1 : 3));
const loads = process.env.LOADED === "kept" ? kept_loads() : {...load_all(places, imports, say), on: today()};
const server = process.env.WITHOUT === "postgresql" ? undefined
  : postgresql_server(places.scratch + "postgresql", places.packages, places.standard, say);
try {
  if (server) loads.postgresql = {load: [server.seconds]};
  writeFileSync(result, JSON.stringify({name, rounds, busy, loads, ...await measure(server)}, null, 1));
} catch (error) {
  say(error.message);
  process.exitCode = 1;
} finally {
  server?.stop();
}
