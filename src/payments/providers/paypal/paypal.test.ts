import assert from "node:assert/strict";
import { test } from "node:test";
import { minor } from "../../../../shared/money.ts";
import { paymentAttempt } from "../../../../test/support/payment-attempt.ts";
import { paypalScene } from "../../../../test/support/providers/paypal-scene.ts";

const { at, opened, part, look, countOf, paid } = paypalScene();

test("the page is made for one amount, without items, under the attempt's id", async () => {
  const attempt = paymentAttempt();

  const started = await at.paypal.create(at.fake.connection(), attempt);

  assert.deepEqual(at.fake.books.order(started.reference).asked, {
    intent: "CAPTURE",
    purchase_units: [
      {
        reference_id: "1001-1",
        custom_id: attempt.id,
        invoice_id: "1001-1-00000001",
        description: "CMD-1001 L’Atelier d’Aurélie",
        amount: { currency_code: "EUR", value: "42.50" },
      },
    ],
    payment_source: {
      paypal: {
        experience_context: {
          brand_name: "L’Atelier d’Aurélie",
          locale: "fr-FR",
          user_action: "PAY_NOW",
          shipping_preference: "NO_SHIPPING",
          return_url: attempt.returnUrl,
          cancel_url: attempt.cancelUrl,
        },
      },
    },
  });
  assert.equal(started.redirectUrl, `${at.fake.baseUrl}/checkoutnow?token=${started.reference}`);
  assert.equal(started.expiresAt?.toISOString(), "2026-11-23T12:00:00.000Z");
});

test("the parcel's address goes along, and cannot be changed there", async () => {
  const { billingAddress } = paymentAttempt();
  const id = await opened({ deliveryAddress: { ...billingAddress, line2: "3e étage", region: "VD" } });

  const { purchase_units: units, payment_source: source } = at.fake.books.order(id).asked;

  assert.partialDeepStrictEqual(units[0], {
    shipping: {
      name: { full_name: "Julie Rochat" },
      address: { address_line_1: "Rue du Lac 12", address_line_2: "3e étage", admin_area_1: "VD", postal_code: "1003" },
    },
  });
  assert.partialDeepStrictEqual(source, {
    paypal: { experience_context: { shipping_preference: "SET_PROVIDED_ADDRESS" } },
  });
});

for (const [currency, amount, value] of [
  ["EUR", 1995, "19.95"],
  ["EUR", 5, "0.05"],
  ["CHF", 100_000_000, "1000000.00"],
  ["JPY", 1500, "1500"],
  ["HUF", 150_000, "1500"],
  ["TWD", 150_000, "1500"],
] as const)
  test(`${amount} ${currency} is written ${value}, and read again`, async () => {
    const id = await opened({ currency, amount: minor(amount) });

    const [unit] = at.fake.books.order(id).asked.purchase_units;
    assert.equal(unit?.amount.value, value);
    assert.equal((await look(id)).amount, amount);
  });

test("forints with a fraction are refused before PayPal is asked", async () => {
  await assert.rejects(opened({ currency: "HUF", amount: minor(150_050) }), {
    kind: "refused",
    reason: "DECIMALS_NOT_SUPPORTED",
  });
  assert.equal(at.fake.asked.length, 0);
});

test("asked again after a lost answer, it is the same page", async () => {
  at.fake.goWrong({ path: "/v2/checkout/orders", is: "lost" });
  await assert.rejects(opened(), { kind: "unreachable" });

  const second = await opened();

  assert.deepEqual([...at.fake.books.orders.keys()], [second]);
});

test("one token serves many calls, and is asked anew when PayPal forgot it", async () => {
  const id = await opened();
  await look(id);
  assert.equal(countOf("/token"), 1);

  at.fake.forgetTokens();
  await look(id);

  assert.equal(countOf("/token"), 2);
});

test("keys that are not PayPal's are refused, at the trial and later", async () => {
  const wrong = { ...at.fake.connection(), secrets: { clientId: "x", clientSecret: "y" } };
  await at.paypal.check(at.fake.connection());
  await assert.rejects(at.paypal.check(wrong), { kind: "refused", reason: "invalid_client" });
  await assert.rejects(at.paypal.create(wrong, paymentAttempt()), { kind: "refused", reason: "invalid_client" });
});

test("an order of nobody, or gone after three hours, is refused", async () => {
  await assert.rejects(look("NOBODYS"), { kind: "refused", reason: "INVALID_RESOURCE_ID" });
});

for (const [what, is] of [
  ["429", { status: 429 }],
  ["500", { status: 500 }],
  ["a page instead of JSON", { status: 200, text: "<html>maintenance</html>" }],
  ["an empty answer", { status: 200, text: "" }],
  ["an answer cut in the middle", "cut"],
] as const)
  test(`${what} leaves it open`, async () => {
    const id = await opened();
    at.fake.goWrong({ path: id, is });
    await assert.rejects(look(id), { kind: "unreachable" });
  });

test("each call of PayPal's names the order to look at, whatever it is about", async () => {
  const id = await paid();
  await at.paypal.refund(at.fake.connection(), id, part(100));
  const { approved, captured, refunded, disputed } = at.fake.events;
  for (const event of [approved(id), captured(id), captured(id, "REVERSED"), refunded(id), disputed(id)]) {
    const heard = await at.paypal.hear(at.fake.connection(), at.fake.delivered(event));
    assert.deepEqual(heard, { kind: "look", eventId: event.id, reference: id }, event.event_type);
  }
});

test("a refund of money that was held first names the order, two steps above", async () => {
  const id = await paid({ capture: "manual" });
  await at.paypal.capture?.(at.fake.connection(), id, part(4250));
  await at.paypal.refund(at.fake.connection(), id, part(100));
  const heard = await at.paypal.hear(at.fake.connection(), at.fake.delivered(at.fake.events.refunded(id)));
  assert.deepEqual({ ...heard, eventId: "" }, { kind: "look", eventId: "", reference: id });
});

test("a call that is about nothing of ours is forgotten", async () => {
  for (const event of [
    {
      id: "WH-1",
      event_type: "PAYMENT.CAPTURE.REFUNDED",
      resource: { id: "X", links: [{ rel: "up", href: "https://evil.example/v2/payments/captures/UNKNOWN" }] },
    },
    { id: "WH-2", event_type: "BILLING.PLAN.CREATED", resource: {} },
    { nothing: true },
  ])
    assert.deepEqual(await at.paypal.hear(at.fake.connection(), at.fake.delivered(event)), { kind: "ignored" });
});

test("without the webhook's id, the ids PayPal has for these keys are tried", async () => {
  const id = await opened();
  const { clientId, clientSecret } = at.fake.secrets;
  const connection = { ...at.fake.connection(), secrets: { clientId, clientSecret } };
  const event = at.fake.events.approved(id);

  const good = await at.paypal.hear(connection, at.fake.delivered(event));
  const foreign = await at.paypal.hear(connection, at.fake.delivered(event, { webhookId: "STRANGER" }));

  assert.equal(good.kind, "look");
  assert.deepEqual(foreign, { kind: "forged", why: "the signature does not stand" });
});

test("a call from the simulator, signed for another webhook, is a lie", async () => {
  const heard = await at.paypal.hear(
    at.fake.connection(),
    at.fake.delivered(at.fake.events.approved(await opened()), { webhookId: "WEBHOOK_ID" }),
  );
  assert.equal(heard.kind, "forged");
});
