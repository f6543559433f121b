// A file through the page: checked, refused, imported.

import assert from "node:assert/strict";
import { open, overflow, phone, settled, violations, wide, withPage } from "./browser.mjs";

async function choose(page, path) {
  await open(page, "/import");
  await page.getByLabel(/^The file/).setInputFiles(path("data/upload.csv"));
}

function report(viewport) {
  return [`import: a check says what would be taken and what not, at ${viewport.width} pixels`, ({ browser, address, token, path }) =>
    withPage(browser, address, { viewport }, async (page) => {
      await choose(page, path);
      await page.getByLabel(/^Key/).fill(token);
      await page.getByRole("button", { name: "Check the file" }).click();
      await page.getByText(/^Nothing is written yet/).waitFor();
      await page.getByRole("heading", { name: "Rows left out 1" }).waitFor();
      await page.getByRole("region", { name: /^Rows left out/ }).getByText(/row 4/).first().waitFor();
      await page.getByRole("region", { name: /^Words that we could not place/ }).getByText(/XA0999/).first().waitFor();
      await page.getByRole("cell", { name: "Favourite colour" }).waitFor();
      await page.getByRole("region", { name: /^Columns: dropped/ }).getByRole("cell", { name: "Contact phone" }).waitFor();
      assert.deepEqual(await violations(page), []);
      assert.ok((await overflow(page)) <= 0);
    })];
}

export const tests = [
  ["import: without a key nothing is taken, and the page says why", ({ browser, address, path }) =>
    withPage(browser, address, { expectRefusal: true }, async (page) => {
      await choose(page, path);
      await page.getByRole("button", { name: "Check the file" }).click();
      assert.match(await page.getByRole("alert").innerText(), /needs a key/);
    })],

  report(wide),
  report(phone),

  ["import: what was checked is imported, and its organisation is found", ({ browser, address, token, path }) =>
    withPage(browser, address, {}, async (page) => {
      await choose(page, path);
      await page.getByLabel(/^Key/).fill(token);
      await page.getByRole("combobox", { name: /^Places that it reports on/ }).fill("south arc");
      await page.getByRole("option", { name: /South Arcadia/ }).click();
      await page.getByRole("button", { name: "Check the file" }).click();
      await page.getByRole("button", { name: /^Import 3 rows/ }).click();
      await page.getByText(/^Written as revision/).waitFor();
      await page.getByRole("link", { name: "Look at the coverage" }).click();
      await settled(page);
      await page.getByRole("combobox", { name: /^Search/ }).fill("bright");
      await page.getByRole("option", { name: /Bright Wells/ }).click();
      await page.getByRole("heading", { name: "Bright Wells", level: 1 }).waitFor();
    })],

  ["import: the same file again changes nothing", ({ browser, address, token, path }) =>
    withPage(browser, address, {}, async (page) => {
      await choose(page, path);
      await page.getByLabel(/^Key/).fill(token);
      await page.getByRole("combobox", { name: /^Places that it reports on/ }).fill("south arc");
      await page.getByRole("option", { name: /South Arcadia/ }).click();
      await page.getByRole("button", { name: "Check the file" }).click();
      await page.getByText("Nothing changes: all of it is known already.").waitFor();
    })],
];
