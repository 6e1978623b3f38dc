import { z } from "zod";
import { contactEmail } from "../../../mail/about.ts";
import type { Context } from "../../context.ts";
import { command } from "../../lib/command.ts";
import type { Caller, Http } from "../../lib/http.ts";
import { newId } from "../../lib/ids.ts";
import { Refusal } from "../../refusals.ts";
import type { Shop } from "../../shops/shop.ts";
import { addressOfAccount } from "../../staff/staff.actions.ts";
import { smtpChannel } from "../channels/smtp.ts";
import { sentBy } from "../mail.ts";
import { audiences, messageKinds } from "../message.ts";
import { languages, textNameOf, TextFault, TypedText, Variable } from "./text.ts";
import { findText, keepText, listTextStates, previewText, resetText, type TextAsked } from "./texts.actions.ts";

const Place = {
  audience: z.enum(audiences),
  kind: z.enum(messageKinds),
  language: z.enum(languages),
};
const Params = z.object({ shop: z.string(), ...Place });

const State = z
  .object({
    ...Place,
    isOwn: z.boolean().describe("The shop has words of its own for it"),
    changedAt: z.string().nullable(),
    failure: TextFault.nullable().describe("Why it could not be filled in the last time; our words were sent instead"),
    failedAt: z.string().nullable(),
  })
  .meta({ id: "MessageTextState" });

const View = State.extend({
  ...TypedText.shape,
  starting: TypedText.describe("Our own words, as the shop would type them"),
  variables: z.array(Variable),
}).meta({ id: "MessageTextView" });

const Tried = TypedText.extend({ orderId: z.uuid().optional().describe("The newest order when left out") });
const Preview = z.object({
  reference: z.string().describe("The order it was filled in for"),
  subject: z.string(),
  text: z.string(),
  html: z.string().describe("A page of its own, without script or anything to fetch: show it in a sandboxed frame"),
});

const path = "/message-texts/:audience/:kind/:language";
const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["messages"] });

/** The words of messages, in Liquid: read, tried, kept, and put back as they were. */
export function registerMessageTexts(http: Http, context: Context): void {
  const reads = context.db.reads;
  http.get(
    "/message-texts",
    {
      schema: {
        ...described("listMessageTexts", "Every message that has words, and whether they are the shop's own"),
        response: { 200: z.object({ texts: z.array(State) }) },
      },
    },
    async ({ shop }) => ({ texts: await listTextStates(reads, shop.id) }),
  );
  http.get(
    path,
    {
      schema: {
        ...described("getMessageText", "The words of one message in one language, and what they may name"),
        params: Params,
        response: { 200: View },
      },
    },
    ({ params, shop, caller }) => findText(reads, askedIn(shop, params), caller.locale),
  );
  http.put(
    path,
    {
      schema: {
        ...described("changeMessageText", "Word a message; words that cannot be filled in are refused, saying why"),
        params: Params,
        body: TypedText,
        response: { 200: View },
      },
    },
    (request) => {
      const asked = askedIn(request.shop, request.params);
      return command(context.db, request, async (tx, { locale }) => {
        await keepText(tx, asked, request.body, { locale, now: context.now() });
        return findText(tx, asked, locale);
      });
    },
  );
  http.delete(
    path,
    {
      schema: { ...described("resetMessageText", "Back to our words"), params: Params, response: { 200: View } },
    },
    (request) => {
      const asked = askedIn(request.shop, request.params);
      return command(context.db, request, async (tx, { locale }) => {
        await resetText(tx, asked);
        return findText(tx, asked, locale);
      });
    },
  );
  registerTrials(http, context);
}

function registerTrials(http: Http, context: Context): void {
  const { db, config } = context;
  const shown = (request: {
    shop: Shop;
    params: z.infer<typeof Params>;
    body: z.infer<typeof Tried>;
    caller: Caller;
  }) => {
    const { orderId, ...text } = request.body;
    const how = { orderId, publicUrl: config.publicUrl, locale: request.caller.locale };
    return previewText(db.reads, askedIn(request.shop, request.params), text, how);
  };
  http.post(
    `${path}/preview`,
    {
      schema: {
        ...described("previewMessageText", "The message as these words would make it, for an order of the shop"),
        isKeyless: true,
        params: Params,
        body: Tried,
        response: { 200: Preview },
      },
    },
    shown,
  );
  http.post(
    `${path}/test`,
    {
      schema: {
        ...described("testMessageText", "Send these words to your own address, now"),
        description: "Sent at once, past the messages that wait; sent again when asked again.",
        isKeyless: true,
        params: Params,
        body: Tried,
        response: { 200: z.object({ to: z.string() }) },
      },
    },
    async (request) => {
      const { smtpUrl } = config;
      if (!smtpUrl) throw new Refusal("mail_server_missing");
      const { subject, text, html } = await shown(request);
      const to = (await ownAddress(context, request.caller)) ?? contactEmail(request.shop);
      const { messageId, ...from } = sentBy(request.shop, config, newId());
      const mail = { ...from, messageId, to, subject, text, html, attachments: [] };
      const outcome = await smtpChannel(smtpUrl, config.dkim).send(mail);
      if (outcome.kind !== "sent") throw new Refusal("mail_not_sent", { to, why: outcome.why });
      return { to };
    },
  );
}

/** Whoever is at the desk gets the trial himself; a program has no address. */
const ownAddress = async ({ db }: Context, { actor }: Caller): Promise<string | undefined> =>
  actor.kind === "staff" && actor.id ? addressOfAccount(db.reads, actor.id) : undefined;

/** Refuses `message_not_found` for a message nobody words beforehand. */
function askedIn(shop: Shop, { audience, kind, language }: z.infer<typeof Params>): TextAsked {
  const name = textNameOf({ audience, kind });
  if (!name) throw new Refusal("message_not_found");
  return { shop, name, language };
}
