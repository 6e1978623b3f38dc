import assert from "node:assert/strict";
import { test } from "node:test";
import { boxed, printable, withTexts } from "./printable.ts";

test("characters without a shape are left out, and every end of line becomes one", () => {
  assert.equal(printable("a\u0000b\u001bc\u202ed\ue000e"), "abcde");
  assert.equal(printable("un\r\ndeux\rtrois\u2028quatre\tcinq"), "un\ndeux\ntrois\nquatre cinq");
  assert.equal(printable("x\ud800y"), "x\ufffdy");
});

test("French spaces and apostrophes stay as they are", () => {
  const text = "1\u00a0234,50\u00a0€ · l’œuf « à la coque »";

  assert.equal(printable(text), text);
});

test("a run too long for a column may be cut, never inside a character", () => {
  const long = "e\u0301".repeat(45);

  const pieces = printable(long).split("\u200b");

  assert.equal(pieces.join(""), long);
  assert.deepEqual(
    pieces.map((piece) => piece.length),
    [40, 40, 10],
  );
  assert.equal(printable("mot ".repeat(100)), "mot ".repeat(100));
});

test("what no font can draw becomes one empty box a character, as people count them", () => {
  assert.equal(boxed("Zoé 👩‍👩‍👧 中文!", new Set(["👩", "中", "文"])), "Zoé □ □□!");
  assert.equal(boxed("rien", new Set(["中"])), "rien");
});

test("every text of a value is changed, and nothing else", () => {
  const value = { a: "x", b: [1, "x", null, { c: "x", d: true }] };

  assert.deepEqual(
    withTexts(value, (text) => `${text}!`),
    { a: "x!", b: [1, "x!", null, { c: "x!", d: true }] },
  );
});
