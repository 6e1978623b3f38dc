import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { accountAt } from "../../../../test/support/payment-attempt.ts";
import { openFakeServer } from "../../../../test/support/providers/server.ts";
import type { AttemptState, Snapshot } from "../../provider.ts";
import { stripe } from "../stripe.ts";

const samples = join(import.meta.dirname, "../../../../../shared/data/specs/stripe.fixtures3.2026-08.json");
const isAbsent = !existsSync(samples);
type Samples = { resources: Record<string, Record<string, unknown>> };
const sample = (name: string): Record<string, unknown> =>
  isAbsent ? {} : ((JSON.parse(readFileSync(samples, "utf8")) as Samples).resources[name] ?? {});

interface Row {
  session?: object;
  intent?: object;
  charge?: object;
  is: AttemptState;
  with?: Partial<Snapshot>;
}
const complete = { status: "complete" };
const paid = { status: "complete", payment_status: "paid" };
const succeeded = { status: "succeeded", amount_received: 1099 };
const refundsOf100 = (amount_refunded: number, has_more: boolean) => ({
  amount_refunded,
  refunds: { data: [sample("refund")], has_more },
});
const rows: Record<string, Row> = {
  "as they are": { is: "open", with: { reason: "idempotency_error" } },
  "complete, unpaid": { session: complete, intent: { last_payment_error: null }, is: "pending" },
  "complete, processing": { session: complete, intent: { status: "processing" }, is: "pending" },
  "complete, come back empty": { session: complete, is: "failed", with: { reason: "idempotency_error" } },
  held: {
    session: complete,
    intent: { status: "requires_capture", amount_capturable: 1099 },
    is: "authorised",
    with: { authorised: 1099 },
  },
  paid: { session: paid, intent: succeeded, is: "paid", with: { captured: 1099 } },
  refunded: {
    session: paid,
    intent: succeeded,
    charge: refundsOf100(100, false),
    is: "paid",
    with: { captured: 1099, refunded: 100 },
  },
  "refunded more often than one list holds": {
    session: paid,
    intent: succeeded,
    charge: refundsOf100(600, true),
    is: "paid",
    with: { captured: 1099, refunded: 600 },
  },
  cancelled: { session: complete, intent: { status: "canceled" }, is: "cancelled" },
  expired: { session: { status: "expired" }, intent: { status: "canceled" }, is: "expired" },
  "nothing to pay": {
    session: { ...complete, payment_status: "no_payment_required", payment_intent: null },
    is: "paid",
  },
};

describe("Stripe's own sample objects", { skip: isAbsent && `${samples} is not here` }, () => {
  for (const [words, { session, intent, charge, is, with: expected }] of Object.entries(rows))
    test(`${words}: ${is}`, async () => {
      const latest_charge = { ...sample("charge"), ...charge };
      const payment_intent = { ...sample("payment_intent"), latest_charge, ...intent };
      const body = { ...sample("checkout.session"), currency: "eur", amount_total: 1099, payment_intent, ...session };
      const server = await openFakeServer(() => ({ status: 200, body }));

      const snapshot = await stripe.fetch(accountAt(server.baseUrl, { secretKey: "sk_test_1" }), "cs_test_1");

      const { authorised = 0, captured = 0, refunded = 0, reason = "" } = expected ?? {};
      assert.deepEqual({ ...snapshot, state: is, authorised, captured, refunded, disputed: 0, reason }, snapshot);
      await server.close();
    });
});
