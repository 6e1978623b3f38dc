/**
 * `npm test`: everything, in one list. `npm test -- lint unit`: some steps. `npm test -- src/orders/order.test.ts`:
 * some files. The last line is always "N passed, N failed", with ", N skipped" when something was.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runBrowserTests } from "./browser-tests.ts";
import { parseRows } from "./capabilities.ts";
import { runNodeTests } from "./node-tests.ts";
import { root, runCheck, runProgram, type Counts, type Outcome } from "./step.ts";

const architecture = "test/architecture.test.ts";
const unitTests = [
  "{src,shared,ui,admin,shop,documents,mail,scripts,bench}/**/*.test.{ts,tsx}",
  "test/{*,support/**/*}.test.ts",
];

const steps: Record<string, () => Promise<Outcome>> = {
  format: () => runCheck("oxfmt/bin/oxfmt", ["--check", "."]),
  lint: () => runCheck("oxlint/bin/oxlint", []),
  types: () => runCheck("typescript/bin/tsc", ["--noEmit", "--pretty", "false"]),
  unused: () => runCheck("knip/bin/knip.js", []),
  build: () => runProgram(["src/main.ts", "build"]),
  architecture: () => runNodeTests([architecture]),
  unit: () => runNodeTests(unitTests, [architecture]),
  contract: () => runNodeTests(["test/contract/**/*.test.ts"]),
  // Together: the few long ones under faults leave a processor free for the many short ones.
  stories: () => runNodeTests(["test/{faults,stories}/**/*.test.ts"]),
  browser: runBrowserTests,
};

type Step = [name: string, run: () => Promise<Outcome>];

/** They only read the sources, each on one processor: two at a time. */
const readings = new Set(["format", "lint", "types", "unused", "build"]);

async function main(asked: string[]): Promise<void> {
  const unknown = asked.filter((name) => !(name in steps) && !name.includes("."));
  if (unknown.length > 0)
    throw new Error(`Unknown step: ${unknown.join(", ")}. Known: ${Object.keys(steps).join(" ")}`);
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  const startedAt = performance.now();
  const outcomes: Outcome[] = [];
  const list = chosen(asked);
  // Only a run of everything can say whether every row has its proof.
  if (asked.length === 0) list.push(["rows", async () => provedRows(outcomes)]);
  const runOne = async ([name, run]: Step): Promise<void> => {
    const outcome = await timed(name, run);
    outcomes.push(outcome);
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    total.skipped += outcome.skipped;
  };
  const checks = list.filter(([name]) => readings.has(name));
  const lane = async (): Promise<void> => {
    for (let step = checks.shift(); step; step = checks.shift()) await runOne(step);
  };
  await Promise.all([lane(), lane()]);
  for (const step of list) if (!readings.has(step[0])) await runOne(step);
  console.log(`\n${seconds(startedAt)} in all`);
  console.log(inWords(total));
  // Not waiting for what a stopped step may have left behind.
  process.exit(total.failed > 0 ? 1 : 0);
}

function chosen(asked: string[]): Step[] {
  const files = asked.filter((name) => !(name in steps));
  if (files.length > 0) return [["files", () => runNodeTests(files)]];
  return Object.entries(steps).filter(([name]) => asked.length === 0 || asked.includes(name));
}

/** Every row of docs/capabilities.md that names its tests is proved by one that passed in this run. */
function provedRows(outcomes: readonly Outcome[]): Outcome {
  // Where there is no browser its tests were skipped, loudly.
  const hasBrowser = outcomes.at(-1)?.passed !== 0;
  const proved = new Set(outcomes.flatMap((outcome) => outcome.proved ?? []));
  const rows = parseRows(readFileSync(join(root, "docs/capabilities.md"), "utf8"));
  const claimed = rows.filter(({ files }) => files.some((file) => hasBrowser || !file.startsWith("test/browser/")));
  const unproved = claimed.filter(({ id }) => !proved.has(id)).map(({ id }) => id);
  const remarks = [`${claimed.length - unproved.length} of ${rows.length} rows proved`];
  const output = `No test passed for ${unproved.join(", ")}, which docs/capabilities.md says are proved.`;
  const failed = unproved.length > 0 ? 1 : 0;
  return { passed: 1 - failed, failed, skipped: 0, output, remarks };
}

async function timed(name: string, run: () => Promise<Outcome>): Promise<Outcome> {
  const startedAt = performance.now();
  const outcome = await run();
  const mark = outcome.failed > 0 ? "✗" : "✓";
  console.log(`${mark} ${name.padEnd(14)} ${seconds(startedAt).padStart(8)}   ${inWords(outcome)}`);
  for (const remark of outcome.remarks) console.log(`  ${remark}`);
  if (outcome.failed > 0) console.log(`\n${outcome.output}\n`);
  return outcome;
}

function inWords({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

function seconds(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}

await main(process.argv.slice(2));
