import { z } from "zod";
import type { AttemptState, Snapshot } from "../../provider.ts";
import { fromStripe } from "./amount.ts";

// What is read of Stripe's objects. Whatever else they hold, and whatever is added to their lists of words, is let pass.

const Refund = z.object({
  amount: z.int(),
  status: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
});

const Charge = z.object({
  amount_refunded: z.int(),
  disputed: z.boolean(),
  refunds: z.object({ data: z.array(Refund), has_more: z.boolean() }).nullish(),
});

const PaymentIntent = z.object({
  id: z.string(),
  status: z.string(),
  amount_capturable: z.int(),
  amount_received: z.int(),
  last_payment_error: z
    .object({ type: z.string().nullish(), code: z.string().nullish(), decline_code: z.string().nullish() })
    .nullish(),
  // An id where it was not expanded.
  latest_charge: z.union([Charge, z.string()]).nullish(),
});

export const Session = z.object({
  id: z.string().min(1),
  url: z.string().nullish(),
  status: z.string().nullish(),
  payment_status: z.string(),
  amount_total: z.int().nullish(),
  currency: z.string().nullish(),
  expires_at: z.int().nullish(),
  livemode: z.boolean(),
  client_reference_id: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  payment_intent: z.union([PaymentIntent, z.string()]).nullish(),
});
export type Session = z.infer<typeof Session>;
export type PaymentIntent = z.infer<typeof PaymentIntent>;
type Charge = z.infer<typeof Charge>;

export const Disputes = z.object({ data: z.array(z.object({ amount: z.int(), status: z.string() })) });

export function intentOf({ payment_intent: intent }: Session): PaymentIntent | undefined {
  return typeof intent === "object" && intent !== null ? intent : undefined;
}

export function chargeOf(session: Session): Charge | undefined {
  const charge = intentOf(session)?.latest_charge;
  return typeof charge === "object" && charge !== null ? charge : undefined;
}

const isOff = ({ status }: z.infer<typeof Refund>): boolean => status === "failed" || status === "canceled";

/** Refunds that were not called off. */
export function standingRefunds(session: Session): z.infer<typeof Refund>[] {
  return (chargeOf(session)?.refunds?.data ?? []).filter((one) => !isOff(one));
}

/** Undefined where the list is not whole. */
function ourRefunds(session: Session): Snapshot["refunds"] {
  const refunds = chargeOf(session)?.refunds;
  if (!refunds || refunds.has_more) return undefined;
  return refunds.data.flatMap((one) => {
    const id = one.metadata?.refund;
    return id === undefined ? [] : [{ id, isFailed: isOff(one) }];
  });
}

/** `disputed` in Stripe's units. */
export function snapshotOf(session: Session, disputed: number): Snapshot {
  const intent = intentOf(session);
  const currency = (session.currency ?? "").toUpperCase();
  const ours = (units: number) => fromStripe(units, currency);
  const state = stateOf(session, intent);
  const isTest = !session.livemode;
  const refunds = ourRefunds(session);
  return {
    reference: session.id,
    transaction: intent?.id ?? "",
    ours: session.metadata?.attempt ?? session.client_reference_id ?? null,
    currency,
    amount: ours(session.amount_total ?? 0),
    authorised: ours(intent?.status === "requires_capture" ? intent.amount_capturable : 0),
    captured: ours(intent?.amount_received ?? 0),
    refunded: ours(refundedOf(session)),
    ...(refunds && { refunds }),
    disputed: ours(disputed),
    state,
    reason: state === "open" || state === "failed" ? reasonOf(intent) : "",
    dashboardUrl: intent ? `https://dashboard.stripe.com/${isTest ? "test/" : ""}payments/${intent.id}` : "",
    isTest,
  };
}

/** One by one while the list is whole: a refund that failed after all may still be in the charge's own sum. */
function refundedOf(session: Session): number {
  const charge = chargeOf(session);
  if (!charge?.refunds || charge.refunds.has_more) return charge?.amount_refunded ?? 0;
  return standingRefunds(session).reduce((total, { amount }) => total + amount, 0);
}

/** Read off the money first: a session may have expired while its payment went through. */
function stateOf(session: Session, intent: PaymentIntent | undefined): AttemptState {
  if (intent?.status === "succeeded") return "paid";
  if (intent?.status === "requires_capture") return "authorised";
  if (intent?.status === "processing") return "pending";
  if (session.status === "expired") return "expired";
  if (intent?.status === "canceled") return "cancelled";
  if (session.status === "open") return "open";
  if (session.payment_status !== "unpaid") return "paid";
  // A method that takes days (direct debit) came back empty.
  return intent?.status === "requires_payment_method" && intent.last_payment_error ? "failed" : "pending";
}

function reasonOf(intent: PaymentIntent | undefined): string {
  const error = intent?.last_payment_error;
  return error?.decline_code ?? error?.code ?? error?.type ?? "";
}
