import type { TestContext } from "node:test";

const undoings = new WeakMap<TestContext, (() => unknown)[]>();

/** Like `t.after`, the last one first: what a test has built is taken down from the top. */
export function undoAfter(t: TestContext, undo: () => unknown): void {
  const known = undoings.get(t);
  if (known) {
    known.push(undo);
    return;
  }
  const list = [undo];
  undoings.set(t, list);
  t.after(async () => {
    for (const step of list.toReversed()) await step();
  });
}
