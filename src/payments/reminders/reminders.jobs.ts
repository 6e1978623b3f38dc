import type { Context } from "../../context.ts";
import { log } from "../../lib/log.ts";
import type { Tasks } from "../../lib/queue.ts";
import type { Asked } from "../../orders/orders.actions.ts";
import { unpaidOrderIds } from "../../orders/unpaid/unpaid.actions.ts";
import type { Shop } from "../../shops/shop.ts";
import { allShops } from "../../shops/shops.actions.ts";
import { giveUpUnpaid, remindOf } from "./reminders.actions.ts";
import { daysBefore } from "./reminders.ts";

/** Every night: customers are reminded of what they have not paid, and what nobody paid in time is given up. */
export const reminderJobs = (context: Context): Tasks => ({
  async remindUnpaid() {
    for (const shop of await allShops(context.db.reads)) {
      const { paymentReminderDays, unpaidOrderDays } = shop.settings;
      if (unpaidOrderDays > 0) await onEach(context, shop, unpaidOrderDays, giveUpUnpaid);
      if (paymentReminderDays.length > 0) await onEach(context, shop, Math.min(...paymentReminderDays), remindOf);
    }
  },
});

type Act = typeof giveUpUnpaid | typeof remindOf;

/** Each order in a transaction of its own, looked at again once it is locked. */
async function onEach(context: Context, shop: Shop, days: number, act: Act): Promise<void> {
  const now = context.now();
  const actor = { kind: "system", id: null, name: "" } as const;
  const caller = { shopId: shop.id, actor, locale: shop.locale };
  for (const orderId of await unpaidOrderIds(context.db.reads, shop.id, daysBefore(now, days))) {
    const asked: Asked = { caller, orderId, now };
    await context.db
      .transaction((tx) => act(tx, shop, asked))
      .catch((error: unknown) => {
        // One order that cannot be given up must not keep all others, of every shop after it, from their turn.
        log.error("an unpaid order could not be followed up", { shopId: shop.id, orderId, error });
      });
  }
}
