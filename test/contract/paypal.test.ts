import assert from "node:assert/strict";
import { before, test } from "node:test";
import { minor } from "../../shared/money.ts";
import { paypal } from "../../src/payments/providers/paypal.ts";
import { accountAt, paymentAttempt } from "../support/payment-attempt.ts";
import { published } from "./published.ts";

const orders = "paypal.checkout_orders_v2.normalised.json";
const payments = "paypal.payments_payment_v2.normalised.json";
const besides = ["/v1/oauth2/token"];
// Asked for once, kept for all.
const token = { path: "/v1/oauth2/token", status: 200, body: { access_token: "A21AA" } };
const account = (baseUrl: string) => accountAt(baseUrl, { clientId: "client", clientSecret: "secret" });
const id = "5O190127TN364715T";
const part = { id: "refund-1", amount: minor(1000), currency: "EUR" };
const amount = { currency_code: "EUR", value: "42.50" };
const custom_id = paymentAttempt().id;
const order = (status: string, intent: string, paid = {}) => ({
  path: `/v2/checkout/orders/${id}`,
  body: { id, status, intent, purchase_units: [{ amount, custom_id, payments: paid }] },
});

published({ of: "PayPal orders, 2024-02", specs: [orders], besides }, (official) => {
  before(() => official.answers(token));
  const page = { id, links: [{ rel: "payer-action", href: "https://www.sandbox.paypal.com/checkoutnow" }] };
  const created = { path: "/v2/checkout/orders", body: page };

  for (const [locale, currency] of [
    ["fr-FR", "EUR"],
    ["fr-CH", "CHF"],
    ["fr-CA", "CAD"],
    ["en-GB", "HUF"],
    ["fr-BE", "JPY"],
  ] as const)
    test(`a page is made in ${locale} for ${currency}`, async () => {
      await official.answers(created);
      const { billingAddress } = paymentAttempt();
      const deliveryAddress = { ...billingAddress, line2: "3e étage", region: "VD" };
      const changes = { locale, currency, deliveryAddress, amount: minor(4200), capture: "manual" } as const;
      assert.equal((await paypal.create(account(official.baseUrl()), paymentAttempt(changes))).reference, id);
    });

  test("what was approved is taken, or held", async () => {
    for (const intent of ["CAPTURE", "AUTHORIZE"]) {
      await official.answers(order("APPROVED", intent));
      await paypal.finish?.(account(official.baseUrl()), id, custom_id);
    }
  });
});

// One of its shapes is made of two parts: other properties cannot be told from those of the other part.
const whole = { of: "PayPal payments, 2024-02", specs: [orders, payments], others: "allowed", besides } as const;
published(whole, (official) => {
  before(() => official.answers(token));

  test("held money is taken in part, and let go", async () => {
    const authorizations = [{ id: "0VF52814937998046", status: "CREATED", amount, custom_id }];
    await official.answers(order("COMPLETED", "AUTHORIZE", { authorizations }));
    await paypal.capture?.(account(official.baseUrl()), id, part);
    await official.answers(order("COMPLETED", "AUTHORIZE", { authorizations }));
    await paypal.cancel(account(official.baseUrl()), id, custom_id);
  });

  test("money is given back", async () => {
    const captures = [{ id: "2GG279541U471931P", status: "COMPLETED", amount, custom_id }];
    await official.answers(order("COMPLETED", "CAPTURE", { captures }), {
      path: "/refund",
      status: 201,
      body: { status: "COMPLETED" },
    });
    await paypal.refund(account(official.baseUrl()), id, part);
  });
});
