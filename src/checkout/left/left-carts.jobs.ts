import type { Context } from "../../context.ts";
import { log } from "../../lib/log.ts";
import type { Tasks } from "../../lib/queue.ts";
import { isSelling } from "../../shops/selling.ts";
import type { Shop } from "../../shops/shop.ts";
import { allShops } from "../../shops/shops.actions.ts";
import { remindDue, type Progress } from "./left-carts.actions.ts";

/** Every ten minutes: whoever left a basket, and agreed to it, is reminded of it once. */
export const leftCartJobs = (context: Context): Tasks => ({
  async remindOfLeftCarts() {
    for (const shop of await allShops(context.db.reads)) {
      if (shop.settings.cartReminders !== "automatic" || !isSelling(shop)) continue;
      // One shop that cannot be served must not keep the others from their turn.
      await remindAll(context, shop).catch((error: unknown) =>
        log.error("baskets left behind could not be reminded of", { shopId: shop.id, error }),
      );
    }
  },
});

async function remindAll(context: Context, shop: Shop): Promise<void> {
  const now = context.now();
  let after: Progress | undefined;
  do {
    const from: Progress | undefined = after;
    after = await context.db.transaction((tx) => remindDue(tx, shop, { after: from, now }));
  } while (after);
}
