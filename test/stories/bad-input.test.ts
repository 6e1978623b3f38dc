import assert from "node:assert/strict";
import { after, test } from "node:test";
import { createDemoShop } from "../../src/set-up/demo.actions.ts";
import { camille } from "../support/people.ts";
import { openTestShop } from "../support/shop.ts";
import { createVisitor, textOf } from "../support/visitor.ts";

const shop = await openTestShop();
after(() => shop.close());

const api = `${shop.address}/api/v1/storefront/${shop.shop.slug}`;
const base = `/s/${shop.shop.slug}`;
const item = await shop.product({ stock: 100 });

const send = (path: string, body: string, method = "POST", type = "application/json") =>
  fetch(api + path, { method, body, headers: { "content-type": type } });
const openCart = async (): Promise<string> => {
  const line = { variantId: item.variantId, quantity: 1 };
  const { body } = await shop.guest.send<{ token: string }>("POST", "/carts", { lines: [line] });
  return `/carts/${body.token}`;
};

test("quantities that are none are refused clearly, and nothing changes", async () => {
  const cart = await openCart();
  for (const quantity of ["-1", "1.5", "10000", "1e308", "99999999999999999999", '"2"', "null", "true", "[]", "{}"]) {
    const line = `{"variantId":"${item.variantId}","quantity":${quantity}}`;
    const answers = await Promise.all([
      send("/carts", `{"lines":[${line}]}`),
      send(cart, `{"lines":[${line}]}`, "PATCH"),
      send(`${cart}/lines/${item.variantId}`, `{"quantity":${quantity}}`, "PUT"),
    ]);
    assert.deepEqual(
      answers.map((answer) => answer.status),
      [422, 422, 422],
      quantity,
    );
  }

  const kept = await shop.guest.get<{ lines: { quantity: number }[] }>(cart);
  assert.deepEqual(
    kept.body.lines.map((line) => line.quantity),
    [1],
  );
});

test("prices and totals are the shop's: a body that names one is refused", async () => {
  const cart = await openCart();
  const bodies: [string, string, string][] = [
    ["POST", "/carts", `{"lines":[{"variantId":"${item.variantId}","quantity":1,"price":1}]}`],
    ["POST", "/carts", '{"total":1}'],
    ["PATCH", cart, '{"total":1}'],
    ["PATCH", cart, '{"discount":100,"shipping":0}'],
    ["PATCH", cart, `{"lines":[{"variantId":"${item.variantId}","quantity":1,"unitPrice":1}]}`],
    ["POST", `${cart}/placement`, '{"total":1}'],
  ];
  for (const [method, path, body] of bodies) {
    const answer = await send(path, body, method);
    assert.equal(answer.status, 422, `${method} ${path} ${body}`);
    assert.match(answer.headers.get("content-type") ?? "", /problem\+json/);
  }
});

test("a token that is not this shop's opens nothing", async () => {
  const tokens = ["x", "A".repeat(43), "../../etc/passwd", "%00", "'; drop table carts;--", "é".repeat(43)];
  for (const token of tokens.map(encodeURIComponent)) {
    const answers = await Promise.all([
      fetch(`${api}/carts/${token}`),
      send(`/carts/${token}`, '{"customerMessage":"x"}', "PATCH"),
      send(`/carts/${token}/placement`, "{}"),
      fetch(`${shop.address}${base}/suivi/${token}`),
      fetch(`${shop.address}${base}/merci/${token}`),
      fetch(`${shop.address}${base}/images/${token}`),
    ]);
    for (const answer of answers)
      assert.ok(answer.status >= 400 && answer.status < 500, `${answer.url}: ${answer.status}`);
  }
});

test("another shop's basket, product, method and picture are not found in this one", async () => {
  const other = await openSecondShop();
  const { token, variantId, productSlug, pictureId } = other;
  const here = `/carts/${token}`;
  const mine = await openCart();

  const answers = {
    basket: await fetch(api + here),
    change: await send(here, '{"customerMessage":"x"}', "PATCH"),
    line: await send(`${here}/lines/${variantId}`, '{"quantity":1}', "PUT"),
    placement: await send(`${here}/placement`, "{}"),
    product: await fetch(`${shop.address}${base}/produit/${productSlug}`),
    picture: await fetch(`${shop.address}${base}/images/${pictureId}`),
    deskProduct: await shop.desk.get(`/products/${other.productId}`),
    deskMethod: await shop.desk.send("DELETE", `/payment-methods/${other.paymentMethodId}`),
  };
  const statuses = Object.entries(answers).map(([what, { status }]) => [what, status]);
  const filled = await send(mine, JSON.stringify({ lines: [{ variantId, quantity: 1 }] }), "PATCH");
  const there = await fetch(`${shop.address}/api/v1/storefront/${other.slug}${here}`);
  const shown = await fetch(`${shop.address}/s/${other.slug}/images/${pictureId}`);

  // A line is looked at first: what this shop does not sell is unavailable, whoever asks.
  const wanted = Object.keys(answers).map((what) => [what, what === "line" ? 409 : 404]);
  assert.deepEqual(statuses, wanted);
  assert.equal(filled.status, 409);
  assert.deepEqual([there.status, shown.status], [200, 200]);
});

/** A shop beside the first on the same machine, with something to sell and a basket begun. */
async function openSecondShop() {
  const { slug } = await createDemoShop(shop.db, { now: new Date() });
  const row = await shop.db.reads.one<
    Record<"shopId" | "productId" | "productSlug" | "pictureId" | "variantId", string>
  >(
    `select s.id as "shopId", p.id as "productId", p.slug as "productSlug", p.picture_id as "pictureId", v.id as "variantId"
     from shops as s join products as p on p.shop_id = s.id join variants as v on v.shop_id = s.id and v.product_id = p.id
     where s.slug = $1 and v.sku = 'CER-ASS'`,
    [slug],
  );
  assert.ok(row);
  const method = await shop.db.reads.one<{ id: string }>("select id from payment_methods where shop_id = $1 limit 1", [
    row.shopId,
  ]);
  const opened = await fetch(`${shop.address}/api/v1/storefront/${slug}/carts`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ lines: [{ variantId: row.variantId, quantity: 1 }] }),
  });
  const { token } = (await opened.json()) as { token: string };
  return { ...row, slug, token, paymentMethodId: method?.id ?? "" };
}

test("what is not JSON, is too much, or is nested without end is refused, never a failure", async () => {
  const cart = await openCart();
  const huge = `{"customerMessage":"${"x".repeat(10_000_000)}"}`;
  const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
  const bodies: [body: string, type?: string][] = [
    ["{"],
    [""],
    ["null"],
    ["[]"],
    ["42"],
    ['{"lines":"all"}'],
    ['{"__proto__":{"x":1}}'],
    ['{"contact":{"name":"\\u0000","email":"a@b.fr"}}'],
    ['{"contact":{"name":"\\ud800","email":"a@b.fr"}}'],
    ['{"contact":{"name":"A","email":"a@b.fr\\r\\nBcc: x@y.fr"}}'],
    [deep],
    ["lines=1", "application/x-www-form-urlencoded"],
    ["<cart/>", "application/xml"],
    ["\u0000\u0001", "application/octet-stream"],
  ];
  for (const [body, type] of bodies) {
    const answer = await send(cart, body, "PATCH", type);
    assert.ok(answer.status >= 400 && answer.status < 500, `${body.slice(0, 40)} → ${answer.status}`);
  }

  const tooMuch = await send(cart, huge, "PATCH").then(
    (answer) => answer.status,
    () => 413,
  );
  const page = await fetch(`${shop.address}${base}/commande`, {
    method: "POST",
    body: new URLSearchParams({ name: "x".repeat(10_000_000) }),
  }).then(
    (answer) => answer.status,
    () => 413,
  );
  assert.deepEqual([tooMuch, page], [413, 413]);
});

const names = [
  '<script>alert("1")</script>',
  "=cmd|' /C calc'!A0",
  "\u202egnirtS \u200fمحمد",
  'Zoë 🕯️ O’Neil "Bob" & fils',
  "'; drop table orders; --",
  "{{7*7}} ${7*7} %s",
];

for (const name of names) {
  test(`the name ${JSON.stringify(name)} is somebody's name: kept as text, shown as text`, async () => {
    const placed = await shop.order({
      person: { contact: { ...camille.contact, name }, address: { ...camille.address, name, line1: name, city: name } },
      message: name,
    });
    const tracking = await fetch(new URL(placed.trackingUrl, shop.address));
    const html = await tracking.text();

    const order = await shop.page(placed.id);
    assert.deepEqual([order.customer.name, order.customerMessage, order.billingAddress.city], [name, name, name]);
    assert.equal(tracking.status, 200);
    assert.equal(html.includes("<script>alert"), false);
    assert.ok(textOf(html).includes(name), textOf(html).slice(0, 2_000));
  });
}

test("the forms of the pages refuse the same, on a page that says so", async () => {
  const who = createVisitor(shop.address);
  for (const quantity of ["-1", "1.5", "1e9", "9999999999", "abc", "", "٣"]) {
    const page = await who.fill(`${base}/panier`, { variantId: item.variantId, quantity });
    assert.equal(page.status, 422, quantity);
    assert.ok(textOf(page.html).includes("Indiquez un nombre entier d’articles"));
  }
  const unknown = await who.fill(`${base}/panier`, {
    variantId: "01a20388-c85a-73d5-9b82-d60871483682",
    quantity: "1",
  });
  const none = await who.fill(`${base}/panier`, {});

  assert.equal(unknown.status, 409);
  assert.equal(none.status, 422);
});

test("a page of another site cannot fill a visitor's basket", async () => {
  const who = createVisitor(shop.address);

  const line = { variantId: item.variantId, quantity: "1" };
  const refused = await who.fill(`${base}/panier`, line, { origin: "https://attaquant.example" });
  const hidden = await who.fill(`${base}/panier`, line, { origin: "null" });

  assert.deepEqual([refused.status, hidden.status], [403, 403]);
  assert.equal(who.cookies.size, 0);
});

test("an address nobody serves is a page in the visitor's language, with a way out", async () => {
  for (const path of ["/rien", "/produit/rien", "/categorie/%E0%A4%A", "/images/x", "/produit/..%2f..%2fetc"]) {
    const answer = await fetch(`${shop.address}${base}${path}`);
    assert.ok(answer.status >= 400 && answer.status < 500, `${path}: ${answer.status}`);
  }
  const lost = await createVisitor(shop.address).open(`${base}/rien`);

  assert.equal(lost.status, 404);
  assert.ok(textOf(lost.html).includes("Cette page n’existe pas"));
  assert.ok(lost.html.includes(`href="${base}/"`));
});

test("a slip of the desk is refused in words that say what to do", async () => {
  const order = await shop.order({ items: [{ item, pieces: 1 }] });
  await shop.verb(order.id, "shipments", { tell: "nobody" });
  const ask = async (path: string, body: object) => {
    const { status, body: problem } = await shop.desk.send<{ code: string; hint: string }>("POST", path, body);
    return { status, ...problem };
  };

  for (const at of ["0001-01-01T00:00:00Z", "1926-11-22T10:00:00Z", "9999-12-31T23:59:59Z"])
    assert.equal((await ask(`/orders/${order.id}/delivery`, { at })).status, 422, at);
  const dollars = await ask(`/orders/${order.id}/payments`, { amount: 100, currency: "USD" });
  const unnamed = { name: "", email: "", phone: "0612345678" };
  const lines = [{ variantId: item.variantId, quantity: 1_000 }];
  const noMail = await shop.desk.send<{ id: string }>("POST", "/orders", { customer: unnamed, lines });
  const invoice = await shop.desk.send<{ invoiceId: string }>("POST", `/orders/${noMail.body.id}/invoice`, {});
  const unsent = await ask(`/invoices/${invoice.body.invoiceId}/sending`, {});

  assert.deepEqual([dollars.code, dollars.hint], ["currency_mismatch", "Donnez le montant en EUR."]);
  assert.deepEqual([unsent.status, unsent.code], [409, "customer_email_missing"]);
});

test("an address outside of every shop is a page for people, and a problem for programs", async () => {
  const browser = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
  for (const path of ["/rien", "/s/inconnue/", `${base}/%ff`, "/admin/x/%E0%A4%A", "/<script>alert(1)</script>"]) {
    const page = await fetch(shop.address + path, { headers: browser });
    const html = await page.text();
    const problem = await fetch(shop.address + path);

    assert.equal(page.status, 404, path);
    assert.match(page.headers.get("content-type") ?? "", /^text\/html/, path);
    assert.match(html, /<html lang="fr"/);
    assert.match(textOf(html), /Cette page ou cet élément n’existe pas/);
    assert.equal(html.includes("<script"), false);
    assert.equal(problem.status, page.status);
    assert.match(problem.headers.get("content-type") ?? "", /problem\+json/);
  }
  const english = await fetch(`${shop.address}/rien`, { headers: { ...browser, "accept-language": "en-GB" } });
  assert.match(await english.text(), /<html lang="en"/);
});
