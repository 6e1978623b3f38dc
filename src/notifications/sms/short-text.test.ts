import assert from "node:assert/strict";
import { test } from "node:test";
import { plainLetters, shortText, smsLength } from "./short-text.ts";

test("a text is written with the letters of an SMS", () => {
  assert.equal(plainLetters("Reçu à l’Île : 62,70\u00a0€ – merci 👋"), "Recu à l'Ile : 62,70 € - merci ?");
});

test("the euro counts twice", () => assert.equal(smsLength("1 €"), 4));

test("the address goes along when it fits, whole or not at all", () => {
  const url = "https://commandes.exemple.fr/admin/atelier/commandes/1";
  assert.equal(shortText("Commande 1002", url), `Commande 1002 ${url}`);
  assert.equal(shortText("Commande 1002", `${url}/${"x".repeat(120)}`), "Commande 1002");
  assert.equal(smsLength(shortText("€".repeat(100), url)), 160);
});
