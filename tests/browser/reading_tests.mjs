// Gaps, overlaps, network, search, records and the filter: from a number to what is behind it.

import assert from "node:assert/strict";
import { open, phone, settled, withPage } from "./browser.mjs";

const arcadia = "location=XA&level=2&at=2022-03-31";

export const tests = [
  ["gaps: a gap leads to its organisation, and each list has its count", ({ browser, address }) => withPage(browser, address, {}, async (page) => {
    await open(page, `/gaps?${arcadia}`);
    await page.getByText("nobody; 12,400 people in need, severity 5").waitFor();
    await page.getByRole("heading", { name: "Gaps 3" }).waitFor();
    await page.getByRole("heading", { name: "Blank and unknown 13" }).waitFor();
    await page.getByRole("region", { name: /^Gaps/ }).getByRole("link", { name: "Hill Care" }).click();
    await settled(page);
    assert.equal(await page.locator("h1").innerText(), "Hill Care");
    await page.getByRole("heading", { name: "Where they work" }).waitFor();
    await page.getByRole("link", { name: "Brin" }).first().waitFor();
  })],

  ["gaps: the place of a gap opens what is known of the cell", ({ browser, address }) => withPage(browser, address, {}, async (page) => {
    await open(page, `/gaps?${arcadia}`);
    await page.getByRole("link", { name: "Brin · Education" }).first().click();
    await page.getByRole("complementary").getByText("arcadia-2022-03.xlsx, sheet 3W, row 6").waitFor();
    await page.getByRole("complementary").getByText(/500 people in need/).waitFor();
  })],

  ["overlaps: a pair leads to its shared cells and to the rows of both sides", ({ browser, address }) => withPage(browser, address, {}, async (page) => {
    await open(page, `/overlaps?${arcadia}`);
    assert.match(await page.locator("h1").innerText(), /^4 pairs deliver the same service in the same district in Arcadia \(invented\) on 31 March 2022\. None is called duplication/);
    const card = page.locator(".card").filter({ hasText: "منظمة الأمل" });
    await card.getByRole("link", { name: /^both/ }).click();
    const evidence = page.getByRole("complementary");
    await evidence.getByText(/sheet 3W, row 10$/).waitFor();
    await evidence.getByText(/sheet 3W, row 11$/).waitFor();
    assert.equal(await evidence.locator(".row").count(), 2);
  })],

  ["overlaps: a sub-implementer beside a lead is probably one chain", ({ browser, address }) => withPage(browser, address, { viewport: phone }, async (page) => {
    await open(page, `/overlaps?${arcadia}`);
    await page.getByRole("link", { name: /^one chain/ }).tap();
    await page.waitForURL(/class=same-chain/);
    assert.equal(await page.locator(".card").count(), 1);
    assert.match(await page.locator(".card").innerText(), /Red Lantern Relief[\s\S]*River Aid Arcadia[\s\S]*Probably one chain/);
  })],

  ["network: hover and arrow keys say who meets whom", ({ browser, address }) => withPage(browser, address, {}, async (page) => {
    await open(page, `/network?${arcadia}`);
    await page.getByRole("img", { name: /Who works with whom/ }).waitFor();
    const first = page.locator(".network-table tbody button").first();
    await first.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    const name = await page.evaluate(() => document.activeElement?.textContent);
    assert.match(await page.locator(".network-said").innerText(), new RegExp(`^${name} meets`));
    await page.getByRole("link", { name: "open", exact: true }).click();
    await settled(page);
    assert.equal(await page.locator("h1").innerText(), name);
  })],

  ["search: a slash, a name, and Enter lead to the record", ({ browser, address }) => withPage(browser, address, {}, async (page) => {
    await open(page, "/coverage");
    await page.keyboard.press("/");
    await page.keyboard.type("hill");
    await page.getByRole("option", { name: /Hill Care/ }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/records\/hill-care/);
    await page.getByRole("heading", { name: "Hill Care", level: 1 }).waitFor();
  })],

  ["search: Enter without a choice lists what was found", ({ browser, address }) => withPage(browser, address, { viewport: phone }, async (page) => {
    await open(page, "/coverage");
    await page.getByRole("combobox", { name: /^Search/ }).fill("arcadia");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?text=arcadia/);
    await page.getByRole("row", { name: /River Aid Arcadia/ }).waitFor();
  })],

  ["a record of any kind has its page, and an unknown one says so", ({ browser, address }) => withPage(browser, address, { expectRefusal: true }, async (page) => {
    await open(page, "/records/lantern-home");
    assert.equal(await page.locator("h1").innerText(), "Lantern Home");
    await page.getByText(/Open Hand Foundation/).first().waitFor();
    await page.goto("/records/no-such-thing");
    await page.getByRole("alert").waitFor();
  })],

  ["filter: a place typed into its chip stays while one walks from view to view", ({ browser, address }) => withPage(browser, address, {}, async (page) => {
    await open(page, "/coverage");
    await page.getByRole("button", { name: "Place everywhere" }).click();
    await page.getByRole("combobox", { name: /^Place/ }).fill("south arc");
    await page.getByRole("option", { name: /South Arcadia/ }).click();
    await page.waitForURL(/location=XA02/);
    await page.getByRole("link", { name: "Gaps", exact: true }).click();
    await page.waitForURL(/\/gaps\?location=XA02/);
    await page.getByRole("button", { name: "Place South Arcadia", exact: true }).waitFor();
    await page.goBack();
    await page.waitForURL(/\/coverage\?location=XA02/);
  })],

  ["filter: a day and an earlier revision stand in the address", ({ browser, address }) => withPage(browser, address, {}, async (page) => {
    await open(page, `/coverage?location=XA`);
    await page.getByRole("button", { name: "Day 31 Mar 2022" }).click();
    await page.getByLabel("What is so on").fill("2022-07-01");
    await page.getByRole("button", { name: "Show this day" }).click();
    await page.waitForURL(/at=2022-07-01/);
    await page.getByRole("button", { name: /as we know it now/ }).click();
    await page.getByRole("button", { name: /^Revision 2\b/ }).click();
    await page.waitForURL(/as_of=2/);
    await page.getByText(/^On 1 July 2022 .* revision 2$/).waitFor();
  })],

  ["footer: the same answer as JSON and as CSV", ({ browser, address }) => withPage(browser, address, {}, async (page) => {
    await open(page, `/gaps?${arcadia}`);
    const json = await page.request.get(await page.getByRole("link", { name: "JSON" }).getAttribute("href"));
    assert.equal((await json.json()).total, 3);
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "CSV" }).click();
    assert.equal((await saved).suggestedFilename(), "gaps.csv");
  })],
];
