import type { Tx } from "../../lib/db.ts";
import type { OrderState } from "../../orders/order.ts";
import { keepFacts, lockOrder, recordOn, stateOf, type Asked } from "../../orders/orders.actions.ts";

/** A person has looked at the doubtful money: it is no longer a task. Said again, nothing happens. */
export async function keepVerified(tx: Tx, asked: Asked): Promise<OrderState> {
  const order = await lockOrder(tx, asked);
  if (order.toVerify === "") return stateOf(order);
  const state = await keepFacts(tx, order, { toVerify: "" }, asked);
  await recordOn(tx, state, asked, { kind: "payment.verified", data: { doubt: order.toVerify } });
  return state;
}
