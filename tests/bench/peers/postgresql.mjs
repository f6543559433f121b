// postgresql.mjs ask SOCKET: replies to questions (asking.mjs) by the server that listens in the folder SOCKET. The time
// is the one that psql's \timing prints: that of the question until its last row is there.

import {execFileSync} from "node:child_process";
import {writeFileSync} from "node:fs";
import {reply_to_questions, sql_of} from "./asking.mjs";

const [, , , socket] = process.argv;
const patience = "set statement_timeout = '120s';";

await reply_to_questions(({question, day, argument, file}) => {
  const sql = `${patience}\n\\timing on\n${sql_of(question, {day, argument})};\n`;
  const out = execFileSync("psql", ["-h", socket, "-U", "bench", "-d", "bench", "-qAtX", "-F", ",", "-v", "ON_ERROR_STOP=1"],
    {input: sql, encoding: "utf8", maxBuffer: 2 ** 30, stdio: ["pipe", "pipe", "pipe"]});
  const lines = out.trimEnd().split("\n");
  const milliseconds = Number(lines.pop().match(/^Time: ([\d.]+) ms/)[1]);
  if (file) writeFileSync(file, lines.map((line) => line + "\n").join(""));
  return milliseconds / 1000;
});
