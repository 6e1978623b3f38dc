import { dueOf, type Order } from "../../orders/order.ts";

const dayMs = 86_400_000;

/** After this many days more a reminder is no longer sent: a shop that was closed, or that switches them on, does not write about old orders. */
const lateDaysMax = 4;

/** Of the reminders of a shop (days after the order), the one an order placed then is to get now; undefined for none. */
export function reminderDue(days: readonly number[], placedAt: Date, now: Date): number | undefined {
  const age = (now.getTime() - placedAt.getTime()) / dayMs;
  return days.filter((day) => age >= day && age < day + lateDaysMax).sort((one, other) => other - one)[0];
}

/** How old, in days, orders are of which a reminder may be due. */
export const reminderAges = (days: readonly number[]): { from: number; to: number } => ({
  from: Math.min(...days),
  to: Math.max(...days) + lateDaysMax,
});

/** The last moment an order may have been placed to be this old now. */
export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * dayMs);

type Facts = Pick<
  Order,
  | "life"
  | "cancelledAt"
  | "paymentMethod"
  | "paymentStatus"
  | "fulfilmentStatus"
  | "total"
  | "captured"
  | "refunded"
  | "isTest"
>;

const unpaid: ReadonlySet<string> = new Set(["awaiting", "partially_paid"]);
const givenUp: ReadonlySet<string> = new Set(["returned", "will_not_deliver"]);

/** Whether its customer has money to send by a means without a provider. */
export const isAwaited = (order: Facts): boolean =>
  order.life === "open" &&
  !order.isTest &&
  isSentByCustomer(order.paymentMethod.kind) &&
  unpaid.has(order.paymentStatus) &&
  !givenUp.has(order.fulfilmentStatus) &&
  dueOf(order) > 0;

/** Nothing of it was paid and nothing of it has left: it may be given up for its stock. */
export const isForgotten = (order: Facts): boolean =>
  isAwaited(order) && order.captured === 0 && ["unfulfilled", "not_required"].includes(order.fulfilmentStatus);

/** Money that a provider brings has its own end; what was agreed otherwise is the merchant's to follow. */
const sentKinds: ReadonlySet<string> = new Set(["transfer", "cheque", "money_order", "interac", "other"]);

const isSentByCustomer = (kind: string): boolean => sentKinds.has(kind);
