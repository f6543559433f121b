// Chromium, at the sizes and in the colours that the viewer is for, and what every
// page must hold: no fault in its log, nothing asked of anybody else, no violation
// that axe-core finds, nothing wider than the screen.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const options = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--no-first-run",
];

export const chromiumPath = process.env.CHROMIUM ?? "/usr/bin/chromium";

export const wide = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };

export function hasChromium() {
  return existsSync(chromiumPath);
}

export async function startBrowser() {
  return chromium.launch({ executablePath: chromiumPath, args: options });
}

// Opens a page on `address`, gives it to `use`, and afterwards asserts that it kept quiet.
export async function withPage(browser, address, { viewport = wide, colorScheme = "light", expectRefusal = false, key = "" }, use) {
  const context = await browser.newContext({ baseURL: address, viewport, colorScheme, hasTouch: viewport === phone });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  if (key) await page.addInitScript((signed) => sessionStorage.setItem("concert-key", signed), key);
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    const refused = expectRefusal && message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !refused) faults.push(message.text());
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== address && protocol !== "blob:") faults.push(`asked ${request.url()}`);
  });
  try {
    await use(page);
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
}

// Goes to a view and waits for its answer.
export async function open(page, path) {
  await page.goto(path);
  await settled(page);
}

export async function settled(page) {
  await page.waitForSelector(".view[aria-busy=false]");
}

// What axe-core finds wrong with the page as it stands, one line a violation.
export async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run());
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | ")}`);
}

// By how many pixels the page is wider than the screen.
export async function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
