import { Readable } from "node:stream";
import { z } from "zod";
import { dateIn } from "../../shared/dates.ts";
import type { Context } from "../context.ts";
import type { Http } from "../lib/http.ts";
import { languageOf, type Shop } from "../shops/shop.ts";
import { formatNames, formatOf, separators } from "../transfers/formats.ts";
import { exportOrders } from "./export.actions.ts";
import { OrderQuery } from "./order-row.ts";
import { orderFilter } from "./orders.sql.ts";

const ExportQuery = OrderQuery.omit({ cursor: true, limit: true }).extend({
  format: z.enum(formatNames).default("xml"),
  separator: z
    .enum(separators)
    .default("comma")
    .describe("Of a CSV file; with semicolons, numbers have decimal commas"),
});

const ExportFile = z
  .any()
  .meta({ description: "The file", contentTypes: ["application/xml", "text/csv", "application/json"] });

/** The orders of a view in one file, as the list shows them: same questions, same order. */
export function registerExport(http: Http, context: Context): void {
  http.get(
    "/orders/export",
    {
      exposeHeadRoute: false,
      schema: {
        operationId: "exportOrders",
        summary: "Orders with their lines, taxes, payments, parcels and invoices, in one file",
        description: "The fields are described by docs/orders-export.xsd; every format has the same.",
        tags: ["orders"],
        params: z.object({ shop: z.string() }),
        querystring: ExportQuery,
        response: { 200: ExportFile },
      },
    },
    async (request, reply) => {
      const { shop, query } = request;
      const now = context.now();
      const format = formatOf({ ...query, shopSlug: shop.slug, now });
      const text = await exportOrders(context.db.reads, orderFilter(shop, query), format);
      reply
        .type(format.contentType)
        .header("cache-control", "no-store")
        .header("content-disposition", `attachment; filename="${fileName(shop, now)}.${format.extension}"`);
      return reply.send(Readable.from(text, { objectMode: false }));
    },
  );
}

/** "commandes-atelier-lumen-2026-11-22": whose and of which day, in the shop's language and time zone. */
function fileName(shop: Shop, now: Date): string {
  const word = languageOf(shop.locale) === "fr" ? "commandes" : "orders";
  return `${word}-${shop.slug}-${dateIn(now, shop.timeZone)}`;
}
