import { z } from "zod";
import { dateIn } from "../../shared/dates.ts";
import type { Context } from "../context.ts";
import { command } from "../lib/command.ts";
import type { Caller, Http } from "../lib/http.ts";
import { optionalLine } from "../lib/lines.ts";
import { OrderParams, OrderStateView, TellField } from "../orders/order-state.ts";
import { refundDescription, Wanted } from "./refunding/wanted.ts";
import { acceptFree, holdFree } from "./free-orders.actions.ts";
import { refuseOddDay } from "./odd-day.ts";
import { askForPayment, confirmPayment, recordPayment, recordRefund, reversePayment } from "./payments.actions.ts";

const amountMax = 100_000_000_000;

const ReceivedPayment = z.strictObject({
  amount: z.int().positive().max(amountMax).optional().describe("Minor units; what is still due when left out"),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  receivedOn: z.iso.date().optional().describe("The day the money came; today when left out"),
  method: optionalLine(80).optional().describe("How it came; may be empty: the shop's own terminal needs none"),
  reference: optionalLine(200).default(""),
  tell: TellField,
});

const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["payments"] });

export function registerPayments(http: Http, context: Context): void {
  const asked = (caller: Caller, orderId: string) => ({ caller, orderId, now: context.now() });
  registerAcceptance(http, context);

  http.post(
    "/orders/:id/payments",
    {
      schema: {
        ...described("recordPayment", "Record money that arrived"),
        params: OrderParams,
        body: ReceivedPayment,
        response: { 201: OrderStateView },
      },
    },
    async (request, reply) => {
      reply.code(201);
      refuseOddDay(request.body.receivedOn, "receivedOn", { now: context.now(), timeZone: request.shop.timeZone });
      const received = {
        ...request.body,
        receivedOn: request.body.receivedOn ?? dateIn(context.now(), request.shop.timeZone),
      };
      return command(context.db, request, (tx, caller) =>
        recordPayment(tx, asked(caller, request.params.id), received),
      );
    },
  );
  http.post(
    "/orders/:id/payments/reversal",
    {
      schema: {
        ...described(
          "reversePayment",
          "Not paid after all: take the payments, or one payment or refund, back by new entries",
        ),
        params: OrderParams,
        body: z
          .strictObject({
            movementId: z.uuid().optional(),
            tell: z
              .enum(["customer", "nobody"])
              .default("nobody")
              .describe("Whether the customer is sent the new status of his payment"),
          })
          .nullish(),
        response: { 200: OrderStateView },
      },
    },
    (request) =>
      command(context.db, request, (tx, caller) =>
        reversePayment(tx, asked(caller, request.params.id), request.body ?? {}),
      ),
  );
  registerPaymentMessages(http, context);
  registerRefunds(http, context);
}

/** What the customer is written about his money because the merchant asks for it. */
function registerPaymentMessages(http: Http, context: Context): void {
  const asked = (caller: Caller, orderId: string) => ({ caller, orderId, now: context.now() });
  http.post(
    "/orders/:id/payment-confirmation",
    {
      schema: {
        ...described("confirmPayment", "Send the customer the confirmation of his payment"),
        params: OrderParams,
        body: z.strictObject({}).nullish(),
        response: { 200: OrderStateView },
      },
    },
    (request) => command(context.db, request, (tx, caller) => confirmPayment(tx, asked(caller, request.params.id))),
  );
  http.post(
    "/orders/:id/payment-request",
    {
      schema: {
        ...described("askForPayment", "Ask the customer for what is due, with the method's instructions"),
        params: OrderParams,
        body: z.strictObject({}).nullish(),
        response: { 200: OrderStateView },
      },
    },
    (request) => command(context.db, request, (tx, caller) => askForPayment(tx, asked(caller, request.params.id))),
  );
}

const GivenBack = z.strictObject({
  ...Wanted,
  givenOn: z.iso.date().optional().describe("The day the money was given back; today when left out"),
  reason: z.string().trim().max(256).default("").describe("For the team: the customer does not see it"),
  tell: TellField,
});

function registerRefunds(http: Http, context: Context): void {
  http.post(
    "/orders/:id/refunds",
    {
      schema: {
        ...described("recordRefund", "Record money given back elsewhere; no money moves by it"),
        description: refundDescription,
        params: OrderParams,
        body: GivenBack,
        response: { 201: OrderStateView },
      },
    },
    async (request, reply) => {
      reply.code(201);
      const { timeZone } = request.shop;
      const now = context.now();
      refuseOddDay(request.body.givenOn, "givenOn", { now, timeZone });
      const given = { ...request.body, givenOn: request.body.givenOn ?? dateIn(now, timeZone) };
      return command(context.db, request, (tx, caller) =>
        recordRefund(tx, { caller, orderId: request.params.id, now }, given),
      );
    },
  );
}

function registerAcceptance(http: Http, context: Context): void {
  const asked = (caller: Caller, orderId: string) => ({ caller, orderId, now: context.now() });
  http.post(
    "/orders/:id/acceptance",
    {
      schema: {
        ...described("acceptFree", "Count an order that costs nothing as paid"),
        params: OrderParams,
        body: z.strictObject({ tell: TellField }).nullish(),
        response: { 200: OrderStateView },
      },
    },
    (request) =>
      command(context.db, request, (tx, caller) =>
        acceptFree(tx, asked(caller, request.params.id), request.body?.tell ?? "customer"),
      ),
  );
  http.delete(
    "/orders/:id/acceptance",
    {
      schema: {
        ...described("holdFree", "An order that costs nothing waits for the merchant's word again"),
        params: OrderParams,
        response: { 200: OrderStateView },
      },
    },
    (request) => command(context.db, request, (tx, caller) => holdFree(tx, asked(caller, request.params.id))),
  );
}
