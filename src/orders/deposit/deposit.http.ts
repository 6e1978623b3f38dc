import { z } from "zod";
import type { Context } from "../../context.ts";
import { command } from "../../lib/command.ts";
import type { Http } from "../../lib/http.ts";
import { OrderParams, OrderStateView, TellField } from "../order-state.ts";
import { askDeposit, dropDeposit } from "./deposit.actions.ts";

const amountMax = 100_000_000_000;
const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["payments"] });

export function registerDeposits(http: Http, context: Context): void {
  http.post(
    "/orders/:id/deposit",
    {
      schema: {
        ...described("askDeposit", "Ask the customer for a deposit: a part of the total first, the balance later"),
        params: OrderParams,
        body: z.union([
          z.strictObject({ amount: z.int().positive().max(amountMax).describe("Minor units"), tell: TellField }),
          z.strictObject({
            percent: z.int().positive().max(999_999).describe("Of the total, in parts per million: 30 % is 300000"),
            tell: TellField,
          }),
        ]),
        response: { 200: OrderStateView },
      },
    },
    (request) =>
      command(context.db, request, (tx, caller) =>
        askDeposit(tx, { caller, orderId: request.params.id, now: context.now() }, request.body),
      ),
  );
  http.delete(
    "/orders/:id/deposit",
    {
      schema: {
        ...described("dropDeposit", "Ask for no deposit after all: all that is due at once"),
        params: OrderParams,
        response: { 200: OrderStateView },
      },
    },
    (request) =>
      command(context.db, request, (tx, caller) =>
        dropDeposit(tx, { caller, orderId: request.params.id, now: context.now() }),
      ),
  );
}
