import { methodWords } from "../../../shared/messages/methods.ts";
import type { Tx } from "../../lib/db.ts";
import { askedOf } from "../../orders/deposit/deposit.ts";
import { cancelOrder, lockOrder, recordOn, stateOf, type Asked } from "../../orders/orders.actions.ts";
import type { Shop } from "../../shops/shop.ts";
import { isAwaited, isForgotten, reminderDue } from "./reminders.ts";
import { insertReminder } from "./reminders.sql.ts";

/** Reminds the customer of what he owes, when a reminder is due that has not left yet. Says whether one leaves. */
export async function remindOf(tx: Tx, shop: Shop, asked: Asked): Promise<boolean> {
  const order = await lockOrder(tx, asked);
  const { now, orderId } = asked;
  const days = reminderDue(shop.settings.paymentReminderDays, order.placedAt, now);
  if (days === undefined || order.email === "" || !isAwaited(order)) return false;
  // The balance of a deposit is asked for when the merchant says so.
  if (order.deposit > 0 && order.captured >= order.deposit) return false;
  if (!(await insertReminder(tx, { shopId: shop.id, orderId, days, now }))) return false;
  const data = { amount: askedOf(order), currency: order.currency, days };
  await recordOn(tx, stateOf(order), asked, { kind: "payment.reminded", data });
  return true;
}

/** Cancels an order nobody paid in the time the shop gives: its stock is free again, and its customer is told. */
export async function giveUpUnpaid(tx: Tx, shop: Shop, asked: Asked): Promise<boolean> {
  const order = await lockOrder(tx, asked);
  if (!isForgotten(order)) return false;
  const reason = methodWords(shop.locale).unpaidFor(shop.settings.unpaidOrderDays);
  await cancelOrder(tx, asked, { reason, tell: "customer" });
  return true;
}
