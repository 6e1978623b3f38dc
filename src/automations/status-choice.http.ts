import { z } from "zod";
import type { Context } from "../context.ts";
import { command } from "../lib/command.ts";
import type { Http } from "../lib/http.ts";
import { optionalLine } from "../lib/lines.ts";
import { OrderParams, OrderStateView, TellField } from "../orders/order-state.ts";
import { statusAxes } from "../statuses/status.ts";
import { chooseStatus, possibleStatuses } from "./status-choice.actions.ts";
import { steps } from "./status-choice.ts";

const PossibleView = z
  .object({
    axis: z.enum(statusAxes),
    value: z.string().nullable().describe("The value of the axis"),
    statusId: z.uuid().nullable().describe("The merchant's own status; null for the axis's own word"),
    isCurrent: z.boolean(),
    isTold: z.boolean().describe("Whether its last step has a message of its own for the customer"),
    amountMax: z.int().nullable().describe("Where choosing it asks for an amount: at most this"),
    steps: z.array(z.enum(steps)).nullable().describe("What choosing it does; null when a choice cannot make it true"),
  })
  .meta({ id: "PossibleStatus" });

const Choice = z
  .strictObject({
    axis: z.enum(statusAxes),
    value: z.string().max(40).optional().describe("A value of the axis, in its own word"),
    statusId: z.uuid().optional().describe("One of the merchant's own statuses"),
    trackingNumber: optionalLine(80).default("").describe("For the parcel that leaves by this choice"),
    amount: z.int().positive().max(100_000_000_000).optional().describe("Minor units; for a part paid or refunded"),
    restock: z.boolean().default(true).describe("Whether what is sent back by this choice goes back in stock"),
    tell: TellField,
  })
  .refine(({ axis, value, statusId }) => (value === undefined) !== (statusId === undefined) || axis === "other", {
    message: "either a value or a statusId; on the axis other, neither takes the status away",
  });

const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["statuses"] });

export function registerStatusChoice(http: Http, context: Context): void {
  http.get(
    "/orders/:id/possible-statuses",
    {
      schema: {
        ...described("possibleStatuses", "Every status in its group, with what choosing it would do"),
        params: OrderParams,
        response: { 200: z.object({ statuses: z.array(PossibleView) }) },
      },
    },
    async (request) => ({
      statuses: await possibleStatuses(context.db.reads, request.shop.id, request.params.id),
    }),
  );
  http.post(
    "/orders/:id/status",
    {
      schema: {
        ...described("chooseStatus", "Choose a status by hand: what makes it true is done"),
        params: OrderParams,
        body: Choice,
        response: { 200: OrderStateView },
      },
    },
    (request) =>
      command(context.db, request, (tx, caller) =>
        chooseStatus(
          tx,
          { caller, orderId: request.params.id, now: context.now(), timeZone: request.shop.timeZone },
          request.body,
        ),
      ),
  );
}
