import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Context } from "../context.ts";
import { command } from "../lib/command.ts";
import { asRefusal, type Http } from "../lib/http.ts";
import { log } from "../lib/log.ts";
import { referencesOf } from "../orders/orders.actions.ts";
import { tell } from "../refusals.ts";
import { bulkOne } from "./bulk.actions.ts";
import { Bulk, BulkResult, ManyQuery, PossibleForManyView } from "./bulk.ts";
import { possibleForMany } from "./status-choice.actions.ts";

const ShopParams = z.object({ shop: z.string() });

export function registerBulk(http: Http, context: Context): void {
  http.get(
    "/orders/possible-statuses",
    {
      schema: {
        operationId: "possibleStatusesOfMany",
        summary: "Every status that can be chosen for some of these orders, and for how many",
        tags: ["statuses"],
        params: ShopParams,
        querystring: ManyQuery,
        response: { 200: z.object({ statuses: z.array(PossibleForManyView) }) },
      },
    },
    async ({ shop, query }) => ({ statuses: await possibleForMany(context.db.reads, shop.id, query.number) }),
  );
  http.post(
    "/orders/bulk",
    {
      schema: {
        operationId: "changeOrders",
        summary: "Do the same to several orders, each by itself: those that refuse are named, the others are done",
        tags: ["orders"],
        params: ShopParams,
        body: Bulk,
        response: { 200: BulkResult },
      },
    },
    (request) => changeOrders(context, request, request.body),
  );
}

/** One order after the other, each in a transaction of its own. */
async function changeOrders(context: Context, request: FastifyRequest, what: Bulk): Promise<BulkResult> {
  const { shop, caller } = request;
  const references = await referencesOf(context.db.reads, shop.id, what.ids);
  const refused: BulkResult["refused"] = [];
  for (const id of what.ids) {
    const asked = { orderId: id, now: context.now(), timeZone: shop.timeZone };
    try {
      await command(context.db, request, (tx, by) => bulkOne(tx, { ...asked, caller: by }, what), id);
    } catch (error) {
      const refusal = asRefusal(error);
      if (refusal.code === "internal_error") log.error("one of several orders failed", { orderId: id, error });
      const reference = references.find((one) => one.id === id)?.reference ?? null;
      const { code, title, hint } = tell(refusal, caller.locale);
      refused.push({ id, reference, code, title, ...(hint !== undefined && { hint }) });
    }
  }
  return { doneCount: what.ids.length - refused.length, refused };
}
