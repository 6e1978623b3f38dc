import { z } from "zod";
import type { Context } from "../context.ts";
import { command } from "../lib/command.ts";
import type { Http } from "../lib/http.ts";
import * as verbs from "./fulfilment.actions.ts";
import { OrderParams, OrderStateView, TellField } from "./order-state.ts";

const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["orders"] });
const answered = { params: OrderParams, response: { 200: OrderStateView } };

export function registerFulfilment(http: Http, context: Context): void {
  const told = [
    ["readiness", "readyOrder", "Say that the order waits for the customer who fetches it", verbs.readyOrder],
    ["departure", "sendOutOrder", "Say that the shop's own staff is on the way with it", verbs.sendOutOrder],
    ["withholding", "withholdOrder", "Say that the order will not be delivered", verbs.withholdOrder],
  ] as const;
  for (const [noun, operationId, summary, verb] of told) {
    http.post(
      `/orders/:id/${noun}`,
      { schema: { ...described(operationId, summary), ...answered, body: z.strictObject({ tell: TellField }) } },
      (request) =>
        command(context.db, request, (tx, caller) =>
          verb(tx, { caller, orderId: request.params.id, now: context.now() }, request.body.tell),
        ),
    );
  }
  http.post(
    "/orders/:id/return",
    {
      schema: {
        ...described("returnOrder", "Say that the customer sent the whole order back"),
        ...answered,
        body: z.strictObject({
          restock: z.boolean().describe("Whether its goods go back in stock"),
          tell: TellField,
        }),
      },
    },
    (request) =>
      command(context.db, request, (tx, caller) =>
        verbs.returnOrder(tx, { caller, orderId: request.params.id, now: context.now() }, request.body),
      ),
  );
}
