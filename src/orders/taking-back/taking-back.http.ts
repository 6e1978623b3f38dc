import type { Context } from "../../context.ts";
import { command } from "../../lib/command.ts";
import type { Http } from "../../lib/http.ts";
import { OrderParams, OrderStateView } from "../order-state.ts";
import * as verbs from "./taking-back.actions.ts";

const taken = [
  ["preparation", "unprepareOrder", "Not being prepared after all", verbs.unprepareOrder],
  ["readiness", "unreadyOrder", "Not ready to be fetched after all", verbs.unreadyOrder],
  ["departure", "unsendOutOrder", "Not on the way after all", verbs.unsendOutOrder],
  ["withholding", "unwithholdOrder", "To be delivered after all", verbs.unwithholdOrder],
  ["return", "unreturnOrder", "Not returned after all; its stock is taken again", verbs.unreturnOrder],
  ["cancellation", "reopenOrder", "Not cancelled after all; its stock is taken again", verbs.reopenOrder],
] as const;

export function registerTakingBack(http: Http, context: Context): void {
  for (const [noun, operationId, summary, verb] of taken) {
    const schema = { operationId, summary, tags: ["orders"], params: OrderParams, response: { 200: OrderStateView } };
    http.delete(`/orders/:id/${noun}`, { schema }, (request) =>
      command(context.db, request, (tx, caller) =>
        verb(tx, { caller, orderId: request.params.id, now: context.now() }),
      ),
    );
  }
}
