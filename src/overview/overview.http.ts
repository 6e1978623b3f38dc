import { z } from "zod";
import type { Context } from "../context.ts";
import type { Http } from "../lib/http.ts";
import { OrderParams } from "../orders/order-state.ts";
import { OrderPage } from "./order-page.ts";
import { orderPage } from "./order-page.actions.ts";
import { OrderCounts, OrderList, OrderQuery } from "./order-row.ts";
import { listOrders } from "./orders.actions.ts";
import { countViews } from "./orders.sql.ts";

const ShopParams = z.object({ shop: z.string() });
const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["orders"] });

export function registerOverview(http: Http, context: Context): void {
  http.get(
    "/orders",
    {
      schema: {
        ...described("listOrders", "Orders, newest first"),
        params: ShopParams,
        querystring: OrderQuery,
        response: { 200: OrderList },
      },
    },
    (request) => listOrders(context.db.reads, request.shop, request.query),
  );
  http.get(
    "/orders/counts",
    {
      schema: {
        ...described("countOrders", "How many orders each view holds, counted up to 1000"),
        params: ShopParams,
        response: { 200: OrderCounts },
      },
    },
    async (request) => ({ counts: await countViews(context.db.reads, request.shop.id) }),
  );
  http.get(
    "/orders/:id",
    {
      schema: {
        ...described("getOrder", "Everything on one order"),
        params: OrderParams,
        response: { 200: OrderPage },
      },
    },
    async (request, reply) => {
      const page = await context.db.transaction((tx) => orderPage(tx, request.shop, request.params.id, context.now()));
      reply.header("etag", `"${page.version}"`);
      return page;
    },
  );
}
