import type { Tell } from "../happenings.ts";
import type { Tx } from "../lib/db.ts";
import type { Status, StatusAxis } from "../statuses/status.ts";
import type { OrderState } from "./order.ts";
import { lockFor, recordOn, stateOf, type Asked } from "./orders.actions.ts";
import { updateStatuses } from "./orders.sql.ts";

export interface GivenStatus {
  axis: StatusAxis;
  /** The merchant's own word; null takes the one it bears away: the axis speaks for itself again. */
  status: Status | null;
  tell: Tell;
}

/** Gives an order one of the merchant's own words. It bears it already: nothing happens, and nobody is told. */
export async function giveStatus(tx: Tx, asked: Asked, { axis, status, tell }: GivenStatus): Promise<OrderState> {
  const order = await lockFor(tx, asked, "choose_status");
  const { [axis]: before, ...others } = order.statuses;
  if (before?.id === status?.id && before?.base === status?.base) return stateOf(order);
  const statuses = status ? { ...others, [axis]: { id: status.id, base: status.base } } : others;
  await updateStatuses(tx, { ...order, statuses }, asked.now);
  const state = { ...stateOf(order), version: order.version + 1 };
  const data = { tell, axis, labels: status?.labels ?? null };
  await recordOn(tx, state, asked, { kind: "order.status_chosen", data });
  return state;
}
