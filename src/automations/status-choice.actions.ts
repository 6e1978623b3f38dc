import { dateIn } from "../../shared/dates.ts";
import type { Tell } from "../happenings.ts";
import type { Tx } from "../lib/db.ts";
import type { Order, OrderState } from "../orders/order.ts";
import { readyOrder, returnOrder, sendOutOrder, withholdOrder } from "../orders/fulfilment.actions.ts";
import { giveStatus } from "../orders/order-status.actions.ts";
import {
  cancelOrder,
  findOrder,
  findOrdersByNumber,
  lockFor,
  prepareOrder,
  type Asked,
} from "../orders/orders.actions.ts";
import * as back from "../orders/taking-back/taking-back.actions.ts";
import { acceptFree, holdFree } from "../payments/free-orders.actions.ts";
import { recordPayment, recordRefund, reversePayment, reverseRefunds } from "../payments/payments.actions.ts";
import { Refusal } from "../refusals.ts";
import type { DeliveryMethod } from "../shipping/delivery-method.ts";
import { listDeliveryMethods } from "../shipping/delivery-methods.actions.ts";
import { deliverOrder, shipOrder } from "../shipping/shipments.actions.ts";
import { undeliverOrder, unshipOrder } from "../shipping/taking-back.actions.ts";
import type { Status, StatusAxis } from "../statuses/status.ts";
import { findStatus, listStatuses } from "../statuses/statuses.actions.ts";
import { statusAxes } from "../statuses/status.ts";
import {
  amountMaxOf,
  isSetUp,
  isTold,
  stepsTo,
  valuesOf,
  type PossibleForMany,
  type PossibleStatus,
  type Step,
} from "./status-choice.ts";

/** A value of an axis, or one of the merchant's own words by its id. */
export interface Choice {
  axis: StatusAxis;
  value?: string | undefined;
  statusId?: string | null | undefined;
  tell: Tell;
  /** For a parcel that leaves by it. */
  trackingNumber: string;
  /** For a value that says how much: "Payé partiellement", "Partiellement remboursé". Minor units. */
  amount?: number | undefined;
  /** Whether what is sent back goes back in stock. */
  restock?: boolean | undefined;
}

type AskedIn = Asked & { timeZone: string };

/**
 * Chooses a status by hand: does what makes it true, in one transaction, then gives the order the merchant's word for it.
 * The customer gets one message at most, the last step's. Refuses `status_not_by_hand` where a choice cannot make it true.
 */
export async function chooseStatus(tx: Tx, asked: AskedIn, choice: Choice): Promise<OrderState> {
  const order = await lockFor(tx, asked, "choose_status");
  const status = choice.statusId
    ? await chosenStatus(tx, order.shopId, { ...choice, statusId: choice.statusId })
    : null;
  const value = status ? status.base : (choice.value ?? null);
  const steps = stepsTo(order, choice.axis, value);
  if (!steps) throw new Refusal("status_not_by_hand", { value, reference: order.reference });
  requireAmount(order, value, { steps, choice });
  // The version was compared above; each step makes the next one.
  const asSeen = { ...asked, caller: { ...asked.caller, ifMatch: undefined } };
  for (const [index, step] of steps.entries()) {
    const tell = index === steps.length - 1 ? choice.tell : "nobody";
    await take[step](tx, asSeen, { ...choice, value: value ?? undefined, tell });
  }
  const tell = isTold(steps, "own") || !status?.isVisible ? "nobody" : choice.tell;
  return giveStatus(tx, asSeen, { axis: choice.axis, status, tell });
}

const take: Record<Step, (tx: Tx, asked: AskedIn, choice: Choice) => Promise<OrderState>> = {
  record_payment: payRest,
  accept_free: (tx, asked, { tell }) => acceptFree(tx, asked, tell),
  hold_free: (tx, asked) => holdFree(tx, asked),
  // One of the merchant's own words is told by itself.
  reverse_payment: (tx, asked, { tell, statusId }) => reversePayment(tx, asked, { tell: statusId ? "nobody" : tell }),
  refund: (tx, asked, { value, amount, tell }) => {
    const part = value === "partially_refunded" ? { amount } : {};
    return recordRefund(tx, asked, { ...part, givenOn: dateIn(asked.now, asked.timeZone), reason: "", tell });
  },
  reverse_refund: (tx, asked) => reverseRefunds(tx, asked),
  reopen: (tx, asked) => back.reopenOrder(tx, asked),
  unprepare: (tx, asked) => back.unprepareOrder(tx, asked),
  unready: (tx, asked) => back.unreadyOrder(tx, asked),
  unsend_out: (tx, asked) => back.unsendOutOrder(tx, asked),
  unwithhold: (tx, asked) => back.unwithholdOrder(tx, asked),
  unreturn: (tx, asked) => back.unreturnOrder(tx, asked),
  unship: (tx, asked) => unshipOrder(tx, asked),
  undeliver: (tx, asked) => undeliverOrder(tx, asked),
  return: (tx, asked, { restock = true, tell }) => returnOrder(tx, asked, { restock, tell }),
  cancel: (tx, asked, { tell }) => cancelOrder(tx, asked, { reason: "", tell }),
  prepare: (tx, asked, { tell }) => prepareOrder(tx, asked, tell),
  ready: (tx, asked, { tell }) => readyOrder(tx, asked, tell),
  send_out: (tx, asked, { tell }) => sendOutOrder(tx, asked, tell),
  withhold: (tx, asked, { tell }) => withholdOrder(tx, asked, tell),
  ship: (tx, asked, { tell, trackingNumber }) => shipOrder(tx, asked, { trackingNumber, tell }),
  deliver: (tx, asked, { tell }) => deliverOrder(tx, asked, { at: asked.now, tell }),
};

/** All that is still missing, whatever the order's life says of what is due; or the part the merchant named. */
async function payRest(tx: Tx, asked: AskedIn, { value, amount, tell }: Choice): Promise<OrderState> {
  const order = await findOrder(tx, asked.caller.shopId, asked.orderId);
  const rest = order.total - order.captured;
  const received = value === "partially_paid" ? amount : rest;
  return recordPayment(tx, asked, {
    amount: received,
    receivedOn: dateIn(asked.now, asked.timeZone),
    reference: "",
    tell,
  });
}

/** A part is more than nothing and less than all. */
function requireAmount(
  order: Order,
  value: string | null,
  { steps: taken, choice: { amount } }: { steps: readonly Step[]; choice: Choice },
): void {
  const max = amountMaxOf(order, value);
  if (max === null || taken.length === 0) return;
  if (amount === undefined || amount > max)
    throw new Refusal("amount_not_a_part", { amount, max, currency: order.currency });
}

async function chosenStatus(
  tx: Tx,
  shopId: string,
  { axis, statusId }: { axis: StatusAxis; statusId: string },
): Promise<Status> {
  const status = await findStatus(tx, shopId, statusId);
  if (!status.isEnabled || status.axis !== axis) throw new Refusal("status_not_found", { statusId });
  return status;
}

/** Every status of the three groups, with what choosing it would do. Refuses `order_not_found`. */
export async function possibleStatuses(tx: Tx, shopId: string, orderId: string): Promise<PossibleStatus[]> {
  const [order, own, methods] = await Promise.all([
    findOrder(tx, shopId, orderId),
    listStatuses(tx, shopId),
    listDeliveryMethods(tx, shopId),
  ]);
  return statusesFor(order, own, methods);
}

/** The same for several orders together: of each status that needs no amount, how many of them it can be chosen for. Refuses `order_not_found`. */
export async function possibleForMany(tx: Tx, shopId: string, numbers: readonly number[]): Promise<PossibleForMany[]> {
  const [orders, own, methods] = await Promise.all([
    findOrdersByNumber(tx, shopId, numbers),
    listStatuses(tx, shopId),
    listDeliveryMethods(tx, shopId),
  ]);
  const all = orders.flatMap((order) => statusesFor(order, own, methods));
  const same = Map.groupBy(all, ({ axis, value, statusId }) => `${axis} ${statusId ?? value ?? ""}`);
  return [...same.values()].flatMap((ones) => {
    const [first] = ones;
    const orderCount = ones.filter((one) => one.steps !== null && one.amountMax === null).length;
    return first && orderCount > 0
      ? [{ axis: first.axis, value: first.value, statusId: first.statusId, orderCount }]
      : [];
  });
}

function statusesFor(order: Order, own: readonly Status[], methods: readonly DeliveryMethod[]): PossibleStatus[] {
  return statusAxes.flatMap((axis) => {
    const chosen = order.statuses[axis];
    const now = axis === "payment" ? order.paymentStatus : order.fulfilmentStatus;
    const bears = (value: string | null) => chosen?.base === value && own.some(({ id }) => id === chosen?.id);
    const values = axis === "other" ? [] : valuesOf[axis].filter((value) => isSetUp(value, order, methods));
    const plain = values.map((value) => ({
      axis,
      value: value as string,
      statusId: null,
      isCurrent: value === now && !bears(value),
      ...choosing(order, axis, value),
    }));
    const words = own
      .filter((status) => status.axis === axis && (status.isEnabled || status.id === chosen?.id))
      .map(({ id, base }) => ({
        axis,
        value: base,
        statusId: id,
        isCurrent: chosen?.id === id && (axis === "other" || base === now),
        ...choosing(order, axis, base),
        isTold: isTold(stepsTo(order, axis, base) ?? [], "own"),
      }));
    return [...plain, ...words];
  });
}

/** What choosing a value does. */
function choosing(
  order: Order,
  axis: StatusAxis,
  value: string | null,
): Pick<PossibleStatus, "steps" | "amountMax" | "isTold"> {
  const taken = stepsTo(order, axis, value);
  return { steps: taken, amountMax: amountMaxOf(order, value), isTold: isTold(taken ?? [], "plain") };
}
