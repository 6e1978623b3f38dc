import { z } from "zod";
import type { Context } from "../context.ts";
import { command } from "../lib/command.ts";
import type { Http } from "../lib/http.ts";
import { deliveryKinds, DeliveryMethodInput } from "./delivery-method.ts";
import * as methods from "./delivery-methods.actions.ts";

const DeliveryMethodView = z
  .object({
    id: z.uuid(),
    kind: z.enum(deliveryKinds),
    name: z.string(),
    carrier: z.string(),
    price: z.int().describe("Minor units, as the shop's prices are"),
    trackingUrl: z.string(),
    instructions: z.string(),
    daysMin: z.int(),
    daysMax: z.int(),
    position: z.int(),
    isEnabled: z.boolean(),
    version: z.int(),
  })
  .meta({ id: "DeliveryMethod" });

const Params = z.object({ shop: z.string(), id: z.uuid() });
const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["delivery methods"] });

export function registerDeliveryMethods(http: Http, context: Context): void {
  http.get(
    "/delivery-methods",
    {
      schema: {
        ...described("listDeliveryMethods", "Ways the shop delivers"),
        response: { 200: z.object({ deliveryMethods: z.array(DeliveryMethodView) }) },
      },
    },
    async (request) => ({ deliveryMethods: await methods.listDeliveryMethods(context.db.reads, request.shop.id) }),
  );
  http.post(
    "/delivery-methods",
    {
      schema: {
        ...described("addDeliveryMethod", "Add a way to deliver"),
        body: DeliveryMethodInput,
        response: { 201: DeliveryMethodView },
      },
    },
    async (request, reply) => {
      reply.code(201);
      return command(context.db, request, (tx, caller) => methods.addDeliveryMethod(tx, caller.shopId, request.body));
    },
  );
  http.put(
    "/delivery-methods/:id",
    {
      schema: {
        ...described("changeDeliveryMethod", "Change a way to deliver"),
        params: Params,
        body: DeliveryMethodInput,
        response: { 200: DeliveryMethodView },
      },
    },
    (request) =>
      command(context.db, request, (tx, caller) =>
        methods.changeDeliveryMethod(tx, caller, { ...request.body, id: request.params.id }),
      ),
  );
  http.delete(
    "/delivery-methods/:id",
    {
      schema: {
        ...described("removeDeliveryMethod", "Stop delivering this way"),
        params: Params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await command(context.db, request, (tx, caller) => methods.removeDeliveryMethod(tx, caller, request.params.id));
      return reply.code(204).send(null);
    },
  );
}
