import assert from "node:assert/strict";
import { test } from "node:test";
import { minor } from "../shared/money.ts";
import type { Order } from "../src/orders/order.ts";
import { countryPresets } from "../src/shops/country-presets.ts";
import { ShopSettings, type Shop } from "../src/shops/shop.ts";
import { sampleOrder, sampleShop } from "../test/support/sample-order.ts";
import { about } from "./about.ts";
import { newOrder } from "./merchant.ts";
import { invoice, paymentReceived } from "./money.ts";
import { cancelled, shipped } from "./parcel.ts";
import { readyForPickup } from "./pickup.ts";
import { orderConfirmation } from "./placed.ts";
import { toCustomer, toMerchant } from "./write.ts";

const links = {
  trackingUrl: "https://exemple.fr/s/lumen/suivi/abc",
  deskUrl: "https://exemple.fr/admin/lumen/commandes/1",
};
const told = (order: Partial<Order> = {}, { shop = {}, locale }: { shop?: Partial<Shop>; locale?: string } = {}) => {
  const placed = sampleOrder(order);
  return about(sampleShop(shop), placed, { locale: locale ?? placed.locale, ...links });
};
const confirmed = (...given: Parameters<typeof told>) => toCustomer(told(...given), orderConfirmation(told(...given)));
const total = sampleOrder().total;
const parcel = { carrier: "Colissimo", trackingNumber: "6A1", trackingLink: "https://laposte.example/6A1", parts: [] };

test("a confirmation asks for the money that must come first, and only then", () => {
  const cash = { id: "e", kind: "cash_on_delivery", name: "À la livraison", instructions: "" } as const;

  assert.match(confirmed().text, /dès réception de votre paiement[^]*IBAN : FR76[^]*après réception de votre paiement/);
  assert.match(
    confirmed({ paymentMethod: cash }).text,
    /Vous la réglerez lors de sa remise[^]*Entre le 24 novembre 2026 et le 26 novembre 2026/,
  );
  const paid = confirmed({ captured: total, paymentStatus: "paid" }).text;
  assert.match(paid, /votre commande et votre paiement/);
  assert.doesNotMatch(paid, /IBAN/);
});

test("prices without tax show each tax before the total, prices with tax explain it after", () => {
  const canada = { ...countryPresets["CA-QC"] };
  const taxes = [
    { name: "TPS", rate: 50_000, net: 10_000, tax: 500 },
    { name: "TVQ", rate: 99_750, net: 10_000, tax: 998 },
  ] as Order["taxes"];
  const amounts = { subtotal: 9_500, shipping: 575, shippingTax: 75, net: 10_000, tax: 1_498, total: 11_498 };
  const order = { ...(amounts as Partial<Order>), currency: "CAD", pricesIncludeTax: false, taxes, locale: "fr-CA" };

  const { text } = confirmed(order, { shop: canada });

  const [, figures = ""] = /(Sous-total[^]*?Total TTC[^\n]*)/.exec(text) ?? [];
  const nbsp = (words: string) => words.replaceAll("~", "\u00a0");
  assert.deepEqual(figures.split("\n"), [
    nbsp("Sous-total~: 95,00~$"),
    nbsp("Livraison (Colissimo)~: 5,00~$"),
    nbsp("TPS 5~%~: 5,00~$"),
    nbsp("TVQ 9,975~%~: 9,98~$"),
    nbsp("Total TTC~: 114,98~$"),
  ]);
  assert.match(confirmed().text, /Total TTC\u00a0: 132,40\u00a0€\ndont TVA 20\u00a0%\u00a0: 22,07\u00a0€/);
});

test("each country's law is its own", () => {
  const rights = (preset: keyof typeof countryPresets) => confirmed({}, { shop: { ...countryPresets[preset] } }).text;

  for (const preset of ["FR", "BE"] as const) assert.match(rights(preset), /quatorze jours[^]*Modèle de rétractation/);
  assert.match(rights("CH"), /n’accorde pas de délai de rétractation/);
  assert.match(rights("CA-QC"), /copie de votre contrat à distance/);
  assert.doesNotMatch(confirmed({}, { shop: { country: "JP" } }).text, /Vos garanties/);
});

test("a customer who ordered in English is written to in English, the merchant in the shop's language", () => {
  const inEnglish = told({ locale: "en" }, { locale: "en" });

  const mail = toCustomer(inEnglish, orderConfirmation(inEnglish));

  assert.equal(mail.subject, "Order 1002 confirmed – Atelier Lumen");
  assert.match(mail.text, /€132\.40[^]*between|€132\.40[^]*after we receive your payment/);
  assert.match(mail.html, /<html lang="en-GB"/);
  assert.doesNotMatch(mail.text.replace(/IBAN[^]*?BIC/, ""), /commande|paiement|Livraison \(/);
});

test("money in part says what is left; an invoice says whether it is paid", () => {
  const part = told({ captured: minor(5_000), paymentStatus: "partially_paid" });
  const paid = told({ captured: total, paymentStatus: "paid" });
  const billed = { number: "FA-2026-0012", total };

  assert.match(toCustomer(part, paymentReceived(part, 5_000)).text, /50,00\u00a0€[^]*Il reste 82,40\u00a0€ à régler/);
  assert.match(toCustomer(paid, paymentReceived(paid, total)).text, /entièrement réglée/);
  assert.equal(invoice(paid, billed).subject, "Paiement reçu, voici votre facture FA-2026-0012 – Atelier Lumen");
  assert.match(toCustomer(part, invoice(part, billed)).text, /Montant à régler\u00a0: 82,40\u00a0€/);
});

test("a parcel says whether it is all, a part, or one more; a pickup is handed over", () => {
  const subjectOf = (order: Partial<Order>) => shipped(told(order), parcel).subject.replace(" – Atelier Lumen", "");
  const sent = (count: number) => ({ parcels: { sent: count, delivered: 0, tracking: [] } });
  const pickup = { ...sampleOrder().deliveryMethod, kind: "pickup" } as Order["deliveryMethod"];

  assert.equal(subjectOf({ ...sent(1), fulfilmentStatus: "shipped" }), "Votre commande 1002 est en route");
  assert.equal(
    subjectOf({ ...sent(1), fulfilmentStatus: "partially_shipped" }),
    "Une partie de votre commande 1002 est en route",
  );
  assert.equal(
    subjectOf({ ...sent(2), fulfilmentStatus: "shipped" }),
    "Un autre colis de votre commande 1002 est en route",
  );
  assert.equal(
    subjectOf({ ...sent(1), fulfilmentStatus: "shipped", deliveryMethod: pickup }),
    "Votre commande 1002 vous a été remise",
  );
});

test("a cancellation never repeats the merchant's reason", () => {
  const gone = told({ cancelledAt: new Date(), cancelReason: "client douteux", captured: minor(5_000) });

  const { text } = toCustomer(gone, cancelled(gone));

  assert.doesNotMatch(text, /douteux/);
  assert.match(text, /Vous aviez réglé 50,00\u00a0€/);
});

test("a shop that has said nothing of itself still writes, without empty lines or labels", () => {
  const bare = told(
    { email: "", phone: "", deliveryAddress: null, deliveryMethod: null },
    { shop: { settings: ShopSettings.parse({}) } },
  );

  const mails = [toCustomer(bare, orderConfirmation(bare)), toMerchant(bare, newOrder(bare))];

  for (const { text } of mails) assert.doesNotMatch(text, /\n\n\n|undefined|null|: *\n\n|, ,/);
});

test("a subject is one line of at most 200 characters, whatever the shop is called", () => {
  const { subject } = confirmed({}, { shop: { name: `Lumen\r\nBcc: eve@exemple.fr ${"🕯".repeat(200)}` } });

  assert.ok(subject.length <= 200 && subject.isWellFormed());
  assert.doesNotMatch(subject, /[\r\n]/);
});

test("an order to be fetched says where, and what is to be paid there, in the reader's language", () => {
  const pickup = { ...sampleOrder().deliveryMethod, kind: "pickup", name: "L’atelier", instructions: "<Sonnez>" };
  const waiting = { deliveryMethod: pickup as Order["deliveryMethod"] };
  const written = (order: Partial<Order>, locale: string) => {
    const one = told({ ...waiting, ...order, locale }, { locale });
    return toCustomer(one, readyForPickup(one));
  };

  const owed = written({}, "en");
  const paid = written({ captured: total, paymentStatus: "paid" }, "fr-FR");

  assert.equal(owed.subject, "Your order 1002 is waiting for you – Atelier Lumen");
  assert.match(owed.text, /Where to collect it[^]*L’atelier\n<Sonnez>[^]*Left to pay: €132\.40/);
  assert.match(owed.html, /&lt;Sonnez&gt;/);
  assert.match(paid.text, /Où la retirer/);
  assert.doesNotMatch(paid.text, /régler/);
});

test("mail programs find the order and its parcel in words of their own, and a name cannot break out of them", () => {
  const dataIn = ({ html }: { html: string }) => {
    const [, json = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
    return JSON.parse(json) as Record<string, unknown>;
  };
  const evil = told({ customerName: "</script><script>alert(1)</script>" });

  const order = dataIn(toCustomer(evil, orderConfirmation(evil)));
  const sent = dataIn(toCustomer(evil, shipped(evil, { ...parcel, parts: [] })));

  assert.deepEqual(
    [order["@type"], order["orderNumber"], order["price"], order["priceCurrency"]],
    ["Order", "1002", "132.40", "EUR"],
  );
  assert.deepEqual(order["customer"], { "@type": "Person", name: evil.order.customerName });
  assert.deepEqual(
    [sent["@type"], sent["trackingNumber"], sent["trackingUrl"]],
    ["ParcelDelivery", "6A1", parcel.trackingLink],
  );
  assert.doesNotMatch(toCustomer(evil, orderConfirmation(evil)).html, /<script>/);
});
