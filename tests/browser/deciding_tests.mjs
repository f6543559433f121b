// Deciding with a key, and what who has none sees. In the order of this list, since each
// leaves behind what it wrote.

import assert from "node:assert/strict";
import { open, phone, withPage } from "./browser.mjs";

const day = "at=2025-06-15";
const corrie = "Corrie · Economic reintegration";

function finding(page, title) {
  return page.locator(".finding").filter({ has: page.getByRole("heading", { name: title }) });
}

export const tests = [
  ["findings: without a key one reads what is found, and no pair that is named first to the two", ({ browser, example }) => withPage(browser, example, {}, async (page) => {
    await open(page, `/findings?${day}`);
    await page.getByText(/To decide, sign in above with the key of the secretariat/).waitFor();
    await page.getByText(/pairs? named as duplication (is|are) not shown here/).waitFor();
    await finding(page, corrie).getByText("Nobody there.").waitFor();
    assert.equal(await page.getByRole("button", { name: /^(Decide|Reply)/ }).count(), 0);
    await page.getByRole("link", { name: corrie }).click();
    await page.getByRole("complementary", { name: "Evidence" }).getByText(/150 people in need/).waitFor();
  })],

  ["findings: the secretariat agrees on an owner and a day, and takes it back", ({ browser, example, keys }) => withPage(browser, example, { key: keys.steward }, async (page) => {
    await open(page, `/findings?${day}&kind=gap`);
    await finding(page, corrie).getByRole("button", { name: "Decide" }).click();
    await page.getByRole("combobox", { name: /^Decide/ }).selectOption("agreed");
    await page.getByRole("button", { name: "Write it down" }).waitFor();
    await page.getByLabel("By when").fill("2025-09-30");
    await page.getByRole("button", { name: "Write it down" }).click();
    await page.getByRole("alert").getByText("Say which organisation").waitFor();
    await page.getByRole("combobox", { name: "Who sees to it" }).fill("hope");
    await page.getByRole("option", { name: /Hope Merrow/ }).click();
    await page.getByRole("button", { name: "Write it down" }).click();
    await page.getByRole("status").getByText(/is now agreed, Hope Merrow sees to it by 30 Sep 2025\. Written as revision/).waitFor();
    await finding(page, corrie).getByText("Agreed, Hope Merrow sees to it by 30 Sep 2025").waitFor();
    await page.getByRole("link", { name: "agreed 1" }).click();
    await page.waitForURL(/status=agreed/);
    await finding(page, corrie).getByRole("button", { name: /^Undo/ }).click();
    await page.getByRole("button", { name: "Yes, undo it" }).click();
    await page.getByRole("status").getByText(/^Undone: revision \d+ takes back revision \d+/).waitFor();
    await page.getByText(/^Nothing of this kind stands here/).waitFor();
  })],

  ["findings: to dismiss one needs a reason, on a phone too", ({ browser, example, keys }) => withPage(browser, example, { key: keys.steward, viewport: phone }, async (page) => {
    await open(page, `/findings?${day}&kind=gap`);
    await finding(page, corrie).getByRole("button", { name: "Decide" }).tap();
    await page.getByRole("combobox", { name: /^Decide/ }).selectOption("dismissed");
    await page.getByRole("button", { name: "Write it down" }).tap();
    assert.equal(await page.locator("textarea:invalid").count(), 1);
    await page.getByLabel("Reason").fill("Served from Brook since May");
    await page.getByRole("button", { name: "Write it down" }).tap();
    await finding(page, corrie).getByText("Dismissed: Served from Brook since May").waitFor();
  })],

  ["findings: one of a pair replies with its own key, and decides nothing", ({ browser, example, keys }) => withPage(browser, example, { key: keys.own }, async (page) => {
    await open(page, `/findings?${day}&kind=duplication`);
    const pair = page.locator(".finding").filter({ hasText: "Likely duplication" });
    await pair.getByRole("button", { name: /^Reply/ }).click();
    assert.deepEqual(await page.getByRole("combobox", { name: /^Decide/ }).locator("option").allInnerTexts(), ["Reply for an organisation"]);
    await page.getByLabel("What they say").fill("We teach on other days");
    await page.getByRole("button", { name: "Write it down" }).click();
    await page.getByRole("status").getByText(/Written as revision/).waitFor();
  })],

  ["findings: the reply stands beside the pair for the secretariat", ({ browser, example, keys }) => withPage(browser, example, { key: keys.steward }, async (page) => {
    await open(page, `/findings?${day}&kind=duplication`);
    const pair = page.locator(".finding").filter({ hasText: "Likely duplication" });
    await pair.getByText(/, 1 reply/).click();
    await pair.getByText(/Hope Merrow replied/).waitFor();
    await pair.getByText("We teach on other days").waitFor();
  })],

  ["matches: both records side by side, judged to be one, and parted again", ({ browser, example, keys }) => withPage(browser, example, { key: keys.steward }, async (page) => {
    await open(page, "/matches");
    const card = page.locator(".card").filter({ hasText: "Lantern Relief Internatonal" });
    await card.getByRole("row", { name: /^Name \(differs\)/ }).waitFor();
    await card.getByRole("button", { name: "They are one" }).click();
    assert.equal(await card.locator("input:invalid").count(), 1, "a reason is needed");
    await card.getByLabel("How do you know?").fill("one website");
    await card.getByRole("button", { name: "They are one" }).click();
    await page.getByRole("status").getByText(/are one from now on/).waitFor();
    const judged = page.getByRole("region", { name: /^Judged so far 1/ });
    await judged.getByText("one website").waitFor();
    await judged.getByRole("button", { name: /^Undo/ }).click();
    await judged.getByRole("button", { name: "Yes, undo it" }).click();
    await page.getByText("Nobody has judged any pair yet.").waitFor();
    await page.locator(".card").filter({ hasText: "Lantern Relief Internatonal" }).waitFor();
  })],

  ["returns: who is late, and the sheet of who has the key", ({ browser, example, keys }) => withPage(browser, example, { key: keys.own }, async (page) => {
    await open(page, `/returns?${day}`);
    await page.getByRole("row", { name: /^Harbour Trust .*14 days late/ }).waitFor();
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: /^Return sheet/ }).click();
    assert.equal((await saved).suggestedFilename(), "return-hope-merrow.xlsx");
    await page.getByRole("link", { name: "Import", exact: true }).last().click();
    await page.waitForURL(/\/import\?source=hope-merrow/);
    assert.equal(await page.getByLabel(/^Source/).inputValue(), "hope-merrow");
  })],
];
