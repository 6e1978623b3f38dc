import type { Happenings } from "../../happenings.ts";
import {
  isByLine,
  partsByLine,
  partsOfAmount,
  withGivenBack,
  type RefundPart,
  type WantedBack,
} from "../../orders/giving-back/giving-back.ts";
import type { Order } from "../../orders/order.ts";
import { Refusal } from "../../refusals.ts";

/** What a refund of the ledger gave back, line by line. */
export interface GivenParts {
  movementId: string;
  parts: RefundPart[];
  /** Taken back since. */
  isReversed: boolean;
}

/** Money that providers were asked to give back, and have not given yet: its lines are spoken for. */
export interface Waiting {
  amount: number;
  parts: readonly RefundPart[];
}

/** A refund before it is made: how much, and of which lines. `whole` is the most that may be given back now, in minor units. */
export interface PlannedRefund {
  amount: number;
  parts: RefundPart[];
  whole: number;
}

/** What is asked to be given back, as an amount and its lines; all that may be when nothing is said. Refuses as `partsByLine` does. */
export function planRefund(
  order: Order,
  wanted: WantedBack,
  { waiting, most = Infinity }: { waiting: readonly Waiting[]; most?: number },
): PlannedRefund {
  const onTheirWay = waiting.reduce((all, { amount }) => all + amount, 0);
  const held = order.captured - order.refunded - onTheirWay;
  const whole = Math.min(held, most);
  const { order: standing } = withGivenBack(
    order,
    waiting.flatMap(({ parts }) => parts),
  );
  if (isByLine(wanted)) {
    const parts = partsByLine(standing, wanted);
    return requirePossible(order, { amount: parts.reduce((all, { total }) => all + total, 0), parts, whole });
  }
  // An empty choice is no choice: only who says nothing at all means all.
  const isEmpty = wanted.lines !== undefined || wanted.shipping !== undefined;
  const amount = wanted.amount ?? (isEmpty ? 0 : whole);
  requirePossible(order, { amount, parts: [], whole });
  return { amount, parts: partsOfAmount(standing, amount, held), whole };
}

function requirePossible({ currency }: Order, planned: PlannedRefund): PlannedRefund {
  const { amount, whole: held } = planned;
  if (amount <= 0) throw new Refusal("amount_not_positive", { amount, currency });
  if (amount > held) throw new Refusal("refund_exceeds_held", { amount, held, currency });
  return planned;
}

/** As much of these parts as is still there to be given back: other money may have gone back since they were asked for. */
export function fitting(order: Order, parts: readonly RefundPart[]): RefundPart[] {
  let now = order;
  return parts.flatMap((part) => {
    const line = now.lines.find(({ id }) => id === part.lineId);
    if (part.lineId !== null && !line) return [];
    const left = line ? line.total - line.givenBack.total : now.shipping - now.shippingGivenBack;
    const pieces = line ? line.quantity - line.givenBack.unsent - line.givenBack.sent : 0;
    const fit = {
      ...part,
      total: Math.min(part.total, Math.max(0, left)) as RefundPart["total"],
      quantity: Math.min(part.quantity, Math.max(0, pieces)) as RefundPart["quantity"],
    };
    if (fit.total === 0 && fit.quantity === 0) return [];
    now = withGivenBack(now, [fit]).order;
    return [fit];
  });
}

/** What the history and the customer's message say of a refund by line. */
export function saidOf(order: Order, parts: readonly RefundPart[]): Pick<Happenings["payment.refunded"], "items"> {
  const items = parts.flatMap(({ lineId, quantity, restock }) => {
    const line = order.lines.find(({ id }) => id === lineId);
    const name = [line?.name, line?.variantName].filter(Boolean).join(" – ");
    return line && quantity > 0 ? [{ name, quantity, restock: restock && line.isStockCounted }] : [];
  });
  return items.length > 0 ? { items } : {};
}
