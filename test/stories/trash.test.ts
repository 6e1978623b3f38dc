// An order thrown away gives its stock back; brought back, it takes it again, if it is still there.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { OrderList } from "../../src/overview/order-row.ts";
import { breaches } from "../support/invariants.ts";
import { openTestShop, type Item, type TestShop } from "../support/shop.ts";

let shop: TestShop;
before(async () => {
  shop = await openTestShop();
});
after(() => shop.close());

const left = async (item: Item) =>
  (
    await shop.db.reads.one<{ pieces: number }>("select on_hand / 1000 as pieces from variants where id = $1", [
      item.variantId,
    ])
  )?.pieces;
const toDo = async () => (await shop.desk.get<OrderList>("/orders?view=to_do")).body.orders.map((one) => one.id);

test("deleted, its pieces may be sold again; restored, it takes them back; deleted again, they return once more", async () => {
  const bowl = await shop.product({ name: "Bol", stock: 5 });
  const order = await shop.order({ items: [{ item: bowl, pieces: 4 }] });
  const counts = [await left(bowl)];

  for (const [method, path] of [
    ["DELETE", ""],
    ["POST", "/restoration"],
    ["DELETE", ""],
    ["POST", "/restoration"],
  ] as const) {
    const answer = await shop.desk.send(method, `/orders/${order.id}${path}`);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    counts.push(await left(bowl));
  }

  assert.deepEqual(counts, [1, 5, 1, 5, 1]);
  await shop.settled();
  assert.deepEqual(await breaches(shop.db, shop.shop.id), []);
});

test("an order whose pieces others have bought stays in the trash, and says so", async () => {
  const bowl = await shop.product({ name: "Vase", stock: 2 });
  const order = await shop.order({ items: [{ item: bowl, pieces: 2 }] });
  await shop.desk.send("DELETE", `/orders/${order.id}`);
  await shop.order({ items: [{ item: bowl, pieces: 1 }] });

  const restored = await shop.desk.send("POST", `/orders/${order.id}/restoration`);

  assert.equal(restored.status, 409);
  assert.equal(restored.body["code"], "out_of_stock");
  assert.equal((await shop.page(order.id)).life, "deleted");
  assert.equal(await left(bowl), 1);
});

test("an order that was cancelled and then deleted gave its pieces back once, and restored takes none", async () => {
  const bowl = await shop.product({ name: "Tasse", stock: 3 });
  const order = await shop.order({ items: [{ item: bowl, pieces: 3 }] });
  await shop.verb(order.id, "cancellation", { reason: "", tell: "nobody" });
  await shop.desk.send("DELETE", `/orders/${order.id}`);
  await shop.desk.send("POST", `/orders/${order.id}/restoration`);

  assert.equal(await left(bowl), 3);
  assert.equal((await shop.page(order.id)).life, "cancelled");
});

test("an order to be paid when it is handed over is ready to leave at once", async () => {
  const onDelivery = await shop.order({ payment: "cash_on_delivery" });
  const byCheque = await shop.order({ payment: "cheque" });

  const ready = await toDo();

  assert.ok(ready.includes(onDelivery.id));
  assert.ok(!ready.includes(byCheque.id));
});

test("an order that costs nothing is paid as it is placed, and invoiced", async () => {
  const sample = await shop.product({ name: "Échantillon", price: 0 });

  const order = await shop.order({ items: [{ item: sample, pieces: 1 }], delivery: "pickup" });
  await shop.settled();

  const page = await shop.page(order.id);
  assert.deepEqual([page.total, page.paymentStatus, page.invoices.length], [0, "paid", 1]);
});

test("what has left is not prepared any more, and nobody is told it is", async () => {
  const order = await shop.order();
  await shop.verb(order.id, "shipments", { tell: "nobody" });

  const prepared = await shop.desk.send("POST", `/orders/${order.id}/preparation`, {});

  assert.deepEqual([prepared.status, prepared.body["code"]], [409, "verb_not_allowed_now"]);
});
