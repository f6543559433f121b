// A real nginx with the configuration that is shipped, in front of a real server, both on free ports of loopback
// and in a folder of their own.
import {execFileSync, spawn, spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createServer} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {connect} from "node:tls";
import {setTimeout as pause} from "node:timers/promises";

// Not in the path of every user.
const nginx_program = existsSync("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx";
const program = process.env.CONCERT_BIN ?? "build/release/concert";

// Why the proxy cannot be tried here; nothing where it can.
export function missing() {
  for (const [command, ask] of [[nginx_program, "-v"], ["openssl", "version"]]) {
    if (spawnSync(command, [ask]).error) return `there is no ${command}`;
  }
  return undefined;
}

function free_port() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const {port} = server.address();
      server.close(() => resolve(port));
    });
  });
}

// The shipped configuration, with this machine's ports and a certificate of its own.
function configuration(folder, ports) {
  const site = readFileSync("server/proxy/nginx.conf", "utf8")
    .replace("listen 443 ssl", `listen 127.0.0.1:${ports.proxy} ssl`)
    .replace("server 127.0.0.1:8080", `server 127.0.0.1:${ports.program}`)
    .replaceAll("/etc/concert/", `${folder}/`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `  ${name}_temp_path ${folder}/${name};`)
    .join("\n");
  return `daemon off;\npid ${folder}/nginx.pid;\nerror_log ${folder}/error.log;\nevents {}\nhttp {\n${temporary}\n  access_log off;\n${site}\n}\n`;
}

export async function start_proxy() {
  const folder = mkdtempSync(join(tmpdir(), "concert-proxy-"));
  const database = join(folder, "database");
  const ports = {program: await free_port(), proxy: await free_port()};
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
    "-keyout", `${folder}/key.pem`, "-out", `${folder}/certificate.pem`], {stdio: "ignore"});
  writeFileSync(join(folder, "nginx.conf"), configuration(folder, ports));
  execFileSync(program, ["--db", database, "import", "data/silk-routes"], {stdio: "ignore"});
  const added = execFileSync(program, ["--db", database, "token", "add", "tests", "--role", "steward"], {encoding: "utf8"});
  const key = added.match(/[A-Za-z0-9_-]{30,}/)[0];
  const server = spawn(program, ["--db", database, "serve", "--listen", `127.0.0.1:${ports.program}`, "--behind-proxy"], {stdio: "ignore"});
  const nginx = spawn(nginx_program, ["-p", folder, "-c", join(folder, "nginx.conf")], {stdio: "ignore"});
  const proxy = {
    key,
    port: ports.proxy,
    pid: server.pid,
    alive: () => server.exitCode === null && server.signalCode === null,
    stop: async () => {
      nginx.kill();
      server.kill();
      await Promise.all([nginx, server].map((one) => one.exitCode ?? new Promise((done) => one.once("exit", done))));
      rmSync(folder, {recursive: true, force: true});
    },
  };
  for (let tries = 0; tries < 200; ++tries) {
    const {status} = await exchange(proxy.port, "GET /api/v1/openapi.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").catch(() => ({}));
    if (status === 200 || status === 401) return proxy;
    await pause(50);
  }
  await proxy.stop();
  throw new Error("the proxy did not answer");
}

// Sends bytes as they are, piece by piece, and returns what came back: {status, text}. Ends when the other side does,
// or after `patience` milliseconds of silence.
export function exchange(port, ...pieces) {
  return new Promise((resolve, reject) => {
    const socket = connect({port, host: "127.0.0.1", rejectUnauthorized: false});
    let text = "";
    const end = () => {
      socket.destroy();
      resolve({status: Number(text.match(/^HTTP\/1\.[01] (\d+)/)?.[1]) || undefined, text});
    };
    socket.setTimeout(20_000, end);
    socket.on("data", (piece) => {
      text += piece.toString("latin1");
      if (text.length > 1 << 20) end();
    });
    socket.on("end", end);
    socket.on("close", end);
    socket.on("error", (error) => (text === "" && error.code === "ECONNREFUSED" ? reject(error) : end()));
    socket.on("secureConnect", async () => {
      for (const piece of pieces) {
        if (socket.destroyed) return;
        if (typeof piece === "number") await pause(piece);
        else if (!socket.write(piece)) await new Promise((drained) => {
          socket.once("drain", drained);
          socket.once("close", drained);
        });
      }
    });
  });
}

// How much memory the program holds, in bytes.
export function memory_of(pid) {
  return Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)[1]) * 1024;
}
