// page.mjs SET...: prints the tables of docs/performance.md about Concert and its peers, from build/bench/SET.json, which
// compare.mjs wrote, and SET.figures, what script/bench noted of Concert.

import {existsSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {goals} from "./goals.mjs";
import {growth, median, medians, ratios, seconds_text, times_text} from "./reckoning.mjs";

const bench = fileURLToPath(new URL("../../../build/bench/", import.meta.url));
const names = {duckdb: "DuckDB", postgresql: "PostgreSQL", igraph: "igraph", sqlite: "SQLite"};
const sizes = {"10k": "S", "1m": "M", "10m": "L"};

// "name<TAB>value" lines.
function figures_of(file) {
  if (!existsSync(file)) return {};
  return Object.fromEntries(readFileSync(file, "utf8").trim().split("\n").map((line) => line.split("\t")));
}

// What was measured of a set, with import, memory and disk as if they were questions.
function measured(set) {
  const run = JSON.parse(readFileSync(`${bench}${set}.json`, "utf8"));
  const own = figures_of(`${bench}${set}.figures`);
  const {taken, loads, memory} = run;
  if (own.seconds) taken.import = {concert: [Number(own.seconds)], duckdb: [loads.duckdb.load]};
  taken.memory = {concert: [memory.concert], duckdb: [memory.duckdb]};
  if (own.bytes) taken.disk = {concert: [own.bytes / 2 ** 20], duckdb: [loads.duckdb.bytes / 2 ** 20]};
  return {set, ...run, own};
}

// The row of one goal: Concert's figure, each peer's with the ratio, and whether what must hold does.
function row_of(goal, run) {
  const taken = run.taken[goal.key];
  if (!taken) return undefined;
  const text = (value) => (goal.unit ? `${value.toFixed(0)} ${goal.unit}` : seconds_text(value));
  const peers = goal.against.filter((peer) => taken[peer]?.some((value) => value !== null))
    .map((peer) => ({peer, figure: median(taken[peer].filter((value) => value !== null)), ratio: median(ratios(taken.concert, taken[peer]))}));
  if (peers.length === 0) return undefined;
  const best = peers.reduce((one, other) => (other.ratio < one.ratio ? other : one));
  const [must, aim] = [goal.must, goal.aim].map((sizes) => sizes[["1m", "10m"].indexOf(run.set)] ?? null);
  const wanted = (times) => (times === null ? "" : times_text(times));
  return {goal, best, holds: must === null || best.ratio >= must,
    cells: [goal.label, text(median(taken.concert)), `${text(best.figure)} (${names[best.peer]})`, times_text(best.ratio),
      wanted(must), wanted(aim)]};
}

const line = (cells) => `| ${cells.join(" | ")} |`;

function peers_table(run) {
  const rows = goals.map((goal) => row_of(goal, run)).filter(Boolean);
  const short = rows.filter((row) => !row.holds);
  const lines = [line(["question", "Concert", "best peer", "ratio", "must hold", "aim"]), "|---|---:|---:|---:|---:|---:|",
    ...rows.map((row) => line(row.holds ? row.cells : [...row.cells.slice(0, 3), `**${row.cells[3]}**`, ...row.cells.slice(4)]))];
  if (short.length > 0) {
    lines.push("", "What falls short (in bold), and why:", "", ...short.map(({goal}) => `- *${goal.label}*: ${goal.why}.`));
  }
  return lines.join("\n");
}

function growth_table(runs) {
  const rows = goals.flatMap((goal) => {
    const figures = runs.map((run) => medians(run.taken[goal.key]?.concert));
    return figures.includes(undefined) ? [] : [line([goal.label, ...growth(figures, runs.map((run) => run.own.deliveries))])];
  });
  const steps = runs.slice(1).map((run, at) => `${sizes[runs[at].set]} → ${sizes[run.set]}`);
  return [line(["question", ...steps]), `|---|${"---:|".repeat(steps.length)}`, ...rows].join("\n");
}

const runs = process.argv.slice(2).filter((set) => existsSync(`${bench}${set}.json`)).map(measured);
for (const run of runs) {
  const rounds = run.rounds === 1 ? "one round" : `${run.rounds} rounds`;
  console.log(`### ${sizes[run.set] ?? run.set}: ${Number(run.own.deliveries).toLocaleString("en-GB")} deliveries\n`);
  console.log(`Medians of ${rounds}, Concert and its peers asked in turn, each round of another day, donor and programme.\n`);
  if (run.busy > 1) {
    console.log(`The machine was busy with other work (${run.busy.toFixed(0)} processes wanted each core): the times are too long by ` +
      "as much, and what was not asked in turn (import) has no ratio to go by.\n");
  }
  console.log(peers_table(run) + "\n");
  if (run.own.edit) console.log(`One edit, durable and in every answer: ${seconds_text(Number(run.own.edit))}.\n`);
}
if (runs.length > 1) {
  console.log("### Growth\n\nThe exponent by which a figure grows with the number of deliveries: 1 is in proportion.\n");
  console.log(growth_table(runs) + "\n");
}
