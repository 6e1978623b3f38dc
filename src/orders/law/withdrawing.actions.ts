import type { Tx } from "../../lib/db.ts";
import type { Order, OrderState } from "../order.ts";
import { stateOf } from "../orders.actions.ts";
import { findOrderIdOf, updateWithdrawing } from "./withdrawing.sql.ts";

/**
 * Keeps on a locked order whether a statement of withdrawal waits for the merchant. `quietly`: a customer did it, and
 * nobody who has the order open is told it changed under him.
 */
export async function keepWithdrawing(
  tx: Tx,
  order: Order,
  by: { isRequested: boolean; now: Date; quietly?: true },
): Promise<OrderState> {
  const bump = by.quietly ? 0 : 1;
  await updateWithdrawing(tx, order, { isRequested: by.isRequested, bump, now: by.now });
  return { ...stateOf(order), version: order.version + bump };
}

/** The order a customer names by what he remembers: its number, however he writes it, and his address. */
export async function orderIdRemembered(
  tx: Tx,
  shopId: string,
  asked: { reference: string; email: string },
): Promise<string | undefined> {
  const numbers = (asked.reference.match(/\d{1,15}/g) ?? []).map(Number);
  return numbers.length === 0 ? undefined : findOrderIdOf(tx, shopId, { ...asked, numbers });
}
