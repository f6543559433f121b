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
  ["findings", "/findings?at=2025-06-15"],
  ["returns", "/returns?at=2025-06-15"],
  ["equality", "/equality?at=2025-06-15&group=returnees"],
  ["what each host gives", "/equality?at=2025-06-15&part=packages"],
  ["ownership", "/ownership?at=2025-06-15"],
  ["what is handed to whom", "/ownership?at=2025-06-15&part=handoff"],
  ["commitments", "/commitments?at=2025-06-15"],
  ["what if", "/what-if?at=2025-06-15&without=harbour-trust|open-door"],
  ["before you fund", "/check?at=2025-06-15&location=XM0101&service=vocational-training"],
  ["the map", "/map?at=2025-06-15"],
  ["the map as tiles", "/map?at=2025-06-15&level=1"],
  ["the brief", "/brief?at=2025-06-15"],
  ["matches", "/matches"],
];

// With the key of the secretariat, which adds what is to be pressed.
const views_of_secretariat = [
  ["findings to decide", "/findings?at=2025-06-15&kind=duplication"],
  ["matches to judge", "/matches"],
  ["returns with their sheets", "/returns?at=2025-06-15"],
];

function test(view, path, site, viewport, colorScheme, signed) {
  return [`${view} is for everyone at ${viewport.width} pixels, ${colorScheme}`, ({ browser, keys, ...sites }) =>
    withPage(browser, sites[site], { viewport, colorScheme, key: signed ? keys.steward : "" }, async (page) => {
      await open(page, path);
      await page.waitForLoadState("networkidle");
      assert.deepEqual(await violations(page), []);
      assert.ok((await overflow(page)) <= 0, `the page is ${await overflow(page)} pixels wider than the screen`);
    })];
}

const everywhere = (site, signed = false) => ([view, path]) =>
  [wide, phone].flatMap((viewport) => ["light", "dark"].map((colorScheme) => test(view, path, site, viewport, colorScheme, signed)));

export const tests = [...views.flatMap(everywhere("address")), ...views_of_example.flatMap(everywhere("example")), ...views_of_secretariat.flatMap(everywhere("example", true))];
