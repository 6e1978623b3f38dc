import assert from "node:assert/strict";
import { test } from "node:test";
import { partsTyped } from "./parts.ts";

const nothing = { total: 0, unsent: 0, sent: 0, unsentRestocked: 0, sentRestocked: 0 };
const lines = [
  { id: "bol", kind: "goods", quantity: 3_000, shipped: 1_000, givenBack: nothing },
  { id: "bougie", kind: "goods", quantity: 1_000, shipped: 0, givenBack: nothing },
  { id: "cours", kind: "service", quantity: 1_000, shipped: 0, givenBack: nothing },
  { id: "savon", kind: "goods", quantity: 2_000, shipped: 2_000, givenBack: nothing },
] as const;

test("an untouched parcel holds all goods that are left, and nothing else", () => {
  assert.deepEqual(partsTyped(lines, {}), {
    parts: [
      { lineId: "bol", quantity: 2_000 },
      { lineId: "bougie", quantity: 1_000 },
    ],
  });
});

test("zero or nothing leaves a line for another parcel", () => {
  assert.deepEqual(partsTyped(lines, { bol: "1", bougie: "0" }), { parts: [{ lineId: "bol", quantity: 1_000 }] });
  assert.deepEqual(partsTyped(lines, { bol: "", bougie: "0" }), { fault: "nothing" });
});

test("more than is left, or no number, is refused beside its line", () => {
  assert.deepEqual(partsTyped(lines, { bol: "3" }), { fault: "too_many", lineId: "bol", left: 2_000 });
  assert.deepEqual(partsTyped(lines, { bougie: "deux" }), { fault: "quantity", lineId: "bougie" });
});
