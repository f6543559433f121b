// http.mjs CONCERT HELLO DATABASE OUT: how many small answers a second `concert serve` gives to 16 connections, beside a
// bare server of the same library (hello.cpp), in turn. Writes {hello, answers, bytes, alike} to OUT: the rate of a bare
// word, and by the name of each answer its rate, its bytes, and where these are more than fit in a few packets the rate of
// the bare server with as many. Medians of $RUNS runs (5) of $SECONDS seconds (3) each.

import {execFileSync, spawn} from "node:child_process";
import {writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {setTimeout as pause} from "node:timers/promises";
import {shownOfCells} from "../../web/src/decide/address.js";

const runs = Number(process.env.RUNS ?? 5);
const seconds = Number(process.env.SECONDS ?? 3);
const port = 18933;
const bare_port = 18934;
const start_within = 300; // seconds
const many_bytes = 8192; // from here on they take longer to send than all else

// The requests a second that wrk says. Throws where it failed, or an answer was a refusal.
export function rate_of(said) {
  const rate = said.match(/^Requests\/sec:\s*([\d.]+)/m);
  if (!rate || /^\s*Non-2xx/m.test(said)) throw new Error(`wrk says:\n${said}`);
  return Number(rate[1]);
}

export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const at = (path) => `http://127.0.0.1:${port}/api/v1${path}`;

async function is_up(address) {
  return fetch(address).then((answer) => answer.ok, () => false);
}

async function start(program, options, address) {
  const server = spawn(program, options, {stdio: ["ignore", "ignore", "inherit"]});
  for (let left = start_within * 20; left > 0; --left) {
    if (await is_up(address)) return server;
    if (server.exitCode !== null) break;
    await pause(50);
  }
  server.kill();
  throw new Error(`${program} does not answer`);
}

function measure({address, headers = {}}) {
  const said = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  return rate_of(execFileSync("wrk", ["-t2", "-c16", `-d${seconds}s`, ...said, address], {encoding: "utf8"}));
}

// What is asked: {name: {address, headers}}.
async function questions() {
  const status = await (await fetch(at("/status"))).json();
  const day = status.last_day;
  const {items} = await (await fetch(at("/programmes?limit=1"))).json();
  const coverage = at(`/coverage?at=${day}&limit=10`);
  const tag = (await fetch(coverage, {headers: {"Accept-Encoding": "identity"}})).headers.get("ETag");
  return {
    status: {address: at("/status")},
    record: {address: at(`/records/${encodeURIComponent(items[0].id)}`)},
    coverage: {address: coverage},
    "coverage, the fields that the viewer shows": {address: shownOfCells(coverage)},
    "coverage unchanged": {address: coverage, headers: {"If-None-Match": tag}},
    overlaps: {address: at(`/overlaps?at=${day}&limit=10`)},
  };
}

// The bytes of an answer as wrk is given it, uncompressed.
async function size_of(address, headers) {
  const answer = await fetch(address, {headers: {...headers, "Accept-Encoding": "identity"}});
  return (await answer.arrayBuffer()).byteLength;
}

const alike = "as many bytes as ";

// {hello, answers, alike} of [name, rate] pairs.
export function sorted_out(rates) {
  const found = {hello: 0, answers: {}, alike: {}};
  for (const [name, rate] of rates) {
    if (name === "hello") found.hello = rate;
    else if (name.startsWith(alike)) found.alike[name.slice(alike.length)] = rate;
    else found.answers[name] = rate;
  }
  return found;
}

async function compare(concert, hello, database) {
  const bare = {address: `http://127.0.0.1:${bare_port}/`};
  const servers = [await start(hello, [String(bare_port)], bare.address)];
  try {
    servers.push(await start(concert, ["--db", database, "serve", "--read-only", "--listen", `127.0.0.1:${port}`], at("/status")));
    const asked = {hello: bare, ...(await questions())};
    const bytes = {};
    for (const [name, {address, headers}] of Object.entries(asked)) bytes[name] = await size_of(address, headers);
    for (const name of Object.keys(asked).filter((one) => bytes[one] >= many_bytes)) {
      asked[alike + name] = {address: bare.address + bytes[name]};
    }
    const rates = Object.fromEntries(Object.keys(asked).map((name) => [name, []]));
    for (let run = 0; run < runs; ++run) {
      for (const name of Object.keys(asked)) rates[name].push(measure(asked[name]));
    }
    return {...sorted_out(Object.entries(rates).map(([name, all]) => [name, Math.round(median(all))])), bytes};
  } finally {
    for (const server of servers) server.kill();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [concert, hello, database, out] = process.argv.slice(2);
  if (!out) throw new Error("usage: node http.mjs CONCERT HELLO DATABASE OUT");
  const found = await compare(concert, hello, database);
  writeFileSync(out, JSON.stringify(found, null, 1) + "\n");
  console.log(JSON.stringify(found));
}
