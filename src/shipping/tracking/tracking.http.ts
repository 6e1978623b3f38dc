import { z } from "zod";
import type { Context } from "../../context.ts";
import type { Http } from "../../lib/http.ts";
import { OrderParams, OrderStateView } from "../../orders/order-state.ts";
import { findOrder, stateOf } from "../../orders/orders.actions.ts";
import { Refusal } from "../../refusals.ts";
import { trackOrder } from "./asking.actions.ts";

/** What the desk asks of the carriers that have an order's parcels. */
export function registerTracking(http: Http, context: Context): void {
  http.post(
    "/orders/:id/tracking-check",
    {
      schema: {
        operationId: "checkTracking",
        summary: "Ask the carriers now where this order's parcels are",
        tags: ["shipments"],
        isKeyless: true,
        params: OrderParams,
        body: z.strictObject({}).nullish(),
        response: { 200: OrderStateView },
      },
    },
    async ({ shop, params }) => {
      const order = await findOrder(context.db.reads, shop.id, params.id);
      const [first] = await trackOrder(context, shop, order.id);
      if (first) {
        const { kind, reason } = first.failure;
        throw new Refusal("carrier_refused", { carrier: first.carrier, kind, reason });
      }
      return stateOf(await findOrder(context.db.reads, shop.id, params.id));
    },
  );
}
