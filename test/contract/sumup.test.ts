import assert from "node:assert/strict";
import { test } from "node:test";
import { minor } from "../../shared/money.ts";
import { sumup } from "../../src/payments/providers/sumup.ts";
import { accountAt, paymentAttempt } from "../support/payment-attempt.ts";
import { published } from "./published.ts";

const id = "4e425463-3e1b-431d-83fa-1e51c2925e99";

published({ of: "SumUp, 2026-08", specs: ["sumup.openapi.json"] }, (official) => {
  const account = () => accountAt(official.baseUrl(), { apiKey: "sup_sk_test", merchantCode: "MH4H92C7" });
  const checkout = {
    id,
    checkout_reference: "1001-1_id",
    amount: 42.5,
    currency: "EUR",
    status: "PENDING",
    hosted_checkout_url: "https://checkout.sumup.com/pay/1",
  };

  for (const [currency, amount] of [
    ["EUR", 1995],
    ["CHF", 820],
    ["HUF", 150_000],
  ] as const)
    test(`a page is made for ${amount} ${currency}`, async () => {
      await official.answers({ status: 201, body: checkout });
      const started = await sumup.create(account(), paymentAttempt({ currency, amount: minor(amount) }));
      assert.equal(started.redirectUrl, checkout.hosted_checkout_url);
    });

  test("a page that is there already is looked up", async () => {
    const refused = { status: 409, body: { error_code: "DUPLICATED_CHECKOUT", message: "" } };
    const reference = `1001-1_${paymentAttempt().id}`;
    const found = { status: 200, body: [{ ...checkout, checkout_reference: reference }] };
    await official.answers(refused, found, { status: 200, body: checkout });
    assert.equal((await sumup.create(account(), paymentAttempt())).reference, id);
  });

  test("the official sample of a paid checkout is understood", async () => {
    const { captured, state, currency } = await sumup.fetch(account(), id);
    assert.deepEqual([captured, state, currency], [1010, "paid", "EUR"]);
  });

  test("money is given back, and a page closed", async () => {
    await sumup.refund(account(), id, { id: "refund-1", amount: minor(500), currency: "EUR" });
    await official.answers({ status: 200, body: checkout });
    await sumup.cancel(account(), id, "attempt");
  });

  test("the keys are tried", () => sumup.check(account()));
});
