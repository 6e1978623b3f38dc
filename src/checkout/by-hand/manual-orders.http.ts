import type { Context } from "../../context.ts";
import { isShortOfStock } from "../../catalog/stock.actions.ts";
import { command } from "../../lib/command.ts";
import type { Http } from "../../lib/http.ts";
import { PlacementView, placementView } from "../cart-view.ts";
import { ManualOrderInput } from "./manual-order.ts";
import { placeManualOrder, shortageOf } from "./manual-orders.actions.ts";

export function registerManualOrders(http: Http, context: Context): void {
  http.post(
    "/orders",
    {
      schema: {
        operationId: "createOrder",
        summary: "Record an order made elsewhere: by phone, at a market, in a message",
        tags: ["orders"],
        body: ManualOrderInput,
        response: { 201: PlacementView },
      },
    },
    async (request, reply) => {
      const { shop, body: order } = request;
      reply.code(201);
      try {
        return await command(context.db, request, async (tx, caller) => {
          const placed = await placeManualOrder(tx, { shop, caller, order, now: context.now() });
          return placementView(shop, placed);
        });
      } catch (error) {
        if (!isShortOfStock(error)) throw error;
        throw await shortageOf(context.db.reads, { shop, order });
      }
    },
  );
}
