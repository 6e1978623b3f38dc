import type { TestEvent } from "node:test/reporters";

/** What `node --test` came to, for the program that runs it: one line of JSON a fact. */
export type Fact = { passed: number; failed: number; skipped: number } | { skippedTitle: string };

/** A reporter of `node --test`. */
export default async function* countReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type === "test:pass" && data.skip !== undefined) {
      const reason = typeof data.skip === "string" ? ` (${data.skip})` : "";
      yield line({ skippedTitle: `${data.name}${reason}` });
    }
    // Each file has its summary; the last one, of no file, is the run's.
    if (type === "test:summary" && data.file === undefined) {
      const { tests, passed, skipped } = data.counts;
      yield line({ passed, failed: tests - passed - skipped, skipped });
    }
  }
}

function line(fact: Fact): string {
  return `${JSON.stringify(fact)}\n`;
}
