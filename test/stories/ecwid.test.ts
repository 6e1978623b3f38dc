// Two axes, stock, shipping: what an Ecwid merchant expects of an order.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { OrderList } from "../../src/overview/order-row.ts";
import { documentOf } from "../support/documents.ts";
import { openMailbox, type Mailbox } from "../support/mailbox.ts";
import { textOfPdf } from "../support/pdf-text.ts";
import { karim } from "../support/people.ts";
import { openTestShop, sophie, type Item, type Placed, type TestShop } from "../support/shop.ts";

let mailbox: Mailbox;
let shop: TestShop;
let order: Placed;
before(async () => {
  mailbox = await openMailbox();
  shop = await openTestShop({ smtpUrl: mailbox.url });
  const candle = await shop.product({ name: "Bougie Figuier", sku: "AL-2207", price: 2_890 });
  order = await shop.order({ items: [{ item: candle, pieces: 2 }] });
});
after(async () => {
  await shop.close();
  await mailbox.close();
});

const onHand = async (item: Item) => {
  const row = await shop.db.reads.one<{ pieces: number }>(
    "select on_hand / 1000 as pieces from variants where id = $1",
    [item.variantId],
  );
  return row?.pieces;
};

test("E1 the merchant's mail names the shop and the order", async () => {
  await shop.settled();
  const mail = (await mailbox.mails()).find(
    (one) => one.to.includes(sophie.email) && one.subject.includes(order.reference),
  );

  assert.match(mail?.subject ?? "", /Atelier Lumen/);
});

test("E2, E21, E36 it is in the list with a payment status and a fulfilment status: awaiting processing", async () => {
  const row = (await shop.desk.get<OrderList>("/orders")).body.orders.find((one) => one.id === order.id);

  assert.deepEqual([row?.paymentStatus, row?.fulfilmentStatus], ["awaiting", "unfulfilled"]);
});

test("E6, E7, E8, E9 its page shows number, customer, means of payment and delivery, items and total", async () => {
  const page = await shop.page(order.id);

  assert.equal(page.reference, order.reference);
  assert.deepEqual(
    [page.customer.name, page.customer.email, page.customer.phone],
    [karim.contact.name, karim.contact.email, karim.contact.phone],
  );
  assert.deepEqual([page.paymentMethod.name, page.deliveryMethod?.name], ["Chèque", "Colissimo à domicile"]);
  assert.deepEqual(
    page.lines.map(({ name, sku, quantity, total }) => ({ name, sku, quantity, total })),
    [{ name: "Bougie Figuier", sku: "AL-2207", quantity: 2_000, total: 5_780 }],
  );
  assert.deepEqual([page.subtotal, page.shipping, page.total], [5_780, 490, 6_270]);
});

test("E15 a note for the managers is never shown to the customer", async () => {
  await shop.verb(order.id, "notes", { body: "Client pénible" });

  const tracking = await shop.site.get<string>(order.trackingUrl.replace(/^https?:\/\/[^/]+/, ""));
  assert.ok(!tracking.body.includes("pénible"));
  assert.equal((await shop.page(order.id)).notes[0]?.body, "Client pénible");
});

test("E16 it prints whole, and its packing slip without prices", async () => {
  const [print, slip] = await Promise.all(
    ["print.pdf", "packing-slip.pdf"].map(async (document) =>
      textOfPdf((await documentOf(shop, `/orders/${order.id}/${document}`)).bytes),
    ),
  );

  for (const words of [order.reference, "Karim Benali", "Bougie Figuier", "AL-2207"]) {
    assert.ok(print?.includes(words), `${words} is missing from the order`);
    assert.ok(slip?.includes(words), `${words} is missing from the slip`);
  }
  assert.ok(print?.includes("62,70\u00a0€"));
  assert.ok(!slip?.includes("€"));
});

test("E17 both axes move on their own: shipped before it is paid, then paid", async () => {
  await shop.verb(order.id, "preparation", { tell: "nobody" });
  assert.equal((await shop.page(order.id)).fulfilmentStatus, "processing");
  await shop.verb(order.id, "shipments", { trackingNumber: "6A1", tell: "nobody" });
  assert.deepEqual(
    [(await shop.page(order.id)).paymentStatus, (await shop.page(order.id)).fulfilmentStatus],
    ["awaiting", "shipped"],
  );
  await shop.verb(order.id, "payments", { tell: "nobody" });

  assert.deepEqual(
    [(await shop.page(order.id)).paymentStatus, (await shop.page(order.id)).fulfilmentStatus],
    ["paid", "shipped"],
  );
});

test("E42 delivered is recorded with its date, once every parcel has arrived", async () => {
  await shop.verb(order.id, "delivery", { at: "2026-11-21T09:30:00+01:00", tell: "nobody" });

  const page = await shop.page(order.id);
  assert.equal(page.fulfilmentStatus, "delivered");
  assert.equal(page.parcels[0]?.deliveredAt, "2026-11-21T08:30:00.000Z");
});

test("E11 an order of digital things alone shows no delivery and asks for none", async () => {
  const book = await shop.product({ name: "Le petit livre des bougies", kind: "digital" });

  const order = await shop.order({ items: [{ item: book, pieces: 1 }], delivery: "none" });

  const page = await shop.page(order.id);
  assert.deepEqual([page.deliveryMethod, page.deliveryAddress, page.fulfilmentStatus], [null, null, "not_required"]);
  assert.ok(!page.actions.some((one) => one.verb === "ship"));
});

test("E26 of two products in one order, the counted one's stock goes down; the other never runs out", async () => {
  const endless = await shop.product({ name: "Carte manuscrite" });
  const counted = await shop.product({ name: "Carte imprimée", stock: 3 });
  const items = [
    { item: endless, pieces: 500 },
    { item: counted, pieces: 2 },
  ];

  await shop.order({ items });

  assert.deepEqual([await onHand(endless), await onHand(counted)], [0, 1]);
});

test("E25 a paid order's goods are out of stock, taken once: placement took them, the payment takes nothing more", async () => {
  const counted = await shop.product({ name: "Vase", stock: 5 });
  const placed = await shop.order({ items: [{ item: counted, pieces: 2 }] });
  assert.equal(await onHand(counted), 3);

  await shop.verb(placed.id, "payments", { tell: "nobody" });

  assert.deepEqual([(await shop.page(placed.id)).paymentStatus, await onHand(counted)], ["paid", 3]);
});

test("E27 a payment awaited by an offline means is for the merchant to ask for, until it has come", async () => {
  const placed = await shop.order({ payment: "transfer" });
  const { awaitingMeans, paymentMethod } = await shop.page(placed.id);
  await shop.verb(placed.id, "payments", { tell: "nobody" });

  assert.deepEqual([awaitingMeans, paymentMethod.name], ["offline", "Virement bancaire"]);
  assert.equal((await shop.page(placed.id)).awaitingMeans, null);
});

test("E32 cancelling gives the stock back, once, and only what has not left", async () => {
  const bowl = await shop.product({ name: "Bol", stock: 10 });
  const order = await shop.order({ items: [{ item: bowl, pieces: 4 }] });
  assert.equal(await onHand(bowl), 6);
  const [line] = (await shop.page(order.id)).lines;
  await shop.verb(order.id, "shipments", { lines: [{ lineId: line?.id, quantity: 1_000 }], tell: "nobody" });

  await shop.verb(order.id, "cancellation", { reason: "Erreur", tell: "nobody" });
  const again = await shop.desk.send("POST", `/orders/${order.id}/cancellation`, { reason: "Encore" });

  assert.equal(again.status, 409);
  assert.equal(await onHand(bowl), 9);
  const row = await shop.db.reads.one<{ sum: number }>(
    "select sum(quantity)::bigint as sum from stock_movements where variant_id = $1",
    [bowl.variantId],
  );
  assert.equal(row?.sum, 9_000);
});

test("E40 several parcels, each with its lines, carrier and number; more than is left is refused", async () => {
  const bowl = await shop.product({ name: "Bol" });
  const order = await shop.order({ items: [{ item: bowl, pieces: 3 }] });
  const [line] = (await shop.page(order.id)).lines;
  const part = (quantity: number, trackingNumber: string) => ({
    lines: [{ lineId: line?.id, quantity }],
    trackingNumber,
    tell: "nobody",
  });

  await shop.verb(order.id, "shipments", part(2_000, "6A-1"));
  assert.equal((await shop.page(order.id)).fulfilmentStatus, "partially_shipped");
  const refused = await shop.desk.send("POST", `/orders/${order.id}/shipments`, part(2_000, "6A-2"));
  await shop.verb(order.id, "shipments", part(1_000, "6A-3"));

  assert.equal(refused.status, 409);
  assert.equal(refused.body["code"], "quantity_exceeds_remaining");
  const page = await shop.page(order.id);
  assert.equal(page.fulfilmentStatus, "shipped");
  assert.deepEqual(
    page.parcels.map((one) => one.trackingNumber),
    ["6A-1", "6A-3"],
  );
});
