import assert from "node:assert/strict";
import { test } from "node:test";
import { refusals, type RefusalCode } from "../../../src/refusals.ts";
import { refusalWords } from "../refusals.ts";

const codes = Object.keys(refusals) as RefusalCode[];
const [fr, en] = [refusalWords("fr-CH"), refusalWords("en-GB")];

test("every refusal says what is wrong and what to do, in French and in English", () => {
  for (const code of codes) {
    const [french, english] = [fr[code]({}), en[code]({})];
    for (const sentence of [french.title, french.hint, english.title, english.hint]) {
      assert.match(sentence, /^\p{Lu}.*\.$/u, code);
      assert.doesNotMatch(sentence, /undefined|NaN| {2}|\s\./u, code);
    }
    assert.notEqual(french.title, english.title);
  }
});

test("French refusals keep French typography", () => {
  const said = codes.flatMap((code) => Object.values(fr[code]({ items: [{ name: "Bol", available: 2000 }] })));

  for (const sentence of said) assert.doesNotMatch(sentence, /'| [:;!?%€»]|« /, sentence);
});

test("a refusal for lack of stock names what is short and what is left", () => {
  const details = {
    items: [
      { name: "Bol bleu", available: 2000 },
      { name: "Tasse", available: 0 },
    ],
  };

  assert.equal(
    fr.out_of_stock(details).title,
    "Le stock ne suffit pas\u00a0: «\u00a0Bol bleu\u00a0» (il en reste 2), «\u00a0Tasse\u00a0» (épuisé).",
  );
  assert.equal(en.out_of_stock(details).title, "There is not enough stock: “Bol bleu” (2 left), “Tasse” (sold out).");
});
