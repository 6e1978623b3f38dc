// A shop takes money by Stripe: whatever is said, lost, repeated or forged, an order is paid by what Stripe's books say.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answers, comings } from "../support/adversities/answers.ts";
import { calls, doubts } from "../support/adversities/calls.ts";
import { held, type HoldingScene } from "../support/adversities/held.ts";
import { stripeRig } from "../support/adversities/stripe.ts";
import { openFakeStripe } from "../support/providers/fake-stripe.ts";
import { assertPaidOnce, openScene, type Begun, type Scene } from "../support/adversities/scene.ts";
import type { StripeEvent } from "../support/providers/stripe-objects.ts";

const day = 86_400_000;
let scene: Scene;
/** A shop that takes held money by hand. */
let byHand: HoldingScene;
let fake: Awaited<ReturnType<typeof openFakeStripe>>;
before(async () => {
  fake = await openFakeStripe();
  scene = await openScene(stripeRig(fake));
  byHand = await openScene(stripeRig(fake), { settings: { paymentCapture: "manual" } });
});
after(async () => {
  await scene.close();
  await byHand.close();
  await fake.close();
});

for (const [sentence, story] of Object.entries({ ...calls, ...doubts, ...answers, ...comings }))
  test(`Stripe: ${sentence}`, () => story(scene));
for (const [sentence, story] of Object.entries(held)) test(`Stripe: ${sentence}`, () => story(byHand));

const intentOf = ({ page }: Begun): string => fake.sessionAt(page).payment_intent?.id ?? "";

async function paid(): Promise<Begun> {
  const begun = await scene.begin();
  fake.books.pay(fake.sessionAt(begun.page).id);
  await scene.hear();
  return begun;
}

test("C10 the card is paid at Stripe, Stripe calls, and the order is accepted without a click", async () => {
  const begun = await paid();

  await assertPaidOnce(scene, begun);
  const { history, online } = await scene.page(begun.order.id);
  assert.equal(history.find(({ kind }) => kind === "payment.received")?.actor.name, "stripe");
  const intent = intentOf(begun);
  assert.deepEqual(
    online.attempts.map(({ transaction, dashboardUrl }) => [transaction, dashboardUrl]),
    [[intent, `https://dashboard.stripe.com/test/payments/${intent}`]],
  );
});

test("a debit that takes days is on its way: nothing is paid and nothing may leave as paid", async () => {
  const begun = await scene.begin();
  const { id } = fake.sessionAt(begun.page);
  fake.books.pay(id, "debit");
  assert.match((await scene.comeBack(begun)).path, /\/merci\//);
  await scene.hear();
  const pending = await scene.money(begun);
  assert.deepEqual([pending.paymentStatus, pending.captured], ["pending", 0]);

  fake.books.endDebit(id, "succeeded");
  await scene.hear();

  await assertPaidOnce(scene, begun);
});

test("a debit that comes back empty five days later is a payment that failed, and the customer is told", async () => {
  const begun = await scene.begin();
  const { id } = fake.sessionAt(begun.page);
  fake.books.pay(id, "debit");
  await scene.hear();

  await scene.later(5 * day, async () => {
    fake.books.endDebit(id, "failed");
    await scene.hear();
  });
  await scene.hurry();
  // He had ten minutes for another way.
  await scene.hurry();

  const { paymentStatus, captured } = await scene.money(begun);
  assert.deepEqual([paymentStatus, captured], ["failed", 0]);
  assert.equal((await scene.mailsAbout(begun.order, "n’est pas passé")).length, 1);
});

test("a refused card, then another on the same page: the reason is shown, then the order is paid", async () => {
  const begun = await scene.begin();
  const { id } = fake.sessionAt(begun.page);
  fake.books.decline(id, "lost_card");
  await scene.hear();
  const { online, paymentStatus } = await scene.page(begun.order.id);
  assert.deepEqual([paymentStatus, online.attemptReason], ["failed", "lost_card"]);

  fake.books.pay(id);
  await scene.hear();

  await assertPaidOnce(scene, begun);
});

test("a refund that failed after it had succeeded is the merchant's again, and the refund can be asked again", async () => {
  const begun = await paid();
  await scene.verb(begun.order.id, "online-refunds", { amount: 500 });
  await scene.settled();
  assert.equal((await scene.money(begun)).refunded, 500);

  const [refund] = fake.sessionAt(begun.page).payment_intent?.latest_charge?.refunds.data ?? [];
  assert.ok(refund);
  fake.books.failRefund(refund);
  await scene.hear();

  assert.equal((await scene.money(begun)).refunded, 0);
  await scene.verb(begun.order.id, "online-refunds", { amount: 500 });
  await scene.settled();
  assert.equal((await scene.money(begun)).refunded, 500);
});

for (const [end, refunded] of [
  ["won", 0],
  ["lost", "all"],
] as const)
  test(`a complaint at the customer's bank takes the money back, and it is ${end}`, async () => {
    const begun = await paid();
    const { total } = begun.order;
    const dispute = fake.books.dispute(intentOf(begun), total);
    await scene.hear();
    assert.equal((await scene.money(begun)).refunded, total);

    fake.books.closeDispute(dispute, end);
    await scene.hear();

    assert.equal((await scene.money(begun)).refunded, refunded === "all" ? total : 0);
  });

test("a bank's mere question takes nothing back", async () => {
  const begun = await paid();
  fake.books.dispute(intentOf(begun), begun.order.total, "warning_needs_response");
  await scene.hear();

  await assertPaidOnce(scene, begun);
});

test("a page that expired while its payment went through: the order is paid", async () => {
  const begun = await scene.begin();
  const session = fake.sessionAt(begun.page);
  fake.books.pay(session.id);
  session.status = "expired";
  await scene.hear();

  await assertPaidOnce(scene, begun);
});

test("an event of an older version, that lacks most of its words, is heard all the same", async () => {
  const begun = await scene.begin();
  const { id } = fake.sessionAt(begun.page);
  fake.books.pay(id);
  fake.books.takeEvents();
  const old = {
    id: "evt_old",
    object: "event",
    type: "checkout.session.completed",
    data: { object: { object: "checkout.session", id } },
  };

  const answer = await fake.post(scene.hookUrl, old as StripeEvent);
  await scene.settled();

  assert.equal(answer.status, 200);
  await assertPaidOnce(scene, begun);
});

test("an event about what nobody knows, and one of another program of the account, change nothing and are not sent again", async () => {
  for (const object of [
    { object: "checkout.session", id: "cs_test_unknown" },
    { object: "charge", id: "ch_9", payment_intent: "pi_9" },
    { object: "customer", id: "cus_1" },
  ]) {
    const type = `${object.object}.${object.object === "charge" ? "refunded" : "completed"}`;
    const event = { id: `evt_${object.id}`, object: "event", type, data: { object } };
    assert.equal((await fake.post(scene.hookUrl, event as StripeEvent)).status, 200);
  }
});

test("while a secret is being replaced Stripe signs with both, and one of them is enough", async () => {
  const begun = await scene.begin();
  fake.books.pay(fake.sessionAt(begun.page).id);
  const [event] = fake.books.takeEvents();
  assert.ok(event);
  const signed = JSON.stringify(event, null, 2);
  const [time, ours] = fake.signature(signed).split(",");
  const [, theirs] = fake.signature(signed, { secret: "whsec_new" }).split(",");

  const both = await fake.post(scene.hookUrl, event, { headers: { "stripe-signature": `${time},${theirs},${ours}` } });
  await scene.settled();

  assert.equal(both.status, 200);
  await assertPaidOnce(scene, begun);
});

test("the shop's clock ten minutes off, either way: calls are refused, and the order is paid by the customer's return", async () => {
  for (const ms of [-600_000, 600_000]) {
    const begun = await scene.begin();
    fake.books.pay(fake.sessionAt(begun.page).id);

    await scene.mistimed(ms, async () => {
      assert.deepEqual(new Set(await scene.hear()), new Set([400]));
      assert.equal((await scene.money(begun)).captured, 0);
      await scene.comeBack(begun);
    });

    await assertPaidOnce(scene, begun);
  }
});

test("a failure Stripe has kept for the page does not shut the customer out", async () => {
  fake.failOnce({ path: "/checkout/sessions", isDone: true });
  const begun = await scene.begin();
  fake.books.pay(fake.sessionAt(begun.page).id);
  await scene.hear();

  await assertPaidOnce(scene, begun);
});

test("a failure Stripe has kept for a refund: it is given once, a day later at the latest", async () => {
  for (const isDone of [true, false]) {
    const begun = await paid();
    fake.failOnce({ path: "/refunds", isDone });
    await scene.verb(begun.order.id, "online-refunds", { amount: 500 });
    await scene.settled();
    await scene.later(25 * 3_600_000, scene.hurry);

    assert.equal((await scene.money(begun)).refunded, 500);
  }
});

test("what Stripe gave back is not taken back at the desk", async () => {
  const begun = await paid();
  await scene.verb(begun.order.id, "online-refunds", { amount: 500 });
  await scene.settled();
  const given = (await scene.page(begun.order.id)).history.find(({ kind }) => kind === "payment.refunded");
  assert.equal(given?.mayUndo, false);
  const undone = await scene.desk.send<{ code: string }>("POST", `/orders/${begun.order.id}/undo`, {
    happeningId: given?.id,
  });

  assert.deepEqual([undone.status, undone.body.code], [409, "undo_not_possible"]);
  assert.equal((await scene.money(begun)).refunded, 500);
});

test("a call whose payment cannot be asked about comes again", async () => {
  const begun = await scene.begin();
  fake.books.takeEvents();
  fake.books.pay(fake.sessionAt(begun.page).id);
  const [event] = fake.books.takeEvents();
  assert.ok(event?.type === "payment_intent.succeeded");
  fake.goWrong({ path: "/checkout/sessions", method: "GET", is: { status: 500 } });

  assert.equal((await fake.post(scene.hookUrl, event)).status, 503);
  assert.equal((await fake.post(scene.hookUrl, event)).status, 200);
  await scene.settled();

  await assertPaidOnce(scene, begun);
});
