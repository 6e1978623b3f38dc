import { z } from "zod";
import { remindNow } from "../../checkout/left/left-carts.actions.ts";
import type { Context } from "../../context.ts";
import { command } from "../../lib/command.ts";
import type { Http } from "../../lib/http.ts";
import { draftReminder } from "./cart-reminders.actions.ts";

const Params = z.object({ shop: z.string(), id: z.uuid() });

/** What the merchant types. The text is kept as it stands; one of spaces alone says nothing. */
const Typed = z.strictObject({
  subject: z.string().trim().min(1).max(200),
  text: z.string().max(10_000).regex(/\S/, "must say something"),
});

const Draft = z
  .object({
    to: z.string(),
    subject: z.string(),
    text: z.string().describe("Without the items and the links, which follow it"),
  })
  .meta({ id: "CartReminderDraft" });

const path = "/left-carts/:id/reminder";
const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["baskets"] });

/** The reminder that the merchant sends by himself. */
export function registerCartReminders(http: Http, context: Context): void {
  http.get(
    path,
    {
      schema: {
        ...described("draftCartReminder", "The reminder of a basket as it would leave now, to be changed before"),
        params: Params,
        response: { 200: Draft },
      },
    },
    ({ shop, params }) =>
      draftReminder(context.db.reads, shop, context.config, { cartId: params.id, now: context.now() }),
  );
  http.post(
    path,
    {
      schema: {
        ...described("remindOfCart", "Remind a customer of the basket left behind, now; once for each basket"),
        params: Params,
        body: Typed.nullish(),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { shop, params, body } = request;
      await command(context.db, request, (tx, caller) =>
        remindNow(tx, shop, { caller, cartId: params.id, typed: body ?? undefined, now: context.now() }),
      );
      return reply.code(204).send(null);
    },
  );
}
