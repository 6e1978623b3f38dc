import { z } from "zod";
import type { Context } from "../context.ts";
import { command } from "../lib/command.ts";
import type { Http } from "../lib/http.ts";
import { optionalText } from "../lib/lines.ts";
import { OrderParams, OrderStateView, TellField } from "../orders/order-state.ts";
import { decideWithdrawal } from "./withdrawals.actions.ts";

const Params = OrderParams.extend({ withdrawalId: z.uuid() });
const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["orders"] });
const answered = { params: Params, response: { 200: OrderStateView } };

/** What the merchant makes of a customer's statement of withdrawal. */
export function registerWithdrawals(http: Http, context: Context): void {
  http.post(
    "/orders/:id/withdrawals/:withdrawalId/closing",
    {
      schema: {
        ...described("closeWithdrawal", "Say that a withdrawal was dealt with"),
        ...answered,
        body: z.strictObject({ note: optionalText(2_000).default("").describe("For the team") }),
      },
    },
    (request) =>
      command(context.db, request, (tx, caller) => {
        const { id: orderId, withdrawalId: id } = request.params;
        const decision = { kind: "closed", note: request.body.note } as const;
        return decideWithdrawal(tx, { caller, orderId, now: context.now() }, { id, decision });
      }),
  );
  http.post(
    "/orders/:id/withdrawals/:withdrawalId/refusal",
    {
      schema: {
        ...described("refuseWithdrawal", "Refuse a withdrawal, with the reason told to the customer"),
        ...answered,
        body: z.strictObject({ reason: optionalText(2_000).min(1), tell: TellField }),
      },
    },
    (request) =>
      command(context.db, request, (tx, caller) => {
        const { id: orderId, withdrawalId: id } = request.params;
        const decision = { kind: "refused", ...request.body } as const;
        return decideWithdrawal(tx, { caller, orderId, now: context.now() }, { id, decision });
      }),
  );
}
