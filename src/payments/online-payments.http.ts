import { z } from "zod";
import type { Context } from "../context.ts";
import { command } from "../lib/command.ts";
import type { Caller, Http } from "../lib/http.ts";
import { OrderParams, OrderStateView, TellField } from "../orders/order-state.ts";
import { findOrder, stateOf } from "../orders/orders.actions.ts";
import { Refusal } from "../refusals.ts";
import { attemptsOfOrder } from "./attempts/attempts.actions.ts";
import { askCapture } from "./attempts/captures.actions.ts";
import { askRefund } from "./attempts/refunds.actions.ts";
import { keepVerified } from "./attempts/verifying.actions.ts";
import { ProviderFailure } from "./provider.ts";
import { lookAt } from "./providers/till.ts";
import { refundDescription, Wanted } from "./refunding/wanted.ts";

const amountMax = 100_000_000_000;
const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["payments"] });
const Amount = z.int().positive().max(amountMax).optional();

/** What the desk asks of the providers that hold an order's money. */
export function registerOnlinePayments(http: Http, context: Context): void {
  const asked = (caller: Caller, orderId: string) => ({ caller, orderId, now: context.now() });
  http.post(
    "/orders/:id/online-refunds",
    {
      schema: {
        ...described("askRefund", "Have the payment provider give money back"),
        description: `Written at once and asked of the provider right after; the order shows it once its books do. ${refundDescription}`,
        params: OrderParams,
        body: z.strictObject({
          ...Wanted,
          reason: z.string().trim().max(256).default("").describe("For the team: the customer does not see it"),
          tell: TellField,
        }),
        response: { 202: OrderStateView },
      },
    },
    async (request, reply) => {
      reply.code(202);
      return command(context.db, request, (tx, caller) =>
        askRefund(tx, asked(caller, request.params.id), request.body),
      );
    },
  );
  http.post(
    "/orders/:id/payment-verified",
    {
      schema: {
        ...described("verifyPayment", "The doubtful money was looked at by a person"),
        params: OrderParams,
        body: z.strictObject({}).nullish(),
        response: { 200: OrderStateView },
      },
    },
    (request) => command(context.db, request, (tx, caller) => keepVerified(tx, asked(caller, request.params.id))),
  );
  registerLooks(http, context);
}

function registerLooks(http: Http, context: Context): void {
  http.post(
    "/orders/:id/payment-check",
    {
      schema: {
        ...described("checkPayments", "Ask the payment providers now how this order's payments stand"),
        isKeyless: true,
        params: OrderParams,
        body: z.strictObject({}).nullish(),
        response: { 200: OrderStateView },
      },
    },
    async ({ shop, params }) => {
      const attempts = await attemptsOfOrder(context.db.reads, shop.id, params.id);
      const failures: unknown[] = [];
      // All are asked before one's failure is told: an old page the provider has forgotten hides no money on another.
      for (const attempt of attempts)
        await lookAt(context, { shop, attempt }).catch((error: unknown) => failures.push(error));
      if (failures.length > 0) throw inWords(failures[0]);
      return stateOf(await findOrder(context.db.reads, shop.id, params.id));
    },
  );
  http.post(
    "/orders/:id/capture",
    {
      schema: {
        ...described("capturePayment", "Take money that the provider holds, or a part of it"),
        description: "Asked of the provider right after; the order shows it once its books do.",
        params: OrderParams,
        body: z
          .strictObject({ amount: Amount.describe("Minor units; what is still due of it when left out") })
          .nullish(),
        response: { 202: OrderStateView },
      },
    },
    async (request, reply) => {
      reply.code(202);
      return command(context.db, request, (tx, caller) =>
        askCapture(tx, { caller, orderId: request.params.id, now: context.now() }, request.body?.amount),
      );
    },
  );
}

/** A provider's no, or its silence, in words the merchant understands; any other error as it is. */
const inWords = (error: unknown): unknown =>
  error instanceof ProviderFailure
    ? new Refusal("provider_refused", { kind: error.kind, reason: error.reason })
    : error;
