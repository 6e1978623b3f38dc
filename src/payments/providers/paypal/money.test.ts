import assert from "node:assert/strict";
import { test } from "node:test";
import { paymentAttempt } from "../../../../test/support/payment-attempt.ts";
import { paypalScene } from "../../../../test/support/providers/paypal-scene.ts";
import type { Snapshot } from "../../provider.ts";

const { at, opened, finish, part, look, countOf, paid } = paypalScene();
const attemptId = paymentAttempt().id;

const nothing = { authorised: 0, captured: 0, refunded: 0, disputed: 0 };
function money({ state, authorised, captured, refunded, disputed }: Snapshot) {
  return { state, authorised, captured, refunded, disputed };
}

test("a page nobody has finished is open; one the customer has approved waits for us", async () => {
  const id = await opened();
  assert.deepEqual(money(await look(id)), { state: "open", ...nothing });

  at.fake.books.approve(id);

  assert.deepEqual(money(await look(id)), { state: "pending", ...nothing });
});

test("a customer who came back without approving pays nothing", async () => {
  const id = await opened();
  await finish(id);
  assert.equal(countOf("/capture"), 0);
});

test("the customer back, the money is taken, and says whose it is", async () => {
  const snapshot = await look(await paid());

  assert.deepEqual(money(snapshot), { ...nothing, state: "paid", captured: 4250 });
  const { ours, amount, currency, transaction, dashboardUrl, isTest, reason } = snapshot;
  assert.deepEqual([ours, amount, currency, isTest, reason], [attemptId, 4250, "EUR", true, ""]);
  assert.match(transaction, /^CAPTURE/);
  assert.equal(dashboardUrl, `https://www.sandbox.paypal.com/activity/payment/${transaction}`);
});

test("come back twice, and at once in two windows, it is taken once", async () => {
  const id = await opened();
  at.fake.books.approve(id);

  await Promise.all([finish(id), finish(id)]);
  await finish(id);

  assert.equal((await look(id)).captured, 4250);
  assert.equal(at.fake.books.order(id).captures.length, 1);
});

test("taken already under another key, it is no failure", async () => {
  const id = await opened();
  at.fake.books.approve(id);
  at.fake.goWrong({ path: "/capture", is: { status: 422, body: { details: [{ issue: "ORDER_ALREADY_CAPTURED" }] } } });
  await finish(id);
});

test("the answer to the taking lost, it is taken once", async () => {
  const id = await opened();
  at.fake.books.approve(id);
  at.fake.goWrong({ path: "/capture", is: "lost" });
  await assert.rejects(Promise.resolve(finish(id)), { kind: "unreachable" });

  await finish(id);

  assert.equal(at.fake.books.order(id).captures.length, 1);
});

test("a declined card leaves the page open, with PayPal's reason, and another card pays", async () => {
  const id = await opened();
  at.fake.books.approve(id, "INSTRUMENT_DECLINED");
  await assert.rejects(Promise.resolve(finish(id)), { kind: "refused", reason: "INSTRUMENT_DECLINED" });

  at.fake.books.approve(id);
  await finish(id);

  assert.equal((await look(id)).state, "paid");
});

test("an order that carries another attempt's id is not taken", async () => {
  const id = await opened({ id: "01980000-0000-7000-8000-00000000000b" });
  at.fake.books.approve(id);
  await assert.rejects(Promise.resolve(finish(id)), { kind: "refused", reason: "OTHER_ATTEMPT" });
  assert.equal(at.fake.books.order(id).captures.length, 0);
});

test("money PayPal still waits for is not there yet; three days later it is refused, or comes", async () => {
  for (const [decided, then] of [
    ["DECLINED", { ...nothing, state: "failed" }],
    ["COMPLETED", { ...nothing, state: "paid", captured: 4250 }],
  ] as const) {
    const id = await opened({ id: `attempt-${decided}` });
    at.fake.books.approve(id, "PENDING");
    await at.paypal.finish?.(at.fake.connection(), id, `attempt-${decided}`);
    assert.deepEqual(money(await look(id)), { state: "pending", ...nothing });

    at.fake.books.decide(id, decided);

    assert.deepEqual(money(await look(id)), then);
  }
});

test("held money is taken in part, once, and the rest let go", async () => {
  const id = await paid({ capture: "manual" });
  assert.deepEqual(money(await look(id)), { ...nothing, state: "authorised", authorised: 4250 });

  at.fake.goWrong({ path: "/capture", is: "lost" });
  await assert.rejects(Promise.resolve(at.paypal.capture?.(at.fake.connection(), id, part(3000))), {
    kind: "unreachable",
  });
  await at.paypal.capture?.(at.fake.connection(), id, part(3000));

  assert.deepEqual(money(await look(id)), { ...nothing, state: "paid", captured: 3000 });
});

test("held money is let go, twice without harm; taken money is not", async () => {
  const held = await paid({ capture: "manual" });
  await at.paypal.cancel(at.fake.connection(), held, attemptId);
  await at.paypal.cancel(at.fake.connection(), held, attemptId);
  assert.deepEqual(money(await look(held)), { ...nothing, state: "cancelled" });
});

test("money that was taken cannot be let go any more", async () => {
  const id = await paid();
  await assert.rejects(at.paypal.cancel(at.fake.connection(), id, attemptId), { reason: "ORDER_ALREADY_CAPTURED" });
});

test("a page nobody paid on needs nothing to be let go", async () => {
  await at.paypal.cancel(at.fake.connection(), await opened(), attemptId);
});

test("money is given back in parts, its amount always said", async () => {
  const id = await paid();

  await at.paypal.refund(at.fake.connection(), id, part(1000));
  assert.deepEqual(money(await look(id)), { ...nothing, state: "paid", captured: 4250, refunded: 1000 });
  await at.paypal.refund(at.fake.connection(), id, part(3250, "refund-2"));

  assert.deepEqual(money(await look(id)), { ...nothing, state: "paid", captured: 4250, refunded: 4250 });
  const bodies = at.fake.asked
    .filter(({ path }) => path.endsWith("/refund"))
    .map(({ body }) => JSON.parse(body) as object);
  assert.deepEqual(bodies, [
    { amount: { currency_code: "EUR", value: "10.00" }, custom_id: "refund-1" },
    { amount: { currency_code: "EUR", value: "32.50" }, custom_id: "refund-2" },
  ]);
});

test("a refund whose answer was lost is not given twice, not even when PayPal has forgotten its key", async () => {
  const id = await paid();
  at.fake.goWrong({ path: "/refund", is: "lost" });
  await assert.rejects(at.paypal.refund(at.fake.connection(), id, part(1000)), { kind: "unreachable" });

  await at.paypal.refund(at.fake.connection(), id, part(1000));

  assert.equal((await look(id)).refunded, 1000);
  assert.equal(countOf("/refund"), 1, "the order told that it was there");
});

test("more than is left cannot be given back", async () => {
  const id = await paid();
  await at.paypal.refund(at.fake.connection(), id, part(4000));
  await assert.rejects(at.paypal.refund(at.fake.connection(), id, part(300, "refund-2")), {
    kind: "refused",
    reason: "REFUND_AMOUNT_EXCEEDED",
  });
  await at.paypal.refund(at.fake.connection(), id, part(250, "refund-3"));
  await assert.rejects(at.paypal.refund(at.fake.connection(), id, part(1, "refund-4")), {
    kind: "refused",
    reason: "CAPTURE_FULLY_REFUNDED",
  });
});

test("a key that is still at work leaves the refund open", async () => {
  const id = await paid();
  at.fake.goWrong({ path: "/refund", is: { status: 422, body: { details: [{ issue: "DUPLICATE_REQUEST_ID" }] } } });
  await assert.rejects(at.paypal.refund(at.fake.connection(), id, part(100)), { kind: "unreachable" });
});

test("nothing was taken: nothing is given back", async () => {
  await assert.rejects(at.paypal.refund(at.fake.connection(), await opened(), part(1)), {
    kind: "refused",
    reason: "NOTHING_CAPTURED",
  });
});

test("what the merchant gives back in his PayPal account is seen", async () => {
  const id = await paid();
  at.fake.books.giveBack(at.fake.books.order(id).captures[0]?.id ?? "");
  assert.equal((await look(id)).refunded, 4250);
});

test("money a bank took back is in dispute until it is won again", async () => {
  const id = await paid();
  at.fake.books.dispute(id, "CHARGEBACK");
  assert.deepEqual(money(await look(id)), { ...nothing, state: "paid", captured: 4250, disputed: 4250 });

  at.fake.books.dispute(id);

  assert.equal((await look(id)).disputed, 0);
});
