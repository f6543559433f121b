// Coverage: from the matrix to a cell and to its rows, by mouse, by keyboard and on a phone.

import assert from "node:assert/strict";
import { open, phone, settled, withPage } from "./browser.mjs";

const arcadia = "location=XA&level=2&at=2022-03-31";
const alba = '[data-cell="XA0101|health|everyone"]';
const rowOfAlba = "arcadia-2022-03.xlsx, sheet 3W, row 2";

// What "the number of organisations" and the rest come to was counted by hand in data/.
const sentenceOfArcadia = "In 4 of 6 districts of Arcadia (invented) someone is recorded at work on 31 March 2022; "
  + "3 of 7 district-sector cells rest on one organisation. 3 cells are gaps, with at least 13,580 people in need of more. Of 5 cells nobody has reported.";

export const tests = [
  ["a first visit shows the last day that was reported on, and says so", ({ browser, address }) => withPage(browser, address, {}, async (page) => {
    await open(page, "/");
    await page.getByText("We show 31 March 2022, the last day that was reported on").waitFor();
    assert.match(await page.locator("h1").innerText(), /countries .*on 31 March 2022/);
  })],

  ["coverage: the answer stands in one sentence", ({ browser, address }) => withPage(browser, address, {}, async (page) => {
    await open(page, `/coverage?${arcadia}`);
    assert.equal(await page.locator("h1").innerText(), sentenceOfArcadia);
  })],

  ["coverage: each state has its mark", ({ browser, address }) => withPage(browser, address, {}, async (page) => {
    await open(page, `/coverage?${arcadia}`);
    const mark = (cell) => page.locator(`[data-cell="${cell}|everyone"] > [aria-hidden]`).innerText();
    assert.equal(await mark("XA0101|health"), "2");
    assert.equal(await mark("XA0102|education"), "1 ▽");
    assert.equal(await mark("XA0103|shelter"), "0");
    assert.equal(await mark("XA0102|health"), "·");
    assert.equal(await mark("XA0101|education"), "?");
    assert.equal(await mark("XA0203|health"), "–");
  })],

  ["coverage: a click on a cell opens its rows, and the address names it", ({ browser, address }) => withPage(browser, address, {}, async (page) => {
    await open(page, `/coverage?${arcadia}`);
    await page.locator(alba).click();
    const evidence = page.getByRole("complementary", { name: "Evidence" });
    await evidence.getByText(rowOfAlba).waitFor();
    assert.match(page.url(), /cell=XA0101\|health\|everyone/);
    assert.equal(await evidence.getByText("Last confirmed 31 Mar 2022").count(), 2);
    await page.reload();
    await evidence.getByText(rowOfAlba).waitFor();
  })],

  ["coverage: by keyboard alone to the rows and back", ({ browser, address }) => withPage(browser, address, {}, async (page) => {
    await open(page, `/coverage?${arcadia}`);
    await page.getByRole("link", { name: "Sort by gaps" }).focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const column = await page.locator(alba).evaluate((cell) => cell.cellIndex);
    for (let at = 0; at < column; ++at) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.getByRole("complementary").getByText(rowOfAlba).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("complementary").waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-cell")), "XA0101|health|everyone");
  })],

  ["coverage: a group folds with the space bar and opens with a heading", ({ browser, address }) => withPage(browser, address, {}, async (page) => {
    await open(page, `/coverage?${arcadia}`);
    await page.getByRole("button", { name: "Fold North Arcadia" }).click();
    await page.locator(alba).waitFor({ state: "detached" });
    await page.getByRole("link", { name: "North Arcadia", exact: true }).focus();
    await page.keyboard.press("Space");
    await page.locator(alba).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/location=XA01&/);
    await settled(page);
    await page.locator('[data-cell="XA0201|health|everyone"]').waitFor({ state: "detached" });
  })],

  ["coverage: sorted by gaps the worst comes first, and a service opens in detail", ({ browser, address }) => withPage(browser, address, {}, async (page) => {
    await open(page, `/coverage?${arcadia}`);
    await page.getByRole("link", { name: "Sort by gaps" }).click();
    await page.waitForURL(/sort=gaps/);
    const first = await page.locator("tbody tr").first().locator("th").innerText();
    assert.match(first, /Brin|Corra|Estry/);
    await page.locator("thead").getByRole("link", { name: "Health" }).click();
    await page.waitForURL(/service=health&.*service_level=finest/);
  })],

  ["coverage on a phone: one place, its services, the rows, and on to the next", ({ browser, address }) => withPage(browser, address, { viewport: phone }, async (page) => {
    await open(page, `/coverage?${arcadia}`);
    await page.getByRole("heading", { name: "Alba North Arcadia" }).waitFor();
    await page.locator(alba).tap();
    await page.getByRole("complementary").getByText(rowOfAlba).waitFor();
    await page.getByRole("button", { name: "Close the evidence" }).tap();
    await page.getByRole("button", { name: "The place after" }).tap();
    await page.getByRole("heading", { name: "Brin North Arcadia" }).waitFor();
    assert.match(page.url(), /row=XA0102/);
  })],
];
