import assert from "node:assert/strict";
import { test } from "node:test";
import { folded, wordsOf } from "./folded.ts";

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

test("a text's words are its letters and digits, whatever stands between them", () => {
  const words = "chloe d aubigne roy chloe roy exemple fr ch 1042".split(" ");
  assert.deepEqual(wordsOf("Chloé D’Aubigné-Roy <chloe.roy@exemple.fr> #CH-1042"), words);
  assert.deepEqual(wordsOf(" — ’ "), []);
});
