import { z } from "zod";
import type { Context } from "../context.ts";
import { command } from "../lib/command.ts";
import type { Http } from "../lib/http.ts";
import { OrderParams, OrderStateView } from "../orders/order-state.ts";
import { cancelMessage } from "./held.actions.ts";
import { audiences, channels, messageKinds, messageStates } from "./message.ts";
import { findMessage, listMessages, resendMessage, writeToCustomer } from "./messages.actions.ts";
import type { MessageRow } from "./messages.sql.ts";

const MessageItem = z
  .object({
    id: z.uuid(),
    orderId: z.uuid().nullable(),
    cartId: z.uuid().nullable().describe("The basket left behind that it is about, where it is about no order"),
    kind: z.enum(messageKinds),
    audience: z.enum(audiences),
    channel: z.enum(channels),
    recipient: z.string(),
    subject: z.string(),
    state: z
      .enum(messageStates)
      .describe(
        "held: it leaves at heldUntil, and may be cancelled until then; kept: no mail server is set up, the message is only readable here; switched_off: the shop does not send this kind",
      ),
    heldUntil: z.string().nullable().describe("When it leaves, where it waits before it does"),
    attempts: z.int(),
    lastError: z.string().nullable().describe("The mail server's own words"),
    resendsId: z.uuid().nullable().describe("The message this one repeats"),
    attachments: z.array(z.object({ kind: z.literal("invoice"), invoiceId: z.uuid(), fileName: z.string() })),
    createdAt: z.string(),
    sentAt: z.string().nullable(),
  })
  .meta({ id: "MessageItem" });

const MessageView = MessageItem.extend({
  text: z.string(),
  html: z.string().describe("A page of its own, without script or anything to fetch: show it in a sandboxed frame"),
}).meta({ id: "Message" });

const MessageQuery = z.object({
  order: z.uuid().optional(),
  state: z.enum(messageStates).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const Params = z.object({ shop: z.string(), id: z.uuid() });
const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["messages"] });

export function registerMessages(http: Http, context: Context): void {
  registerWriting(http, context);
  http.get(
    "/messages",
    {
      schema: {
        ...described("listMessages", "Messages to customers and to the shop, newest first"),
        querystring: MessageQuery,
        response: {
          200: z.object({
            messages: z.array(MessageItem),
            nextCursor: z.string().nullable(),
            previousCursor: z.string().nullable(),
          }),
        },
      },
    },
    async (request) => {
      const { rows, ...cursors } = await listMessages(context.db.reads, request.shop.id, request.query);
      return { messages: rows.map(viewOf), ...cursors };
    },
  );
  http.get(
    "/messages/:id",
    {
      schema: {
        ...described("getMessage", "One message, as it was written"),
        params: Params,
        response: { 200: MessageView },
      },
    },
    async (request) => viewOf(await findMessage(context.db.reads, request.shop.id, request.params.id)),
  );
  registerSending(http, context);
}

/** Once more, or not at all. */
function registerSending(http: Http, context: Context): void {
  http.post(
    "/messages/:id/sending",
    {
      schema: {
        ...described("resendMessage", "Send a message once more, to the same person or to another address"),
        params: Params,
        body: z.strictObject({ to: z.email().max(254).optional() }).nullish(),
        response: { 201: z.object({ id: z.uuid() }) },
      },
    },
    async (request, reply) => {
      reply.code(201);
      return command(context.db, request, (tx, caller) =>
        resendMessage(
          tx,
          { shop: request.shop, sender: context.config },
          { caller, messageId: request.params.id, to: request.body?.to, now: context.now() },
        ),
      );
    },
  );
  http.delete(
    "/messages/:id",
    {
      schema: {
        ...described("cancelMessage", "Do not send a message that still waits; it is kept, and says so"),
        params: Params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await command(context.db, request, (tx, caller) =>
        cancelMessage(tx, { caller, messageId: request.params.id, now: context.now() }),
      );
      return reply.code(204).send(null);
    },
  );
}

const textLengthMax = 10_000;
const subjectLengthMax = 200;

/** What the merchant types. The text is kept as it stands; one of spaces alone says nothing. */
const Typed = z.strictObject({
  subject: z.string().trim().min(1).max(subjectLengthMax),
  text: z.string().max(textLengthMax).regex(/\S/, "must say something"),
});

function registerWriting(http: Http, context: Context): void {
  http.post(
    "/orders/:id/messages",
    {
      schema: {
        ...described("writeToCustomer", "Write to the order's customer, in your own words"),
        params: OrderParams,
        body: Typed,
        response: { 200: OrderStateView },
      },
    },
    (request) =>
      command(context.db, request, (tx, caller) =>
        writeToCustomer(tx, { caller, orderId: request.params.id, now: context.now() }, request.body),
      ),
  );
}

/** Dates as texts; whatever else the row has is left out by the route's schema. */
function viewOf<Row extends MessageRow>(row: Row) {
  const { createdAt, sentAt, heldUntil } = row;
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    heldUntil: heldUntil?.toISOString() ?? null,
  };
}
