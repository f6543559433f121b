// A row of the table, of a goal (goals.mjs) and what was measured of a set. Pure.

import {f1, median, medians, number_text, percent_text, ratios, seconds_text, share_text, times_text} from "./reckoning.mjs";

const names = {duckdb: "DuckDB", postgresql: "PostgreSQL", igraph: "igraph", sqlite: "SQLite", bare: "bare batches",
  scan: "bare scan", hello: "bare hello", alike: "bare bytes",
  before: "asked again"};
const sets = ["1m", "10m"];

// What must hold, or is aimed at, with so many deliveries; null where nothing is asked of them.
const wanted = (figures, set) => (Array.isArray(figures) ? figures[sets.indexOf(set)] ?? null : figures ?? null);

const text_in = (unit) => (value) => (unit === undefined ? seconds_text(value) : `${number_text(value)}${unit === "/s" ? "" : " "}${unit}`);

// How a ratio is reckoned of two figures, what makes it hold, and how it and what is asked of it are written.
const reckonings = {
  times: {of: (concert, other) => ratios(concert, other), holds: (ratio, must) => ratio >= must, text: times_text, asked: times_text},
  share: {of: (concert, other) => ratios(other, concert), holds: (ratio, must) => ratio <= must, text: share_text,
    asked: (must) => "at most " + share_text(must)},
  rate: {of: (concert, other) => ratios(other, concert), holds: (ratio, must) => ratio >= must, text: percent_text,
    asked: percent_text},
};

// Concert's figure beside that of the peer which it does worst against.
function beside(goal, taken) {
  const {of, holds, text, asked} = reckonings[goal.kind];
  const figures = goal.against.filter((peer) => medians(taken[peer]) !== undefined)
    .map((peer) => ({peer, figure: medians(taken[peer]), ratio: median(of(taken.concert, taken[peer]))}));
  if (figures.length === 0) return undefined;
  const worst = figures.reduce((one, other) => (holds(one.ratio, other.ratio) ? other : one));
  const write = text_in(goal.unit);
  return {cells: [write(median(taken.concert)), `${write(worst.figure)} (${names[worst.peer]})`, text(worst.ratio)],
    holds: (must) => holds(worst.ratio, must), asked};
}

// Concert's figure alone.
function alone(taken) {
  const figure = median(taken.concert);
  return {cells: [seconds_text(figure), "", ""], holds: (must) => figure <= must, asked: (must) => "at most " + seconds_text(must)};
}

function all_found(counted) {
  return {cells: [`${counted.found} of ${counted.planted}`, "", ""], holds: () => counted.found === counted.planted,
    asked: () => "all"};
}

function scored(found) {
  const [recall, precision] = [found.get("duplicates"), found.get("pairs of organisations")];
  if (!recall || !precision) return undefined;
  const score = f1(precision, recall);
  const share = ({found, planted}) => (found / planted).toFixed(2);
  return {cells: [`${score.toFixed(2)} (${share(precision)}, ${share(recall)})`, "", ""], holds: (must) => score >= must,
    asked: (must) => must.toFixed(2)};
}

function figure_of(goal, run) {
  if (goal.kind === "score") return scored(run.found);
  if (goal.kind === "all") return run.found.has(goal.key) ? all_found(run.found.get(goal.key)) : undefined;
  const taken = run.taken[goal.key];
  if (!taken) return undefined;
  return goal.kind === "at_most" ? alone(taken) : beside(goal, taken);
}

// {goal, holds, cells}: the label, Concert's figure, the other's, the ratio, what must hold and what to aim at; what falls
// short is in bold. Of what was not measured there is a row where something must hold, and none where nothing must.
export function row_of(goal, run) {
  const [must, aim] = [wanted(goal.must, run.set), wanted(goal.aim, run.set)];
  const figure = figure_of(goal, run);
  if (figure === undefined) {
    return must === null || must === true ? undefined : {goal, holds: true, cells: [goal.label, "not measured", "", "", "", ""]};
  }
  const holds = must === null || figure.holds(must);
  const last = figure.cells.findLastIndex((cell) => cell !== "");
  const cells = figure.cells.map((cell, at) => (!holds && at === last ? `**${cell}**` : cell));
  const ask = (value) => (value === null ? "" : figure.asked(value));
  return {goal, holds, cells: [goal.label, ...cells, ask(must), ask(aim)]};
}
