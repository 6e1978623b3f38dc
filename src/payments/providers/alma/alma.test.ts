import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { minor } from "../../../../shared/money.ts";
import { paymentAttempt } from "../../../../test/support/payment-attempt.ts";
import { almaSignature, openFakeAlma } from "../../../../test/support/providers/fake-alma.ts";
import type { Attempt, Delivered, Snapshot } from "../../provider.ts";
import { alma, almaPlans, reportAlmaMismatch } from "../alma.ts";

let fake: Awaited<ReturnType<typeof openFakeAlma>>;
beforeEach(async (context) => {
  fake = await openFakeAlma();
  if ("after" in context) context.after(() => fake.close());
});

const karim = { name: "Karim Ben Ali", line1: "3 rue des Lilas", postalCode: "69003", city: "Lyon", country: "FR" };
const inFrance = { billingAddress: karim, amount: minor(30_001) };
const part = (amount: number, id = "refund-1") => ({ id, amount: minor(amount), currency: "EUR" });
const look = (id: string) => alma.fetch(fake.connection(), id);
const refund = (id: string, amount: number, refundId?: string) =>
  alma.refund(fake.connection(), id, part(amount, refundId));

async function opened(changes: Partial<Attempt> = {}): Promise<string> {
  return (await alma.create(fake.connection(), paymentAttempt({ ...inFrance, ...changes }))).reference;
}

async function paid(): Promise<string> {
  const id = await opened();
  fake.books.pay(id);
  return id;
}

const nothing = { captured: 0, refunded: 0, disputed: 0, reason: "" };
function money({ state, captured, refunded, disputed, reason }: Snapshot) {
  return { state, captured, refunded, disputed, reason };
}

test("the plans Alma offers are told before the customer leaves", async () => {
  const plans = await almaPlans(fake.connection(), paymentAttempt(inFrance));

  assert.deepEqual(
    plans.map(({ installments, cost, parts }) => [installments, cost, parts.map(({ amount }) => amount)]),
    [
      [3, 0, [10_001, 10_000, 10_000]],
      [4, 0, [7501, 7500, 7500, 7500]],
    ],
  );
  assert.ok(plans[0]?.parts[0]?.dueAt instanceof Date);
});

test("a payment is asked for in the shape of Alma's own client, for the first plan it offers", async () => {
  const attempt = paymentAttempt({ ...inFrance, deliveryAddress: { ...karim, company: "Atelier", line2: "Bât. B" } });

  const started = await alma.create(fake.connection(), attempt);

  const address = {
    first_name: "Karim",
    last_name: "Ben Ali",
    line1: "3 rue des Lilas",
    postal_code: "69003",
    city: "Lyon",
    country: "FR",
  };
  assert.deepEqual(fake.books.payment(started.reference).asked, {
    origin: "online",
    payment: {
      purchase_amount: 30_001,
      installments_count: 3,
      deferred_days: 0,
      return_url: attempt.returnUrl,
      customer_cancel_url: attempt.cancelUrl,
      ipn_callback_url: attempt.webhookUrl,
      custom_data: { attempt: attempt.id },
      locale: "fr",
      billing_address: address,
      shipping_address: { ...address, company: "Atelier", line2: "Bât. B" },
    },
    customer: {
      first_name: "Julie",
      last_name: "Rochat",
      email: "julie@example.com",
      phone: "+41791234567",
      addresses: [address],
    },
    order: { merchant_reference: "1001-1" },
  });
  assert.equal(started.redirectUrl, `https://pay.sandbox.getalma.eu/${started.reference}`);
});

test("every request has the shape Alma's client gives it: amounts are whole cents, the key goes in its own scheme", async () => {
  const id = await paid();
  await refund(id, 1000);
  await alma.cancel(fake.connection(), await opened(), "attempt");
  await reportAlmaMismatch(fake.connection(), id);

  assert.deepEqual(
    fake.asked.map(({ method, path, body, headers }) => [
      `${method} ${path.replace(/payment_\d+/, "{id}")}`,
      body === "" ? [] : Object.keys(JSON.parse(body) as object),
      headers.authorization,
    ]),
    [
      ["POST /v2/payments/eligibility", ["purchase_amount", "queries", "billing_address", "locale"]],
      ["POST /v1/payments", ["origin", "payment", "customer", "order"]],
      ["GET /v1/payments/{id}", []],
      ["POST /v1/payments/{id}/refund", ["amount", "merchant_reference"]],
      ["POST /v2/payments/eligibility", ["purchase_amount", "queries", "billing_address", "locale"]],
      ["POST /v1/payments", ["origin", "payment", "customer", "order"]],
      ["GET /v1/payments/{id}", []],
      ["PUT /v1/payments/{id}/cancel", []],
      ["POST /v1/payments/{id}/potential-fraud", ["reason"]],
    ].map((row) => [...row, "Alma-Auth sk_test_alma"]),
  );
  assert.deepEqual(fake.books.payment(id).suspected, ["amount_mismatch"]);
});

test("an amount or a country Alma does not serve is refused before a page is made, and so is another currency", async () => {
  await assert.rejects(opened({ amount: minor(9_999) }), { kind: "refused", reason: "not_eligible" });
  await assert.rejects(opened({ billingAddress: { ...karim, country: "CH" } }), {
    kind: "refused",
    reason: "not_eligible",
  });
  await assert.rejects(opened({ currency: "CHF" }), { kind: "refused", reason: "currency_not_supported" });
  assert.equal(fake.books.payments.size, 0);
});

for (const [theirs, ours] of [
  ["not_started", "open"],
  ["scored_maybe", "pending"],
  ["in_progress", "paid"],
  ["paid", "paid"],
  ["late", "paid"],
  ["scored_no", "failed"],
  ["cancelled", "cancelled"],
] as const)
  test(`“${theirs}” at Alma is ${ours} here`, async () => {
    const id = await opened();
    fake.books.payment(id).state = theirs;
    const { state, captured, reason } = await look(id);
    assert.deepEqual([state, captured, reason], [ours, ours === "paid" ? 30_001 : 0, ours === "failed" ? theirs : ""]);
  });

test("a page that expired is over; money that came is not", async () => {
  const id = await opened();
  fake.books.expire(id);
  assert.equal((await look(id)).state, "expired");
  fake.books.pay(id);
  assert.equal((await look(id)).state, "paid");
});

test("the merchant has his money with the first instalment, and sees whose it is", async () => {
  const id = await paid();
  const snapshot = await look(id);
  assert.deepEqual(money(snapshot), { ...nothing, state: "paid", captured: 30_001 });
  assert.deepEqual([snapshot.ours, snapshot.currency, snapshot.isTest], [paymentAttempt().id, "EUR", true]);
  assert.equal(snapshot.dashboardUrl, `https://dashboard.sandbox.getalma.eu/payments/${id}`);
});

test("another amount than was asked for is told as it is", async () => {
  const id = await paid();
  fake.books.payment(id).purchase_amount = 30_000;
  assert.equal((await look(id)).amount, 30_000);
});

test("money is given back once for each of our refunds, also when the answer was lost", async () => {
  const id = await paid();
  fake.goWrong({ path: "/refund", is: "lost" });
  await assert.rejects(refund(id, 1000), { kind: "unreachable" });

  await refund(id, 1000);
  await refund(id, 1000, "refund-2");

  assert.equal((await look(id)).refunded, 2000);
  assert.deepEqual(
    fake.books.payment(id).refunds.map((one) => one.merchant_reference),
    ["refund-1", "refund-2"],
  );
});

test("given back whole, it was paid and given back, even where Alma then says an amount of 0", async () => {
  const id = await paid();
  await refund(id, 30_001);
  Object.assign(fake.books.payment(id), { state: "paid", purchase_amount: 0 });
  assert.deepEqual(money(await look(id)), { ...nothing, state: "paid", captured: 30_001, refunded: 30_001 });
  await assert.rejects(refund(id, 1, "refund-2"), { kind: "refused" });
});

test("a page is closed, twice without harm; accepted, it can only be given back", async () => {
  const id = await opened();
  await alma.cancel(fake.connection(), id, "attempt");
  await alma.cancel(fake.connection(), id, "attempt");
  assert.equal((await look(id)).state, "cancelled");
  await assert.rejects(alma.cancel(fake.connection(), await paid(), "attempt"), {
    kind: "refused",
    reason: "payment_already_accepted",
  });
});

test("Alma knows no key: asked again after a lost answer it makes a second page, and nobody has seen the first", async () => {
  fake.goWrong({ path: "/v1/payments", is: "lost" });
  await assert.rejects(opened(), { kind: "unreachable" });
  await opened();
  assert.equal(fake.books.payments.size, 2);
});

const called = (changes: Partial<Delivered> = {}): Delivered => ({
  method: "GET",
  rawBody: Buffer.alloc(0),
  headers: {},
  query: { pid: "payment_id_test" },
  now: new Date("2026-11-23T09:00:00Z"),
  ...changes,
});
const published = "4545854d3b8704d4b21cf88bc8b5da5680c46b2ab9d45c8cffe6278d8a8b1860";
const hear = (delivered: Delivered) => {
  const connection = { ...fake.connection(), secrets: { apiKey: "api_key_test" } };
  return alma.hear(connection, delivered);
};

test("the signature of Alma's own client is believed, in small and in capital letters", async () => {
  assert.equal(almaSignature("payment_id_test", "api_key_test"), published);
  for (const signature of [published, published.toUpperCase()])
    assert.deepEqual(await hear(called({ headers: { "x-alma-signature": signature } })), {
      kind: "look",
      eventId: "payment_id_test 2026-11-23T09:00:00.000Z",
      reference: "payment_id_test",
    });
});

test("no signature, another payment's, a cut one, or two of them are lies", async () => {
  const other = almaSignature("payment_id_other", "api_key_test");
  for (const signature of [undefined, "", other, published.slice(0, 62), `${published}00`, [published, published]])
    assert.equal(
      (await hear(called({ headers: { "x-alma-signature": signature } }))).kind,
      "forged",
      String(signature),
    );
  const headers = { "x-alma-signature": almaSignature("", "api_key_test") };
  assert.equal((await hear(called({ headers, query: {} }))).kind, "forged");
});

test("Alma's newer calls are answered and forgotten", async () => {
  const headers = { "x-alma-signature": "eyJhbGciOiJSUzI1NiJ9.e30.AA" };
  assert.deepEqual(await hear(called({ method: "POST", headers })), { kind: "ignored" });
});

test("the key is tried", async () => {
  await alma.check(fake.connection());
  const wrong = { ...fake.connection(), secrets: { apiKey: "x" } };
  await assert.rejects(alma.check(wrong), { kind: "refused", reason: "unauthorized" });
});
