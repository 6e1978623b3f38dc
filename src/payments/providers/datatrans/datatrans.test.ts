import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { minor } from "../../../../shared/money.ts";
import { paymentAttempt } from "../../../../test/support/payment-attempt.ts";
import { openFakeDatatrans } from "../../../../test/support/providers/fake-datatrans.ts";
import type { Snapshot } from "../../provider.ts";
import { datatrans, pageOrigin } from "../datatrans.ts";

type Fake = Awaited<ReturnType<typeof openFakeDatatrans>>;
let fake: Fake;
beforeEach(async (context) => {
  fake = await openFakeDatatrans();
  if ("after" in context) context.after(() => fake.close());
});

const francs = { currency: "CHF", locale: "fr-CH" };
const part = (amount: number, id = "refund-1") => ({ id, amount: minor(amount), currency: "CHF" });
const look = (id: string) => datatrans.fetch(fake.connection(), id);

async function opened(changes = {}): Promise<string> {
  const { reference } = await datatrans.create(fake.connection(), paymentAttempt({ ...francs, ...changes }));
  return reference;
}

async function paid(changes = {}): Promise<string> {
  const id = await opened(changes);
  fake.books.pay(id);
  return id;
}

const later = (minutes: number): void => {
  fake.books.now = () => new Date(Date.now() + minutes * 60_000);
};

function money({ state, authorised, captured, refunded }: Snapshot) {
  return { state, authorised, captured, refunded };
}
const nothing = { authorised: 0, captured: 0, refunded: 0 };

test("a page is made under the attempt's own number, and whether money is taken at once is always said", async () => {
  const attempt = paymentAttempt({ ...francs, capture: "manual" });

  const started = await datatrans.create(fake.connection(), attempt);

  assert.deepEqual(fake.books.askedFor(started.reference), {
    amount: 4250,
    currency: "CHF",
    refno: "1001-1",
    language: "fr",
    autoSettle: false,
    paymentMethods: ["VIS", "ECA", "AMX", "PAP", "TWI", "PFC"],
    redirect: {
      successUrl: attempt.returnUrl,
      cancelUrl: attempt.cancelUrl,
      errorUrl: attempt.returnUrl,
      method: "GET",
    },
    webhook: { url: attempt.webhookUrl },
  });
  assert.equal(started.redirectUrl, `${fake.baseUrl}/v1/start/${started.reference}`);
  assert.deepEqual(started.expiresAt, new Date("2026-11-23T09:30:00Z"));
});

test("TWINT is offered for francs only", async () => {
  const { paymentMethods } = fake.books.askedFor(await opened({ currency: "EUR" }));

  assert.deepEqual(paymentMethods, ["VIS", "ECA", "AMX", "PAP"]);
});

for (const [api, page] of [
  ["https://api.sandbox.datatrans.com", "https://pay.sandbox.datatrans.com"],
  ["https://api.datatrans.com", "https://pay.datatrans.com"],
] as const)
  test(`the page of ${api} is at ${page}`, () => {
    assert.equal(pageOrigin(api), page);
  });

const standings: [string, (id: string) => void, Partial<Snapshot>, object?][] = [
  ["a page nobody has opened", () => {}, { state: "open" }],
  ["paid", (id) => fake.books.pay(id), { state: "paid", captured: 4250 }],
  ["paid by TWINT", (id) => fake.books.pay(id, "TWI"), { state: "paid", captured: 4250 }],
  ["held", (id) => fake.books.pay(id), { state: "authorised", authorised: 4250 }, { capture: "manual" }],
  ["left for the bank", (id) => (fake.books.pay(id), fake.books.transmit(id)), { state: "paid", captured: 4250 }],
  ["refused", (id) => fake.books.decline(id), { state: "failed", reason: "declined" }],
  ["given up", (id) => fake.books.abandon(id), { state: "cancelled" }],
  [
    "taken in part in the dashboard",
    (id) => (fake.books.pay(id), fake.books.settle(id, 4000, "admin")),
    { state: "paid", captured: 4000 },
    { capture: "manual" },
  ],
  [
    "given back in two parts, one in the dashboard",
    (id) => (fake.books.pay(id), fake.books.credit(id, 1000), fake.books.credit(id, 250, "admin")),
    { state: "paid", captured: 4250, refunded: 1250 },
  ],
  [
    "settled, then cancelled before the night: taken and given back",
    (id) => (fake.books.pay(id), fake.books.cancel(id, "admin")),
    { state: "paid", captured: 4250, refunded: 4250 },
  ],
  [
    "held, then let go",
    (id) => (fake.books.pay(id), fake.books.cancel(id)),
    { state: "cancelled" },
    { capture: "manual" },
  ],
];
for (const [words, happens, expected, changes] of standings)
  test(`how an attempt stands: ${words}`, async () => {
    const id = await opened(changes);
    happens(id);

    const snapshot = await look(id);

    assert.deepEqual({ ...snapshot, ...nothing, disputed: 0, ...expected, reason: expected.reason ?? "" }, snapshot);
    const { ours, amount, currency, isTest, transaction } = snapshot;
    assert.deepEqual([ours, amount, currency, isTest, transaction], ["1001-1", 4250, "CHF", true, id]);
  });

for (const [status, state] of [
  ["challenge_required", "pending"],
  ["challenge_ongoing", "pending"],
  ["authenticated", "pending"],
] as const)
  test(`how an attempt stands: ${status} → ${state}`, async () => {
    const id = await opened();
    fake.books.transaction(id).status = status;

    assert.deepEqual(money(await look(id)), { ...nothing, state });
  });

test("a page whose answer was lost is the same page when asked again", async () => {
  fake.goWrong({ is: "lost" });

  await assert.rejects(opened(), { kind: "unreachable" });
  await opened();

  assert.equal(fake.books.payments().length, 1);
});

test("a number that was used is refused, even if nobody paid", async () => {
  await opened();

  await assert.rejects(opened({ id: "attempt-2" }), { kind: "refused", reason: "DUPLICATE_REFNO" });
  await opened({ id: "attempt-3", reference: "1001-2" });
});

test("held money whose taking was cut is taken once, even an hour later", async () => {
  const id = await paid({ capture: "manual" });
  fake.goWrong({ path: "/settle", is: "lost" });
  await assert.rejects(datatrans.capture(fake.connection(), id, part(4250)), { kind: "unreachable" });

  later(61);
  await datatrans.capture(fake.connection(), id, part(4250));

  assert.deepEqual(money(await look(id)), { ...nothing, state: "paid", captured: 4250 });
  assert.equal(fake.asked.filter(({ path }) => path.endsWith("/settle")).length, 1);
});

test("while the first still runs nothing is known", async () => {
  const id = await paid({ capture: "manual" });
  fake.goWrong({ path: "/settle", is: { status: 409, body: { error: { code: "CLIENT_ERROR" } } } });

  await assert.rejects(datatrans.capture(fake.connection(), id, part(4250)), { kind: "unreachable" });
});

test("the same key with other words is refused", async () => {
  const id = await paid();
  await datatrans.refund(fake.connection(), id, part(1000));

  await assert.rejects(datatrans.refund(fake.connection(), id, part(2000)), { kind: "refused" });
});

test("a refund whose answer was lost is done once within the hour", async () => {
  const id = await paid();
  fake.goWrong({ path: "/credit", is: "lost" });
  await assert.rejects(datatrans.refund(fake.connection(), id, part(1000)), { kind: "unreachable" });

  await datatrans.refund(fake.connection(), id, part(1000));

  assert.equal((await look(id)).refunded, 1000);
});

test("money that is only held cannot be given back; what is let go needs no second call", async () => {
  const id = await paid({ capture: "manual" });
  await assert.rejects(datatrans.refund(fake.connection(), id, part(1000)), {
    kind: "refused",
    reason: "INVALID_TRANSACTION_STATUS",
  });

  await datatrans.cancel(fake.connection(), id, "attempt-1");
  await datatrans.cancel(fake.connection(), id, "attempt-1");

  assert.deepEqual(money(await look(id)), { ...nothing, state: "cancelled" });
  assert.equal(fake.asked.filter(({ path }) => path.endsWith("/cancel")).length, 1);
});

test("what has left for the bank cannot be let go, a page nobody paid on closes itself", async () => {
  const id = await paid();
  fake.books.transmit(id);
  await assert.rejects(datatrans.cancel(fake.connection(), id, "attempt-1"), {
    kind: "refused",
    reason: "INVALID_TRANSACTION_STATUS",
  });

  const open = await opened({ id: "attempt-2", reference: "1001-2" });
  await datatrans.cancel(fake.connection(), open, "attempt-2");

  assert.equal((await look(open)).state, "open");
});

test("more than was taken cannot be given back", async () => {
  const id = await paid();

  await assert.rejects(datatrans.refund(fake.connection(), id, part(4251)), { kind: "refused" });
});

for (const [words, is] of [
  ["429", { status: 429, headers: { "retry-after": "2" }, body: {} }],
  ["500", { status: 500, body: { error: { code: "SERVER_ERROR" } } }],
  ["a page of HTML", { status: 200, text: "<html></html>" }],
  ["an empty answer", { status: 200, text: "" }],
  ["half an answer", "cut"],
] as const)
  test(`${words} says nothing of the money`, async () => {
    const id = await paid();
    fake.goWrong({ is });

    await assert.rejects(look(id), { name: "ProviderFailure", kind: "unreachable" });
  });

test("a transaction nobody knows, and the wrong keys, are refused by name", async () => {
  await assert.rejects(look("221012173742993375"), { kind: "refused", reason: "TRANSACTION_NOT_FOUND" });
  await datatrans.check(fake.connection());
  const wrong = { ...fake.connection(), secrets: { merchantId: "1100001234", password: "guess" } };
  await assert.rejects(datatrans.check(wrong), { kind: "refused", reason: "UNAUTHORIZED" });
});

for (const [currency, amount] of [
  ["XOF", 15_000],
  ["JPY", 1980],
  ["TND", 42_500],
] as const)
  test(`${amount} of ${currency} stays ${amount}`, async () => {
    const id = await paid({ currency, amount: minor(amount) });

    assert.deepEqual([(await look(id)).captured, fake.books.askedFor(id).amount], [amount, amount]);
  });
