import assert from "node:assert/strict";
import { get } from "node:http";
import { text } from "node:stream/consumers";
import { after, test } from "node:test";
import { addOwnDrawing } from "../../src/catalog/pictures/pictures.actions.ts";
import { camille, karim } from "../support/people.ts";
import { openTestShop, type Item } from "../support/shop.ts";
import { createVisitor, textOf, valueOf, type Page, type Visitor } from "../support/visitor.ts";

let now = new Date("2026-11-20T10:00:00Z");
const shop = await openTestShop({ now: () => now });
after(() => shop.close());

const base = `/s/${shop.shop.slug}`;
const visit = (): Visitor => createVisitor(shop.address);
const add = (who: Visitor, item: Item, quantity = "1") =>
  who.fill(`${base}/panier`, { variantId: item.variantId, quantity });
const details = {
  name: camille.contact.name,
  email: camille.contact.email,
  line1: camille.address.line1,
  postalCode: camille.address.postalCode,
  city: camille.address.city,
  country: "FR",
};

/** A page asked under a host name, as a visitor's browser does; fetch would not let us choose it. */
const atHost = (host: string, path: string): Promise<{ status: number; html: string }> =>
  new Promise((resolve, reject) => {
    get(shop.address + path, { headers: { host } }, (answer) => {
      void text(answer).then((html) => resolve({ status: answer.statusCode ?? 0, html }), reject);
    }).on("error", reject);
  });

/** From an empty basket to the last page before ordering. */
async function toReview(who: Visitor, item: Item, quantity = "1"): Promise<Page> {
  await add(who, item, quantity);
  const delivery = await who.fill(`${base}/commande`, details);
  const deliveryMethodId = valueOf(delivery.html, "deliveryMethodId", "Colissimo");
  const payment = await who.fill(`${base}/commande/livraison`, { deliveryMethodId });
  const paymentMethodId = valueOf(payment.html, "paymentMethodId", "Chèque");
  return who.fill(`${base}/commande/paiement`, { paymentMethodId, customerMessage: "C’est un cadeau" });
}
const order = (who: Visitor, review: Page) =>
  who.fill(`${base}/commande/recapitulatif`, { shownTotal: valueOf(review.html, "shownTotal") });

test("M4, M5, M6 a guest orders with forms alone, step by step, and is told what happens next", async () => {
  const [who, item] = [visit(), await shop.product({ name: "Bougie Cèdre", price: 2_890 })];

  const home = await who.open(`${base}/`);
  const review = await toReview(who, item, "2");
  const thanks = await order(who, review);
  const tracking = await who.open(/href="([^"]*\/suivi\/[^"]*)"/.exec(thanks.html)?.[1] ?? "");

  assert.ok(textOf(home.html).includes("Bougie Cèdre"));
  assert.equal(review.path, `${base}/commande/recapitulatif`);
  for (const said of ["Commander avec obligation de paiement", "Modifier", "62,70\u00a0€", "Identique à la livraison"])
    assert.ok(textOf(review.html).includes(said), said);
  assert.match(thanks.path, /\/merci\//);
  for (const said of ["Merci, votre commande est enregistrée", "Chèque", "62,70\u00a0€", camille.contact.email])
    assert.ok(textOf(thanks.html).includes(said), said);
  for (const said of ["Commande enregistrée", "Paiement reçu à venir", "Bougie Cèdre"])
    assert.ok(textOf(tracking.html).includes(said), said);
});

test("reload, back and a second click lead to the same order, and the next basket starts empty", async () => {
  const [who, item] = [visit(), await shop.product({ stock: 5 })];
  const review = await toReview(who, item);

  const [first, second] = await Promise.all([order(who, review), order(who, review)]);
  const back = await who.open(`${base}/commande/recapitulatif`);
  const reloaded = await who.open(first.path);
  const basket = await who.open(`${base}/panier`);
  await add(who, item);
  const next = await who.open(`${base}/panier`);

  assert.equal(first.path, second.path);
  assert.equal(back.path, first.path);
  assert.equal(reloaded.status, 200);
  assert.ok(textOf(basket.html).includes("Votre panier est vide"));
  assert.ok(textOf(next.html).includes("Bougie parfumée Figuier"));
  const stock = await shop.db.reads.one<{ left: number }>(
    "select on_hand as left from variants where shop_id = $1 and id = $2",
    [shop.shop.id, item.variantId],
  );
  assert.equal(stock?.left, 4_000);
});

test("M7 nothing to ship: the delivery step is skipped and an address to bill is asked for", async () => {
  const [who, item] = [visit(), await shop.product({ kind: "digital", price: 900 })];
  await add(who, item);

  const form = await who.open(`${base}/commande`);
  const payment = await who.fill(`${base}/commande`, details);
  const skipped = await who.open(`${base}/commande/livraison`);

  assert.ok(textOf(form.html).includes("Adresse de facturation"));
  assert.equal(textOf(form.html).includes("Livraison"), false);
  assert.equal(payment.path, `${base}/commande/paiement`);
  assert.equal(skipped.path, payment.path);
});

test("M9, M10 the basket's cookie lives 30 days, cannot be read by a script, and resumes the form half filled", async () => {
  const [who, item] = [visit(), await shop.product({ name: "Savon" })];
  const added = await fetch(`${shop.address}${base}/panier`, {
    method: "POST",
    body: new URLSearchParams({ variantId: item.variantId, quantity: "1" }),
    redirect: "manual",
  });
  const cookie = added.headers.getSetCookie().find((line) => line.startsWith("carnet_cart_")) ?? "";
  const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split("=");
  who.cookies.set(name, value);
  await who.fill(`${base}/commande`, details);

  now = new Date("2026-12-18T10:00:00Z");
  const later = await who.open(`${base}/commande`);
  now = new Date("2027-03-01T10:00:00Z");
  const muchLater = await who.open(`${base}/panier`);
  now = new Date("2026-11-20T10:00:00Z");

  for (const part of ["Max-Age=2592000", "HttpOnly", "SameSite=Lax"]) assert.ok(cookie.includes(part), cookie);
  assert.ok(later.html.includes(`value="${camille.contact.email}"`));
  assert.ok(textOf(muchLater.html).includes("Votre panier est vide"));
});

test("what is wrong in a form is said first, next to its field, with everything typed kept", async () => {
  const [who, item] = [visit(), await shop.product({})];
  await add(who, item);

  const wrong = await who.fill(`${base}/commande`, {
    ...details,
    email: "camille@",
    postalCode: "2920",
    otherBilling: "1",
    billingCountry: "FR",
  });

  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /<title>Erreur\u00a0: /);
  assert.match(wrong.html, /role="alert"/);
  assert.match(wrong.html, /<a href="#email">/);
  assert.match(wrong.html, /aria-describedby="email-hint email-error"/);
  for (const kept of ["camille@", "2920", camille.address.line1])
    assert.ok(wrong.html.includes(`value="${kept}"`), kept);
  assert.match(wrong.html, /name="otherBilling" checked/);
  const fields = [...wrong.html.matchAll(/<a href="#(\w+)">/g)].map(([, field]) => field);
  assert.deepEqual(fields, ["email", "postalCode", "billingLine1", "billingPostalCode", "billingCity"]);
});

test("every personal field says what it is to the browser that fills it", async () => {
  const who = visit();
  await add(who, await shop.product({}));

  const { html } = await who.open(`${base}/commande`);

  for (const token of ["name", "email", "tel", "shipping address-line1", "shipping postal-code", "billing country"])
    assert.ok(html.includes(`autoComplete="${token}"`) || html.includes(`autocomplete="${token}"`), token);
  assert.equal(/inputmode="numeric"[^>]*name="postalCode"|name="postalCode"[^>]*inputmode/i.test(html), false);
});

test("the amount that binds is the one that was on the screen", async () => {
  const [who, item] = [visit(), await shop.product({ price: 1_000 })];
  const review = await toReview(who, item);
  await shop.db.transaction((tx) =>
    tx.run("update variants set price = 1500 where shop_id = $1 and id = $2", [shop.shop.id, item.variantId]),
  );

  const refused = await order(who, review);
  const accepted = await order(who, refused);

  assert.equal(refused.status, 409);
  assert.ok(textOf(refused.html).includes("Le montant a changé"));
  assert.match(accepted.path, /\/merci\//);
});

test("the last piece goes to one; the other is told in his basket what is left", async () => {
  const item = await shop.product({ name: "Vase seul", stock: 1 });
  const [one, other] = [visit(), visit()];
  const [review, otherReview] = [await toReview(one, item), await toReview(other, item)];

  const thanks = await order(one, review);
  const refused = await order(other, otherReview);

  assert.match(thanks.path, /\/merci\//);
  assert.equal(refused.path, `${base}/panier`);
  assert.ok(textOf(refused.html).includes("Cet article est épuisé"));
});

test("a link of tracking opens one order of one shop, and nothing when a letter changes", async () => {
  const { trackingUrl } = await shop.order({ person: karim });
  const path = new URL(trackingUrl, shop.address).pathname;
  const who = visit();

  const found = await who.open(path);
  const changed = await who.open(`${path.slice(0, -2)}${path.at(-2) === "A" ? "B" : "A"}${path.slice(-1)}`);
  const nothing = await who.open(`${base}/suivi/AAAA`);

  assert.equal(found.status, 200);
  assert.equal(found.headers.get("x-robots-tag"), "noindex");
  assert.deepEqual([changed.status, nothing.status], [404, 404]);
  assert.ok(textOf(nothing.html).includes("Ce lien de suivi n’est pas valable"));
});

test("the same shop answers on its own host name, with its own addresses", async () => {
  await shop.db.transaction((tx) =>
    tx.run("update shops set host_name = 'boutique.lumen.test' where id = $1", [shop.shop.id]),
  );
  const own = await atHost("boutique.lumen.test", "/panier");
  const elsewhere = await atHost("autre.test", "/panier");
  const front = await atHost("autre.test", "/");

  assert.equal(own.status, 200);
  assert.ok(own.html.includes('href="/"') && !own.html.includes(base));
  assert.deepEqual([elsewhere.status, front.status], [404, 302]);
});

test("in English, when the visitor asks for it: every page after, and the button that binds", async () => {
  const [who, item] = [visit(), await shop.product({})];
  await who.open(`${base}/?lang=en`);

  const review = await toReview(who, item);

  assert.match(review.html, /<html lang="en-GB">/);
  assert.ok(textOf(review.html).includes("Order with obligation to pay"));
});

test("a page weighs little, lets nothing foreign in, and its files are kept for ever", async () => {
  const who = visit();
  const page = await who.open(`${base}/`);
  const files = [...page.html.matchAll(/(?:href|src)="(\/assets\/[^"]*\.(?:css|js))"/g)].map(([, path]) => path ?? "");
  const sizes = await Promise.all(
    files.map(async (path) => {
      const answer = await fetch(shop.address + path, { headers: { "accept-encoding": "br" } });
      assert.match(answer.headers.get("cache-control") ?? "", /immutable/);
      return Number(answer.headers.get("content-length"));
    }),
  );

  assert.equal(files.length, 2);
  const total = sizes.reduce((all, size) => all + size, page.html.length);
  assert.ok(total < 25_000, `${total} bytes`);
  assert.match(page.headers.get("content-security-policy") ?? "", /default-src 'self'.*frame-ancestors 'none'/);
  assert.equal(/<script(?![^>]*src=)|\sstyle=|\son\w+=/.test(page.html), false);
});

test("a picture is sent once, as what it is, and a drawing can run nothing", async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>';
  const { id } = await shop.db.transaction((tx) => addOwnDrawing(tx, shop.shop.id, svg, now));

  const picture = await fetch(`${shop.address}${base}/images/${id}`);

  assert.equal(picture.headers.get("content-type"), "image/svg+xml");
  assert.equal(await picture.text(), svg);
  assert.match(picture.headers.get("cache-control") ?? "", /immutable/);
  assert.match(picture.headers.get("content-security-policy") ?? "", /default-src 'none'.*sandbox/);
  assert.equal(picture.headers.get("x-content-type-options"), "nosniff");
});
