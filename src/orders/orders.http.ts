import { z } from "zod";
import type { Context } from "../context.ts";
import { command } from "../lib/command.ts";
import type { Caller, Http } from "../lib/http.ts";
import type { Tx } from "../lib/db.ts";
import { registerFulfilment } from "./fulfilment.http.ts";
import { OrderParams, OrderStateView, TellField } from "./order-state.ts";
import { noteOrder } from "./notes/notes.actions.ts";
import * as verbs from "./orders.actions.ts";
import { registerDeposits } from "./deposit/deposit.http.ts";
import { registerTakingBack } from "./taking-back/taking-back.http.ts";

const Nothing = z.strictObject({}).nullish();
const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["orders"] });

export function registerOrders(http: Http, context: Context): void {
  const asked = (caller: Caller, orderId: string) => ({ caller, orderId, now: context.now() });

  http.post(
    "/orders/:id/preparation",
    {
      schema: {
        ...described("prepareOrder", "Say that the goods are being prepared"),
        params: OrderParams,
        body: z.strictObject({ tell: TellField }),
        response: { 200: OrderStateView },
      },
    },
    (request) =>
      command(context.db, request, (tx, caller) =>
        verbs.prepareOrder(tx, asked(caller, request.params.id), request.body.tell),
      ),
  );
  http.post(
    "/orders/:id/cancellation",
    {
      schema: {
        ...described("cancelOrder", "Cancel the order; what has not left goes back in stock"),
        params: OrderParams,
        body: z.strictObject({ reason: z.string().trim().max(1_000).default(""), tell: TellField }),
        response: { 200: OrderStateView },
      },
    },
    (request) =>
      command(context.db, request, (tx, caller) =>
        verbs.cancelOrder(tx, asked(caller, request.params.id), request.body),
      ),
  );
  registerNotes(http, context);
  registerBareVerbs(http, context);
  registerFulfilment(http, context);
  registerTakingBack(http, context);
  registerDeposits(http, context);
}

function registerNotes(http: Http, context: Context): void {
  const asked = (caller: Caller, orderId: string) => ({ caller, orderId, now: context.now() });

  http.post(
    "/orders/:id/notes",
    {
      schema: {
        ...described("noteOrder", "Write a note for the team; the customer never sees it"),
        params: OrderParams,
        body: z.strictObject({ body: z.string().trim().min(1).max(10_000) }),
        response: { 201: z.object({ id: z.uuid() }) },
      },
    },
    async (request, reply) => {
      reply.code(201);
      return command(context.db, request, (tx, caller) =>
        noteOrder(tx, asked(caller, request.params.id), request.body.body),
      );
    },
  );
  http.put(
    "/orders/:id/seen",
    {
      schema: {
        ...described("seeOrder", "The merchant has opened it: no longer shown as new"),
        params: OrderParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await context.db.single((tx) => verbs.seeOrder(tx, asked(request.caller, request.params.id)));
      return reply.code(204).send(null);
    },
  );
}

/** Verbs that need no more than the order. */
function registerBareVerbs(http: Http, context: Context): void {
  const bare = [
    ["post", "completion", "completeOrder", "Say that nothing more is to be done", verbs.completeOrder],
    ["post", "archive", "archiveOrder", "Take the order out of the active lists", verbs.archiveOrder],
    ["delete", "archive", "unarchiveOrder", "Bring the order back from the archive", verbs.restoreOrder],
    ["post", "restoration", "restoreOrder", "Bring the order back from the trash", verbs.restoreOrder],
    ["delete", "", "deleteOrder", "Put an order without money or invoice in the trash", verbs.deleteOrder],
  ] as const;
  for (const [method, noun, operationId, summary, verb] of bare) {
    const run = verb as (tx: Tx, asked: verbs.Asked) => ReturnType<typeof verbs.archiveOrder>;
    http.route({
      method,
      url: noun ? `/orders/:id/${noun}` : "/orders/:id",
      schema: {
        ...described(operationId, summary),
        params: OrderParams,
        ...(method === "post" && { body: Nothing }),
        response: { 200: OrderStateView },
      },
      handler: (request) =>
        command(context.db, request, (tx, caller) =>
          run(tx, { caller, orderId: (request.params as { id: string }).id, now: context.now() }),
        ),
    });
  }
}
