import assert from "node:assert/strict";
import { test } from "node:test";
import { between, type Chosen } from "./selection.ts";

const rows: Chosen[] = [1004, 1003, 1002, 1001].map((number) => ({
  id: `id ${number}`,
  number,
  reference: String(number),
}));
const order = (number: number): Chosen => ({ id: `id ${number}`, number, reference: String(number) });
const numbers = (from: string | undefined, to: number) => between(rows, from, order(to)).map((one) => one.number);

test("a range goes from the row pressed before to this one, up or down", () => {
  assert.deepEqual(numbers("id 1003", 1001), [1003, 1002, 1001]);
  assert.deepEqual(numbers("id 1001", 1003), [1003, 1002, 1001]);
  assert.deepEqual(numbers("id 1002", 1002), [1002]);
});

test("without a row pressed before, or when it is on another page, there is no range", () => {
  assert.deepEqual(numbers(undefined, 1002), [1002]);
  assert.deepEqual(numbers("id 900", 1002), [1002]);
});
