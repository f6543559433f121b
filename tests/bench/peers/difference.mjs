// Whether two answers are the same rows, in whatever order.

import {readFileSync} from "node:fs";

// A sentence about the first row that only one of the two has; "" where there is none. Only of rows that begin with
// `beginning`.
export function difference(file, other, beginning = "") {
  const rows_of = (path) => readFileSync(path, "utf8").split("\n")
    .filter((line) => line !== "" && line.startsWith(beginning)).sort();
  const [mine, theirs] = [rows_of(file), rows_of(other)];
  const at = mine.findIndex((row, index) => row !== theirs[index]);
  if (at === -1 && mine.length === theirs.length) return "";
  const first = at === -1 ? mine.length : at;
  return `row ${first + 1} is "${mine[first] ?? "(none)"}" and "${theirs[first] ?? "(none)"}" (${mine.length} and ${theirs.length} rows)`;
}
