import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import type { Fact } from "./count-reporter.ts";
import { root, runNode, type Outcome } from "./step.ts";

/** The longest story, the kills under load, takes minutes on a slow machine. */
const testTimeoutMs = 600_000;

/** Runs the files that the patterns find, with one throw-away PostgreSQL for all of them. */
export async function runNodeTests(patterns: string[], except: string[] = []): Promise<Outcome> {
  const found = globSync(patterns, { cwd: root }).toSorted();
  const files = found.filter((file) => !except.includes(file));
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0, output: "", remarks: ["no test yet"] };
  const folder = mkdtempSync(join(tmpdir(), "carnet-counts-"));
  const counts = join(folder, "counts");
  const { status, output } = await runNode([...optionsWith(counts), ...files], {});
  const facts = readFacts(counts);
  rmSync(folder, { recursive: true });
  return toOutcome(facts, status, output);
}

function optionsWith(counts: string): string[] {
  return [
    "--import=./scripts/typescript.mjs",
    "--import=./test/support/left-open.ts",
    "--disable-warning=ExperimentalWarning",
    "--test",
    "--test-global-setup=test/support/global.ts",
    // One more than processors: a story waits for its mail, its queue and its disk a third of the time.
    `--test-concurrency=${availableParallelism() + 1}`,
    `--test-timeout=${testTimeoutMs}`,
    "--test-reporter=spec",
    "--test-reporter-destination=stdout",
    "--test-reporter=./scripts/count-reporter.ts",
    `--test-reporter-destination=${counts}`,
  ];
}

function readFacts(file: string): Fact[] {
  try {
    const lines = readFileSync(file, "utf8").trim().split("\n");
    return lines.map((line) => JSON.parse(line) as Fact);
  } catch {
    return [];
  }
}

/** A run that ended badly without a failed test (the server did not start, say) counts as one failure. */
function toOutcome(facts: Fact[], status: number | null, output: string): Outcome {
  const { passed, failed, skipped } = facts.find((fact) => "passed" in fact) ?? { passed: 0, failed: 0, skipped: 0 };
  const remarks = facts.flatMap(remarksOf);
  const proved = facts.flatMap((fact) => ("proved" in fact ? fact.proved : []));
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1), skipped, output, remarks, proved };
}

function remarksOf(fact: Fact): string[] {
  if ("skippedTitle" in fact) return [`skipped: ${fact.skippedTitle}`];
  return "checked" in fact ? [fact.checked] : [];
}
