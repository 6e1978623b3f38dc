import type { Tx } from "../../lib/db.ts";
import { addJob } from "../../lib/outbox.ts";
import { dueOf, type OrderState } from "../../orders/order.ts";
import { lockFor, recordOn, stateOf, type Asked } from "../../orders/orders.actions.ts";
import { Refusal } from "../../refusals.ts";
import { listAttempts } from "./attempts.sql.ts";

/**
 * Has the provider take what it holds for an order, in minor units: what is still due where no amount is said, for the order
 * may have become smaller since. Asked from the queue, entered in the ledger once its books show it. Refuses `nothing_held`,
 * `nothing_due`, and `refund_exceeds_held` for more than is held.
 */
export async function askCapture(tx: Tx, asked: Asked, amount?: number): Promise<OrderState> {
  const order = await lockFor(tx, asked, "record_payment");
  const { shopId } = asked.caller;
  const held = (await listAttempts(tx, shopId, order.id)).find(({ state }) => state === "authorised");
  if (!held) throw new Refusal("nothing_held");
  const { id, authorised, currency } = held;
  if (amount !== undefined && amount > authorised)
    throw new Refusal("refund_exceeds_held", { amount, held: authorised, currency });
  const taken = amount ?? Math.min(authorised, dueOf(order));
  if (taken <= 0) throw new Refusal("nothing_due", { reference: order.reference });
  const about = { shopId, happeningId: id, orderId: order.id, kind: "payment" };
  await recordOn(tx, stateOf(order), asked, {
    kind: "payment.capture_asked",
    data: { paymentId: id, amount: taken, currency },
  });
  await addJob(tx, "takeHeld", { ...about, data: { paymentId: id, amount: taken } });
  return stateOf(order);
}
