import type { Tell } from "../happenings.ts";
import type { Tx } from "../lib/db.ts";
import { shownStatuses, type ChosenStatus, type Status, type StatusAxis } from "../statuses/status.ts";
import { listStatuses } from "../statuses/statuses.actions.ts";
import type { OrderState } from "./order.ts";
import { lockFor, recordOn, stateOf, type Asked } from "./orders.actions.ts";
import { updateStatuses } from "./orders.sql.ts";

/** The word it bore before, or none; for an undo, which records itself. */
export async function giveStatusAgain(
  tx: Tx,
  asked: Asked,
  { axis, was }: { axis: StatusAxis; was: ChosenStatus | null },
): Promise<void> {
  const order = await lockFor(tx, asked, "choose_status");
  const { [axis]: _now, ...others } = order.statuses;
  const statuses = was ? { ...others, [axis]: was } : others;
  await updateStatuses(tx, { ...order, statuses }, { bump: 1, now: asked.now });
}

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
  const shown = shownStatuses(order.statuses, order)[axis];
  const earlier = shown ? (await listStatuses(tx, order.shopId)).find(({ id }) => id === shown) : undefined;
  const bump = asked.quietly ? 0 : 1;
  await updateStatuses(tx, { ...order, statuses }, { bump, now: asked.now });
  const state = { ...stateOf(order), version: order.version + bump };
  const data = { tell, axis, labels: status?.labels ?? null, before: earlier?.labels ?? null, was: before ?? null };
  await recordOn(tx, state, asked, { kind: "order.status_chosen", data });
  return state;
}
