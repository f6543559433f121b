// How every side of the comparison is asked: a line of question, day, argument and file, parted by tabs, and a line of
// seconds in reply, or "failed" and why. Where a file is named, the answer goes into it as CSV. The question "memory"
// is replied to with the megabytes that the process had at most.

import {createInterface} from "node:readline";
import {readFileSync} from "node:fs";

// The megabytes that the process `id` had at most.
export function peak_megabytes(id = "self") {
  const status = readFileSync(`/proc/${id}/status`, "utf8");
  return Number(status.match(/^VmHWM:\s+(\d+)/m)[1]) / 1024;
}

// Replies to each line that comes in, one after the other, by `answer`: from {question, day, argument, file} to seconds.
export async function reply_to_questions(answer) {
  for await (const line of createInterface({input: process.stdin})) {
    const [question, day, argument, file] = line.split("\t");
    try {
      const reply = question === "memory" ? peak_megabytes() : await answer({question, day, argument, file});
      console.log(String(reply));
    } catch (error) {
      console.log("failed " + String(error.message).replaceAll("\n", " "));
    }
  }
}

// The values as SQL has them: ":name" becomes the quoted text.
export function with_values(sql, values) {
  return sql.replace(/(?<!:):(\w+)/g, (whole, name) =>
    name in values ? "'" + String(values[name]).replaceAll("'", "''") + "'" : whole);
}

const folder = new URL("sql/", import.meta.url);
const text_of = (name) => readFileSync(new URL(name + ".sql", folder), "utf8");

// Of what files a question's SQL consists.
const parts = {
  matrix: ["matrix_cells", "matrix"],
  needs: ["matrix_cells", "needs"],
  overlaps: ["stays", "overlaps"],
  donors: ["donors"],
  surroundings: ["surroundings"],
  "single-donor": ["single_donor"],
  leaving: ["leaving"],
};

export function sql_of(question, values) {
  if (!(question in parts)) throw new Error("no SQL asks " + question);
  return with_values(parts[question].map(text_of).join("\n"), values);
}

export function load_sql(name, values) {
  return with_values(text_of(name), values);
}

// A row's values as a line of the answer.
export const line_of = (values) => values.map((value) => (value === null ? "" : String(value))).join(",");
