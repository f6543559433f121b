// Every view at both sizes and in both colours: nothing that axe-core finds, nothing
// wider than the screen.

import assert from "node:assert/strict";
import { open, overflow, phone, violations, wide, withPage } from "./browser.mjs";

const arcadia = "location=XA&level=2&at=2022-03-31";

const views = [
  ["coverage", `/coverage?${arcadia}`],
  ["coverage with evidence", `/coverage?${arcadia}&cell=XA0101|health|everyone`],
  ["coverage with groups apart", `/coverage?${arcadia}&group_level=finest&sort=gaps`],
  ["coverage of the sample", "/coverage?level=0"],
  ["gaps", `/gaps?${arcadia}`],
  ["overlaps", `/overlaps?${arcadia}`],
  ["network", `/network?${arcadia}`],
  ["an organisation", "/records/arcadia-council"],
  ["a location", "/records/XA0203"],
  ["search", "/search?text=arcadia"],
  ["import", "/import"],
];

function test(view, path, viewport, colorScheme) {
  return [`${view} is for everyone at ${viewport.width} pixels, ${colorScheme}`, ({ browser, address }) =>
    withPage(browser, address, { viewport, colorScheme }, async (page) => {
      await open(page, path);
      await page.waitForLoadState("networkidle");
      assert.deepEqual(await violations(page), []);
      assert.ok((await overflow(page)) <= 0, `the page is ${await overflow(page)} pixels wider than the screen`);
    })];
}

export const tests = views.flatMap(([view, path]) =>
  [wide, phone].flatMap((viewport) => ["light", "dark"].map((colorScheme) => test(view, path, viewport, colorScheme))));
