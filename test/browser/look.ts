import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test, type Page } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";
import { smaller } from "./smaller-picture.ts";

const axeSource = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const pictures = fileURLToPath(new URL("../../docs/help/pictures/", import.meta.url));

const light = { colorScheme: "light", reducedMotion: "reduce" } as const;
const dark = { colorScheme: "dark", reducedMotion: "reduce" } as const;

/**
 * Looks at a screen as anybody may see it: axe finds nothing, in light and in dark, and nothing is wider than the
 * window. With UPDATE_PICTURES=1 it is kept as docs/help/pictures/<name>-<project>.png, the whole page or what covers it.
 */
export async function look(page: Page, name: string): Promise<void> {
  await test.step(`look: ${name}`, async () => {
    await page.emulateMedia(light);
    // A page that is still being built has nothing to look at.
    await expect(page.locator("h1").first()).toBeVisible();
    await expectFits(page, name);
    await takePicture(page, name);
    const seen = await withScripts(page);
    expect(await faultsOf(seen, {}), `${name}, in light`).toEqual([]);
    await seen.emulateMedia(dark);
    // Between light and dark only the colours change.
    expect(await faultsOf(seen, { runOnly: ["color-contrast"] }), `${name}, in dark`).toEqual([]);
    if (seen === page) await page.emulateMedia(light);
    else await seen.close();
  });
}

/** axe is a script that waits: a page whose scripts are off is looked at in a copy that runs axe, and nothing else. */
async function withScripts(page: Page): Promise<Page> {
  if (!(await page.evaluate(() => matchMedia("(scripting: none)").matches))) return page;
  const html = await page.content();
  const browser = page.context().browser();
  if (!browser) throw new Error("a page without its browser");
  const copy = await browser.newPage();
  await copy.emulateMedia(light);
  await copy.route(/\.js$|\/images\//, (route) => route.abort());
  await copy.route(page.url(), (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
  await copy.goto(page.url());
  return copy;
}

/** The window is made as high as the page, so that what is fixed to its edges stands at the edges of the picture. */
async function takePicture(page: Page, name: string): Promise<void> {
  if (process.env["UPDATE_PICTURES"] !== "1") return;
  const path = `${pictures}${name}-${test.info().project.name}.png`;
  const usual = page.viewportSize();
  const isCovered = (await page.getByRole("dialog").count()) > 0;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (usual && !isCovered) await page.setViewportSize({ ...usual, height: Math.max(height, usual.height) });
  await quieten(page, "none", "transparent");
  // Playwright hides the caret by a style sheet of its own, which the storefront's content policy rightly refuses.
  await writeFile(path, smaller(await page.screenshot({ animations: "disabled", caret: "initial" })));
  await quieten(page, "", "");
  if (usual) await page.setViewportSize(usual);
}

/** What comes and goes by itself is on a picture or not by chance: the few words that say a thing was done, the caret. */
async function quieten(page: Page, toasts: "none" | "", caret: "transparent" | ""): Promise<void> {
  await page.evaluate(
    ([display, caretColor]) => {
      document.documentElement.style.caretColor = caretColor;
      for (const one of document.querySelectorAll<HTMLElement>(".toasts")) one.style.display = display;
    },
    [toasts, caret] as const,
  );
}

async function expectFits(page: Page, name: string): Promise<void> {
  const { page: wanted, window: given } = await page.evaluate(() => ({
    page: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(wanted, `${name} is wider than the window`).toBeLessThanOrEqual(given);
}

/** A colour on its way from light to dark is neither. The end of one may start the next: a child that inherits it. */
async function endTransitions(page: Page): Promise<void> {
  await page.evaluate(() => {
    const ending = () =>
      document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
    for (let moving = ending(); moving.length > 0; moving = ending()) for (const one of moving) one.finish();
  });
}

async function faultsOf(page: Page, options: RunOptions): Promise<string[]> {
  // Reading half a megabyte of script takes as long as looking does.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axeSource);
  await endTransitions(page);
  const { violations } = await page.evaluate(
    (given) => (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(given),
    // A message is shown in a frame that runs no script, so not axe either.
    { ...options, resultTypes: ["violations" as const], preload: false, iframes: false },
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")}: ${node.any[0]?.message ?? ""}`),
  );
}
