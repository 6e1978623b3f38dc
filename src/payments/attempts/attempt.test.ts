import assert from "node:assert/strict";
import { test } from "node:test";
import { liftedFrom, type Entry } from "./attempt.ts";

const given = (...amounts: number[]): Entry[] =>
  amounts.map((amount, index) => ({ id: `entry-${index}`, kind: "refunded", amount }));
const amountsOf = (entries: readonly Entry[]): number[] => entries.map(({ amount }) => amount);

test("a refund that failed takes back the entry of its amount, the newest of them", () => {
  const { taken, rest } = liftedFrom(given(300, 500, 300), { kind: "refunded", amount: 300 });

  assert.deepEqual(
    taken.map(({ id }) => id),
    ["entry-0"],
  );
  assert.equal(rest, 0);
});

test("two that failed at once take back both", () => {
  assert.deepEqual(
    amountsOf(liftedFrom(given(300, 500, 200), { kind: "refunded", amount: 500 + 300 }).taken),
    [300, 500],
  );
});

test("one of two that were entered as one takes back that entry, and what did go back stands again", () => {
  const { taken, rest } = liftedFrom(given(700), { kind: "refunded", amount: 200 });

  assert.deepEqual(amountsOf(taken), [700]);
  assert.equal(rest, 500);
});

test("a dispute that was won leaves refunds alone", () => {
  assert.deepEqual(liftedFrom(given(700), { kind: "disputed", amount: 700 }), { taken: [], rest: 0 });
});
