// What is kept for a while is forgotten when its time is over, and nothing else is.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { forgetAnswers } from "../../src/lib/command.ts";
import { checkoutJobs } from "../../src/checkout/carts.jobs.ts";
import { openTestShop, type TestShop } from "../support/shop.ts";

let shop: TestShop;
before(async () => {
  shop = await openTestShop();
});
after(() => shop.close());

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

test("a basket nobody came back to is forgotten after thirty days, with the address in it; the order it became stays", async () => {
  const order = await shop.order();
  await shop.guest.send("POST", "/carts", {});
  const countOf = async () =>
    (await shop.db.reads.one<{ count: number }>("select count(*) as count from carts"))?.count;
  const forget = (days: number) =>
    checkoutJobs({ db: shop.db, now: () => inDays(days) } as Parameters<typeof checkoutJobs>[0])["forgetBaskets"]?.(
      {} as never,
    );
  assert.equal(await countOf(), 2);

  await forget(29);
  assert.equal(await countOf(), 2);
  await forget(31);

  assert.equal(await countOf(), 0);
  assert.equal((await shop.page(order.id)).reference, order.reference);
});

test("the answer kept under a key is forgotten after thirty days", async () => {
  const order = await shop.order();
  const pay = () =>
    shop.desk.send("POST", `/orders/${order.id}/payments`, { amount: 100, tell: "nobody" }, { "idempotency-key": "K" });
  await pay();

  await forgetAnswers(shop.db, inDays(29));
  await pay();
  assert.equal((await shop.page(order.id)).captured, 100);
  await forgetAnswers(shop.db, inDays(31));
  await pay();

  assert.equal((await shop.page(order.id)).captured, 200);
});
