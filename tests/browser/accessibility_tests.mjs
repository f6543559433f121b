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

// Of the example: on the day that it is about.
const views_of_example = [
  ["donors", "/donors?at=2025-06-15"],
  ["what ends when", "/donors?at=2025-06-15&part=runway"],
  ["a donor that leaves", "/donors?at=2025-06-15&leaving=norvik-agency"],
  ["referrals", "/referrals?at=2025-06-15"],
  ["stages", "/referrals?at=2025-06-15&part=stage-breaks"],
  ["mechanisms", "/referrals?at=2025-06-15&part=mechanisms"],
  ["changes", "/changes?at=2025-06-15&from=1"],
];

function test(view, path, site, viewport, colorScheme) {
  return [`${view} is for everyone at ${viewport.width} pixels, ${colorScheme}`, ({ browser, ...sites }) =>
    withPage(browser, sites[site], { viewport, colorScheme }, async (page) => {
      await open(page, path);
      await page.waitForLoadState("networkidle");
      assert.deepEqual(await violations(page), []);
      assert.ok((await overflow(page)) <= 0, `the page is ${await overflow(page)} pixels wider than the screen`);
    })];
}

const everywhere = (site) => ([view, path]) =>
  [wide, phone].flatMap((viewport) => ["light", "dark"].map((colorScheme) => test(view, path, site, viewport, colorScheme)));

export const tests = [...views.flatMap(everywhere("address")), ...views_of_example.flatMap(everywhere("example"))];
