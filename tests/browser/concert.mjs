// The real program on a database of its own, for one run of the tests.

import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const run = promisify(execFile);

// Starts the program over the sets of `packages` (paths of datapackage.json), with a key of the secretariat and one
// of the organisation `contributor`.
// Throws, with what the program said, where it does not come up.
export async function startConcert(program, packages, contributor) {
  const folder = await mkdtemp(join(tmpdir(), "concert-browser-"));
  const database = join(folder, "database");
  try {
    for (const set of packages) await run(program, ["--db", database, "import", set]);
    const key = async (...role) => tokenOf((await run(program, ["--db", database, "token", "add", role.join("-"), "--role", ...role])).stdout);
    const token = await key("steward");
    const ownToken = await key("contributor", "--organisation", contributor);
    const server = spawn(program, ["--db", database, "serve", "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
    const address = await addressOf(server);
    const stop = async () => {
      const ended = new Promise((done) => server.once("exit", done));
      server.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    };
    return { address, token, ownToken, stop };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

// A key is 64 hexadecimal digits, and shown once.
function tokenOf(text) {
  const found = /[0-9a-f]{64}/.exec(text);
  if (!found) throw new Error(`the program showed no key: ${text}`);
  return found[0];
}

// The program says where it listens in its first lines.
function addressOf(server) {
  return new Promise((found, failed) => {
    createInterface({ input: server.stdout }).on("line", (line) => {
      const match = /listens on (http:\/\/\S+)/.exec(line);
      if (match) found(match[1].replace(/\/$/, ""));
    });
    server.once("error", failed);
    server.once("exit", (code) => failed(new Error(`the program ended with ${code} before it listened`)));
  });
}
