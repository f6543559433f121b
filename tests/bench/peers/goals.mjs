// The rows of the table that page.mjs makes: what is measured, beside what, what must hold and what to aim at: with a
// million deliveries and with ten. Of what `kind` a row is (rows.mjs):
//
//   times    how many times quicker Concert is than a peer: at least so many
//   share    Concert's figure as a part of the other's: at most so much
//   rate     Concert's figure as a part of the other's: at least so much
//   at_most  Concert's own figure
//   all      of what was planted, what was found
//   score    the harmonic mean of precision and recall, on what was planted
//
// `unit` is that of the figures, seconds where none is said. `why` says, where a figure falls short, for what reason, and
// what would mend it.

const duckdb = ["duckdb", "postgresql"];

export const goals = [
  {kind: "times", key: "import", label: "import of the native files, durable, history begun", against: ["duckdb"],
    must: [1, 0.7], aim: [2, 3],
    why: "every record is kept with its source and its place in the file"},
  {kind: "times", key: "import and kept", label: "import, and open, and all made that questions keep", against: ["duckdb"]},
  {kind: "times", key: "matrix", label: "matrix: the state of every district, sector and everyone, with who is there",
    against: duckdb, must: [2, 3], aim: [8, 12],
    why: "flags of the watch list and their evidence are judged in the same pass"},
  {kind: "times", key: "needs", label: "needs against supply, ranked", against: duckdb, must: [2, 3], aim: [8, 12],
    why: "it is the matrix and a sort"},
  {kind: "times", key: "overlaps of a day", label: "overlapping pairs of a day, counted, best 100", against: duckdb,
    must: [10, 15], aim: [25, 40],
    why: "Concert judges every pair (class, sites, days, saturation), which the peers are spared, and first chooses who " +
      "stands where on the day: that takes a quarter of the time, the counting a quarter, what is left open a sixth; much " +
      "of it is read from memory that the other side's answer has pushed out of the processor"},
  {kind: "times", key: "overlaps of all time", label: "overlapping pairs of all time, counted, best 100", against: duckdb,
    must: [10, 15], aim: [25, 40],
    why: "Concert judges every pair (class, sites, days, saturation), which the peers are spared"},
  {kind: "times", key: "best 100 of all time", label: "best 100 pairs of all time alone (the peers: all pairs)", against: duckdb,
    must: [20, 50], aim: [50, 120],
    why: "a pair is ranked by its class first, so many must be judged before they can be passed over"},
  {kind: "times", key: "donors of a day", label: "donor by donor, of a day", against: duckdb, must: [10, 10], aim: [30, 25],
    why: "the donors of each cell are gathered before they are counted"},
  {kind: "times", key: "donors of all time", label: "donor by donor, of all time", against: duckdb, must: [10, 10], aim: [30, 25],
    why: "the donors of each cell are gathered before they are counted"},
  {kind: "times", key: "surroundings", label: "surroundings of 20 organisations, 3 links", against: ["igraph"],
    must: [2, 2], aim: [7, 7],
    why: "both walk the same links, and few of them are close together in memory"},
  {kind: "times", key: "surroundings", label: "the same surroundings, beside DuckDB", against: ["duckdb"], must: [15, 15], aim: [45, 45],
    why: "both walk the same links, and few of them are close together in memory"},
  {kind: "times", key: "single-donor cells", label: "single-donor cells", against: duckdb, must: [2, 2], aim: [8, 8],
    why: "the donors of every active programme of a cell are met one by one"},
  {kind: "times", key: "a donor leaves", label: "a donor leaves: cells that lose their last provider", against: duckdb,
    must: [2, 2], aim: [8, 8],
    why: "what falls besides (programmes, routes, money) is reckoned in the same answer"},
  {kind: "times", key: "check of a proposal", label: "check of a proposal, the median of 50", against: ["sqlite"],
    must: [4, 4], aim: [20, 20],
    why: "it lists cells, contacts and donors besides"},
  ...[["delivery", "a delivery"], ["need", "a need"], ["funding", "a payment"], ["participation", "a donor or a lead of a programme"],
    ["organisation", "a new organisation"], ["programme", "a new programme"]].map(([kind, label]) =>
    ({kind: "at_most", key: `edit ${kind}`, label: `one edit, durable and in every answer: ${label}`, must: [0.01, 0.03],
      aim: [0.001, 0.001],
      why: kind === "organisation" || kind === "programme" ?
        "an actor's number is its place by id, so that all that names those after it is written anew; numbers " +
          "that stay, with an order by id beside them, would mend it" :
        "the difference is carried through every list that it touches"})),
  ...[["matrix", "matrix"], ["overlaps", "overlapping pairs of a day"], ["donors", "donor by donor"],
    ["single-donor", "single-donor cells"]].map(([key, label]) =>
    ({kind: "share", key: `after ${key}`, label: `asked right after an edit: ${label}`, against: ["before"]})),
  ...[["overlaps", "overlapping pairs of a day"], ["donors", "donor by donor"]].map(([key, label]) =>
    ({kind: "share", key: `after arrival ${key}`, label: `asked right after a new programme delivers: ${label}`, against: ["before"]})),
  {kind: "rate", key: "writers", label: "durable edits a second, 8 writers, of bare batches of three keys", against: ["bare"],
    unit: "/s", must: [0.4, 0.4], aim: [0.8, 0.8],
    why: "an edit writes the record, its directory and the ledger"},
  {kind: "share", key: "opening", label: "opened after a kill, and the first coverage answered", against: ["scan"], must: [4, 4],
    aim: [2, 2],
    why: "the graph is formed anew from the records on every opening, on all cores; one core reads and unpacks them meanwhile"},
  {kind: "share", key: "memory", label: "memory at most, all questions", against: ["duckdb"], must: [null, 1 / 3],
    aim: [null, 1 / 8], unit: "MB",
    why: "the graph stands in memory whole, and what questions keep beside it"},
  {kind: "share", key: "disk", label: "on disk", against: ["duckdb"], must: [null, 1.5], aim: [null, 1], unit: "MB",
    why: "every record keeps its source, its place in the file and its history"},
  {kind: "score", key: "duplicates", label: "duplicate organisations found, F1 (precision, recall)", must: [0.93, 0.85],
    aim: [0.97, 0.97],
    why: "what is missed is written with abbreviations and translations that the lists of words do not have"},
  {kind: "all", key: "look-alikes", label: "look-alikes that are not joined by themselves", must: true,
    why: "the rule of names joins too much"},
  ...[["twins", "twin programmes found"], ["successors", "successors that are kept apart"],
    ["uncovered", "uncovered cells"], ["lapsed", "lapsed cells"], ["thin", "thin cells"], ["single_donor", "single-donor cells"],
    ["ending", "cells about to end"], ["others", "cells that look like these, and are not"]].map(([key, label]) =>
    ({kind: "all", key, label: `planted ${label}`, must: true, why: "the definition and the answer differ"})),
];

// Answers over HTTP, a row for each that was measured: small ones are held to a bare hello, others to as many bare bytes.
const small = 64; // kB at most
const share = {must: [0.6, 0.6], aim: [0.9, 0.9]};
export const http_goal = (name) => {
  const row = {kind: "rate", key: `http ${name}`, label: `over HTTP, 16 connections: ${name}`, unit: "/s"};
  const is_small = Number(/, (\d+) kB/.exec(name)?.[1] ?? 0) <= small;
  if (name.endsWith(", beside as many")) return {...row, against: ["alike"], ...(is_small ? {} : share), why: "an answer is made too slowly"};
  return {...row, against: ["hello"], ...(is_small ? share : {}), why: "an answer is made or sent too slowly"};
};
