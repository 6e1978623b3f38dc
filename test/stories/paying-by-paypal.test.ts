// Paying by PayPal: the customer approves there, and the shop takes the money when he is back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { worldTrust } from "../../src/payments/providers/paypal/signature.ts";
import { openFakePaypal } from "../support/providers/fake-paypal.ts";
import { textOf } from "../support/visitor.ts";
import { openWalk, type Gone } from "../support/walking.ts";

let fake: Awaited<ReturnType<typeof openFakePaypal>>;
let shop: Awaited<ReturnType<typeof openWalk>>;
const usualTrust = { ...worldTrust };
before(async () => {
  fake = await openFakePaypal();
  // The only thing the world has that this machine has not: PayPal's certificate.
  Object.assign(worldTrust, fake.trust);
  shop = await openWalk(fake, { provider: "paypal", method: "PayPal" });
});
after(async () => {
  Object.assign(worldTrust, usualTrust);
  await shop.close();
  await fake.close();
});

const hour = 3_600_000;
const heard = async (event: object, how = {}) => {
  const { status } = await fake.post(shop.hookUrl, event, how);
  await shop.settled();
  return status;
};
const paid = async (): Promise<Gone> => {
  const gone = await shop.go();
  fake.books.approve(gone.id);
  await shop.comeBack(gone);
  return gone;
};
const statusOf = async (gone: Gone) => (await shop.money(gone)).paymentStatus;

test("C10 the customer approves, comes back, and the order is paid without a click", async () => {
  const gone = await shop.go();
  fake.books.approve(gone.id);
  assert.equal(await statusOf(gone), "awaiting");

  const thanks = await shop.comeBack(gone);

  assert.match(thanks.path, /\/merci\//);
  const { captured, paymentStatus } = await shop.money(gone);
  assert.deepEqual([captured, paymentStatus], [gone.order.total, "paid"]);
});

test("a customer who gave up on PayPal's page owes what he owed", async () => {
  const gone = await shop.go();
  const { pathname, search } = new URL(fake.returnUrl(gone.id, null));
  const page = await gone.visitor.open(pathname + search);
  assert.match(textOf(page.html), /revenu sans payer/);
  assert.equal(await statusOf(gone), "awaiting");
});

test("a customer who opens the return address without having approved is not thanked", async () => {
  const gone = await shop.go();
  const page = await shop.comeBack(gone);
  assert.doesNotMatch(page.path, /\/merci\//);
  assert.equal(await statusOf(gone), "awaiting");
});

test("somebody approves and never comes back: PayPal's call has the money taken", async () => {
  const gone = await shop.go();
  fake.books.approve(gone.id);

  assert.equal(await heard(fake.events.approved(gone.id)), 200);

  assert.equal(await statusOf(gone), "paid");
});

test("he approves, never comes back, and the call is lost: the shop asks by itself, and takes the money", async () => {
  const gone = await shop.go();
  fake.books.approve(gone.id);
  await shop.hurry();
  assert.equal(await statusOf(gone), "paid");
});

test("the customer's return and PayPal's call at the same moment make one payment", async () => {
  const gone = await shop.go();
  fake.books.approve(gone.id);
  await Promise.all([shop.comeBack(gone), shop.comeBack(gone), fake.post(shop.hookUrl, fake.events.approved(gone.id))]);
  await shop.hurry();
  const { movements, captured } = await shop.page(gone.order.id);
  assert.deepEqual([movements.length, captured], [1, gone.order.total]);
});

test("money PayPal holds back is on its way; refused three days later, it never came", async () => {
  const gone = await shop.go();
  fake.books.approve(gone.id, "PENDING");
  await shop.comeBack(gone);
  assert.equal(await statusOf(gone), "pending");

  fake.books.decide(gone.id, "DECLINED");
  await heard(fake.events.captured(gone.id, "DENIED"));

  const { captured, paymentStatus } = await shop.money(gone);
  assert.deepEqual([captured, paymentStatus], [0, "failed"]);
});

test("money PayPal held back and then let through is paid, though nobody clicks", async () => {
  const gone = await shop.go();
  fake.books.approve(gone.id, "PENDING");
  await shop.comeBack(gone);
  fake.books.decide(gone.id, "COMPLETED");
  await heard(fake.events.captured(gone.id));
  assert.equal(await statusOf(gone), "paid");
});

test("a declined card is said with its reason, and another one pays on the same page", async () => {
  const gone = await shop.go();
  fake.books.approve(gone.id, "INSTRUMENT_DECLINED");
  await shop.comeBack(gone);
  const declined = await shop.money(gone);
  assert.deepEqual([declined.paymentStatus, declined.reason], ["failed", "INSTRUMENT_DECLINED"]);

  const again = await shop.goAgain(gone);
  assert.equal(again.id, gone.id);
  fake.books.approve(gone.id);
  await shop.comeBack(again);

  assert.equal(await statusOf(gone), "paid");
});

test("no two pages share an invoice number: PayPal would refuse the second", async () => {
  await paid();
  const invoices = [...fake.books.orders.values()].map(({ asked }) => asked.purchase_units[0]?.invoice_id);
  assert.equal(new Set(invoices).size, invoices.length);
});

test("approved after the order was cancelled: the money is not taken", async () => {
  const gone = await shop.go();
  await shop.verb(gone.order.id, "cancellation", { reason: "", tell: "nobody" });
  await shop.settled();
  fake.books.approve(gone.id);

  await shop.comeBack(gone);
  await heard(fake.events.approved(gone.id));

  assert.equal(fake.books.order(gone.id).captures.length, 0);
  assert.equal((await shop.money(gone)).captured, 0);
});

test("money taken at PayPal's own desk after the order was cancelled is kept and shown, to be given back", async () => {
  const gone = await shop.go();
  await shop.verb(gone.order.id, "cancellation", { reason: "", tell: "nobody" });
  await shop.settled();
  fake.books.approve(gone.id);
  fake.books.take(gone.id);

  await heard(fake.events.captured(gone.id));

  assert.equal((await shop.money(gone)).captured, gone.order.total);
  await shop.refund(gone);
  assert.equal(fake.books.order(gone.id).refunds.length, 1);
});

test("two pages of one order, both approved: only one is taken", async () => {
  const first = await shop.go();
  const later = 4 * hour;
  const { id } = first;
  await shop.later(later, async () => {
    const second = await shop.goAgain(first);
    assert.notEqual(second.id, id);
    for (const one of [id, second.id]) fake.books.approve(one);
    await shop.comeBack(second);
    await shop.comeBack(first);
    assert.equal((await shop.money(first)).captured, first.order.total);
    assert.deepEqual(
      [id, second.id].map((one) => fake.books.order(one).captures.length),
      [0, 1],
    );
  });
});

test("a page nobody approved in three hours has expired, and a new one is made", async () => {
  const gone = await shop.go();
  fake.books.expire(gone.id);

  await shop.later(4 * hour, async () => {
    await shop.check(gone);
    const again = await shop.goAgain(gone);
    assert.notEqual(again.id, gone.id);
  });
});

test("a lie changes nothing: changed bytes, another webhook, a foreign certificate", async () => {
  const gone = await shop.go();
  fake.books.approve(gone.id);
  const event = fake.events.approved(gone.id);
  for (const how of [
    { body: JSON.stringify(event, null, 1) },
    { webhookId: "OTHERWEBHOOK" },
    { certUrl: "https://api.sandbox.paypal.com.evil.example/v1/notifications/certs/1" },
  ])
    assert.equal(await heard(event, how), 400);
  assert.equal(await statusOf(gone), "awaiting");
});

test("a true call about an order of somebody else is answered, and changes nothing", async () => {
  const event = { id: "WH-X", event_type: "CHECKOUT.ORDER.APPROVED", resource: { id: "NOTOURS" } };
  assert.equal(await heard(event), 200);
});

test("money is given back in parts; the whole makes the order refunded", async () => {
  const gone = await paid();
  await shop.refund(gone, { amount: 500 });
  const part = await shop.money(gone);
  assert.deepEqual([part.refunded, part.paymentStatus], [500, "partially_refunded"]);
  await shop.refund(gone);
  const whole = await shop.money(gone);
  assert.deepEqual([whole.refunded, whole.paymentStatus], [gone.order.total, "refunded"]);
});

test("a refund made in the PayPal account is seen when PayPal calls, though it speaks of the refund only", async () => {
  const gone = await paid();
  fake.books.giveBack(fake.books.order(gone.id).captures[0]?.id ?? "", {
    amount: { currency_code: "EUR", value: "7.00" },
  });
  await heard(fake.events.refunded(gone.id));
  assert.equal((await shop.money(gone)).refunded, 700);
});

test("money the customer's bank takes back shows, and is there again when the dispute is won", async () => {
  const gone = await paid();
  fake.books.dispute(gone.id, "CHARGEBACK");
  await heard(fake.events.disputed(gone.id));
  const lost = await shop.page(gone.order.id);
  assert.ok(
    lost.movements.some(({ kind }) => kind === "disputed"),
    JSON.stringify(lost.movements),
  );

  fake.books.dispute(gone.id);
  await heard(fake.events.disputed(gone.id));

  const won = await shop.page(gone.order.id);
  assert.equal(won.paymentStatus, "paid");
});

test("an order that carries another attempt's id is taken from nobody", async () => {
  const [mine, theirs] = [await shop.go(), await shop.go()];
  const [unit] = fake.books.order(mine.id).asked.purchase_units;
  const [other] = fake.books.order(theirs.id).asked.purchase_units;
  if (unit && other?.custom_id) unit.custom_id = other.custom_id;
  fake.books.approve(mine.id);

  await shop.comeBack(mine);

  assert.equal(fake.books.order(mine.id).captures.length, 0);
  assert.equal((await shop.money(mine)).captured, 0);
});

for (const [what, is] of [
  ["is busy", { status: 429, headers: { "retry-after": "1" } }],
  ["has broken down", { status: 500, text: "<html>Error</html>" }],
  ["says nothing", { status: 200, text: "" }],
] as const)
  test(`PayPal ${what} when the customer is back: the money is taken later, once`, async () => {
    const gone = await shop.go();
    fake.books.approve(gone.id);
    fake.goWrong({ path: "/capture", method: "POST", is: { ...is, afterwards: true } });
    await shop.comeBack(gone);
    await shop.hurry();
    assert.equal(fake.books.order(gone.id).captures.length, 1);
    assert.equal(await statusOf(gone), "paid");
  });

test("what PayPal's sandbox signed says nothing to a shop that takes real money", async () => {
  const live = await openWalk(fake, { provider: "paypal", mode: "live", method: "PayPal" });
  const gone = await live.go();
  fake.books.approve(gone.id);

  const { status } = await fake.post(live.hookUrl, fake.events.approved(gone.id));

  assert.equal(status, 400);
  assert.equal((await live.money(gone)).captured, 0);
  await live.close();
});
