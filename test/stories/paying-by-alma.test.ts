// Paying by Alma: the customer pays in instalments, and the shop has its money with the first.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { almaSignature, openFakeAlma } from "../support/providers/fake-alma.ts";
import { leadsTo } from "../support/paying.ts";
import type { OrderOptions } from "../support/shop.ts";
import { textOf } from "../support/visitor.ts";
import { openWalk, type Gone } from "../support/walking.ts";

let fake: Awaited<ReturnType<typeof openFakeAlma>>;
let shop: Awaited<ReturnType<typeof openWalk>>;
before(async () => {
  fake = await openFakeAlma();
  shop = await openWalk(fake, { provider: "alma", method: "Alma en 3 fois" });
});
after(async () => {
  await shop.close();
  await fake.close();
});

/** What Alma lends for: 150 euros of candles. */
const basket = async (price = 15_000): Promise<OrderOptions> => ({
  items: [{ item: await shop.product({ price }), pieces: 1 }],
});
const go = async (): Promise<Gone> => shop.go(await basket());
const heard = async (id: string, how: { url?: string; signature?: string | null } = {}) => {
  const { status } = await fake.call(id, { url: shop.hookUrl, ...how });
  await shop.settled();
  return status;
};
const paid = async (): Promise<Gone> => {
  const gone = await go();
  fake.books.pay(gone.id);
  await heard(gone.id);
  return gone;
};
const statusOf = async (gone: Gone) => (await shop.money(gone)).paymentStatus;

test("C10 the customer is accepted: the order is paid whole when he is back, and Alma's call a minute later adds nothing", async () => {
  const gone = await go();
  fake.books.pay(gone.id);

  assert.match((await shop.comeBack(gone)).path, /\/merci\//);
  const { captured, paymentStatus } = await shop.money(gone);
  assert.deepEqual([captured, paymentStatus], [gone.order.total, "paid"]);

  assert.equal(await heard(gone.id), 200);
  assert.equal((await shop.page(gone.order.id)).movements.length, 1);
});

test("the payment page says in how many payments, when and for how much, as Alma answered", async () => {
  const order = await shop.orderOnline(await basket());

  const { html } = await shop.visitor().open(shop.payPath(order));

  const amounts = [...html.matchAll(/<li>[^<]*<span class="figures">([^<]*)<\/span>/g)].map(([, amount]) => amount);
  const cents = amounts.map((amount = "") => Number(amount.replace(/[^0-9]/g, "")));
  assert.equal(cents.length, 3, html);
  assert.equal(
    cents.reduce((all, one) => all + one, 0),
    order.total,
  );
  assert.match(textOf(html), /sans frais/);
});

test("without an answer of Alma in time, or for an amount it does not lend, the payment page is as it was", async () => {
  const order = await shop.orderOnline(await basket());
  fake.goWrong({ path: "/v2/payments/eligibility", is: "silent" });
  const silent = await shop.visitor().open(shop.payPath(order));
  assert.match(silent.html, /Alma en 3 fois/);
  assert.doesNotMatch(silent.html, /sans frais/);

  const small = await shop.orderOnline(await basket(500));

  const { html, status } = await shop.visitor().open(shop.payPath(small));

  assert.equal(status, 200);
  assert.match(html, /Alma en 3 fois/);
  assert.doesNotMatch(html, /sans frais/);
});

test("he never comes back: Alma's call is enough", async () => {
  assert.equal(await statusOf(await paid()), "paid");
});

test("all instalments paid, months later, changes nothing", async () => {
  const gone = await paid();
  fake.books.pay(gone.id, "paid");
  await shop.check(gone);
  const { captured, paymentStatus } = await shop.money(gone);
  assert.deepEqual([captured, paymentStatus], [gone.order.total, "paid"]);
});

test("an order too small for Alma is refused before a page is made, and the customer may pay otherwise", async () => {
  const order = await shop.orderOnline(await basket(2_000));
  const before = fake.books.payments.size;
  const page = await shop.visitor().open(`${shop.payPath(order)}/aller`);
  assert.equal(page.status, 502);
  assert.doesNotMatch(page.html, /http-equiv="refresh"/);
  assert.ok(textOf(page.html).includes("Alma en 3 fois"), "the ways to pay are still there");
  assert.equal(fake.books.payments.size, before);
});

test("a customer Alma does not accept is told, and may try again on another page", async () => {
  const gone = await go();
  fake.books.pay(gone.id, "scored_no");
  await shop.comeBack(gone);
  const { paymentStatus, reason } = await shop.money(gone);
  assert.deepEqual([paymentStatus, reason], ["failed", "scored_no"]);
  const again = await shop.goAgain(gone);
  assert.notEqual(again.id, gone.id);
});

test("a call without a signature, or with another payment's, is refused and changes nothing", async () => {
  const [gone, other] = [await go(), await go()];
  fake.books.pay(gone.id);
  for (const signature of [null, almaSignature(other.id, fake.secrets.apiKey), "00", almaSignature(gone.id, "guessed")])
    assert.equal(await heard(gone.id, { signature }), 400);
  assert.equal(await statusOf(gone), "awaiting");
});

test("a true signature says nothing of the money: heard before anything was paid, nothing happens", async () => {
  const gone = await go();
  assert.equal(await heard(gone.id), 200);
  assert.equal(await statusOf(gone), "awaiting");
});

test("a signature in capital letters is as good", async () => {
  const gone = await go();
  fake.books.pay(gone.id);
  await heard(gone.id, { signature: almaSignature(gone.id, fake.secrets.apiKey).toUpperCase() });
  assert.equal(await statusOf(gone), "paid");
});

test("a call of the newer kind, under a token we do not read, is answered and forgotten", async () => {
  const gone = await go();
  fake.books.pay(gone.id);
  const headers = { "content-type": "application/json", "x-alma-signature": "eyJhbGciOiJIUzI1NiJ9.e30.x" };
  const { status } = await fetch(shop.hookUrl, { method: "POST", headers, body: JSON.stringify({ payment: gone.id }) });
  await shop.settled();
  assert.equal(status, 200);
  assert.equal(await statusOf(gone), "awaiting");
});

test("another amount than was asked for is a task for the merchant", async () => {
  const gone = await go();
  fake.books.payment(gone.id).purchase_amount -= 1;
  fake.books.pay(gone.id);
  await heard(gone.id);
  const { toVerify, captured } = await shop.money(gone);
  assert.deepEqual([toVerify, captured], ["amount", gone.order.total - 1]);
});

test("a payment that carries another attempt's name is not this order's money", async () => {
  const [mine, theirs] = [await go(), await go()];
  fake.books.payment(mine.id).asked.payment.custom_data = fake.books.payment(theirs.id).asked.payment.custom_data;
  fake.books.pay(mine.id);
  await heard(mine.id);
  const { captured, toVerify } = await shop.money(mine);
  assert.deepEqual([captured, toVerify], [0, "reference"]);
});

test("the page is closed when the order is cancelled", async () => {
  const gone = await go();
  await shop.verb(gone.order.id, "cancellation", { reason: "", tell: "nobody" });
  await shop.settled();
  assert.equal(fake.books.payment(gone.id).state, "cancelled");
});

test("accepted before the order was cancelled, the money is kept and given back", async () => {
  const gone = await go();
  fake.books.pay(gone.id);
  await shop.verb(gone.order.id, "cancellation", { reason: "", tell: "nobody" });
  await shop.settled();
  assert.equal((await shop.money(gone)).captured, gone.order.total);
  await shop.refund(gone);
  assert.equal((await shop.money(gone)).refunded, gone.order.total);
});

test("a page nobody used expires, and a new one is made", async () => {
  const gone = await go();
  fake.books.expire(gone.id);
  await shop.check(gone);
  assert.notEqual((await shop.goAgain(gone)).id, gone.id);
});

test("a refund whose answer was lost is given once: Alma keeps our name for it", async () => {
  const gone = await paid();
  fake.goWrong({ path: "/refund", is: "lost" });
  await shop.refund(gone, { amount: 500 });
  await shop.hurry();
  assert.equal(fake.books.payment(gone.id).refunds.length, 1);
  assert.equal((await shop.money(gone)).refunded, 500);
});

test("given back whole, Alma says an amount of 0: the order was paid and given back", async () => {
  const gone = await paid();
  await shop.refund(gone);
  Object.assign(fake.books.payment(gone.id), { state: "paid", purchase_amount: 0 });
  await shop.check(gone);
  const { captured, refunded, paymentStatus, toVerify } = await shop.money(gone);
  assert.deepEqual([captured, refunded, paymentStatus, toVerify], [gone.order.total, gone.order.total, "refunded", ""]);
});

test("a page whose answer was lost is made anew: nobody has seen the first", async () => {
  const order = await shop.orderOnline(await basket());
  fake.goWrong({ path: "/v1/payments", method: "POST", is: "lost" });
  const trouble = await shop.visitor().open(`${shop.payPath(order)}/aller`);
  const page = await shop.visitor().open(`${shop.payPath(order)}/aller`);
  assert.equal(trouble.status, 502);
  assert.match(leadsTo(page), /payment_/);
});

test("the merchant adds a candle while the customer is at Alma's: what he paid counts, the rest is due, on a page of its own", async () => {
  const gone = await go();
  const { variantId } = await shop.product({ price: 12_000 });
  const add = { tell: "nobody", addLines: [{ variantId, quantity: 1_000 }] };
  const edited = await shop.desk.send("POST", `/orders/${gone.order.id}/edits`, add);
  assert.equal(edited.status, 201, JSON.stringify(edited.body));
  fake.books.pay(gone.id);

  await heard(gone.id);

  const { captured, paymentStatus } = await shop.money(gone);
  assert.deepEqual([captured, paymentStatus], [gone.order.total, "partially_paid"]);
  const rest = await shop.goAgain(gone);
  assert.equal(fake.books.payment(rest.id).purchase_amount, 12_000);
});
