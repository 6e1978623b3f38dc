import { z } from "zod";
import type { Context } from "../../context.ts";
import { command } from "../../lib/command.ts";
import type { Http } from "../../lib/http.ts";
import { hideLeftCart } from "./left-carts.actions.ts";

const Params = z.object({ shop: z.string(), id: z.uuid() });

export function registerLeftCarts(http: Http, context: Context): void {
  http.delete(
    "/left-carts/:id",
    {
      schema: {
        operationId: "hideLeftCart",
        summary: "Take a basket out of the list of those left behind; its customer keeps it",
        tags: ["baskets"],
        params: Params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await command(context.db, request, (tx, caller) =>
        hideLeftCart(tx, caller, { cartId: request.params.id, now: context.now() }),
      );
      return reply.code(204).send(null);
    },
  );
}
