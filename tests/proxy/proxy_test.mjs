// What a network can send at Concert: every request here goes through a real nginx with the shipped configuration.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {after, before, test} from "node:test";
import {exchange, memory_of, missing, start_proxy} from "./proxy.mjs";

const skip = missing() ? `skipped: ${missing()}` : false;
const base = "/api/v1";
let proxy;

before(async () => {
  if (!skip) proxy = await start_proxy();
});
after(async () => {
  if (proxy) await proxy.stop();
});

const request = (line, headers = [], body = "") =>
  `${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers.map((one) => one + "\r\n").join("")}\r\n${body}`;
const send = (...pieces) => exchange(proxy.port, ...pieces);
const bearer = () => `Authorization: Bearer ${proxy.key}`;

// After whatever was sent, the next honest question is answered.
async function still_answers() {
  assert.ok(proxy.alive(), "the program ended");
  assert.equal((await send(request(`GET ${base}/status`, [bearer()]))).status, 200);
}

test("the viewer is served", {skip}, async () => {
  const {status, text} = await send(request("GET /"));
  assert.equal(status, 200);
  assert.match(text, /<!doctype html/i);
});

test("a question needs a key, and is answered with one", {skip}, async () => {
  assert.equal((await send(request(`GET ${base}/status`))).status, 401);
  assert.equal((await send(request(`GET ${base}/status`, ["Authorization: Bearer no-such-key"]))).status, 401);
  const {status, text} = await send(request(`GET ${base}/status`, [bearer()]));
  assert.equal(status, 200);
  assert.match(text, /"organisations": *\d/);
});

test("a body in pieces arrives whole, with its length", {skip}, async () => {
  const table = "id,name\r\nhope,Hope\r\n";
  const pieces = `${table.length.toString(16)}\r\n${table}\r\n0\r\n\r\n`;
  const {status, text} = await send(request(`POST ${base}/imports?file=organisations.csv&dry_run=true`,
    [bearer(), "Content-Type: text/csv", "Transfer-Encoding: chunked"], pieces));
  assert.equal(status, 200, text);
  await still_answers();
});

test("a body that is too large is refused before it is read", {skip}, async () => {
  const {status} = await send(request(`POST ${base}/imports`, [bearer(), `Content-Length: ${65 << 20}`]));
  assert.equal(status, 413);
  await still_answers();
});

test("a request smuggled in the body of another is not answered", {skip}, async () => {
  const smuggled = `0\r\n\r\nGET ${base}/status HTTP/1.1\r\nHost: localhost\r\n${bearer()}\r\n\r\n`;
  const {text} = await send(request(`POST ${base}/imports`, ["Transfer-Encoding: chunked", `Content-Length: ${smuggled.length}`], smuggled));
  assert.doesNotMatch(text, /"organisations"/);
  await still_answers();
});

test("a compressed body is refused", {skip}, async () => {
  const {status} = await send(request(`POST ${base}/imports`, [bearer(), "Content-Encoding: gzip", "Content-Length: 4"], "abcd"));
  assert.equal(status, 415);
});

test("half a million headers and a header without an end cost nothing", {skip}, async () => {
  const before_them = memory_of(proxy.pid);
  const many = "X: 1\r\n".repeat(500_000);
  const {status: of_many} = await send(`GET / HTTP/1.1\r\nHost: localhost\r\n`, many, "\r\n");
  assert.ok(of_many === undefined || of_many >= 400, `answered ${of_many}`);
  const {status: of_long} = await send(`GET / HTTP/1.1\r\nHost: localhost\r\nX: `, "a".repeat(64 << 20));
  assert.ok(of_long === undefined || of_long >= 400, `answered ${of_long}`);
  assert.ok(memory_of(proxy.pid) - before_them < 32 << 20, "the program grew");
  await still_answers();
});

test("two hundred ranges of one file cost one answer", {skip}, async () => {
  const before_them = memory_of(proxy.pid);
  const ranges = Array.from({length: 200}, (_, at) => `${at}-`).join(",");
  const {status} = await send(request("GET /", [`Range: bytes=${ranges}`]));
  assert.equal(status, 200);
  assert.ok(memory_of(proxy.pid) - before_them < 32 << 20, "the program grew");
});

test("an address that a client claims is believed by nobody", {skip}, async () => {
  const {status} = await send(request(`GET ${base}/status`, ["REMOTE_ADDR: 127.0.0.1", "X-Forwarded-For: 127.0.0.1"]));
  assert.equal(status, 401);
});

test("paths that climb lead nowhere", {skip}, async () => {
  for (const path of ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/..%2f..%2f..%2fetc%2fpasswd", "/%00", "/%ff"]) {
    const {text} = await send(request(`GET ${path}`));
    assert.doesNotMatch(text, /root:/, path);
  }
  await still_answers();
});

test("methods, versions and lines that mean nothing are refused", {skip}, async () => {
  for (const line of ["TRACE /", "CONNECT localhost:22", "DELETE /api/v1/organisations", "GET http://elsewhere.example/"]) {
    const {status} = await send(request(line));
    assert.notEqual(status, 500, line);
  }
  await send("\x16\x03\x01 nonsense\r\n\r\n");
  await send("GET /\r\n\r\n");
  await still_answers();
});

test("who sends slowly does not keep others waiting", {skip}, async () => {
  const slow = Array.from({length: 16}, () => send("GET / HTTP/1.1\r\n", 1000, "Host: local", 1000, "host\r\n", 1000, "X: "));
  await still_answers();
  await Promise.all(slow);
  await still_answers();
});

test("the unit keeps the program on loopback and its folder its own", () => {
  const unit = readFileSync("server/proxy/concert.service", "utf8");
  assert.match(unit, /--listen 127\.0\.0\.1:8080 --behind-proxy/);
  assert.match(unit, /^DynamicUser=yes$/m);
  assert.match(unit, /^IPAddressAllow=localhost$/m);
});
