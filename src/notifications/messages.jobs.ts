import { cleanLine } from "../../mail/paper/letter.ts";
import type { Context } from "../context.ts";
import { invoicePdf } from "../invoices/invoices.actions.ts";
import { log } from "../lib/log.ts";
import { renderPdf } from "../lib/pdf.ts";
import type { Task, Tasks } from "../lib/queue.ts";
import type { Shop } from "../shops/shop.ts";
import { smsChannel } from "./channels/sms.ts";
import { smtpChannel } from "./channels/smtp.ts";
import { sentBy, type Mail, type Outcome } from "./mail.ts";
import { notifyDevices } from "./devices/devices.actions.ts";
import { deviceJobs } from "./devices/devices.jobs.ts";
import { attemptCountMax, type Attachment, type Heard, type Message } from "./message.ts";
import { endWait } from "./held.actions.ts";
import { textMerchant } from "./sms/sms.actions.ts";
import { findMessage, giveUp, issueWhatFollows, tellOf } from "./messages.actions.ts";
import { keepAttempt } from "./messages.sql.ts";

/** `notify` turns a happening into messages; `sendMessage` makes one leave, `sendNotice` brings one to a device. */
export function notificationJobs(context: Context): Tasks {
  return { notify: notify(context), sendMessage: sendMessage(context, waysOf(context)), ...deviceJobs(context) };
}

type Ways = Record<Message["channel"], ((message: Message) => Promise<Outcome>) | undefined>;

/** How a message leaves by each channel that is set up. */
function waysOf(context: Context): Ways {
  const { smtpUrl, dkim, smsUrl } = context.config;
  const smtp = smtpUrl ? smtpChannel(smtpUrl, dkim) : undefined;
  const sms = smsUrl ? smsChannel(smsUrl, () => context.now()) : undefined;
  return {
    email: smtp && (async (message) => smtp.send(await mailOf(context, message))),
    sms: sms && ((message) => sms.send({ to: message.recipient, text: message.text })),
  };
}

function notify(context: Context): Task {
  const { db, config, shops } = context;
  return async ({ shopId, happeningId, orderId, kind, data }) => {
    const shop = await shops.byId(shopId);
    if (!shop || orderId === null) throw new Error("a happening without its shop or its order tells nobody");
    const told = { shop, happening: { ...({ kind, data } as Heard), id: happeningId, orderId }, now: context.now() };
    await db.transaction((tx) => issueWhatFollows(tx, told));
    await db.transaction((tx) => tellOf(tx, config, told));
    await db.transaction((tx) => notifyDevices(tx, told));
    await db.transaction((tx) => textMerchant(tx, config, told));
  };
}

/** Throws when the message must be tried again: the queue waits longer each time. */
function sendMessage(context: Context, ways: Ways): Task {
  const { db } = context;
  return async ({ shopId, data }) => {
    const message = await findMessage(db.reads, shopId, String(data["messageId"]));
    const mayLeave =
      message.state === "held" ? await db.transaction((tx) => endWait(tx, message)) : message.state === "queued";
    if (!mayLeave) return;
    const send = ways[message.channel];
    if (!send) return ended(context, message, { state: "kept", why: null });
    const outcome = await send(message);
    if (outcome.kind === "sent") return ended(context, message, { state: "sent", why: null });
    const { why } = outcome;
    const isOver = (outcome.kind === "refused" && outcome.permanent) || message.attempts + 1 >= attemptCountMax;
    if (!isOver) {
      await ended(context, message, { state: "queued", why });
      throw new Error(`message ${message.id} did not leave: ${why}`);
    }
    await db.transaction((tx) => giveUp(tx, message, { why, now: context.now() }));
    log.warn("a message was refused for good", { shopId, messageId: message.id });
  };
}

async function ended(
  context: Context,
  { shopId, id }: Message,
  { state, why }: { state: "queued" | "sent" | "kept"; why: string | null },
): Promise<void> {
  const tries = state === "kept" ? 0 : 1;
  await context.db.single((tx) => keepAttempt(tx, { shopId, id, state, lastError: why, tries, now: context.now() }));
}

async function mailOf(context: Context, message: Message): Promise<Mail> {
  const shop = await context.shops.byId(message.shopId);
  if (!shop) throw new Error("a message without its shop cannot leave");
  const { recipient: to, subject, text, html, messageId } = message;
  return {
    ...sentBy(shop, context.config, message.id),
    to,
    text,
    html,
    messageId,
    subject: cleanLine(subject),
    attachments: await Promise.all(message.attachments.map((one) => fileOf(context, shop, one))),
  };
}

/** The invoice's bytes as they were printed and kept. */
async function fileOf(context: Context, shop: Shop, file: Attachment): Promise<Mail["attachments"][number]> {
  const { bytes } = await invoicePdf({ ...context, renderPdf }, shop.id, file.invoiceId);
  return { fileName: file.fileName, contentType: "application/pdf", bytes };
}
