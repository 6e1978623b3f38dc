import type { Context } from "../../context.ts";
import { command } from "../../lib/command.ts";
import type { Http } from "../../lib/http.ts";
import { OrderParams, OrderStateView, TellField } from "../../orders/order-state.ts";
import { z } from "zod";
import { renewFiles } from "./downloads.actions.ts";

const Renewal = z.strictObject({ tell: TellField }).prefault({});

export function registerDownloads(http: Http, context: Context): void {
  http.post(
    "/orders/:id/downloads/renewal",
    {
      schema: {
        operationId: "renewDownloads",
        summary: "Give the customer of a paid order its files anew, counted from nothing",
        tags: ["orders"],
        params: OrderParams,
        body: Renewal,
        response: { 200: OrderStateView },
      },
    },
    (request) =>
      command(context.db, request, (tx, caller) => {
        const asked = { caller, orderId: request.params.id, now: context.now() };
        return renewFiles(tx, request.shop, asked, request.body.tell);
      }),
  );
}
