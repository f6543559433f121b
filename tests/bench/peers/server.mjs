// A PostgreSQL server of the bench's own: in a folder, on a socket there, reachable by nobody else, gone at the end.

import {execFileSync} from "node:child_process";
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, chmodSync, mkdirSync, symlinkSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

const own = (file) => fileURLToPath(new URL(file, import.meta.url));

// The folder of PostgreSQL's programs; undefined where it is not installed.
function programs() {
  const root = "/usr/lib/postgresql";
  if (!existsSync(root)) return undefined;
  const newest = readdirSync(root).sort((one, other) => Number(other) - Number(one))[0];
  return newest && join(root, newest, "bin");
}

// The server refuses to run as root: then it runs as the user that its Debian package made.
function run(command, args, options = {}) {
  const as_other = process.getuid() === 0 ? ["runuser", "-u", "postgres", "--"] : [];
  const [first, ...rest] = [...as_other, command, ...args];
  return execFileSync(first, rest, {encoding: "utf8", stdio: ["ignore", "ignore", "inherit"], cwd: "/", ...options});
}

// Starts a server in `folder` and loads the package into it: {socket, seconds, stop()}; undefined, saying so, where
// PostgreSQL is not installed.
export function postgresql_server(folder, packages, standard, say) {
  const bin = programs();
  if (!bin) return say("PostgreSQL is left out: it is not installed"), undefined;
  rmSync(folder, {recursive: true, force: true});
  // A socket's path may be no longer than a hundred letters.
  const socket = mkdtempSync(join(tmpdir(), "concert-bench-"));
  mkdirSync(folder, {recursive: true});
  if (process.getuid() === 0) execFileSync("chown", ["postgres", folder, socket]);
  chmodSync(socket, 0o755);
  run(join(bin, "initdb"), ["-D", folder, "-A", "trust", "-U", "bench", "--locale=C.UTF-8"]);
  const settings = `-c listen_addresses='' -c unix_socket_directories=${socket} -c shared_buffers=1GB -c work_mem=512MB` +
    " -c max_wal_size=8GB -c jit=off -c max_parallel_workers_per_gather=1";
  run(join(bin, "pg_ctl"), ["-D", folder, "-w", "-l", join(folder, "log"), "-o", settings, "start"]);
  const stop = () => {
    run(join(bin, "pg_ctl"), ["-D", folder, "-m", "immediate", "-w", "stop"]);
    rmSync(folder, {recursive: true, force: true});
    rmSync(socket, {recursive: true, force: true});
  };
  try {
    say("PostgreSQL reads");
    const psql = (args, input) => execFileSync("psql", ["-h", socket, "-U", "bench", "-qX", "-v", "ON_ERROR_STOP=1", ...args],
      {input, cwd: packages, stdio: ["pipe", "ignore", "inherit"]});
    psql(["-d", "postgres", "-c", "create database bench"]);
    if (!existsSync(join(packages, "standard"))) symlinkSync(standard, join(packages, "standard"));
    const start = performance.now();
    psql(["-d", "bench"], readFileSync(own("sql/load_postgresql.sql"), "utf8") + readFileSync(own("sql/derive.sql"), "utf8"));
    const seconds = (performance.now() - start) / 1000;
    psql(["-d", "bench", "-c", "create index on presence(cell); create index on actor_link(one); analyze"]);
    return {socket, seconds, stop};
  } catch (error) {
    stop();
    throw error;
  }
}
