import assert from "node:assert/strict";
import { test } from "node:test";
import { amountToType, amountTyped, isEmail, quantityToType, quantityTyped, rateToType, rateTyped } from "./typed.ts";

test("an amount is read with a comma or a point, and written as the language types it", () => {
  assert.deepEqual([amountTyped("12,50", "EUR"), amountTyped("12.50", "EUR")], [1_250, 1_250]);
  assert.deepEqual([amountTyped(" 1 200 ", "EUR"), amountTyped("12,505", "EUR")], [120_000, undefined]);
  assert.equal(amountToType(1_250, "EUR", "fr-FR"), "12,50");
  assert.equal(amountToType(1_250, "CHF", "fr-CH"), "12.50");
  assert.equal(amountToType(500, "JPY", "en-GB"), "500");
});

test("quantities and rates are typed without useless zeros", () => {
  assert.deepEqual([quantityTyped("2"), quantityTyped("0,333"), quantityTyped("deux")], [2_000, 333, undefined]);
  assert.deepEqual([quantityToType(2_000, "fr-FR"), quantityToType(1_500, "fr-FR")], ["2", "1,5"]);
  assert.deepEqual([rateTyped("5,5"), rateTyped("9,975 %"), rateToType(99_750, "fr-CA")], [55_000, 99_750, "9,975"]);
});

test("an e-mail address needs a name, an @ and a domain", () => {
  for (const address of ["ines@exemple.fr", "a.b+c@sous.domaine.ch"]) assert.ok(isEmail(address));
  for (const slip of ["ines", "ines@", "ines@exemple", "ines @exemple.fr", "@exemple.fr"]) assert.ok(!isEmail(slip));
});
