import type { TestEvent } from "node:test/reporters";
import { idsOf } from "./capability-ids.ts";

/** What `node --test` came to, for the program that runs it: one line of JSON a fact. */
export type Fact =
  | { passed: number; failed: number; skipped: number }
  | { skippedTitle: string }
  /** What a test has to say when all went well: its diagnostics that start with "checked: ". */
  | { checked: string }
  /** Capability rows that the title of a passed test starts with. */
  | { proved: string[] };

/** A reporter of `node --test`. */
export default async function* countReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type === "test:pass" && data.skip !== undefined) {
      const reason = typeof data.skip === "string" ? ` (${data.skip})` : "";
      yield line({ skippedTitle: `${data.name}${reason}` });
    } else if (type === "test:pass" && idsOf(data.name).length > 0) yield line({ proved: idsOf(data.name) });
    if (type === "test:diagnostic" && data.message.startsWith("checked: ")) yield line({ checked: data.message });
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
