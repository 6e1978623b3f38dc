import type { Context } from "../../context.ts";
import type { Tasks } from "../../lib/queue.ts";
import { startRounds, trackParcels } from "./asking.actions.ts";

/** `trackParcels` asks a shop's carriers where its parcels are. */
export const trackingJobs = (context: Context): Tasks => ({
  trackParcels: async ({ shopId }) => {
    const shop = await context.shops.byId(shopId);
    if (shop) await trackParcels(context, shop);
  },
});

/** Every ten minutes: shops where it is time to ask about a parcel get a round. */
export const trackingRounds = (context: Context): Tasks => ({ startTracking: () => startRounds(context) });
