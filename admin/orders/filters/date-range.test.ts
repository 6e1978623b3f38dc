import assert from "node:assert/strict";
import { test } from "node:test";
import { rangeOf, type DatePreset } from "./date-range.ts";

const examples: [DatePreset, string, string, string][] = [
  ["today", "2026-11-22", "2026-11-22", "2026-11-22"],
  ["week", "2026-11-03", "2026-10-28", "2026-11-03"],
  ["month", "2026-03-15", "2026-02-14", "2026-03-15"],
  ["thisMonth", "2026-11-22", "2026-11-01", "2026-11-22"],
  ["lastMonth", "2026-01-10", "2025-12-01", "2025-12-31"],
  ["lastMonth", "2028-03-31", "2028-02-01", "2028-02-29"],
];

for (const [preset, today, from, to] of examples)
  test(`on ${today}, “${preset}” goes from ${from} to ${to}`, () => {
    assert.deepEqual(rangeOf(preset, today), { from, to });
  });
