import type { Measured } from "./load.ts";

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

/** The common part of a line, in the words of the measures. */
export const figures = ({ perSecond, p50, p95, p99, count }: Measured) => ({
  per_second: rounded(perSecond, 1),
  p50_ms: rounded(p50, 2),
  p95_ms: rounded(p95, 2),
  p99_ms: rounded(p99, 2),
  count,
});

/** One measure: a JSON line for programs on standard output, the same for people on standard error. */
export function report(measure: string, fields: Record<string, number | string | null>): void {
  const kept = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === "number" ? rounded(value, 3) : value]),
  );
  process.stdout.write(`${JSON.stringify({ measure, ...kept })}\n`);
  const words = Object.entries(kept).map(([name, value]) => `${name.replaceAll("_", " ")} ${value}`);
  process.stderr.write(`  ${measure.padEnd(16)} ${words.join(" · ")}\n`);
}

export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
