import type { Context } from "../../context.ts";
import { log } from "../../lib/log.ts";
import type { Tasks } from "../../lib/queue.ts";
import type { Asked } from "../../orders/orders.actions.ts";
import { unpaidOrderIds } from "../../orders/unpaid/unpaid.actions.ts";
import type { Shop } from "../../shops/shop.ts";
import { allShops } from "../../shops/shops.actions.ts";
import { giveUpUnpaid, remindOf } from "./reminders.actions.ts";
import { daysBefore, reminderAges } from "./reminders.ts";

/** Every night: customers are reminded of what they have not paid, and what nobody paid in time is given up. */
export const reminderJobs = (context: Context): Tasks => ({
  async remindUnpaid() {
    for (const shop of await allShops(context.db.reads)) {
      const { paymentReminderDays, unpaidOrderDays } = shop.settings;
      if (unpaidOrderDays > 0) await onEach(context, shop, { from: unpaidOrderDays }, giveUpUnpaid);
      if (paymentReminderDays.length > 0) await onEach(context, shop, reminderAges(paymentReminderDays), remindOf);
    }
  },
});

type Act = typeof giveUpUnpaid | typeof remindOf;

/** Each order that is so many days old, in a transaction of its own, looked at again once it is locked. */
async function onEach(context: Context, shop: Shop, age: { from: number; to?: number }, act: Act): Promise<void> {
  const now = context.now();
  const actor = { kind: "system", id: null, name: "" } as const;
  const caller = { shopId: shop.id, actor, locale: shop.locale };
  const placed = { from: age.to === undefined ? null : daysBefore(now, age.to), until: daysBefore(now, age.from) };
  for (const orderId of await unpaidOrderIds(context.db.reads, shop.id, placed)) {
    const asked: Asked = { caller, orderId, now };
    await context.db
      .transaction((tx) => act(tx, shop, asked))
      .catch((error: unknown) => {
        // One order that cannot be given up must not keep all others, of every shop after it, from their turn.
        log.error("an unpaid order could not be followed up", { shopId: shop.id, orderId, error });
      });
  }
}
