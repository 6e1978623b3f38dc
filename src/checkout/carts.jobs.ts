import type { Context } from "../context.ts";
import type { Tasks } from "../lib/queue.ts";
import { deleteExpiredCarts } from "./carts.sql.ts";

/** Baskets are kept thirty days after their last change; then they are forgotten, with the personal data in them. */
export const checkoutJobs = (context: Context): Tasks => ({
  async forgetBaskets() {
    for (let count = 1; count > 0;) count = await context.db.single((tx) => deleteExpiredCarts(tx, context.now()));
  },
});
