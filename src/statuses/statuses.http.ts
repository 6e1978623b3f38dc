import { z } from "zod";
import type { Context } from "../context.ts";
import { command } from "../lib/command.ts";
import type { Http } from "../lib/http.ts";
import { StatusInput } from "./status.ts";
import * as statuses from "./statuses.actions.ts";

const StatusView = z.object({ id: z.uuid(), ...StatusInput.shape, version: z.int() }).meta({ id: "Status" });
const Params = z.object({ shop: z.string(), id: z.uuid() });
const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["statuses"] });

export function registerStatuses(http: Http, context: Context): void {
  registerOrder(http, context);
  http.get(
    "/statuses",
    {
      schema: {
        ...described("listStatuses", "The merchant's own statuses"),
        response: { 200: z.object({ statuses: z.array(StatusView) }) },
      },
    },
    async (request) => ({ statuses: await statuses.listStatuses(context.db.reads, request.shop.id) }),
  );
  http.post(
    "/statuses",
    {
      schema: { ...described("addStatus", "Add a status"), body: StatusInput, response: { 201: StatusView } },
    },
    async (request, reply) => {
      reply.code(201);
      return command(context.db, request, (tx, caller) => statuses.addStatus(tx, caller.shopId, request.body));
    },
  );
  http.put(
    "/statuses/:id",
    {
      schema: {
        ...described("changeStatus", "Change a status; what it stands for stays"),
        params: Params,
        body: StatusInput,
        response: { 200: StatusView },
      },
    },
    (request) =>
      command(context.db, request, (tx, caller) =>
        statuses.changeStatus(tx, caller, { ...request.body, id: request.params.id }),
      ),
  );
  http.delete(
    "/statuses/:id",
    {
      schema: { ...described("removeStatus", "Remove a status"), params: Params, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await command(context.db, request, (tx, caller) => statuses.removeStatus(tx, caller, request.params.id));
      return reply.code(204).send(null);
    },
  );
}

function registerOrder(http: Http, context: Context): void {
  http.put(
    "/statuses/order",
    {
      schema: {
        ...described("orderStatuses", "Put the statuses in the order in which they are offered"),
        body: z.strictObject({ ids: z.array(z.uuid()).max(1_000).describe("Every status, once") }),
        response: { 200: z.object({ statuses: z.array(StatusView) }) },
      },
    },
    (request) =>
      command(context.db, request, async (tx, caller) => ({
        statuses: await statuses.orderStatuses(tx, caller.shopId, request.body.ids),
      })),
  );
}
