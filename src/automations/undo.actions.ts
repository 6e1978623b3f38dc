import type { Happenings } from "../happenings.ts";
import type { Tx } from "../lib/db.ts";
import { historyOf, type OrderHappening } from "../lib/outbox.ts";
import { holdBack, type HeldBack } from "../notifications/held.actions.ts";
import { giveStatusAgain } from "../orders/order-status.actions.ts";
import type { OrderState } from "../orders/order.ts";
import * as orders from "../orders/orders.actions.ts";
import * as back from "../orders/taking-back/taking-back.actions.ts";
import { acceptFree, holdFree } from "../payments/free-orders.actions.ts";
import { reversePayment, standAgain } from "../payments/payments.actions.ts";
import { Refusal } from "../refusals.ts";
import * as parcels from "../shipping/taking-back.actions.ts";
import type { ChosenStatus, StatusAxis } from "../statuses/status.ts";
import { actOf, isOnlyMessage, whyNot } from "./undo.ts";

export interface Undone extends OrderState {
  /** Whether the customer had been written to: the message was held back, or it had left already. */
  message: HeldBack;
}

/**
 * Takes back what one verb did, by new entries, with the message that still waits. Named by one of its happenings; the last
 * thing that can be undone when unsaid. Undone already: nothing happens. Refuses `happening_not_found`, `undo_not_possible`,
 * `undo_later_first`, `message_left` where a message was all there was, and what the entries themselves refuse.
 */
export async function undoAct(tx: Tx, asked: orders.Asked, happeningId?: string): Promise<Undone> {
  const anyVersion = { ...asked, caller: { ...asked.caller, ifMatch: undefined } };
  const order = await orders.lockOrder(tx, anyVersion);
  const history = await historyOf(tx, order.shopId, order.id);
  const named = history.find((one) =>
    happeningId === undefined
      ? !one.isUndone && !isOnlyMessage(one.kind) && whyNot(history, actOf(history, one)) === null
      : one.id === happeningId,
  );
  if (!named) throw new Refusal(happeningId ? "happening_not_found" : "undo_not_possible", { happeningId });
  if (named.isUndone) return { ...orders.stateOf(order), message: messageOf(history, named) };
  await orders.lockOrder(tx, asked);
  const act = actOf(history, named);
  const reason = whyNot(history, act);
  if (reason) throw new Refusal(reason, { happeningId: named.id, kind: named.kind });
  const undoes = act.map((one) => one.id);
  const message = await holdBack(tx, order.shopId, { orderId: order.id, causes: undoes });
  if (message !== "held_back" && act.every((one) => isOnlyMessage(one.kind)))
    throw new Refusal("message_left", { happeningId: named.id });
  for (const one of act) await inverses[one.kind]?.(tx, anyVersion, one);
  const state = orders.stateOf(await orders.lockOrder(tx, anyVersion));
  const data = { kinds: act.map((one) => one.kind), message };
  await orders.recordOn(tx, state, asked, { kind: "order.undone", data, undoes });
  return { ...state, message };
}

/** What was said when it was undone. */
function messageOf(history: readonly OrderHappening[], { id }: OrderHappening): HeldBack {
  const undoing = history.find((one) => one.undoes?.includes(id));
  return (undoing?.data as Partial<Happenings["order.undone"]> | undefined)?.message ?? "none";
}

type Inverse = (tx: Tx, asked: orders.Asked, past: OrderHappening) => Promise<unknown>;

const quietly = { reason: "", tell: "nobody" } as const;

function textIn({ data }: OrderHappening, name: string): string {
  const text = data[name];
  return typeof text === "string" ? text : "";
}

const inverses: Partial<Record<string, Inverse>> = {
  "payment.received": (tx, asked, past) => reversePayment(tx, asked, { movementId: textIn(past, "movementId") }),
  "payment.refunded": (tx, asked, past) => reversePayment(tx, asked, { movementId: textIn(past, "movementId") }),
  "payment.reversed": (tx, asked, past) => standAgain(tx, asked, textIn(past, "reversesId")),
  "order.accepted": (tx, asked) => holdFree(tx, asked),
  "order.held": (tx, asked) => acceptFree(tx, asked, "nobody"),
  "order.prepared": (tx, asked) => back.unprepareOrder(tx, asked),
  "order.ready": (tx, asked) => back.unreadyOrder(tx, asked),
  "order.sent_out": (tx, asked) => back.unsendOutOrder(tx, asked),
  "order.delivered": (tx, asked) => back.undeliverByHand(tx, asked),
  "order.withheld": (tx, asked) => back.unwithholdOrder(tx, asked),
  "order.returned": (tx, asked) => back.unreturnOrder(tx, asked),
  "order.completed": (tx, asked) => back.uncompleteOrder(tx, asked),
  "order.step_undone": standAgainAsItWas,
  "shipment.handed_over": (tx, asked, past) => parcels.unshipOrder(tx, asked, textIn(past, "shipmentId")),
  "shipment.delivered": (tx, asked, { data }) =>
    parcels.undeliverOrder(tx, asked, (data as Happenings["shipment.delivered"]).shipmentIds),
  "shipment.taken_back": async (tx, asked, past) =>
    parcels.shipAgain(tx, await orders.lockFor(tx, asked, "ship"), textIn(past, "shipmentId"), asked),
  "order.cancelled": (tx, asked) => back.reopenOrder(tx, asked),
  "order.reopened": (tx, asked, past) => orders.cancelOrder(tx, asked, { ...quietly, reason: textIn(past, "reason") }),
  "order.archived": (tx, asked) => orders.restoreOrder(tx, asked),
  "order.deleted": (tx, asked) => orders.restoreOrder(tx, asked),
  "order.restored": (tx, asked, { data }) =>
    data["from"] === "deleted" ? orders.deleteOrder(tx, asked) : orders.archiveOrder(tx, asked),
  "order.status_chosen": (tx, asked, { data }) => {
    const { axis, was = null } = data as unknown as { axis: StatusAxis; was?: ChosenStatus | null };
    return giveStatusAgain(tx, asked, { axis, was });
  },
};

async function standAgainAsItWas(tx: Tx, asked: orders.Asked, { data, at }: OrderHappening): Promise<OrderState> {
  const taken = data as Happenings["order.step_undone"];
  const { shipmentIds, was = at.toISOString() } = taken;
  const order = await orders.lockFor(tx, asked, "choose_status");
  if (shipmentIds) return parcels.deliverAgain(tx, order, { was, shipmentIds }, asked);
  return back.standStepAgain(tx, order, { ...taken, was }, asked);
}
