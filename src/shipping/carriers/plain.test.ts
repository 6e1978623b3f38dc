import assert from "node:assert/strict";
import { test } from "node:test";
import { onLines, plain, required } from "./plain.ts";

for (const [typed, read] of [
  ["L’Haÿ-les-Roses", "L'Hay-les-Roses"],
  ["Sœur Thérèse Œuvrard", "Soeur Therese OEuvrard"],
  ["Straße Ærø Łódź", "Strasse AEro Lodz"],
  ["Inès 🌹 Roux", "Ines Roux"],
  ["12\u00a0rue  des\tLilas", "12 rue des Lilas"],
  ["李小龙", ""],
] as const)
  test(`“${typed}” is read as “${read}”`, () => assert.equal(plain(typed), read));

test("a name nobody could read is refused before the carrier is asked", () => {
  assert.equal(required("Chloé", "name"), "Chloe");
  assert.throws(() => required("李小龙", "name"), /address_unreadable:name/);
  assert.throws(() => required("", "city"), /address_unreadable:city/);
});

test("a long street goes on on the next line, between words; what does not fit is refused, never cut", () => {
  const street = "Résidence les Jardins de la Fontaine Bleue, 128 bis avenue du Maréchal";
  assert.deepEqual(onLines("12 rue des Lilas", { width: 32, count: 2 }), ["12 rue des Lilas"]);
  assert.throws(() => onLines(street, { width: 32, count: 2 }), /address_too_long/);
  assert.deepEqual(onLines("128 bis avenue du Maréchal de Lattre de Tassigny, bâtiment C", { width: 32, count: 2 }), [
    "128 bis avenue du Maréchal de",
    "Lattre de Tassigny, bâtiment C",
  ]);
  assert.throws(() => onLines("a".repeat(33), { width: 32, count: 2 }), /address_too_long/);
});
