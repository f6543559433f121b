// Pages that ask what is fair, what stays, what would be, and where: each has its answer in
// a sentence and its rows in a table. Figures are those of the invented country of data/example.

import assert from "node:assert/strict";
import { open, phone, settled, withPage } from "./browser.mjs";

const day = "at=2025-06-15";

function reads(name, path, sentence, more = async () => {}) {
  return [name, ({ browser, example }) => withPage(browser, example, {}, async (page) => {
    await open(page, path);
    await page.getByRole("heading", { level: 1, name: sentence }).waitFor();
    await more(page);
  })];
}

export const tests = [
  ["menu: what does not stand in the row opens behind More, by keyboard too", ({ browser, example }) => withPage(browser, example, {}, async (page) => {
    await open(page, `/coverage?${day}`);
    await page.getByRole("button", { name: "More" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Ownership" }).click();
    await page.waitForURL(/\/ownership\?at=2025-06-15/);
    await page.getByRole("button", { name: /^Ownership/ }).press("Enter");
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Equality" }).waitFor({ state: "hidden" });
  })],

  reads("equality: none in n of m comes first", `/equality?${day}&group=returnees`, "In 1 of 6 districts nothing is recorded for returnees; at most it is 5 services.", async (page) => {
    await page.getByRole("row", { name: /Corrie 0 0 asked, and nothing there/ }).waitFor();
  }),
  reads("equality: what host countries give is compared", `/equality?${day}&part=packages`, /up to 3\.0 times as much in one country as in another/, async (page) => {
    await page.getByRole("row", { name: /Merrow single adult XO EUR 1,000 a flight/ }).waitFor();
  }),
  reads("ownership: what stays without external money", `/ownership?${day}`, "Without external money 6 of 12 served cells would keep something (50 %).", async (page) => {
    await page.getByRole("link", { name: "What is handed to whom" }).click();
    await page.getByRole("heading", { level: 1, name: /17 project services end; 16 have no national successor named in time/ }).waitFor();
  }),
  reads("commitments: which are answered, by whom", `/commitments?${day}`, "Of 4 commitments, 2 are answered by a funded programme, 2 by none. 1 is past its day.", async (page) => {
    await page.getByRole("link", { name: "answered by none 2" }).click();
    await page.waitForURL(/status=none/);
    assert.equal(await page.locator("tbody tr").count(), 2);
  }),

  ["what if: from a record to what would be without it", ({ browser, example }) => withPage(browser, example, {}, async (page) => {
    await open(page, `/records/harbour-trust?${day}`);
    await page.getByRole("link", { name: "What if it left" }).click();
    await page.waitForURL(/\/what-if\?.*without=harbour-trust/);
    await page.getByRole("heading", { level: 1, name: /^Without Harbour Trust, 4 cells would change and 1 new gap would open/ }).waitFor();
    await page.getByRole("combobox", { name: "Who leaves" }).fill("open door");
    await page.getByRole("option", { name: /Open Door Migrant Centre/ }).click();
    await page.waitForURL(/without=harbour-trust\|open-door/);
    await page.getByRole("button", { name: "Keep Harbour Trust" }).click();
    await page.waitForURL(/without=open-door/);
  })],

  ["before you fund: who is there, what it would fill, whom to talk to", ({ browser, example }) => withPage(browser, example, {}, async (page) => {
    await open(page, "/check");
    await page.getByRole("combobox", { name: "Where" }).fill("corrie");
    await page.getByRole("option", { name: /Corrie/ }).click();
    await page.getByRole("combobox", { name: "What" }).fill("vocational");
    await page.getByRole("option", { name: /Vocational training/ }).click();
    await page.getByLabel("First day").fill("2025-07-01");
    await page.getByRole("button", { name: "Check" }).click();
    await page.waitForURL(/location=XM0103.*from=2025-07-01/);
    await page.getByRole("heading", { level: 1, name: /^Nobody is recorded with Vocational training in Corrie/ }).waitFor();
    await page.getByRole("region", { name: /^Gaps that it would fill 1/ }).getByText("150 people unmet, severity 5").waitFor();
    await page.reload();
    await page.getByRole("heading", { level: 1, name: /it would fill 1 known gap/ }).waitFor();
  })],

  ["map: places as points beside the same as a table, sites never", ({ browser, example }) => withPage(browser, example, {}, async (page) => {
    await open(page, `/map?${day}&level=3`);
    await page.getByRole("img", { name: /^The places as points/ }).waitFor();
    assert.equal(await page.locator(".dot").count(), 6);
    await page.getByRole("row", { name: "Corrie 0 2 0" }).waitFor();
    assert.equal(await page.getByText("Dunmouth Quay").count(), 0);
    await page.getByRole("link", { name: "Dunmouth" }).click();
    await page.waitForURL(/\/coverage\?location=XM0201/);
  })],

  ["map: without points the places stand as tiles, and the page says so", ({ browser, address }) => withPage(browser, address, { viewport: phone }, async (page) => {
    await open(page, "/map?location=XA&level=2&at=2022-03-31");
    await page.getByText(/6 of 6 districts have no point/).waitFor();
    assert.equal(await page.locator(".tile").count(), 6);
  })],

  ["brief: it is read in the page, and saved as it is", ({ browser, example, keys }) => withPage(browser, example, { key: keys.steward }, async (page) => {
    await open(page, `/brief?${day}`);
    await page.getByRole("heading", { name: "What the data covers" }).waitFor();
    assert.ok(await page.locator(".brief table").count() > 2);
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the page" }).click();
    assert.equal((await saved).suggestedFilename(), "brief.html");
  })],

  ["an error is reported with the rows that say so", ({ browser, address }) => withPage(browser, address, {}, async (page) => {
    await open(page, "/coverage?location=XA&level=2&at=2022-03-31&cell=XA0101|health|everyone");
    const row = page.getByRole("complementary").locator(".row").first();
    await row.getByText(/^Report an error/).click();
    assert.match(await row.getByRole("textbox").inputValue(), /^Record: .*Alba, Health \(d0\d\)\nSaid by: .*arcadia-2022-03\.xlsx, sheet 3W, row \d/);
    assert.match(await row.getByRole("link", { name: "Write a mail" }).getAttribute("href"), /^mailto:\?subject=/);
    await settled(page);
  })],
];
