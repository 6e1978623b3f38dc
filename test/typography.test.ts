import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { englishIsTranslated, frenchIsWellTyped, noTextBetweenTags } from "./architecture/texts.ts";
import { readTree, treeOf } from "./architecture/tree.ts";

const tree = readTree(fileURLToPath(new URL("..", import.meta.url)));

/** Made-up French catalogues: one text each. */
const catalogue = (text: string) => treeOf({ "shared/messages/fr.ts": `export const fr = { greeting: ${text} };` });

const wrong = [
  '"l\'article"',
  '"Prêt !"',
  '"Prêt!"',
  '"Adresse : ici"',
  '"Adresse:"',
  '"« ici »"',
  '"«\u00a0ici »"',
  '"«ici\u00a0»"',
  "`${count} %`",
  "(name: string) => `l'${name}`",
  '"En cours..."',
];
const right = [
  '"l’article"',
  '"Prêt\u00a0!"',
  '"Adresse\u00a0: ici, à 12:30"',
  '"«\u00a0ici\u00a0»"',
  "`${count}\u00a0%`",
  '"https://example.org/?a=1"',
  '"Jusqu’à 5\u202f€"',
];

test("French texts follow French typography", () => {
  for (const text of wrong) assert.equal(frenchIsWellTyped(catalogue(text)).length > 0, true, `not found: ${text}`);
  for (const text of right) assert.deepEqual(frenchIsWellTyped(catalogue(text)), []);

  assert.deepEqual(frenchIsWellTyped(tree), []);
});

test("every French catalogue has its English one, and no text stayed in French", () => {
  const french = { "shared/messages/shop.fr.ts": 'export const fr = { order: "Commander", total: "Total" };' };
  const left = { ...french, "shared/messages/shop.en.ts": 'export const en = { order: "Commander", total: "Total" };' };
  const done = { ...french, "shared/messages/shop.en.ts": 'export const en = { order: "Order", total: "Total" };' };

  assert.deepEqual(englishIsTranslated(treeOf(french)), ["shared/messages/shop.en.ts is missing"]);
  assert.deepEqual(englishIsTranslated(treeOf(left)), ["shared/messages/shop.en.ts is in French: Commander"]);
  assert.deepEqual(englishIsTranslated(treeOf(done)), []);
  assert.deepEqual(englishIsTranslated(tree), []);
});

test("no sentence is written between the tags: it comes from a catalogue", () => {
  const page = { "shop/cart.tsx": "export const Cart = () => <p>Votre panier</p>;" };

  assert.equal(noTextBetweenTags(treeOf(page)).length, 1);
  assert.deepEqual(noTextBetweenTags(tree), []);
});
