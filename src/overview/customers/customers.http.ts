import { z } from "zod";
import type { Context } from "../../context.ts";
import type { Http } from "../../lib/http.ts";
import { CustomerList, CustomerQuery } from "./customer-row.ts";
import { listCustomers } from "./customers.actions.ts";

export function registerCustomers(http: Http, context: Context): void {
  http.get(
    "/customers",
    {
      schema: {
        operationId: "listCustomers",
        summary: "Those who have ordered, by name",
        tags: ["customers"],
        params: z.object({ shop: z.string() }),
        querystring: CustomerQuery,
        response: { 200: CustomerList },
      },
    },
    (request) => listCustomers(context.db.reads, request.shop, request.query),
  );
}
