// Of whom and when is asked, the same every time.

import {readFileSync} from "node:fs";

// Days of the field, the first of them the one on which the planted cells are what they are.
export const days = ["2024-06-15", "2023-03-03", "2024-01-20", "2022-11-09", "2023-08-27", "2024-03-31", "2023-12-12"];

// Scatters a number (mulberry32's finish), so that draws look like draws.
function scatter(number) {
  let mixed = (number + 0x6d2b79f5) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}

// `count` ids "kind-00017" of the table in `file`, each once, others in each round.
export function draw_ids(kind, digits, file, count, round) {
  const text = readFileSync(file, "latin1");
  const rows = text.split(`\n${kind}-`).length - 1;
  const drawn = new Set();
  for (let at = 0; drawn.size < Math.min(count, rows); ++at) {
    drawn.add(`${kind}-${String(scatter(round * 100_003 + at) % rows).padStart(digits, "0")}`);
  }
  return [...drawn].sort();
}
