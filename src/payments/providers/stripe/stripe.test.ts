import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { minor } from "../../../../shared/money.ts";
import { paymentAttempt } from "../../../../test/support/payment-attempt.ts";
import { openFakeStripe } from "../../../../test/support/providers/fake-stripe.ts";
import type { Snapshot } from "../../provider.ts";
import { stripe } from "../stripe.ts";

type Fake = Awaited<ReturnType<typeof openFakeStripe>>;
let fake: Fake;
beforeEach(async (context) => {
  fake = await openFakeStripe();
  if ("after" in context) context.after(() => fake.close());
});

const part = (amount: number, id = "refund-1") => ({ id, amount: minor(amount), currency: "EUR" });
const look = (id: string) => stripe.fetch(fake.connection(), id);

/** A session whose page is open; the customer has not come yet. */
async function opened(changes = {}): Promise<string> {
  const { reference } = await stripe.create(fake.connection(), paymentAttempt(changes));
  return reference;
}

async function paid(changes = {}): Promise<{ id: string; intent: string }> {
  const id = await opened(changes);
  fake.books.pay(id);
  return { id, intent: fake.books.session(id).payment_intent?.id ?? "" };
}

function money({ state, authorised, captured, refunded, disputed }: Snapshot) {
  return { state, authorised, captured, refunded, disputed };
}
const nothing = { authorised: 0, captured: 0, refunded: 0, disputed: 0 };

test("a page is made with all that names the order, and lives as long as Stripe says", async () => {
  const attempt = paymentAttempt({ locale: "fr-CH", currency: "CHF" });

  const started = await stripe.create(fake.connection(), attempt);

  const session = fake.books.session(started.reference);
  assert.equal(started.redirectUrl, session.url);
  assert.deepEqual(started.expiresAt, new Date(session.expires_at * 1000));
  assert.equal(session.amount_total, 4250);
  assert.deepEqual(session.metadata, { attempt: attempt.id, order: "CMD-1001" });
  const form = new URLSearchParams(fake.asked[0]?.body);
  assert.equal(form.get("payment_intent_data[metadata][attempt]"), attempt.id);
  assert.equal(form.get("locale"), "fr");
  assert.equal(fake.asked[0]?.headers["stripe-version"], "2026-10-28.endive");
  assert.equal(fake.asked[0]?.headers["idempotency-key"], attempt.id);
});

const standings: [string, (id: string) => void, Partial<Snapshot>][] = [
  ["an open page", () => {}, { state: "open" }],
  ["a refused card on an open page", (id) => fake.books.decline(id), { state: "open", reason: "insufficient_funds" }],
  ["paid", (id) => fake.books.pay(id), { state: "paid", captured: 4250 }],
  ["refused, then paid", (id) => (fake.books.decline(id), fake.books.pay(id)), { state: "paid", captured: 4250 }],
  ["a debit that takes days", (id) => fake.books.pay(id, "debit"), { state: "pending" }],
  [
    "a debit that came in",
    (id) => (fake.books.pay(id, "debit"), fake.books.endDebit(id, "succeeded")),
    { state: "paid", captured: 4250 },
  ],
  [
    "a debit that came back empty",
    (id) => (fake.books.pay(id, "debit"), fake.books.endDebit(id, "failed")),
    { state: "failed", reason: "payment_intent_payment_attempt_failed" },
  ],
  ["a page that expired", (id) => void fake.books.expire(id), { state: "expired" }],
];
for (const [words, happens, expected] of standings)
  test(`how an attempt stands: ${words}`, async () => {
    const id = await opened();
    happens(id);

    const snapshot = await look(id);

    assert.deepEqual({ ...snapshot, ...nothing, ...expected }, snapshot);
    assert.equal(snapshot.reason, expected.reason ?? "");
    assert.equal(snapshot.ours, paymentAttempt().id);
    assert.deepEqual([snapshot.amount, snapshot.currency, snapshot.isTest], [4250, "EUR", true]);
  });

test("an expired page whose payment went through is paid", async () => {
  const { id } = await paid();
  Object.assign(fake.books.session(id), { status: "expired", payment_status: "unpaid" });

  assert.deepEqual(money(await look(id)), { ...nothing, state: "paid", captured: 4250 });
});

test("a session as an older version of the API would send it is read", async () => {
  const { id } = await paid();
  const session = fake.books.session(id) as Partial<
    typeof fake.books.session extends (id: string) => infer One ? One : never
  >;
  delete session.expires_at;
  delete session.cancel_url;
  if (session.payment_intent) session.payment_intent.last_payment_error = null;

  assert.equal((await look(id)).state, "paid");
});

test("held, then taken in part: the rest is let go, not given back", async () => {
  const { id, intent } = await paid({ capture: "manual" });
  assert.deepEqual(money(await look(id)), { ...nothing, state: "authorised", authorised: 4250 });

  await stripe.capture(fake.connection(), id, part(4000));

  assert.deepEqual(money(await look(id)), { ...nothing, state: "paid", captured: 4000 });
  await assert.rejects(stripe.refund(fake.connection(), id, part(4250)), { kind: "refused" });
  assert.equal(fake.books.session(id).payment_intent?.id, intent);
});

test("taken twice because the answer was lost: taken once", async () => {
  const { id } = await paid({ capture: "manual" });
  fake.goWrong({ path: "/capture", is: "lost" });

  await assert.rejects(stripe.capture(fake.connection(), id, part(4250)), { kind: "unreachable" });
  await stripe.capture(fake.connection(), id, part(4250));

  assert.deepEqual(money(await look(id)), { ...nothing, state: "paid", captured: 4250 });
});

test("given back in the dashboard, then by the shop", async () => {
  const { id, intent } = await paid();
  fake.books.refund(intent, 1000);
  assert.equal((await look(id)).refunded, 1000);

  await stripe.refund(fake.connection(), id, part(3250));

  assert.deepEqual(money(await look(id)), { ...nothing, state: "paid", captured: 4250, refunded: 4250 });
});

test("a refund that failed after all is the merchant's again", async () => {
  const { id, intent } = await paid();
  const refund = fake.books.refund(intent, 1000);
  fake.books.failRefund(refund);

  assert.equal((await look(id)).refunded, 0);
});

test("a dispute counts from the complaint on, not when it is won, and a mere question never", async () => {
  const { id, intent } = await paid();
  fake.books.dispute(intent, 4250, "warning_needs_response");
  assert.equal((await look(id)).disputed, 0);
  const dispute = fake.books.dispute(intent, 4250);
  assert.equal((await look(id)).disputed, 4250);
  fake.books.closeDispute(dispute, "won");
  assert.equal((await look(id)).disputed, 0);
  fake.books.closeDispute(dispute, "lost");
  assert.equal((await look(id)).disputed, 4250);
});

test("money let go is nobody's; a page that is closed takes none", async () => {
  const { id } = await paid({ capture: "manual" });
  await stripe.cancel(fake.connection(), id);
  assert.deepEqual(money(await look(id)), { ...nothing, state: "cancelled" });

  const other = await opened({ id: "attempt-2" });
  await stripe.cancel(fake.connection(), other);
  await stripe.cancel(fake.connection(), other);
  assert.equal((await look(other)).state, "expired");
});

test("what is paid cannot be cancelled", async () => {
  const { id } = await paid();

  await assert.rejects(stripe.cancel(fake.connection(), id), {
    kind: "refused",
    reason: "payment_intent_unexpected_state",
  });
});

test("a page that was made, its answer lost, is the same page when asked again", async () => {
  fake.goWrong({ is: "lost" });

  await assert.rejects(opened(), { kind: "unreachable" });
  await opened();

  assert.equal(fake.books.sessions().length, 1);
});

test("a failure Stripe has kept does not shut the customer out for a day", async () => {
  fake.failOnce({ path: "/checkout/sessions", isDone: false });

  const first = await opened();

  assert.equal((await look(first)).state, "open");
});

for (const isDone of [true, false])
  test(`a refund that ${isDone ? "was done" : "failed"} and was answered 500 is done once, if only after a day`, async () => {
    const { id } = await paid();
    fake.failOnce({ path: "/refunds", isDone });
    await assert.rejects(stripe.refund(fake.connection(), id, part(1000)), { kind: "unreachable" });

    fake.books.now = () => new Date(Date.now() + 25 * 3_600_000);
    await stripe.refund(fake.connection(), id, part(1000));
    await stripe.refund(fake.connection(), id, part(1000));

    assert.equal((await look(id)).refunded, 1000);
  });

test("a refund whose answer was lost is done once, within the day and after it", async () => {
  const { id } = await paid();
  fake.goWrong({ path: "/refunds", is: "lost" });

  await assert.rejects(stripe.refund(fake.connection(), id, part(1000)), { kind: "unreachable" });
  await stripe.refund(fake.connection(), id, part(1000));

  assert.equal((await look(id)).refunded, 1000);
});

test("the same refund with another amount is refused", async () => {
  const { id } = await paid();
  await stripe.refund(fake.connection(), id, part(1000));
  // As if Stripe's list did not show it yet.
  fake.books.session(id).payment_intent?.latest_charge?.refunds.data.splice(0);

  await assert.rejects(stripe.refund(fake.connection(), id, part(2000)), {
    kind: "refused",
    reason: "idempotency_error",
  });
});

const mishaps: [string, Parameters<Fake["goWrong"]>[0]["is"]][] = [
  ["429", { status: 429, headers: { "retry-after": "2" }, body: { error: { code: "rate_limit" } } }],
  ["500", { status: 500, body: { error: { type: "api_error" } } }],
  ["409 while the first runs", { status: 409, body: { error: { code: "idempotency_key_in_use" } } }],
  ["a page of HTML", { status: 200, text: "<html><body>Maintenance</body></html>" }],
  ["a page of HTML with 503", { status: 503, text: "<html></html>" }],
  ["an empty answer", { status: 200, text: "" }],
  ["half an answer", "cut"],
  ["a redirect", { status: 302, headers: { location: "https://example.com/" }, text: "" }],
];
for (const [words, is] of mishaps)
  test(`${words} says nothing of the money`, async () => {
    const { id } = await paid();
    fake.goWrong({ is });

    await assert.rejects(look(id), { name: "ProviderFailure", kind: "unreachable" });
  });

test("a session nobody knows, and the wrong key, are refused by name", async () => {
  await assert.rejects(look("cs_test_unknown"), { kind: "refused", reason: "resource_missing" });
  await assert.rejects(stripe.fetch({ ...fake.connection(), secrets: { secretKey: "sk_test_2" } }, "cs_test_1"), {
    kind: "refused",
    reason: "invalid_api_key",
  });
});

test("the keys are tried, and must be of the mode the merchant has chosen", async () => {
  await stripe.check(fake.connection());

  await assert.rejects(stripe.check({ ...fake.connection(), mode: "live" }), { kind: "refused", reason: "test_key" });
  await assert.rejects(stripe.check({ ...fake.connection(), secrets: { secretKey: "sk_live_1" } }), {
    kind: "refused",
    reason: "live_key",
  });
});

test("real money is seen as such", async () => {
  const live = await openFakeStripe({ isLive: true });
  const { reference } = await stripe.create(live.connection(), paymentAttempt());
  live.books.pay(reference);

  const { isTest, dashboardUrl } = await stripe.fetch(live.connection(), reference);

  assert.deepEqual([isTest, dashboardUrl.includes("/test/")], [false, false]);
  await live.close();
});

for (const [currency, amount, units] of [
  ["EUR", 4250, 4250],
  ["XOF", 15_000, 15_000],
  ["JPY", 1980, 1980],
  ["TND", 42_500, 42_500],
  ["ISK", 5000, 500_000],
  ["UGX", 5000, 500_000],
  ["MGA", 500_000, 5000],
] as const)
  test(`${amount} of ${currency} is ${units} at Stripe, and back`, async () => {
    const { id } = await paid({ currency, amount: minor(amount) });

    assert.equal(fake.books.session(id).amount_total, units);
    const { captured, amount: asked } = await look(id);
    assert.deepEqual([captured, asked], [amount, amount]);
  });

test("half an ariary cannot be paid at Stripe", async () => {
  await assert.rejects(opened({ currency: "MGA", amount: minor(50) }), { kind: "refused" });
});
