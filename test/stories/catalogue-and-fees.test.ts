// A shop may be a catalogue that takes no orders, add a fee to every order, and say how each means of payment is used.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openCorrespondence, type Correspondence } from "../support/correspondence.ts";
import { documentOf, invoiceOf } from "../support/documents.ts";
import { createClient } from "../support/http.ts";
import { textOfPdf } from "../support/pdf-text.ts";
import { karim } from "../support/people.ts";
import { idOfMethod, openTestShop, type Item, type Placed, type TestShop } from "../support/shop.ts";
import { createVisitor, textOf, valueOf } from "../support/visitor.ts";

let letters: Correspondence;
let shop: TestShop;
let candle: Item;
before(async () => {
  letters = await openCorrespondence();
  shop = letters.shop;
  candle = await shop.product({ name: "Bougie Figuier", price: 3_000 });
});
after(() => letters.close());

const base = () => `/s/${shop.shop.slug}`;
const settle = async (settings: object, at: TestShop = shop) => {
  const answer = await at.desk.send("PATCH", "/settings", settings);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
};
const insurance = { name: "Assurance transport", charge: { amount: 300 }, taxClass: "standard", isOffered: false };
const basketWith = async (item: Item, pieces: number, at: TestShop = shop) => {
  const lines = [{ variantId: item.variantId, quantity: pieces }];
  const opened = await at.guest.send<{ token: string }>("POST", "/carts", { lines });
  assert.equal(opened.status, 201, JSON.stringify(opened.body));
  return `/carts/${opened.body.token}`;
};
interface Quoted {
  fee: { name: string; amount: number; isOffered: boolean; isTaken: boolean } | null;
  totals: { subtotal: number; total: number; tax: number };
}

test("Q40 a catalogue shows its products and whom to ask: no basket, no order, by page or by program", async () => {
  await settle({ selling: "prices" });
  const visitor = createVisitor(shop.address);

  const home = await visitor.open(`${base()}/`);
  const product = await visitor.open(`${base()}/produit/${candle.productId}`);

  assert.match(textOf(product.html), /30,00/);
  assert.match(textOf(product.html), /Nous contacter.*bonjour@atelier\.exemple\.fr/);
  for (const page of [home, product]) {
    assert.doesNotMatch(page.html, /href="[^"]*\/panier"/);
    assert.doesNotMatch(page.html, /Ajouter au panier/);
  }
  for (const path of ["/panier", "/commande", "/commande/recapitulatif"]) {
    const refused = await visitor.open(base() + path);
    assert.equal(refused.status, 409);
    assert.match(textOf(refused.html), /sans prendre de commandes en ligne/);
  }
  assert.equal((await visitor.fill(`${base()}/panier`, { variantId: candle.variantId })).status, 409);
  const opened = await shop.guest.send("POST", "/carts", { lines: [] });
  assert.deepEqual([opened.status, opened.body["code"]], [409, "catalogue_only"]);

  await settle({ selling: "nothing" });
  const bare = [await visitor.open(`${base()}/`), await visitor.open(`${base()}/produit/${candle.productId}`)];
  for (const { html } of bare) assert.doesNotMatch(textOf(html), /30,00/);
  await settle({ selling: "orders" });
});

test("Q40 a basket begun before the shop became a catalogue is not placed, and its people still type orders in", async () => {
  const cart = await basketWith(candle, 1);
  await settle({ selling: "nothing" });

  const placed = await shop.guest.send("POST", `${cart}/placement`, {});
  assert.deepEqual([placed.status, placed.body["code"]], [409, "catalogue_only"]);

  const order = { customer: { name: "Camille Roux" }, lines: [{ variantId: candle.variantId, quantity: 1_000 }] };
  const key = await shop.desk.send<{ token: string }>("POST", "/api-keys", { name: "Place de marché" });
  const program = createClient(`${shop.address}/api/v1/shops/${shop.shop.slug}`, {
    authorization: `Bearer ${key.body.token}`,
  });
  const byProgram = await program.send("POST", "/orders", order);
  assert.deepEqual([byProgram.status, byProgram.body["code"]], [409, "catalogue_only"]);
  assert.equal((await shop.desk.send("POST", "/orders", order)).status, 201);
  await settle({ selling: "orders" });
});

test("Q40 the shop's fee is part of every order, and stands in the summary, the order, the mail, the invoice and the export", async () => {
  await settle({ fee: insurance });
  const quoted = await shop.guest.get<Quoted>(await basketWith(candle, 2));
  assert.deepEqual(quoted.body.fee, { name: "Assurance transport", amount: 300, isOffered: false, isTaken: true });
  assert.deepEqual(quoted.body.totals.subtotal, 6_300);

  const order = await shop.order({ delivery: "pickup", items: [{ item: candle, pieces: 2 }] });
  await shop.verb(order.id, "payments", {});

  const page = await shop.page(order.id);
  assert.deepEqual(
    page.lines.map(({ name, kind, total, tax }) => [name, kind, total, tax]),
    [
      ["Bougie Figuier", "goods", 6_000, 1_000],
      ["Assurance transport", "fee", 300, 50],
    ],
  );
  assert.deepEqual([page.total, page.itemCount, page.captured], [6_300, 2_000, 6_300]);
  const mails = await letters.mails(karim.contact.email, order);
  assert.match(mails[0]?.text ?? "", /Assurance transport/);
  await shop.settled();
  const { bytes } = await documentOf(shop, `/invoices/${(await invoiceOf(shop, order)).id}/pdf`);
  assert.match(textOfPdf(bytes), /Assurance transport/);
  const csv = await shop.desk.get<string>("/orders/export?format=csv");
  assert.match(csv.body, /Assurance transport/);
  await settle({ fee: null });
});

test("Q40 a fee in percent follows the goods; delivery neither counts in it nor takes its rate", async () => {
  await settle({ fee: { ...insurance, charge: { percent: 20_000 }, taxClass: "none" } });

  const order = await shop.order({ items: [{ item: candle, pieces: 3 }] });

  const page = await shop.page(order.id);
  assert.deepEqual(
    page.lines.map(({ kind, total, tax }) => [kind, total, tax]),
    [
      ["goods", 9_000, 1_500],
      ["fee", 180, 0],
    ],
  );
  assert.equal(page.shippingTax, Math.round(page.shipping / 6), "all of the delivery is taxed as the candles are");
  await settle({ fee: null });
});

test("Q40 a fee that is offered is a box nobody ticked; only who ticks it pays it", async () => {
  await settle({ fee: { ...insurance, isOffered: true } });
  const visitor = createVisitor(shop.address);
  const { contact, address } = karim;
  const { line1, postalCode, city, country } = address;
  await visitor.fill(`${base()}/panier`, { variantId: candle.variantId });
  await visitor.fill(`${base()}/commande`, { ...contact, line1, postalCode, city, country });
  const deliveryMethodId = await idOfMethod(shop.db, { shop: shop.shop, table: "delivery_methods", kind: "pickup" });
  const payment = await visitor.fill(`${base()}/commande/livraison`, { deliveryMethodId });
  assert.match(textOf(payment.html), /Ajouter.: Assurance transport \(3,00.€\)/);
  assert.doesNotMatch(payment.html, /name="takesFee"[^>]*checked/);

  const paymentMethodId = await idOfMethod(shop.db, { shop: shop.shop, table: "payment_methods", kind: "cheque" });
  const without = await visitor.fill(`${base()}/commande/paiement`, { paymentMethodId });
  assert.equal(valueOf(without.html, "shownTotal"), "3000");
  const taken = await visitor.fill(`${base()}/commande/paiement`, { paymentMethodId, takesFee: "1" });
  assert.equal(valueOf(taken.html, "shownTotal"), "3300");
  assert.match(textOf(taken.html), /Assurance transport/);
  const left = await visitor.fill(`${base()}/commande/paiement`, { paymentMethodId });
  assert.equal(valueOf(left.html, "shownTotal"), "3000");
  await settle({ fee: null });
});

test("a fee of a tax class the shop does not have is refused", async () => {
  const refused = await shop.desk.send("PATCH", "/settings", { fee: { ...insurance, taxClass: "lunar" } });

  assert.deepEqual([refused.status, refused.body["code"]], [422, "tax_class_unknown"]);
});

test("Q40 a shop in Canadian dollars says how each means is paid, where PayPal money is sent, and leads back to its thanks", async () => {
  const quebec = await openTestShop({ preset: "CA-QC" });
  const instructions = "Envoyez le montant par PayPal à boutique@atelier.exemple.ca, avec le numéro de commande.";
  const added = await quebec.desk.send<{ id: string }>("POST", "/payment-methods", {
    kind: "other",
    name: "PayPal",
    instructions,
  });
  assert.equal(added.status, 201, JSON.stringify(added.body));
  const item = await quebec.product({ price: 1_000 });
  await settle({ fee: { ...insurance, name: "Assurance" } }, quebec);
  const cart = await basketWith(item, 1, quebec);
  const { contact, address: billingAddress } = karim;
  const deliveryMethodId = await idOfMethod(quebec.db, {
    shop: quebec.shop,
    table: "delivery_methods",
    kind: "pickup",
  });
  await quebec.guest.send("PATCH", cart, {
    contact,
    billingAddress,
    deliveryMethodId,
    paymentMethodId: added.body.id,
  });

  const placed = await quebec.guest.send<Placed>("POST", `${cart}/placement`, {});

  assert.equal(placed.status, 201, JSON.stringify(placed.body));
  // 13,00 before tax: TPS 0,65 and TVQ 1,30.
  assert.deepEqual([placed.body.currency, placed.body.total], ["CAD", 1_495]);
  const thanks = await createVisitor(quebec.address).open(placed.body.trackingUrl.replace("/suivi/", "/merci/"));
  assert.ok(textOf(thanks.html).includes(instructions));
  assert.match(textOf(thanks.html), /14,95.\$/);
  await quebec.close();
});
