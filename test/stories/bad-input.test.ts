import assert from "node:assert/strict";
import { after, test } from "node:test";
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
