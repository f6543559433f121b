// page.mjs SET...: prints the tables of docs/performance.md about Concert and its peers, of what was measured
// (figures.mjs) and what is wanted (goals.mjs).

import {is_measured, measured} from "./figures.mjs";
import {goals, http_goal} from "./goals.mjs";
import {growth, medians, seconds_text} from "./reckoning.mjs";
import {row_of} from "./rows.mjs";

const sizes = {"10k": "S", "1m": "M", "10m": "L"};
const counted = (count, thing) => (count === 1 ? `one ${thing}` : `${count} ${thing}s`);
const line = (cells) => `| ${cells.join(" | ")} |`;

const goals_of = (run) => [...goals, ...Object.keys(run.taken).filter((key) => key.startsWith("http "))
  .map((key) => http_goal(key.slice("http ".length)))];

function wanted_table(run) {
  const rows = goals_of(run).map((goal) => row_of(goal, run)).filter(Boolean);
  const short = rows.filter((row) => !row.holds);
  const lines = [line(["question", "Concert", "beside it", "ratio", "must hold", "aim"]), "|---|---:|---:|---:|---:|---:|",
    ...rows.map((row) => line(row.cells))];
  if (short.length > 0) {
    lines.push("", "What falls short (in bold), and why:", "", ...short.map(({goal}) => `- *${goal.label}*: ${goal.why}.`));
  }
  return lines.join("\n");
}

// What the first asking took, beside those after it: what is made once is made then.
function first_table(run) {
  const text = (seconds) => (seconds === undefined || seconds === null ? "" : seconds_text(seconds));
  const cells = (key, side) => [text(run.first[key][side]), text(medians(run.taken[key][side]))];
  const rows = Object.keys(run.first)
    .filter((key) => run.first[key].duckdb !== undefined)
    .map((key) => line([key, ...cells(key, "concert"), ...cells(key, "duckdb")]));
  return [line(["question", "Concert, first", "later", "DuckDB, first", "later"]), "|---|---:|---:|---:|---:|",
    line(["from the start of the process to its first reply", text(run.opened.concert), "", text(run.opened.duckdb), ""]),
    ...rows].join("\n");
}

// The exponents of Concert, and beside them those of the peer that it is measured against first.
function growth_table(runs) {
  const steps = runs.slice(1).map((run, at) => `${sizes[runs[at].set]} → ${sizes[run.set]}`);
  const exponents = (goal, side) =>
    growth(runs.map((run) => medians(run.taken[goal.key]?.[side])), runs.map((run) => run.deliveries));
  const rows = goals.filter((goal) => goal.against && runs.some((run) => run.taken[goal.key]))
    .map((goal) => [goal.label, ...exponents(goal, "concert"), ...exponents(goal, goal.against[0])])
    .filter((cells) => cells.slice(1).some((cell) => cell !== ""));
  return [line(["question", ...steps, ...steps.map((step) => `the other, ${step}`)]), `|---|${"---:|".repeat(2 * steps.length)}`,
    ...rows.map(line)].join("\n");
}

function print_run(run) {
  console.log(`### ${sizes[run.set] ?? run.set}: ${run.deliveries.toLocaleString("en-GB")} deliveries\n`);
  console.log(`Medians of ${counted(run.rounds, "round")}, Concert and its peers asked in turn, each round of another day, donor and ` +
    `programme. The files were read ${run.loads.concert.load.length === 1 ? "once" : `${run.loads.concert.load.length} times`} by each, ` +
    `in turn${run.loads.kept ? `, in an earlier run of ${run.loads.kept}` : ""}. What was planted was looked for at ${counted(run.seeds, "seed")}.\n`);
  if (run.busy > 1) {
    console.log(`The machine was busy with other work (processes that wanted each core: ${run.busy.toFixed(0)}): the times are too long by ` +
      "as much; the ratios are of what was asked in turn.\n");
  }
  console.log(wanted_table(run) + "\n");
  console.log("What is made once, when first asked for, and kept:\n");
  console.log(first_table(run) + "\n");
}

const runs = process.argv.slice(2).filter(is_measured).map(measured);
for (const run of runs) print_run(run);
if (runs.length > 1) {
  console.log("### Growth\n\nThe exponent by which a figure grows with the number of deliveries: 1 is in proportion.\n");
  console.log(growth_table(runs) + "\n");
}
