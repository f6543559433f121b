// What was measured of a set, from the files in build/bench that script/bench and compare.mjs wrote. What was not
// measured is not there.

import {existsSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {found_by_kind, made_once, medians} from "./reckoning.mjs";

const bench = fileURLToPath(new URL("../../../build/bench/", import.meta.url));

// The lines of a file, each parted by tabs.
function lines_of(file) {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, "utf8").trim();
  return text === "" ? [] : text.split("\n").map((line) => line.split("\t"));
}

// "name<TAB>value" lines.
const figures_of = (file) => Object.fromEntries(lines_of(file).map(([name, value]) => [name, Number(value)]));

// The same where a name stands there several times: {name: [value]}.
function values_of(file) {
  const values = {};
  for (const [name, value] of lines_of(file)) (values[name] ??= []).push(Number(value));
  return values;
}

const json_of = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined);

// Whether compare.mjs measured the set to the end.
export const is_measured = (set) => json_of(`${bench}${set}.json`)?.first !== undefined;

const megabytes = (bytes) => bytes / 2 ** 20;

// Import, with and without what is made of it later; memory and disk.
function taken_by_loads({loads, opened, first, taken, memory}) {
  const kept = (side) => medians(loads[side].load) + opened[side] + made_once(first, taken, side);
  return {
    import: {concert: loads.concert.load, duckdb: loads.duckdb.load},
    "import and kept": {concert: [kept("concert")], duckdb: [kept("duckdb")]},
    memory: {concert: [memory.concert], duckdb: [memory.duckdb]},
    disk: {concert: [megabytes(loads.concert.bytes)], duckdb: [megabytes(loads.duckdb.bytes)]},
  };
}

// What the tools of script/bench said, as {key: {side: [value]}}.
function taken_by_tools(set) {
  const taken = {};
  const note = (key, concert, side, other) => {
    if (concert !== undefined) taken[key] = {concert: [concert], ...(side && {[side]: [other]})};
  };
  for (const [kind, seconds] of lines_of(`${bench}${set}.edits`)) note(`edit ${kind}`, Number(seconds));
  const {edits, batches} = figures_of(`${bench}${set}.writers`);
  note("writers", edits, "bare", batches);
  const opening = values_of(`${bench}${set}.opening`);
  if (opening.answer) taken.opening = {concert: opening.answer, scan: opening.scan};
  const http = json_of(`${bench}${set}.http.json`);
  for (const [name, rate] of Object.entries(http?.answers ?? {})) {
    const size = http.bytes?.[name];
    const sized = size ? `${name}, ${size < 1000 ? `${size} bytes` : `${Math.round(size / 1000)} kB`}` : name;
    note(`http ${sized}`, rate, "hello", http.hello);
    if (http.alike?.[name]) note(`http ${sized}, beside as many`, rate, "alike", http.alike[name]);
  }
  for (const [name, after, before] of lines_of(`${bench}${set}.after`)) note(`after ${name}`, Number(after), "before", Number(before));
  return taken;
}

const alike = ["blank", "covered", "still_reported", "several_donors", "one_known_donor", "followed"];

// Of what was planted, how much was found, by kind, over the seeds; those that only look like it in one.
function found_in(set) {
  const lines = lines_of(`${bench}${set}.found`)
    .map(([, kind, found, planted]) => ({kind: alike.includes(kind) ? "others" : kind, found: Number(found), planted: Number(planted)}));
  return found_by_kind(lines);
}

// All that was measured of the set: what compare.mjs wrote, `taken` with the rest of the figures, `found` by kind, and
// the seeds with which what was planted was looked for.
export function measured(set) {
  const run = json_of(`${bench}${set}.json`);
  const {deliveries} = figures_of(`${bench}${set}.figures`);
  const seeds = new Set(lines_of(`${bench}${set}.found`).map(([seed]) => seed)).size;
  return {set, deliveries, ...run, seeds, found: found_in(set),
    taken: {...run.taken, ...taken_by_loads(run), ...taken_by_tools(set)}};
}
