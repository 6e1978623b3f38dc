// Digital content is given at once, so the law wants the customer's express consent before he orders it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { only, openCorrespondence, type Correspondence } from "../support/correspondence.ts";
import { karim } from "../support/people.ts";
import { idOfMethod, openTestShop, type Item, type Placed } from "../support/shop.ts";
import { createVisitor, textOf, valueOf, type Visitor } from "../support/visitor.ts";

let letters: Correspondence;
let book: Item;
before(async () => {
  letters = await openCorrespondence();
  book = await letters.shop.product({ name: "Livre numérique", kind: "digital" });
});
after(() => letters.close());

const base = () => `/s/${letters.shop.shop.slug}`;

/** A visitor who has filled everything in, and stands before the last button. */
async function atReview(item: Item): Promise<Visitor> {
  const { shop } = letters;
  const visitor = createVisitor(shop.address);
  const { contact, address } = karim;
  await visitor.fill(`${base()}/panier`, { variantId: item.variantId });
  const { line1, postalCode, city, country } = address;
  await visitor.fill(`${base()}/commande`, { ...contact, line1, postalCode, city, country });
  const paymentMethodId = await idOfMethod(shop.db, { shop: shop.shop, table: "payment_methods", kind: "cheque" });
  await visitor.fill(`${base()}/commande/paiement`, { paymentMethodId });
  return visitor;
}

test("E37 the box for digital content is not ticked, the order waits for it, and the consent stays with the order and its mail", async () => {
  const visitor = await atReview(book);
  const review = await visitor.open(`${base()}/commande/recapitulatif`);
  assert.match(textOf(review.html), /je reconnais perdre alors mon droit de rétractation/);
  assert.doesNotMatch(review.html, /name="digitalConsent"[^>]*checked/);
  const shownTotal = valueOf(review.html, "shownTotal");

  const refused = await visitor.fill(`${base()}/commande/recapitulatif`, { shownTotal });
  assert.equal(refused.status, 409);
  assert.match(textOf(refused.html), /Cochez cet accord/);

  const placed = await visitor.fill(`${base()}/commande/recapitulatif`, { shownTotal, digitalConsent: "1" });
  assert.match(placed.path, /\/merci\//);
  const { id, reference } = await newestOrder();
  const { digitalConsent } = await letters.shop.page(id);
  assert.match(digitalConsent?.text ?? "", /droit de rétractation/);
  const mail = only(await letters.mails(karim.contact.email, { reference }));
  assert.match(mail.text, /Votre accord du .*\n.*perdre alors mon droit de rétractation/);
});

test("E37 the API says that consent is asked for, and refuses without it; what is no digital content asks for nothing", async () => {
  const { shop } = letters;
  const opened = await shop.guest.send<{ token: string }>("POST", "/carts", {
    lines: [{ variantId: book.variantId, quantity: 1 }],
  });
  const cart = `/carts/${opened.body.token}`;
  const { contact, address: billingAddress } = karim;
  const paymentMethodId = await idOfMethod(shop.db, { shop: shop.shop, table: "payment_methods", kind: "cheque" });
  await shop.guest.send("PATCH", cart, { contact, billingAddress, paymentMethodId });
  assert.equal((await shop.guest.get(cart)).body["asksConsent"], true);

  const refused = await shop.guest.send("POST", `${cart}/placement`, {});
  const placed = await shop.guest.send<Placed>("POST", `${cart}/placement`, { digitalConsent: true });

  assert.deepEqual([refused.status, refused.body["code"]], [409, "digital_consent_missing"]);
  assert.equal(placed.status, 201);
  const mug = await letters.shop.order();
  assert.equal((await letters.shop.page(mug.id)).digitalConsent, null);
});

test("a Swiss shop, whose law gives no right to withdraw, asks for no consent", async () => {
  const shop = await openTestShop({ preset: "CH" });
  const item = await shop.product({ kind: "digital" });
  const opened = await shop.guest.send<{ token: string }>("POST", "/carts", {
    lines: [{ variantId: item.variantId, quantity: 1 }],
  });

  assert.equal((await shop.guest.get(`/carts/${opened.body.token}`)).body["asksConsent"], false);
  await shop.close();
});

async function newestOrder(): Promise<{ id: string; reference: string }> {
  const { body } = await letters.shop.desk.get<{ orders: { id: string; reference: string }[] }>("/orders");
  const [order] = body.orders;
  assert.ok(order);
  return order;
}
