import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { OrderList } from "../../src/overview/order-row.ts";
import { camille, karim } from "../support/people.ts";
import { openTestShop, type Item, type Placed } from "../support/shop.ts";

/** The storefront knows of a change within this many milliseconds. */
const soon = 1_100;

let now = new Date("2026-11-20T10:00:00Z");
const shop = await openTestShop({ now: () => now });
after(() => shop.close());

interface Cart {
  token: string;
  lines: { variantId: string; quantity: number }[];
  contact: { name: string } | null;
  order: Placed | null;
}

interface Quote extends Cart {
  deliveryOptions: { id: string; kind: string; price: number; earliestOn: string; latestOn: string }[];
  paymentMethods: { id: string; kind: string }[];
  isDelivered: boolean;
  totals: { total: number; shipping: number };
  missing: string[];
}

const open = async (item: Item, quantity = 1): Promise<string> => {
  const answer = await shop.guest.send<Cart>("POST", "/carts", { lines: [{ variantId: item.variantId, quantity }] });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return `/carts/${answer.body.token}`;
};
const quote = async (cart: string): Promise<Quote> => (await shop.guest.get<Quote>(cart)).body;
const place = (cart: string) => shop.guest.send<Placed & { code: string }>("POST", `${cart}/placement`);

/** Everything a placement needs, delivered by post and paid by cheque. */
async function ready(item: Item, quantity = 1): Promise<string> {
  const cart = await open(item, quantity);
  const { deliveryOptions, paymentMethods } = await quote(cart);
  await shop.guest.send("PATCH", cart, {
    contact: karim.contact,
    deliveryAddress: karim.address,
    deliveryMethodId: deliveryOptions.find((one) => one.kind === "shipping")?.id,
    paymentMethodId: paymentMethods.find((one) => one.kind === "cheque")?.id,
  });
  return cart;
}

test("M4 the customer is offered the means of payment that the merchant enabled, and no other", async () => {
  const cart = await open(await shop.product({}));
  const cheque = (await quote(cart)).paymentMethods.find((one) => one.kind === "cheque");
  assert.ok(cheque);

  const offer = async (isEnabled: boolean) => {
    const change = { name: "Chèque", instructions: "", position: 1, isEnabled };
    const { status, body } = await shop.desk.send("PUT", `/payment-methods/${cheque.id}`, change);
    assert.equal(status, 200, JSON.stringify(body));
    await sleep(soon);
  };

  await offer(false);
  const offered = await quote(cart);
  const chosen = await shop.guest.send<{ code: string }>("PATCH", cart, { paymentMethodId: cheque.id });
  await offer(true);

  assert.ok(offered.paymentMethods.length > 0);
  assert.equal(
    offered.paymentMethods.some((one) => one.id === cheque.id),
    false,
  );
  assert.deepEqual([chosen.status, chosen.body.code], [409, "payment_method_unavailable"]);
});

test("M6 when goods travel, the order waits for a way to deliver and an address", async () => {
  const cart = await open(await shop.product({}));
  const { deliveryOptions, paymentMethods } = await quote(cart);
  const refusals: string[] = [];
  const tryAfter = async (change: object) => {
    await shop.guest.send("PATCH", cart, change);
    const answer = await place(cart);
    refusals.push(answer.body.code ?? String(answer.status));
  };

  await tryAfter({});
  await tryAfter({ contact: karim.contact });
  await tryAfter({ deliveryAddress: karim.address });
  await tryAfter({ deliveryMethodId: deliveryOptions[0]?.id });
  await tryAfter({ paymentMethodId: paymentMethods[0]?.id });

  assert.deepEqual(refusals, [
    "contact_missing",
    "address_missing",
    "delivery_method_missing",
    "payment_method_missing",
    "201",
  ]);
});

test("M7 when nothing ships, no delivery is asked for nor paid", async () => {
  const cart = await open(await shop.product({ kind: "service", price: 900 }));
  const shown = await quote(cart);
  await shop.guest.send("PATCH", cart, {
    contact: camille.contact,
    billingAddress: camille.address,
    paymentMethodId: shown.paymentMethods.find((one) => one.kind === "transfer")?.id,
  });

  const placed = await place(cart);

  assert.equal(shown.isDelivered, false);
  assert.deepEqual(shown.deliveryOptions, []);
  assert.equal(placed.status, 201);
  const order = await shop.page(placed.body.id);
  assert.deepEqual([order.deliveryMethod, order.deliveryAddress, order.total], [null, null, 900]);
  assert.equal(order.fulfilmentStatus, "not_required");
});

test("delivery comes with its price and the days it takes, working days only", async () => {
  const { deliveryOptions } = await quote(await open(await shop.product({})));
  const post = deliveryOptions.find((one) => one.kind === "shipping");

  assert.ok(post);
  assert.ok(post.price > 0);
  assert.ok(post.earliestOn > "2026-11-20" && post.latestOn >= post.earliestOn);
});

test("M9, M10 a basket is kept 30 days after its last change, and taken up where it was left", async () => {
  const item = await shop.product({});
  const cart = await open(item, 2);
  await shop.guest.send("PATCH", cart, { contact: camille.contact });

  now = new Date("2026-12-19T10:00:00Z");
  const kept = await quote(cart);
  await shop.guest.send("PATCH", cart, { deliveryAddress: camille.address });
  now = new Date("2027-01-17T10:00:00Z");
  const prolonged = await shop.guest.get(cart);
  now = new Date("2027-01-19T10:00:00Z");
  const gone = await shop.guest.get(cart);
  now = new Date("2026-11-20T10:00:00Z");

  assert.deepEqual(
    kept.lines.map((line) => line.quantity),
    [2],
  );
  assert.equal(kept.contact?.name, camille.contact.name);
  assert.deepEqual([prolonged.status, gone.status], [200, 404]);
});

test("M10 a basket that became an order leads to that order, and can no longer be changed", async () => {
  const cart = await ready(await shop.product({}));
  const placed = await place(cart);

  const found = await quote(cart);
  const changed = await shop.guest.send<{ code: string }>("PATCH", cart, { customerMessage: "Encore" });

  assert.equal(found.order?.id, placed.body.id);
  assert.deepEqual([changed.status, changed.body.code], [409, "cart_already_placed"]);
});

test("M14, M16, C8 the order shows as soon as it is placed, awaiting its payment when the means is offline", async () => {
  const placed = await place(await ready(await shop.product({})));

  const { body } = await shop.desk.get<OrderList>("/orders");

  const [newest] = body.orders;
  assert.equal(newest?.reference, placed.body.reference);
  assert.deepEqual([newest?.paymentStatus, newest?.fulfilmentStatus], ["awaiting", "unfulfilled"]);
  assert.equal(newest?.paymentMethod.kind, "cheque");
});

test("Q37 a guest's name and both addresses are kept in the list of customers", async () => {
  const cart = await ready(await shop.product({}));
  const contact = { name: "Inès Nouvelle", email: "Ines.Nouvelle@exemple.fr", phone: "0612345678" };
  await shop.guest.send("PATCH", cart, { contact, billingAddress: camille.address });
  await place(cart);

  const row = await shop.db.reads.one<Record<string, string>>(
    "select name, phone, delivery_address ->> 'city' as delivered, billing_address ->> 'city' as billed from customers where shop_id = $1 and email_key = $2",
    [shop.shop.id, "ines.nouvelle@exemple.fr"],
  );

  assert.deepEqual(row, { name: contact.name, phone: contact.phone, delivered: "Lyon", billed: "Brest" });
});

test("twenty buyers of the last piece: one order, nineteen refusals that say what is left, stock 0", async () => {
  const item = await shop.product({ name: "Vase unique", stock: 1 });
  const carts = await Promise.all(Array.from({ length: 20 }, () => ready(item)));

  const answers = await Promise.all(carts.map(place));

  const refused = answers.filter((answer) => answer.status === 409);
  assert.equal(answers.filter((answer) => answer.status === 201).length, 1);
  assert.equal(refused.length, 19);
  for (const { body } of refused) {
    assert.equal(body.code, "out_of_stock");
    const { items } = (body as unknown as { details: { items: { name: string; available: number }[] } }).details;
    assert.deepEqual(
      items.map(({ name, available }) => [name, available]),
      [["Vase unique", 0]],
    );
  }
  const stock = await shop.db.reads.one<{ onHand: number; moved: number }>(
    `select v.on_hand as "onHand", (select sum(quantity) from stock_movements as m where m.shop_id = v.shop_id and m.variant_id = v.id) as moved
     from variants as v where v.shop_id = $1 and v.id = $2`,
    [shop.shop.id, item.variantId],
  );
  assert.deepEqual([stock?.onHand, Number(stock?.moved)], [0, 0]);
});

for (const key of ["6f1c2a34-one-key", undefined]) {
  test(`the same placement sent twenty times ${key ? "with one key" : "without a key"} makes one order`, async () => {
    const item = await shop.product({ stock: 20 });
    const cart = await ready(item);
    const headers: Record<string, string> = key ? { "idempotency-key": key } : {};

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => shop.guest.send<Placed>("POST", `${cart}/placement`, undefined, headers)),
    );

    assert.deepEqual([...new Set(answers.map((answer) => answer.status))], [201]);
    assert.equal(new Set(answers.map((answer) => JSON.stringify(answer.body))).size, 1);
    const left = await shop.db.reads.one<{ onHand: number }>(
      `select on_hand as "onHand" from variants where shop_id = $1 and id = $2`,
      [shop.shop.id, item.variantId],
    );
    assert.equal(left?.onHand, 19_000);
  });
}

test("the price is the one of the moment of ordering, never the one of the moment of choosing", async () => {
  const item = await shop.product({ price: 1_000 });
  const cart = await ready(item);
  await shop.db.transaction((tx) =>
    tx.run("update variants set price = 1200 where shop_id = $1 and id = $2", [shop.shop.id, item.variantId]),
  );

  const shown = await quote(cart);
  const placed = await place(cart);

  assert.equal(placed.body.total, 1_200 + shown.totals.shipping);
});

test("a placement that says which total it expects is refused at any other, and places nothing", async () => {
  const item = await shop.product({ price: 1_000 });
  const cart = await ready(item);
  const expectedTotal = (await quote(cart)).totals.total;
  const placeAt = (total: number) =>
    shop.guest.send<Placed & { code: string }>("POST", `${cart}/placement`, { expectedTotal: total });
  await shop.db.transaction((tx) =>
    tx.run("update variants set price = 1200 where shop_id = $1 and id = $2", [shop.shop.id, item.variantId]),
  );

  const refused = await placeAt(expectedTotal);
  const between = await quote(cart);
  const accepted = await placeAt(expectedTotal + 200);

  assert.deepEqual([refused.status, refused.body.code], [409, "price_changed"]);
  assert.equal(between.order, null);
  assert.deepEqual([accepted.status, accepted.body.total], [201, expectedTotal + 200]);
});

test("what is no longer sold cannot be ordered, and can be taken out", async () => {
  const item = await shop.product({ name: "Nappe" });
  const cart = await ready(item);
  await shop.db.transaction((tx) =>
    tx.run("update variants set archived_at = now() where shop_id = $1 and id = $2", [shop.shop.id, item.variantId]),
  );

  const refused = await place(cart);
  const out = await shop.guest.send<Cart>("PUT", `${cart}/lines/${item.variantId}`, { quantity: 0 });
  const empty = await place(cart);

  assert.deepEqual([refused.status, refused.body.code], [409, "item_unavailable"]);
  assert.deepEqual(out.body.lines, []);
  assert.deepEqual([empty.status, empty.body.code], [409, "cart_empty"]);
});
