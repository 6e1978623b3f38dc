import assert from "node:assert/strict";
import { test } from "node:test";
import { minor } from "../../shared/money.ts";
import { datatrans } from "../../src/payments/providers/datatrans.ts";
import { accountAt, paymentAttempt } from "../support/payment-attempt.ts";
import { published } from "./published.ts";

const id = "221012173742993375";
const part = (amount: number) => ({ id: "refund-1", amount: minor(amount), currency: "CHF" });
const transaction = (status: string) => ({
  body: { transactionId: id, type: "payment", status, currency: "CHF", refno: "1001-1" },
});
const settled = { body: { ...transaction("settled").body, detail: { settle: { amount: 1000 } } } };

published({ of: "Datatrans, 2.0.32", specs: ["datatrans.2.0.32.openapi.json"] }, (official) => {
  const account = () => accountAt(official.baseUrl(), { merchantId: "1100001234", password: "secret" });

  for (const [locale, currency] of [
    ["fr-CH", "CHF"],
    ["de-CH", "CHF"],
    ["fr-FR", "EUR"],
    ["nl-BE", "EUR"],
    ["xx-XX", "JPY"],
  ] as const)
    test(`a page is made in ${locale} for ${currency}`, async () => {
      const started = await datatrans.create(account(), paymentAttempt({ locale, currency }));

      assert.match(started.reference, /^\d+$/);
      assert.match(started.redirectUrl, /\/v1\/start\/\d+$/);
    });

  test("the official sample of a transaction is understood", async () => {
    const { state, authorised, currency, ours } = await datatrans.fetch(account(), id);

    assert.deepEqual([state, authorised, currency, ours], ["authorised", 1000, "CHF", "sO84emTrU"]);
  });

  test("held money is taken, in part, and let go", async () => {
    await datatrans.capture(account(), id, part(600));
    await datatrans.cancel(account(), id, "attempt-1");
  });

  test("a cancelled page needs no call but the look", async () => {
    await official.answers(transaction("initialized"));
    await datatrans.cancel(account(), id, "attempt-1");
  });

  test("money is given back", async () => {
    await official.answers(settled);
    await datatrans.refund(account(), id, part(400));
  });

  test("the keys are tried", async () => {
    await official.answers({ status: 404, body: { error: { code: "TRANSACTION_NOT_FOUND", message: "" } } });
    await datatrans.check(account());
    await official.answers({ status: 401, body: { error: { code: "UNAUTHORIZED", message: "" } } });
    await assert.rejects(datatrans.check(account()), { kind: "refused", reason: "UNAUTHORIZED" });
  });

  test("an answer that is lost leaves it open", async () => {
    await official.answers({ drop: true });
    await assert.rejects(datatrans.create(account(), paymentAttempt()), { kind: "unreachable" });
  });
});
