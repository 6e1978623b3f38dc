import { z } from "zod";
import type { Context } from "../context.ts";
import { command } from "../lib/command.ts";
import type { Http } from "../lib/http.ts";
import { paymentKinds, PaymentMethodChange, PaymentMethodInput, PayTo } from "./payment-method.ts";
import { providerNames } from "./provider.ts";
import * as methods from "./payment-methods.actions.ts";

const PaymentMethodView = z
  .object({
    id: z.uuid(),
    kind: z.enum(paymentKinds),
    name: z.string(),
    instructions: z.string(),
    payTo: PayTo,
    position: z.int(),
    isEnabled: z.boolean(),
    version: z.int(),
    accountId: z.uuid().nullable(),
    provider: z.enum(providerNames).nullable(),
    mode: z.enum(["test", "live"]).nullable(),
  })
  .meta({ id: "PaymentMethod" });

const Params = z.object({ shop: z.string(), id: z.uuid() });
const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["payment methods"] });

export function registerPaymentMethods(http: Http, context: Context): void {
  http.get(
    "/payment-methods",
    {
      schema: {
        ...described("listPaymentMethods", "Means of payment the shop offers"),
        response: { 200: z.object({ paymentMethods: z.array(PaymentMethodView) }) },
      },
    },
    async (request) => ({ paymentMethods: await methods.listPaymentMethods(context.db.reads, request.shop.id) }),
  );
  http.post(
    "/payment-methods",
    {
      schema: {
        ...described("addPaymentMethod", "Add a means of payment"),
        body: PaymentMethodInput,
        response: { 201: PaymentMethodView },
      },
    },
    async (request, reply) => {
      reply.code(201);
      return command(context.db, request, (tx, caller) => methods.addPaymentMethod(tx, caller.shopId, request.body));
    },
  );
  http.put(
    "/payment-methods/:id",
    {
      schema: {
        ...described("changePaymentMethod", "Change a means of payment; its kind stays"),
        params: Params,
        body: PaymentMethodChange,
        response: { 200: PaymentMethodView },
      },
    },
    (request) =>
      command(context.db, request, (tx, caller) =>
        methods.changePaymentMethod(tx, caller, { ...request.body, id: request.params.id }),
      ),
  );
  http.delete(
    "/payment-methods/:id",
    {
      schema: {
        ...described("removePaymentMethod", "Stop offering a means of payment"),
        params: Params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await command(context.db, request, (tx, caller) => methods.removePaymentMethod(tx, caller, request.params.id));
      return reply.code(204).send(null);
    },
  );
}
