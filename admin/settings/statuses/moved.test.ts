import assert from "node:assert/strict";
import { test } from "node:test";
import { moved } from "./moved.ts";

for (const [from, to, expected] of [
  [0, 2, "bca"],
  [2, 0, "cab"],
  [1, 2, "acb"],
  [1, 1, "abc"],
  [7, 0, "abc"],
] as const)
  test(`of a, b and c the one at ${from} taken to ${to} gives ${expected}`, () => {
    assert.equal(moved(["a", "b", "c"], from, to).join(""), expected);
  });
