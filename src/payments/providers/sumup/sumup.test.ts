import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { minor } from "../../../../shared/money.ts";
import { paymentAttempt } from "../../../../test/support/payment-attempt.ts";
import { openFakeSumup } from "../../../../test/support/providers/fake-sumup.ts";
import type { Attempt, Delivered, Snapshot } from "../../provider.ts";
import { sumup } from "../sumup.ts";

let fake: Awaited<ReturnType<typeof openFakeSumup>>;
beforeEach(async (context) => {
  fake = await openFakeSumup();
  if ("after" in context) context.after(() => fake.close());
});

const part = (amount: number, currency = "EUR") => ({ id: "refund-1", amount: minor(amount), currency });
const look = (id: string) => sumup.fetch(fake.connection(), id);
const refund = (id: string, amount: number) => sumup.refund(fake.connection(), id, part(amount));

async function opened(changes: Partial<Attempt> = {}): Promise<string> {
  return (await sumup.create(fake.connection(), paymentAttempt(changes))).reference;
}

async function paid(changes: Partial<Attempt> = {}): Promise<string> {
  const id = await opened(changes);
  fake.books.pay(id);
  return id;
}

const nothing = { captured: 0, refunded: 0, disputed: 0, reason: "" };
function money({ state, captured, refunded, disputed, reason }: Snapshot) {
  return { state, captured, refunded, disputed, reason };
}

const called = (body: string): Delivered => ({
  method: "POST",
  rawBody: Buffer.from(body),
  headers: {},
  query: {},
  now: new Date("2026-11-23T09:00:00.123Z"),
});

test("a page is made for half an hour, under the attempt's number and id", async () => {
  const attempt = paymentAttempt();

  const started = await sumup.create(fake.connection(), attempt);

  assert.deepEqual(fake.books.checkout(started.reference).asked, {
    checkout_reference: `1001-1_${attempt.id}`,
    amount: 42.5,
    currency: "EUR",
    merchant_code: "MH4H92C7",
    description: "CMD-1001 L’Atelier d’Aurélie",
    return_url: attempt.webhookUrl,
    redirect_url: attempt.returnUrl,
    valid_until: "2026-11-23T09:30:00.000Z",
    hosted_checkout: { enabled: true },
  });
  assert.equal(started.redirectUrl, `https://checkout.sumup.com/pay/${started.reference}`);
  assert.equal(started.expiresAt?.toISOString(), "2026-11-23T09:30:00.000Z");
});

for (const [currency, amount, written] of [
  ["EUR", 1995, 19.95],
  ["EUR", 820, 8.2],
  ["CHF", 1610, 16.1],
  ["EUR", 5, 0.05],
  ["CLP", 1500, 1500],
  ["HUF", 150_000, 1500],
] as const)
  test(`${amount} ${currency} is written ${written}, and read again`, async () => {
    const id = await opened({ currency, amount: minor(amount) });
    assert.equal(fake.books.checkout(id).asked.amount, written);
    assert.equal((await look(id)).amount, amount);
  });

test("forints with a fraction are refused before SumUp is asked", async () => {
  await assert.rejects(opened({ currency: "HUF", amount: minor(150_050) }), { kind: "refused" });
  assert.equal(fake.asked.length, 0);
});

test("asked again after a lost answer, it is the same page", async () => {
  fake.goWrong({ path: "/v0.1/checkouts", is: "lost" });
  await assert.rejects(opened(), { kind: "unreachable" });

  const second = await opened();

  assert.deepEqual([...fake.books.checkouts.keys()], [second]);
});

test("another shop on the same account may have the same number", async () => {
  const mine = await opened();
  const theirs = await opened({ id: "01980000-0000-7000-8000-00000000000b" });
  assert.notEqual(mine, theirs);
});

test("a page nobody has paid on is open, then expired", async () => {
  const id = await opened();
  assert.deepEqual(money(await look(id)), { ...nothing, state: "open" });
  fake.books.expire(id);
  assert.deepEqual(money(await look(id)), { ...nothing, state: "expired" });
});

test("a refused card leaves the page open, with a reason; another pays", async () => {
  const id = await opened();
  fake.books.pay(id, { is: "FAILED" });
  assert.deepEqual(money(await look(id)), { ...nothing, state: "open", reason: "FAILED" });

  fake.books.pay(id);

  assert.deepEqual(money(await look(id)), { ...nothing, state: "paid", captured: 4250 });
});

test("what was paid says whose it is, and under which transaction", async () => {
  const id = await paid();
  const { ours, transaction, amount, currency, isTest, authorised } = await look(id);
  assert.deepEqual([ours, amount, currency, isTest, authorised], [paymentAttempt().id, 4250, "EUR", true, 0]);
  assert.equal(transaction, fake.books.paid(id).id);
});

test("an amount that comes with the error of a float is read to the cent", async () => {
  const id = await opened({ amount: minor(1995) });
  fake.books.pay(id, { amount: 19.950000000000003 });
  assert.equal((await look(id)).captured, 1995);
});

test("an amount that is not the one asked for is told as it came", async () => {
  const id = await opened({ amount: minor(1995) });
  fake.books.pay(id, { amount: 19 });
  const { amount, captured } = await look(id);
  assert.deepEqual([amount, captured], [1995, 1900]);
});

test("refunds are summed: in part, then whole", async () => {
  const id = await paid();
  await refund(id, 1010);
  assert.deepEqual(money(await look(id)), { ...nothing, state: "paid", captured: 4250, refunded: 1010 });
  await refund(id, 3240);
  assert.equal((await look(id)).refunded, 4250);
  await assert.rejects(refund(id, 1), { kind: "refused", reason: "INVALID_AMOUNT" });
});

test("a refund whose answer was lost stands in the books", async () => {
  const id = await paid();
  fake.goWrong({ path: "/refunds", is: "lost" });
  await assert.rejects(refund(id, 1000), { kind: "unreachable" });
  assert.equal((await look(id)).refunded, 1000);
});

test("a refund the merchant made at SumUp is seen", async () => {
  const id = await paid();
  fake.books.giveBack(fake.books.paid(id).id);
  assert.equal((await look(id)).refunded, 4250);
});

test("“refunded” without how much leaves it open: nobody guesses", async () => {
  const id = await paid();
  fake.books.paid(id).simple_status = "REFUNDED";
  await assert.rejects(look(id), { kind: "unreachable" });
});

test("a refund that failed was not given", async () => {
  const id = await paid();
  const transaction = fake.books.paid(id);
  transaction.simple_status = "REFUND_FAILED";
  transaction.transaction_events.push({ id: 1, event_type: "REFUND", status: "FAILED", amount: 42.5 });
  assert.equal((await look(id)).refunded, 0);
});

test("money a bank took back after the payout is in dispute; what was given back before is not taken twice", async () => {
  const id = await paid();
  fake.books.becomes(id, "PAID_OUT");
  assert.equal((await look(id)).disputed, 0);
  await refund(id, 250);
  fake.books.becomes(id, "CHARGEBACK");
  assert.deepEqual(money(await look(id)), { ...nothing, state: "paid", captured: 4250, refunded: 250, disputed: 4000 });
});

test("nothing was paid: nothing is given back", async () => {
  await assert.rejects(refund(await opened(), 1), { kind: "refused", reason: "NOTHING_CAPTURED" });
});

test("a page is closed, twice without harm; one that was paid is not", async () => {
  const id = await opened();
  await sumup.cancel(fake.connection(), id, "attempt");
  await sumup.cancel(fake.connection(), id, "attempt");
  assert.equal((await look(id)).state, "expired");
  await assert.rejects(sumup.cancel(fake.connection(), await paid({ id: "b" }), "attempt"), {
    kind: "refused",
    reason: "CHECKOUT_PROCESSED",
  });
});

test("a call names a checkout and is not believed further", async () => {
  const body = JSON.stringify({ event_type: "CHECKOUT_STATUS_CHANGED", id: "4e425463-3e1b-431d-83fa-1e51c2925e99" });
  assert.deepEqual(await sumup.hear(fake.connection(), called(body)), {
    kind: "look",
    eventId: "4e425463-3e1b-431d-83fa-1e51c2925e99 2026-11-23T09:00:00.123Z",
    reference: "4e425463-3e1b-431d-83fa-1e51c2925e99",
  });
});

test("calls of kinds nobody knows, and what is no call, are forgotten", async () => {
  for (const body of [
    JSON.stringify({ event_type: "CHECKOUT_SOMETHING_NEW", id: "4e425463" }),
    JSON.stringify({ event_type: "CHECKOUT_STATUS_CHANGED", id: "../../merchants" }),
    JSON.stringify({ event_type: "CHECKOUT_STATUS_CHANGED", id: ["a"] }),
    "",
    "<html>",
    "null",
  ])
    assert.deepEqual(await sumup.hear(fake.connection(), called(body)), { kind: "ignored" }, body);
});

test("the keys are tried", async () => {
  await sumup.check(fake.connection());
  const wrong = { ...fake.connection(), secrets: { ...fake.secrets, apiKey: "x" } };
  await assert.rejects(sumup.check(wrong), { kind: "refused", reason: "Unauthorized" });
});

for (const [what, is] of [
  ["429", { status: 429 }],
  ["500", { status: 500, text: "<html>" }],
  ["an empty answer", { status: 200, text: "" }],
  ["an answer cut in the middle", "cut"],
] as const)
  test(`${what} leaves it open`, async () => {
    const id = await opened();
    fake.goWrong({ path: id, is });
    await assert.rejects(look(id), { kind: "unreachable" });
  });
