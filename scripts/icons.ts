/** Draws the PNG icons of the installed application from admin/carnet.svg: `node --import ./scripts/typescript.mjs scripts/icons.ts`. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { chromiumOptions, findChromium } from "./chromium.ts";
import { root } from "./step.ts";

const drawing = await readFile(join(root, "admin/carnet.svg"), "utf8");
const strokes = drawing.replaceAll(/<\/?svg[^>]*>|<rect[^>]*>/g, "");
const [, green = ""] = /fill="(#[0-9a-f]+)"/.exec(drawing) ?? [];

/** To its edges, for systems that cut their own shape; `margin` in units of the drawing, which is 32 wide. */
const filled = (margin: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-margin} ${-margin} ${32 + 2 * margin} ${32 + 2 * margin}">
    <rect x="-20" y="-20" width="80" height="80" fill="${green}"/>${strokes}</svg>`;

const icons: [name: string, size: number, svg: string][] = [
  ["icon-192", 192, drawing],
  ["icon-512", 512, drawing],
  ["icon-maskable-512", 512, filled(5)],
  ["icon-touch-180", 180, filled(0)],
];

const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumOptions });
for (const [name, size, svg] of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px}</style>${svg}`);
  await writeFile(join(root, `admin/public/${name}.png`), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
