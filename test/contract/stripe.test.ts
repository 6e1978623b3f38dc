import assert from "node:assert/strict";
import { test } from "node:test";
import { minor } from "../../shared/money.ts";
import type { Attempt } from "../../src/payments/provider.ts";
import { stripe } from "../../src/payments/providers/stripe.ts";
import { accountAt, paymentAttempt } from "../support/payment-attempt.ts";
import { published, type Official } from "./published.ts";

// The first knows every operation and its types; the second the requests of the version we name, and only those.
const known = { of: "Stripe, 2023-08-16", specs: ["stripe.2023-08-16.cut.json"] };
const pinned = { of: "Stripe, 2026-10-28.endive", specs: ["stripe.2026-10-28.endive.requests.openapi.json"] };
const both = { of: "Stripe, looks", specs: [...known.specs, ...pinned.specs] };

const account = (official: Official) => accountAt(official.baseUrl(), { secretKey: "sk_test_1" });
const part = { id: "01980000-0000-7000-8000-0000000000aa", amount: minor(1000), currency: "EUR" };
const session = (status: string, intent?: string) => ({
  id: "cs_test_1",
  url: "https://checkout.stripe.com/c/pay/cs_test_1",
  status,
  payment_status: "unpaid",
  amount_total: 4250,
  currency: "eur",
  livemode: false,
  payment_intent: intent
    ? { id: "pi_1", status: intent, amount_capturable: 4250, amount_received: 0, latest_charge: null }
    : null,
});
const asked: [string, Partial<Attempt>][] = [
  ["in French, in euros", {}],
  ["in French of Switzerland, in francs", { locale: "fr-CH", currency: "CHF" }],
  ["in French of Canada, held", { locale: "fr-CA", currency: "CAD", capture: "manual" }],
  ["in a language Stripe does not speak", { locale: "ar-TN", currency: "TND", amount: minor(42_500) }],
  ["in CFA francs, without a mail address", { currency: "XOF", customer: { name: "Awa", email: "", phone: "" } }],
];

for (const description of [known, pinned])
  published(description, (official) => {
    for (const [words, changes] of asked)
      test(`a page is made ${words}`, async () => {
        await official.answers({ body: session("open") });
        const started = await stripe.create(account(official), paymentAttempt(changes));

        assert.equal(started.reference, "cs_test_1");
      });
  });

const looks = { path: "/checkout/sessions/cs_test_1" };

published(both, (official) => {
  test("a session is looked at, with all that hangs on it", async () => {
    await official.answers({ ...looks, body: session("open") });
    assert.equal((await stripe.fetch(account(official), "cs_test_1")).state, "open");
  });

  test("held money is taken, in part", async () => {
    await official.answers({ ...looks, body: session("complete", "requires_capture") });
    await stripe.capture(account(official), "cs_test_1", part);
  });

  test("held money is let go, an open page is closed", async () => {
    await official.answers({ ...looks, body: session("complete", "requires_capture") });
    await stripe.cancel(account(official), "cs_test_1");
    await official.answers({ ...looks, body: session("open") });
    await stripe.cancel(account(official), "cs_test_1");
  });

  test("money is given back", async () => {
    await official.answers({ ...looks, body: session("complete", "succeeded") });
    await stripe.refund(account(official), "cs_test_1", part);
  });

  test("the keys are tried", () => stripe.check(account(official)));

  test("the session of a payment is found", async () => {
    await official.answers({ path: "/checkout/sessions", body: { data: [{ id: "cs_test_1" }] } });
    const event = {
      id: "evt_1",
      type: "charge.refunded",
      data: { object: { object: "charge", id: "ch_1", payment_intent: "pi_1" } },
    };
    const heard = await stripe.hear(account(official), {
      method: "POST",
      rawBody: Buffer.from(JSON.stringify(event)),
      headers: {},
      query: {},
      now: new Date(),
    });

    assert.deepEqual(heard, { kind: "look", eventId: "evt_1", reference: "cs_test_1" });
  });
});
