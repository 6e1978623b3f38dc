import { defineConfig } from "@playwright/test";
import { chromiumOptions, findChromium } from "./scripts/chromium.ts";

/** Each journey starts its own program on its own database: see test/support. */
export default defineConfig({
  testDir: "test/browser",
  outputDir: "test-results",
  globalSetup: "./test/browser/build.ts",
  // Each has a program and a database of its own: two at a time share nothing but the processor.
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  // Only against a run that hangs: a processor shared with others may take twice the usual seven minutes.
  globalTimeout: 25 * 60_000,
  forbidOnly: process.env["CI"] === "true",
  // Without the project's name the phone's pictures would replace the desktop's.
  snapshotPathTemplate: "{testDir}/pictures/{testFileName}/{projectName}-{arg}{ext}",
  expect: { timeout: 10_000, toHaveScreenshot: { maxDiffPixelRatio: 0.002, animations: "disabled" } },
  use: {
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    screenshot: "only-on-failure",
    // What moves is drawn again and again, by a processor that has better to do.
    contextOptions: { reducedMotion: "reduce" },
    // Between the page and the network it would hide requests from the journeys that look at them.
    serviceWorkers: "block",
    launchOptions: { executablePath: findChromium(), args: chromiumOptions },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1440, height: 900 } } },
    {
      name: "phone",
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
      // Journeys on which the width of the window changes nothing: double clicks, words, connections.
      grepInvert: /@any-width/,
    },
  ],
});
