// duckdb.mjs load DATABASE FOLDER STANDARD: loads a native package into a new database, and prints the seconds.
// duckdb.mjs ask DATABASE: replies to questions (asking.mjs).

import {writeFileSync} from "node:fs";
import {DuckDBInstance} from "@duckdb/node-api";
import {line_of, load_sql, peak_megabytes, reply_to_questions, sql_of} from "./asking.mjs";

const [, , task, database, folder, standard] = process.argv;
const instance = await DuckDBInstance.create(database, task === "ask" ? {access_mode: "READ_ONLY"} : {});
const connection = await instance.connect();

const seconds_since = (start) => (performance.now() - start) / 1000;

// Runs statements one after the other; none has a semicolon inside.
async function run_all(sql) {
  const bare = sql.replace(/^\s*--.*$/gm, "");
  for (const statement of bare.split(";")) if (statement.trim()) await connection.run(statement);
}

async function load() {
  const start = performance.now();
  await run_all(load_sql("load_duckdb", {folder, standard}));
  const read = seconds_since(start);
  await run_all(load_sql("derive", {}));
  await connection.run("checkpoint");
  console.log(JSON.stringify({read, load: seconds_since(start), megabytes: peak_megabytes()}));
}

// The time is that of the question until its last row is there; writing them down is not part of it.
async function answer({question, day, argument, file}) {
  const sql = sql_of(question, {day, argument});
  const start = performance.now();
  const result = await connection.runAndReadAll(sql);
  const taken = seconds_since(start);
  if (file) writeFileSync(file, result.getRows().map((row) => line_of(row) + "\n").join(""));
  return taken;
}

if (task === "load") await load();
else if (task === "links") await connection.run(`copy (select one, other from actor_link where one < other)
  to '${folder}' (header false, delimiter ' ')`);
else await reply_to_questions(answer);
