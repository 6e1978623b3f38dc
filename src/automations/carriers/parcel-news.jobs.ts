import type { Context } from "../../context.ts";
import type { Happenings } from "../../happenings.ts";
import type { Tasks } from "../../lib/queue.ts";
import { followCarrier } from "./parcel-news.actions.ts";

/** `followCarrier` gives an order the status the shop gives when a carrier says where a parcel is. */
export const parcelNewsJobs = (context: Context): Tasks => ({
  followCarrier: async ({ shopId, orderId, data }) => {
    const shop = await context.shops.byId(shopId);
    if (!shop || orderId === null) return;
    const said = data as unknown as Happenings["shipment.tracked"];
    await context.db.transaction((tx) => followCarrier(tx, { shop, orderId, said, now: context.now() }));
  },
});
