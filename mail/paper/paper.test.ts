import assert from "node:assert/strict";
import { test } from "node:test";
import { clean, cleanLine, type Block } from "./letter.ts";
import { markup, pageOf } from "./markup.ts";
import { letterPage } from "./page.ts";
import { plainLetter } from "./plain.ts";

const head = { locale: "fr-FR", shopName: "Chez Inès & fils", footer: ["14 rue de la Charité, 69002 Lyon"] };
const letterOf = (...blocks: Block[]) => ({ subject: "Bonjour", preview: "Un mot", title: "Bonjour", blocks });

test("whatever is put in a page is text, in an element as in an attribute", () => {
  const nasty = `"><script>alert('1')</script>&amp;`;

  const page = pageOf(markup`<a title="${nasty}">${nasty}</a>`);

  const escaped = "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;";
  assert.equal(page, `<a title="${escaped}">${escaped}</a>`);
});

test("controls and reversals are dropped; accents, emoji and other scripts stay", () => {
  assert.equal(clean("a\u0000\u202eb\u2066c\u0007\r\nd\u2028e"), "abc\nd\ne");
  assert.equal(cleanLine(" Hi\r\nBcc: eve@exemple.fr\t! "), "Hi Bcc: eve@exemple.fr !");
  for (const name of ["Zoé 👩‍👩‍👧", "مريم", "שרה", "李雷", "O’Neil"]) assert.equal(cleanLine(name), name);
  assert.equal(clean("half \ud83d"), "half \ufffd");
});

test("a button or a link leads to a page or is not there", () => {
  const led = (url: string) => {
    const facts = [{ label: "Suivi", value: "6A1", url }];
    return letterPage(letterOf({ kind: "button", label: "Suivre", url }, { kind: "facts", facts }), head);
  };

  assert.match(led("https://exemple.fr/?a=1&b=2"), /href="https:\/\/exemple\.fr\/\?a=1&amp;b=2"/);
  for (const url of ["javascript:alert(1)", "data:text/html,x", "", "//exemple.fr"])
    assert.doesNotMatch(led(url), /href=/);
});

test("the text says all the page says", () => {
  const letter = letterOf(
    { kind: "paragraph", text: "Voici." },
    {
      kind: "panel",
      tone: "loud",
      title: "À régler",
      text: "IBAN FR76\nBIC BNPA",
      facts: [{ label: "Montant", value: "5 €" }],
    },
    {
      kind: "goods",
      title: "Vos articles",
      goods: [{ name: "Bougie", detail: "220 g", quantity: "2 × 3 €", amount: "6 €" }],
      totals: [{ label: "Total", amount: "6 €", weight: "grand" }],
    },
    { kind: "columns", columns: [{ title: "Livraison", lines: ["Karim", "", "69001 Lyon"] }] },
    { kind: "link", label: "Voir", url: "https://exemple.fr/suivi" },
    { kind: "notice", title: "Vos droits", text: "Quatorze jours." },
  );

  const [page, text] = [letterPage(letter, head), plainLetter(letter, head)];

  const said =
    "Voici.|À régler|IBAN FR76|BIC BNPA|5 €|Bougie|220 g|2 × 3 €|6 €|Karim|69001 Lyon|Voir|Quatorze jours.|69002";
  for (const words of [...said.split("|"), "https://exemple.fr/suivi"]) {
    assert.ok(page.includes(words), `the page does not say: ${words}`);
    assert.ok(text.includes(words), `the text does not say: ${words}`);
  }
  assert.match(page, />CF<\/div>/);
});
