// Money that comes another way than was meant: for another order, another amount, too late, or given back twice over.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { leadsTo, openPayingShop, type PayingShop } from "../support/paying.ts";
import { openFakeStripe } from "../support/providers/fake-stripe.ts";
import type { Placed } from "../support/shop.ts";

let fake: Awaited<ReturnType<typeof openFakeStripe>>;
let shop: PayingShop;
before(async () => {
  fake = await openFakeStripe();
  const { baseUrl, secrets } = fake;
  shop = await openPayingShop({ provider: "stripe", baseUrl, secrets });
});
after(async () => {
  await shop.close();
  await fake.close();
});

/** The order's page at Stripe, opened by its customer. */
async function opened(order: Placed) {
  const page = await shop.visitor().open(`${shop.payPath(order)}/aller`);
  return fake.sessionAt(leadsTo(page));
}

const backFrom = (order: Placed, attemptId = "") => shop.visitor().open(`${shop.payPath(order)}/retour/${attemptId}`);

async function paid(): Promise<Placed> {
  const order = await shop.orderOnline();
  const session = await opened(order);
  fake.books.pay(session.id);
  await backFrom(order, session.metadata["attempt"]);
  return order;
}

test("coming back with the payment of another order shows nothing of it, and pays neither", async () => {
  const [mine, other] = [await shop.orderOnline(), await shop.orderOnline()];
  const session = await opened(other);
  fake.books.pay(session.id);

  const answer = await backFrom(mine, session.metadata["attempt"]);

  assert.equal(answer.status, 404);
  assert.equal((await shop.page(mine.id)).captured, 0);
});

test("an order that grew while its page was open keeps what came, and says what is still owed", async () => {
  const order = await shop.orderOnline();
  const session = await opened(order);
  const addLines = [{ name: "Emballage", quantity: 1_000, unitPrice: 350, taxClass: "standard" }];
  await shop.verb(order.id, "edits", { addLines, tell: "nobody" });
  fake.books.pay(session.id);
  await backFrom(order, session.metadata["attempt"]);

  const page = await shop.page(order.id);
  assert.equal(page.captured, order.total);
  assert.equal(page.paymentStatus, "partially_paid");
  assert.equal((await opened(order)).amount_total, page.total - order.total);
});

test("once an order is paid on one page, the other is closed, and no new one is made", async () => {
  const order = await shop.orderOnline();
  const first = await opened(order);
  const addLines = [{ name: "Emballage", quantity: 1_000, unitPrice: 350, taxClass: "standard" }];
  await shop.verb(order.id, "edits", { addLines, tell: "nobody" });
  const second = await opened(order);
  fake.books.pay(second.id);
  await backFrom(order, second.metadata["attempt"]);
  await shop.settled();

  assert.equal((await shop.page(order.id)).paymentStatus, "paid");
  assert.equal(fake.books.session(first.id).status, "expired");
  const count = fake.books.sessions().length;
  await shop.visitor().open(`${shop.payPath(order)}/aller`);
  assert.equal(fake.books.sessions().length, count);
});

test("two refunds asked at the same moment are both made, the larger after the smaller", async () => {
  const order = await paid();
  const ask = (amount: number) => shop.verb(order.id, "online-refunds", { amount });
  await Promise.all([ask(300), ask(500)]);
  await shop.settled();

  const { refunded, online } = await shop.page(order.id);
  assert.equal(refunded, 800);
  assert.deepEqual(online.refundsAsked, []);
});

test("what the merchant gave back by hand is not given back by the provider as well", async () => {
  const order = await paid();
  await shop.verb(order.id, "refunds", { amount: 1_000, tell: "nobody" });

  const whole = await shop.desk.send("POST", `/orders/${order.id}/online-refunds`, { amount: order.total });
  await shop.verb(order.id, "online-refunds");
  await shop.settled();

  assert.equal(whole.status, 409);
  const { refunded, total } = await shop.page(order.id);
  assert.equal(refunded, total);
});
