// Drives the real program and its viewer in Chromium, as a reader would.
//
//   CONCERT_BIN=build/release/concert node tests/browser/browser_test.mjs
//
// The country of data/ is invented; the sample of data/silk-routes stands beside it.

import { fileURLToPath } from "node:url";
import { chromiumPath, hasChromium, startBrowser } from "./browser.mjs";
import { startConcert } from "./concert.mjs";
import { tests as accessibility } from "./accessibility_tests.mjs";
import { tests as coverage } from "./coverage_tests.mjs";
import { tests as deciding } from "./deciding_tests.mjs";
import { tests as importing } from "./importing_tests.mjs";
import { tests as planning } from "./planning_tests.mjs";
import { tests as reading } from "./reading_tests.mjs";

function path(relative) {
  return fileURLToPath(new URL(relative, import.meta.url));
}

async function main() {
  const program = process.env.CONCERT_BIN;
  if (!program) throw new Error("CONCERT_BIN does not name the program");
  // Deciding and importing change what the others read, so they come last.
  const tests = [...coverage, ...reading, ...planning, ...accessibility, ...deciding, ...importing];
  if (!hasChromium()) {
    console.log(`skipped: there is no Chromium at ${chromiumPath}; CHROMIUM may name another`);
    console.log(`0 passed, 0 failed, ${tests.length} skipped`);
    return 0;
  }
  const concert = await startConcert(program, [path("data/datapackage.json"), path("../../data/silk-routes/datapackage.json")], "hill-care");
  // Money, routes and changes are looked at in the example, which has a little of each.
  const example = await startConcert(program, [path("../../data/example/datapackage.json")], "hope-merrow");
  const browser = await startBrowser();
  let failed = 0;
  try {
    for (const [name, test] of tests) {
      try {
        await test({ browser, address: concert.address, example: example.address, token: concert.token, keys: { steward: example.token, own: example.ownToken }, path });
        console.log(`ok   ${name}`);
      } catch (error) {
        ++failed;
        console.log(`FAIL ${name}\n${error.stack}`);
      }
    }
  } finally {
    await browser.close();
    await concert.stop();
    await example.stop();
  }
  console.log(`${tests.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();
