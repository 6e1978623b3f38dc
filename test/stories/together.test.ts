// Two people on one order, one request sent twice: nothing is lost, nothing is doubled.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { OrderState } from "../../src/orders/order.ts";
import { openTestShop, type Placed, type TestShop } from "../support/shop.ts";

let shop: TestShop;
before(async () => {
  shop = await openTestShop();
});
after(() => shop.close());

interface Conflict {
  code: string;
  title: string;
  details: { version: number; changes: { kind: string; actor: { name: string } }[] };
}

const countOf = async (table: string, order: Placed) => {
  const row = await shop.db.reads.one<{ count: number }>(`select count(*) as count from ${table} where order_id = $1`, [
    order.id,
  ]);
  return row?.count;
};

test("two people edit one order: the second is told what changed, and nothing of his is written over", async () => {
  const order = await shop.order();
  const read = { "if-match": '"1"' };

  const first = await shop.desk.send<OrderState>("POST", `/orders/${order.id}/payments`, { tell: "nobody" }, read);
  const second = await shop.desk.send<Conflict>(
    "POST",
    `/orders/${order.id}/cancellation`,
    { reason: "Doublon" },
    read,
  );

  assert.equal(first.body.version, 2);
  assert.equal(second.status, 409);
  assert.equal(second.body.code, "changed_meanwhile");
  // The invoice that follows by itself may be among them already, or not yet.
  const [change] = second.body.details.changes;
  assert.deepEqual([change?.kind, change?.actor.name], ["payment.received", "Sophie Martin"]);
  assert.equal((await shop.page(order.id)).life, "open");
});

test("both press at the same moment: one is kept, the other is refused", async () => {
  const order = await shop.order();
  const read = { "if-match": '"1"' };

  const answers = await Promise.all(
    ["preparation", "cancellation", "completion", "archive"].map((verb) =>
      shop.desk.send(
        "POST",
        `/orders/${order.id}/${verb}`,
        verb === "preparation" || verb === "cancellation" ? { tell: "nobody" } : {},
        read,
      ),
    ),
  );

  assert.deepEqual(
    answers.map((one) => one.status).toSorted((one, other) => one - other),
    [200, 409, 409, 409],
  );
  assert.equal((await shop.page(order.id)).version, 2);
});

test("what follows by itself does not take the order from under whoever has it open", async () => {
  const order = await shop.order();
  const paid = await shop.verb(order.id, "payments", { tell: "nobody" });
  await shop.settled();
  assert.equal((await shop.page(order.id)).invoices.length, 1);

  const shipped = await shop.desk.send(
    "POST",
    `/orders/${order.id}/shipments`,
    { tell: "nobody" },
    { "if-match": `"${paid.version}"` },
  );

  assert.equal(shipped.status, 201);
});

test("the same payment sent twenty times with one key is recorded once, and all get the same answer", async () => {
  const order = await shop.order();
  const key = { "idempotency-key": "a payment of Monday" };

  const answers = await Promise.all(
    Array.from({ length: 20 }, () => shop.desk.send("POST", `/orders/${order.id}/payments`, { tell: "nobody" }, key)),
  );

  assert.deepEqual(new Set(answers.map((one) => one.status)), new Set([201]));
  assert.equal(new Set(answers.map((one) => JSON.stringify(one.body))).size, 1);
  assert.equal(await countOf("payment_movements", order), 1);
});

test("a key used again for something else is refused", async () => {
  const [one, other] = [await shop.order(), await shop.order()];
  const key = { "idempotency-key": "Tuesday" };
  await shop.desk.send("POST", `/orders/${one.id}/payments`, { tell: "nobody" }, key);

  const reused = await shop.desk.send("POST", `/orders/${other.id}/payments`, { tell: "nobody" }, key);

  assert.equal(reused.status, 422);
  assert.equal(reused.body["code"], "idempotency_key_reused");
  assert.equal(await countOf("payment_movements", other), 0);
});

test("a refused request does not use up its key", async () => {
  const order = await shop.order();
  const key = { "idempotency-key": "Wednesday" };
  const refused = await shop.desk.send("POST", `/orders/${order.id}/payments`, { amount: -5 }, key);

  const kept = await shop.desk.send("POST", `/orders/${order.id}/payments`, { amount: 500, tell: "nobody" }, key);

  assert.deepEqual([refused.status, kept.status], [422, 201]);
});

test("twenty people mark twenty parcels at once: every piece leaves once", async () => {
  const bowl = await shop.product({ name: "Bol", stock: 10 });
  const order = await shop.order({ items: [{ item: bowl, pieces: 5 }] });
  const [line] = (await shop.page(order.id)).lines;

  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      shop.desk.send("POST", `/orders/${order.id}/shipments`, {
        lines: [{ lineId: line?.id, quantity: 1_000 }],
        tell: "nobody",
      }),
    ),
  );

  assert.equal(answers.filter((one) => one.status === 201).length, 5);
  assert.equal(answers.filter((one) => one.status === 409).length, 15);
  const page = await shop.page(order.id);
  assert.deepEqual([page.fulfilmentStatus, page.lines[0]?.shipped, page.parcels.length], ["shipped", 5_000, 5]);
});

test("another shop of the same owner is another world: its orders cannot be read, changed or found", async () => {
  const order = await shop.order();
  const second = { name: "Deuxième boutique", preset: "BE", slug: "deuxieme" };
  const opened = await shop.owner.send("POST", "/api/v1/shops", second);
  assert.equal(opened.status, 201, JSON.stringify(opened.body));
  const at = (path: string) => `/api/v1/shops/${second.slug}${path}`;

  const read = await shop.owner.get(at(`/orders/${order.id}`));
  const changed = await shop.owner.send("POST", at(`/orders/${order.id}/cancellation`), { reason: "" });
  const found = await shop.owner.get<{ orders: unknown[] }>(at(`/orders?q=${order.reference}`));
  const unknown = await shop.owner.get("/api/v1/shops/inconnue/orders");
  const stranger = await shop.site.get(`/api/v1/shops/${shop.shop.slug}/orders`);

  assert.deepEqual([read.status, changed.status, unknown.status, stranger.status], [404, 404, 404, 401]);
  assert.deepEqual(found.body.orders, []);
});

test("money that came tomorrow, or a parcel that will arrive, is a slip of the finger and is refused", async () => {
  const order = await shop.order();
  await shop.verb(order.id, "shipments", { tell: "nobody" });

  const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString();
  const paid = await shop.desk.send("POST", `/orders/${order.id}/payments`, { receivedOn: tomorrow.slice(0, 10) });
  const ancient = await shop.desk.send("POST", `/orders/${order.id}/payments`, { receivedOn: "0001-01-01" });
  const delivered = await shop.desk.send("POST", `/orders/${order.id}/delivery`, { at: tomorrow });

  assert.deepEqual([paid.status, ancient.status, delivered.status], [422, 422, 422]);
  assert.equal((await shop.page(order.id)).paymentStatus, "awaiting");
});
