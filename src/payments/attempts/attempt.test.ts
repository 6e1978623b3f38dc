import assert from "node:assert/strict";
import { test } from "node:test";
import { liftedFrom, newDoubt, type Entry, type Settlement } from "./attempt.ts";

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

const settled = (doubt: Settlement["doubt"], captured = 0): Settlement => ({
  added: captured > 0 ? [{ kind: "captured", amount: captured }] : [],
  lifted: [],
  doubt,
});
const known = { looked: 1, transaction: "pi_1", authorised: 0 };

test("money of another amount is doubtful when it comes, and not again on the nights that follow", () => {
  assert.equal(newDoubt(known, settled("amount", 900), known), "amount");
  assert.equal(newDoubt(known, settled("amount"), { ...known, authorised: 900 }), "amount");
  assert.equal(newDoubt(known, settled("amount"), known), null);
});

test("money that is not this payment's is doubtful when it is first heard of", () => {
  assert.equal(newDoubt({ ...known, looked: 0 }, settled("reference"), known), "reference");
  assert.equal(newDoubt({ ...known, transaction: "" }, settled("mode"), known), "mode");
  assert.equal(newDoubt(known, settled("mode"), known), null);
});
