import assert from "node:assert/strict";
import { test } from "node:test";
import { mailWords } from "../../shared/messages/mail.ts";
import { textWords } from "../../shared/messages/texts/words.ts";
import { minor } from "../../shared/money.ts";
import { fill, findFault, type Values } from "../../src/lib/liquid/liquid.ts";
import { valuesFor, writtenFor } from "../../src/notifications/letter.ts";
import { sampleFacts } from "../../src/notifications/texts/sample.ts";
import { sampleOrder } from "../../src/notifications/texts/sample-order.ts";
import { partsOf, textNames } from "../../src/notifications/texts/text.ts";
import type { Order } from "../../src/orders/order.ts";
import { sampleShop } from "../../test/support/sample-order.ts";
import { textFields, type Text } from "./own.ts";
import { startingText } from "./starting.ts";

const publicUrl = "https://exemple.fr";
const { total, paymentMethod, deliveryMethod } = sampleOrder();
const pickup = { ...deliveryMethod, kind: "pickup" } as Order["deliveryMethod"];
const brought = {
  ...deliveryMethod,
  kind: "local_delivery",
  instructions: "Entre 18 h et 20 h",
} as Order["deliveryMethod"];
const cash: Order["paymentMethod"] = { ...paymentMethod, kind: "cash" };

/** Orders that take every branch of our words. */
const orders: Record<string, Partial<Order>> = {
  "waiting for its payment": {},
  "paid on delivery": { paymentMethod: cash },
  "half paid": { captured: minor(5_000), paymentStatus: "partially_paid" },
  "brought by the shop": { deliveryMethod: brought },
  paid: { captured: total, paymentStatus: "paid" },
  "free, of one known by his address": {
    total: minor(0),
    customerName: "camille.lefevre@exemple.fr",
  },
  "fetched, in part": { deliveryMethod: pickup, fulfilmentStatus: "partially_shipped", captured: total },
  "cancelled, with money": { cancelledAt: new Date("2026-11-21T10:00:00Z"), captured: total, lines: [] },
  "cancelled, without money": { cancelledAt: new Date("2026-11-21T10:00:00Z") },
};

const filled = (text: Text, values: Values): Text => {
  const done = textFields.map((field): [string, string] => {
    const one = fill(text[field], values);
    assert.ok("text" in one, `${field}: ${JSON.stringify(one)}`);
    return [field, one.text];
  });
  return Object.fromEntries(done) as unknown as Text;
};

/** What the mailbox shows beside the subject is the text's own beginning. */
const withoutPreview = ({ subject, text, html }: ReturnType<typeof writtenFor>) => ({
  subject,
  text,
  html: html.replace(/<div style="display:none[^]*?<\/div>/, ""),
});

for (const name of textNames)
  for (const language of ["fr", "en"] as const)
    test(`the starting text of ${name} in ${language} says what is said without it, whatever the order`, () => {
      const text = startingText(name, mailWords(language));
      for (const [what, changes] of Object.entries(orders)) {
        const order = sampleOrder({ ...changes, locale: language });
        const shop = sampleShop({ locale: language === "fr" ? "fr-FR" : "en-GB" });
        const facts = sampleFacts(name, { shop, order, publicUrl });
        const own = filled(text, valuesFor(name, facts));

        const [ours, theirs] = [writtenFor(partsOf(name), facts), writtenFor(partsOf(name), facts, own)];

        assert.deepEqual(withoutPreview(theirs), withoutPreview(ours), what);
      }
    });

/** "order.reference": every name, the entries of lists apart. */
function namesIn(values: Values, prefix = ""): string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    typeof value === "object" && !Array.isArray(value)
      ? namesIn(value as Values, `${prefix}${name}.`)
      : [prefix + name],
  );
}

test("every name a text may use is explained, in both languages, and nothing else is", () => {
  const used = textNames.flatMap((name) => {
    const facts = sampleFacts(name, { shop: sampleShop(), order: sampleOrder(), publicUrl });
    return namesIn(valuesFor(name, facts));
  });

  for (const language of ["fr", "en"])
    assert.deepEqual([...new Set(used)].sort(), Object.keys(textWords(language).variables).sort());
});

test("the merchant's words take the place of ours, and facts and the law stay", () => {
  const facts = sampleFacts("customer.order_confirmation", { shop: sampleShop(), order: sampleOrder(), publicUrl });
  const own = { subject: "Merci !", title: "Coucou", body: "Un.\nDeux.\n\n \nTrois <b>." };

  const { subject, text, html } = writtenFor(partsOf("customer.order_confirmation"), facts, own);

  assert.equal(subject, "Merci !");
  assert.match(text, /^Coucou\n\nUn\.\nDeux\.\n\nTrois <b>\.\n\n/);
  assert.match(html, /Un\.<br>Deux\.<\/p>\s*<p[^>]*>Trois &lt;b&gt;\./);
  assert.doesNotMatch(text, /Bonjour|Nous avons bien enregistré/);
  assert.match(text, /IBAN[^]*Bougie parfumée Figuier[^]*132,40[^]*quatorze jours[^]*SIRET 812/);
});

test("a name with markup or a template in it stays the name it is", () => {
  const customerName = "{{ shop.email }}<script>alert(1)</script>{% include 'x' %}";
  const order = sampleOrder({ customerName });
  const facts = sampleFacts("customer.shipped", { shop: sampleShop(), order, publicUrl });
  const own = filled(
    { subject: "{{ customer.name }}", title: "x", body: "{{ customer.name }}" },
    valuesFor("customer.shipped", facts),
  );

  const { text, html } = writtenFor(partsOf("customer.shipped"), facts, own);

  assert.ok(text.includes(customerName));
  assert.ok(html.includes("{{ shop.email }}&lt;script&gt;alert(1)&lt;/script&gt;"));
  assert.doesNotMatch(html, /<script>/);
});

test("a parcel is spoken of where there is one, and nowhere else", () => {
  const valuesOf = (name: (typeof textNames)[number]) =>
    valuesFor(name, sampleFacts(name, { shop: sampleShop(), order: sampleOrder(), publicUrl }));

  assert.equal(findFault("{{ parcel.number }}", valuesOf("customer.shipped")), undefined);
  assert.equal(findFault("{{ parcel.number }}", valuesOf("customer.cancelled"))?.reason, "unknown_variable");
  assert.equal(findFault("{{ links.desk }}", valuesOf("customer.cancelled"))?.reason, "unknown_variable");
});
