import type { Tx } from "../../lib/db.ts";
import { addJob } from "../../lib/outbox.ts";
import type { OrderState } from "../../orders/order.ts";
import { lockFor, stateOf, type Asked } from "../../orders/orders.actions.ts";
import { Refusal } from "../../refusals.ts";
import { listAttempts } from "./attempts.sql.ts";

/**
 * Has the provider take what it holds for an order, or a part of it, in minor units: asked from the queue, entered in the
 * ledger once its books show it. Refuses `nothing_held`, and `refund_exceeds_held` for more than is held.
 */
export async function askCapture(tx: Tx, asked: Asked, amount?: number): Promise<OrderState> {
  const order = await lockFor(tx, asked, "record_payment");
  const { shopId } = asked.caller;
  const held = (await listAttempts(tx, shopId, order.id)).find(({ state }) => state === "authorised");
  if (!held) throw new Refusal("nothing_held");
  const { id, authorised, currency } = held;
  if (amount !== undefined && amount > authorised)
    throw new Refusal("refund_exceeds_held", { amount, held: authorised, currency });
  const about = { shopId, happeningId: id, orderId: order.id, kind: "payment" };
  await addJob(tx, "takeHeld", { ...about, data: { paymentId: id, amount: amount ?? authorised } });
  return stateOf(order);
}
