import { z } from "zod";
import type { Context } from "../../context.ts";
import type { Http } from "../../lib/http.ts";
import { LeftCartList, LeftCartPage, LeftCartQuery } from "./left-cart-row.ts";
import { leftCart, leftCarts } from "./left-carts.actions.ts";

const tags = ["baskets"];

export function registerLeftCartList(http: Http, context: Context): void {
  const { reads } = context.db;
  http.get(
    "/left-carts",
    {
      schema: {
        operationId: "listLeftCarts",
        summary: "Baskets left behind, with what became of each, the latest first",
        tags,
        params: z.object({ shop: z.string() }),
        querystring: LeftCartQuery,
        response: { 200: LeftCartList },
      },
    },
    ({ shop, query }) => leftCarts(reads, shop, query, context.now()),
  );
  http.get(
    "/left-carts/:id",
    {
      schema: {
        operationId: "getLeftCart",
        summary: "One basket left behind, as an order made of it would start",
        tags,
        params: z.object({ shop: z.string(), id: z.uuid() }),
        response: { 200: LeftCartPage },
      },
    },
    ({ shop, params }) => leftCart(reads, shop, params.id, context.now()),
  );
}
