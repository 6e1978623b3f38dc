// Lines given back by the company that took the money: spoken for as soon as it is asked, given once its books say so.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { breaches } from "../support/invariants.ts";
import { leadsTo, openPayingShop, pathOf, type PayingShop } from "../support/paying.ts";
import type { Item, Placed } from "../support/shop.ts";

let shop: PayingShop;
before(async () => {
  shop = await openPayingShop({ provider: "test" });
});
after(() => shop.close());

async function paid(): Promise<{ order: Placed; candle: Item; lineId: string }> {
  const candle = await shop.product({ stock: 10 });
  const order = await shop.orderOnline({ items: [{ item: candle, pieces: 2 }] });
  const visitor = shop.visitor();
  const page = await visitor.open(`${shop.payPath(order)}/aller`);
  await visitor.fill(pathOf(leadsTo(page)), { move: "pay" });
  await shop.settled();
  return { order, candle, lineId: (await shop.page(order.id)).lines[0]?.id ?? "" };
}
const ask = async ({ id }: Placed, path: string, body: object) => {
  const { status, body: said } = await shop.desk.send<{ code?: string }>("POST", `/orders/${id}/${path}`, body);
  return [status, said.code];
};
const right = async () => assert.deepEqual(await breaches(shop.db, shop.shop.id), []);

test("a piece is given back by the provider: its credit note, its stock, its place in the history", async () => {
  const { order, candle, lineId } = await paid();

  const lines = [{ lineId, quantity: 1_000, restock: true }];
  assert.deepEqual(await ask(order, "online-refunds", { lines, tell: "nobody" }), [202, undefined]);
  await shop.settled();

  const page = await shop.page(order.id);
  assert.deepEqual(
    [page.paymentStatus, page.refunded, page.invoiceStatus, page.invoices.at(-1)?.total],
    ["partially_refunded", 2_890, "partially_credited", 2_890],
  );
  const given = page.history.find(({ kind }) => kind === "payment.refunded");
  assert.deepEqual(given?.data["items"], [{ name: "Bougie parfumée Figuier", quantity: 1_000, restock: true }]);
  const row = await shop.db.reads.one<{ left: number }>("select on_hand as left from variants where id = $1", [
    candle.variantId,
  ]);
  assert.equal(row?.left, 9_000);
  await right();
});

test("asked at the provider and noted by hand at once, the same pieces are given back once", async () => {
  const { order, lineId } = await paid();
  const body = { lines: [{ lineId, quantity: 2_000 }], tell: "nobody" };

  const answers = await Promise.all([ask(order, "online-refunds", body), ask(order, "refunds", body)]);
  await shop.settled();

  assert.equal(answers.filter(([status]) => Number(status) < 300).length, 1, JSON.stringify(answers));
  assert.ok(answers.some(([, code]) => code === "line_refunded_already" || code === "refund_exceeds_held"));
  const page = await shop.page(order.id);
  assert.equal(page.refunded, 5_780);
  await right();
});
