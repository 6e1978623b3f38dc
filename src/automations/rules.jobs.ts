import type { Context } from "../context.ts";
import type { Tasks } from "../lib/queue.ts";
import type { Heard } from "../notifications/message.ts";
import { applyRules } from "./rules.actions.ts";

/** `applyRules` gives an order the statuses that the shop lets follow by themselves. */
export function ruleJobs(context: Context): Tasks {
  return {
    applyRules: async ({ shopId, orderId, kind, data }) => {
      const shop = await context.shops.byId(shopId);
      if (!shop || orderId === null) return;
      const happening = { kind, data } as Heard;
      await context.db.transaction((tx) => applyRules(tx, { shop, orderId, happening, now: context.now() }));
    },
  };
}
