import assert from "node:assert/strict";
import { test } from "node:test";
import { folded } from "./folded.ts";

for (const [text, plain] of [
  ["  Crème   Brûlée ", "creme brulee"],
  ["Cœur d’Été", "coeur d ete"],
  ["L'ÆTHER Straße", "l aether strasse"],
  ["日本 №5", "日本 №5"],
  ["", ""],
] as const) {
  test(`"${text}" is found as "${plain}"`, () => {
    assert.equal(folded(text), plain);
  });
}
