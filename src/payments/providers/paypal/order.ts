import { z } from "zod";
import { minor, sum, type Minor } from "../../../../shared/money.ts";
import type { AttemptState, Connection, Snapshot } from "../../provider.ts";
import { amountRead } from "../amount.ts";

// A PayPal order and the payments under it, as far as they are read.

const moneyShape = z.object({ currency_code: z.string(), value: z.string() });
const details = z.object({ reason: z.string().optional() }).optional();
const paymentShape = z.object({
  id: z.string(),
  status: z.string(),
  status_details: details,
  amount: moneyShape,
  custom_id: z.string().optional(),
});
type Payment = z.infer<typeof paymentShape>;

const unitShape = z.object({
  amount: moneyShape,
  custom_id: z.string().optional(),
  payments: z
    .object({
      authorizations: z.array(paymentShape).optional(),
      captures: z.array(paymentShape).optional(),
      refunds: z.array(paymentShape).optional(),
    })
    .optional(),
});

export const orderShape = z.object({
  id: z.string(),
  status: z.string(),
  intent: z.string().optional(),
  update_time: z.string().optional(),
  links: z.array(z.object({ href: z.string(), rel: z.string() })).optional(),
  purchase_units: z.tuple([unitShape], unitShape),
});
export type PaypalOrder = z.infer<typeof orderShape>;

const takenStatuses = ["COMPLETED", "PARTIALLY_REFUNDED", "REFUNDED"];
const givenBackStatuses = ["COMPLETED", "PENDING"];
const heldStatuses = ["CREATED", "PARTIALLY_CAPTURED"];
/** PayPal, or the customer's bank, has taken the money back for now. */
const disputeReasons = ["CHARGEBACK", "BUYER_COMPLAINT"];

export function paymentsOf(order: PaypalOrder) {
  const { authorizations = [], captures = [], refunds = [] } = order.purchase_units[0].payments ?? {};
  const has = (statuses: string[]) => (one: Payment) => statuses.includes(one.status);
  return {
    authorizations,
    captures,
    taken: captures.filter((one) => has(takenStatuses)(one) || isDisputed(one)),
    held: authorizations.filter(has(heldStatuses)),
    refunds: refunds.filter(has(givenBackStatuses)),
  };
}

/** The money is read off captures, refunds and authorisations; the order's own status only says where the customer is. */
export function snapshotOf(connection: Connection, order: PaypalOrder): Snapshot {
  const [unit] = order.purchase_units;
  const { authorizations, captures, taken, held, refunds } = paymentsOf(order);
  const captured = totalOf(taken);
  // The refunds may be listed a moment after the capture says it was given back.
  const refunded = Math.max(totalOf(refunds), totalOf(taken.filter((one) => one.status === "REFUNDED")));
  const last = captures.at(-1) ?? authorizations.at(-1);
  const state = stateOf(order);
  return {
    reference: order.id,
    transaction: last?.id ?? "",
    ours: unit.custom_id ?? null,
    currency: unit.amount.currency_code,
    amount: amountOf(unit),
    authorised: Math.max(0, totalOf(held) - (held.some((one) => one.status === "PARTIALLY_CAPTURED") ? captured : 0)),
    captured,
    refunded,
    disputed: Math.max(0, Math.min(totalOf(taken.filter(isDisputed)), captured - refunded)),
    state,
    reason: state === "failed" ? (last?.status_details?.reason ?? last?.status ?? "") : "",
    dashboardUrl: last ? `${website(connection)}/activity/payment/${last.id}` : "",
    isTest: connection.mode === "test",
  };
}

export const amountOf = (one: { amount: Payment["amount"] }): Minor =>
  amountRead(one.amount.value, one.amount.currency_code);

function stateOf(order: PaypalOrder): AttemptState {
  const { authorizations, captures, taken, held } = paymentsOf(order);
  const some = (payments: Payment[], ...statuses: string[]) => payments.some((one) => statuses.includes(one.status));
  if (taken.length > 0) return "paid";
  if (some(captures, "PENDING")) return "pending";
  if (held.length > 0) return "authorised";
  if (some(authorizations, "PENDING")) return "pending";
  if (some(captures, "DECLINED", "FAILED") || some(authorizations, "DENIED")) return "failed";
  if (order.status === "VOIDED" || some(authorizations, "VOIDED")) return "cancelled";
  return order.status === "APPROVED" || order.status === "COMPLETED" ? "pending" : "open";
}

const isDisputed = ({ status_details: why }: Payment): boolean => disputeReasons.includes(why?.reason ?? "");

const totalOf = (payments: readonly Payment[]): Minor =>
  payments.length === 0 ? minor(0) : sum(payments.map(amountOf));

const website = ({ mode }: Connection): string =>
  mode === "live" ? "https://www.paypal.com" : "https://www.sandbox.paypal.com";
