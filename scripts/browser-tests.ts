import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { idsOf } from "./capability-ids.ts";
import { findChromium, installChromium } from "./chromium.ts";
import { root, runNode, type Outcome } from "./step.ts";

const playwright = "node_modules/@playwright/test/cli.js";

/** What Playwright's JSON report says: in numbers, and test by test. */
interface Report {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: Suite[];
}

interface Suite {
  suites?: Suite[];
  specs: { title: string; ok: boolean }[];
}

/** The journeys in a real browser. Where there is none they are skipped, loudly; where one is promised, that fails. */
export async function runBrowserTests(): Promise<Outcome> {
  const files = globSync("test/browser/**/*.{spec,test}.ts", { cwd: root });
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0, output: "", remarks: ["no test yet"] };
  const installation = findChromium() ? "" : installChromium();
  if (!findChromium()) return missing(files, installation);
  const { status, output, report } = await playwrightRun(["--reporter=list,json"]);
  if (!report) return { passed: 0, failed: 1, skipped: 0, output, remarks: [] };
  const { stats } = report;
  const failed = stats.unexpected + stats.flaky;
  return {
    passed: stats.expected,
    failed: status === 0 ? failed : Math.max(failed, 1),
    skipped: stats.skipped,
    output,
    remarks: [],
    proved: report.suites.flatMap(provedBy),
  };
}

function provedBy({ suites = [], specs }: Suite): string[] {
  return [...specs.filter(({ ok }) => ok).flatMap(({ title }) => idsOf(title)), ...suites.flatMap(provedBy)];
}

async function missing(files: string[], installation: string): Promise<Outcome> {
  const isPromised = process.env["CI"] === "true" || process.env["REQUIRE_BROWSER"] === "1";
  const remark = `*** NO CHROMIUM: THE BROWSER TESTS ${isPromised ? "CANNOT RUN" : "ARE SKIPPED"} (${files.join(", ")}). Install it or set CHROMIUM_PATH. ***`;
  const { output } = await runNode([playwright, "test", "--list", "--reporter=list"], {});
  const count = Number(/^Total: (\d+) test/m.exec(output)?.[1] ?? files.length);
  return {
    passed: 0,
    failed: isPromised ? count : 0,
    skipped: isPromised ? 0 : count,
    output: installation,
    remarks: [remark],
  };
}

async function playwrightRun(words: string[]) {
  const folder = mkdtempSync(join(tmpdir(), "carnet-browser-"));
  const file = join(folder, "report.json");
  const ran = await runNode([playwright, "test", ...words], { PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  const report = readReport(file);
  rmSync(folder, { recursive: true });
  return { ...ran, report };
}

function readReport(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } catch {
    return undefined;
  }
}
