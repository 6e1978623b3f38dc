import { z } from "zod";
import type { Context } from "../context.ts";
import { command } from "../lib/command.ts";
import type { Http } from "../lib/http.ts";
import { OrderParams, OrderStateView } from "../orders/order-state.ts";
import { undoAct } from "./undo.actions.ts";

const Undoing = z.strictObject({
  happeningId: z.uuid().optional().describe("A line of the history; the last one that can be undone when left out"),
});

const UndoneView = OrderStateView.extend({
  message: z
    .enum(["none", "held_back", "left"])
    .describe("The customer's message: there was none, it was held back, or it had left already"),
}).meta({ id: "Undone" });

export function registerUndo(http: Http, context: Context): void {
  http.post(
    "/orders/:id/undo",
    {
      schema: {
        operationId: "undo",
        summary: "Take back what was done to the order, by new entries; a message that still waits does not leave",
        tags: ["orders"],
        params: OrderParams,
        body: Undoing.nullish(),
        response: { 200: UndoneView },
      },
    },
    (request) =>
      command(context.db, request, (tx, caller) =>
        undoAct(tx, { caller, orderId: request.params.id, now: context.now() }, request.body?.happeningId),
      ),
  );
}
