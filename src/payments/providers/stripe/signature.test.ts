import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { openFakeStripe } from "../../../../test/support/providers/fake-stripe.ts";
import { accountAt, paymentAttempt } from "../../../../test/support/payment-attempt.ts";
import type { Delivered } from "../../provider.ts";
import { stripe } from "../stripe.ts";

// The vector that Stripe's own library agrees with.
const secret = "whsec_test_secret";
const seconds = 1_700_000_000;
const published = '{\n  "id": "evt_test_webhook",\n  "object": "event"\n}';
const v1 = "4f1cd7feda9826e746b7d482c4badebb657398df1099e1046364f6196a230150";
const wrong = "0".repeat(64);

const connection = accountAt("http://127.0.0.1:1", { secretKey: "sk_test_1", webhookSecret: secret });

const delivered = (header: Delivered["headers"][string], changes: Partial<Delivered> = {}): Delivered => ({
  method: "POST",
  rawBody: Buffer.from(published),
  headers: { "stripe-signature": header },
  query: {},
  now: new Date(seconds * 1000),
  ...changes,
});
const later = (more: number) => ({ now: new Date((seconds + more) * 1000) });

describe("a call is Stripe's when it is signed", () => {
  const good: [string, Delivered][] = [
    ["as published", delivered(`t=${seconds},v1=${v1}`)],
    ["with a wrong v1 before the right one", delivered(`t=${seconds},v1=${wrong},v1=${v1}`)],
    ["with rubbish after the right one", delivered(`t=${seconds},v1=${v1},v1=potato`)],
    ["with a v0 beside", delivered(`t=${seconds},v1=${v1},v0=${wrong}`)],
    ["with spaces between", delivered(`t=${seconds}, v1=${v1}`)],
    ["five minutes ago", delivered(`t=${seconds},v1=${v1}`, later(300))],
    ["five minutes ahead", delivered(`t=${seconds},v1=${v1}`, later(-300))],
    ["in a header sent in two", delivered([`t=${seconds}`, `v1=${v1}`])],
  ];
  for (const [words, call] of good)
    test(words, async () => {
      // What it tells of is nothing we look at.
      assert.deepEqual(await stripe.hear(connection, call), { kind: "ignored" });
    });

  const reserialised = Buffer.from(JSON.stringify(JSON.parse(published)));
  const bad: [string, string, Delivered][] = [
    ["the same JSON written anew", "signature", delivered(`t=${seconds},v1=${v1}`, { rawBody: reserialised })],
    ["another byte", "signature", delivered(`t=${seconds},v1=${v1}`, { rawBody: Buffer.from(`${published} `) })],
    ["a v0 only", "signature", delivered(`t=${seconds},v0=${v1}`)],
    ["another time than was signed", "signature", delivered(`t=${seconds + 1},v1=${v1}`)],
    ["half a hash", "signature", delivered(`t=${seconds},v1=${v1.slice(0, 32)}`)],
    ["five minutes and a second ago", "clock", delivered(`t=${seconds},v1=${v1}`, later(301))],
    ["five minutes and a second ahead", "clock", delivered(`t=${seconds},v1=${v1}`, later(-301))],
    ["a day ago", "clock", delivered(`t=${seconds},v1=${v1}`, later(86_400))],
    ["no time", "no signature", delivered(`v1=${v1}`)],
    ["two times", "no signature", delivered(`t=${seconds},t=${seconds + 1},v1=${v1}`)],
    ["a time that is none", "no signature", delivered(`t=soon,v1=${v1}`)],
    ["an empty header", "no signature", delivered("")],
    ["no header", "no signature", delivered(undefined)],
  ];
  for (const [words, why, call] of bad)
    test(`not with ${words}`, async () => {
      assert.deepEqual(await stripe.hear(connection, call), { kind: "forged", why });
    });

  test("not with another account's secret", async () => {
    const other = { ...connection, secrets: { ...connection.secrets, webhookSecret: "whsec_other" } };

    assert.equal((await stripe.hear(other, delivered(`t=${seconds},v1=${v1}`))).kind, "forged");
  });
});

describe("what a call makes us look at", () => {
  const heard = async (fake: Awaited<ReturnType<typeof openFakeStripe>>) => {
    const read: [string, string][] = [];
    for (const event of fake.books.takeEvents()) {
      const { webhookSecret: _none, ...secrets } = fake.secrets;
      const rawBody = Buffer.from(JSON.stringify(event));
      const one = await stripe.hear({ ...fake.connection(), secrets }, delivered("", { rawBody }));
      read.push([event.type, one.kind === "look" ? one.reference : one.kind]);
    }
    return read;
  };

  test("whatever moves, it is the session that is looked at", async (context) => {
    const fake = await openFakeStripe();
    context.after(() => fake.close());
    const { reference } = await stripe.create(fake.connection(), paymentAttempt());
    fake.books.pay(reference);
    const intent = fake.books.session(reference).payment_intent?.id ?? "";
    fake.books.failRefund(fake.books.refund(intent, 100));
    fake.books.closeDispute(fake.books.dispute(intent, 100), "won");

    assert.deepEqual(await heard(fake), [
      ["payment_intent.succeeded", reference],
      ["checkout.session.completed", reference],
      ["refund.created", reference],
      ["charge.refunded", reference],
      ["refund.failed", reference],
      ["charge.dispute.created", reference],
      ["charge.dispute.closed", reference],
    ]);
  });

  test("payments of other programs and other words are let pass", async (context) => {
    const fake = await openFakeStripe();
    context.after(() => fake.close());
    const words = [
      {
        id: "evt_1",
        type: "charge.refunded",
        data: { object: { object: "charge", id: "ch_9", payment_intent: "pi_9" } },
      },
      { id: "evt_2", type: "payout.paid", data: { object: { object: "payout", id: "po_1" } } },
      { id: "evt_3", type: "charge.dispute.created", data: { object: { object: "dispute", id: "dp_1" } } },
      ["not", "an", "event"],
    ];
    for (const word of words) {
      const call = delivered("", { rawBody: Buffer.from(JSON.stringify(word)) });
      const unsigned = { ...fake.connection(), secrets: { secretKey: "sk_test_1" } };
      assert.deepEqual(await stripe.hear(unsigned, call), { kind: "ignored" });
    }
    const noJson = delivered("", { rawBody: Buffer.from("<xml/>") });
    assert.equal((await stripe.hear({ ...fake.connection(), secrets: {} }, noJson)).kind, "ignored");
  });
});
