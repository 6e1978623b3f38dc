import { cleanLine } from "../../../mail/paper/letter.ts";
import { isStillLeft } from "../../checkout/left/left-carts.actions.ts";
import type { Context } from "../../context.ts";
import { invoicePdf } from "../../invoices/invoices.actions.ts";
import { log } from "../../lib/log.ts";
import type { JobPayload } from "../../lib/outbox.ts";
import { renderPdf } from "../../lib/pdf.ts";
import type { Task, Tasks } from "../../lib/queue.ts";
import { endWaits, letWait } from "../../lib/queue/waiting.ts";
import type { Shop } from "../../shops/shop.ts";
import { endWait } from "../held.actions.ts";
import { sentBy, type Mail, type Outcome } from "../mail.ts";
import { attemptCountMax, tiresAt, type Attachment, type Message } from "../message.ts";
import { addSendings, findMessage, giveUp } from "../messages.actions.ts";
import { keepAttempt } from "../messages.sql.ts";
import { watchAbsence, type Absence, type Wait } from "./absence.ts";
import { smsChannel } from "./sms.ts";
import { smtpChannel } from "./smtp.ts";

/** `sendMessage` makes an e-mail leave, `sendSms` a text: a mail server that is away keeps no text waiting. */
export function sendingJobs(context: Context, absence: Absence): Tasks {
  const ways = waysOf(context);
  return {
    sendMessage: sendMessage(context, ways, { task: "sendMessage", absence }),
    sendSms: sendMessage(context, ways, { task: "sendSms", absence: watchAbsence() }),
  };
}

/** The messages that wait for one server together: those of one task. */
interface Line {
  task: "sendMessage" | "sendSms";
  absence: Absence;
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

/** Throws when the message must be tried again: the queue waits longer each time. */
function sendMessage(context: Context, ways: Ways, line: Line): Task {
  const { db } = context;
  const { task, absence } = line;
  return async (job) => {
    const message = await findMessage(db.reads, job.shopId, String(job.data["messageId"]));
    if (message.state !== "held" && message.state !== "queued") return;
    const turn = absence.turnAt(context.now());
    if (turn.kind === "wait") return waitWith(context, { job, message, wait: turn });
    if (turn.kind === "ask") await letWait(db.reads, task, turn.until);
    if (message.state === "held" && !(await db.transaction((tx) => endWait(tx, message)))) return;
    if (await isLate(context, message)) return ended(context, message, { state: "cancelled", why: null });
    const send = ways[message.channel];
    if (!send) return ended(context, message, { state: "kept", why: null });
    const outcome = await send(message);
    if (outcome.kind !== "away" || tiresAt(message) <= context.now())
      return concluded(context, message, outcome).finally(() => freeWaiting(context, line));
    const wait = absence.goesOn(context.now(), outcome.why);
    await waitWith(context, { job, message: { ...message, state: "queued" }, wait });
    await letWait(db.reads, task, wait.until);
  };
}

/** A reminder that waited for the mail server while its reader ordered what lay in the basket. */
const isLate = async ({ db }: Context, { shopId, cartId, resendsId }: Message): Promise<boolean> =>
  cartId !== null && resendsId === null && !(await isStillLeft(db.reads, shopId, cartId));

/** The message's job ends, and another takes its place at that time; what it waits for is written on it. */
async function waitWith(
  context: Context,
  { job, message, wait }: { job: JobPayload; message: Message; wait: Wait },
): Promise<void> {
  const { shopId, id, happeningId, orderId, state, channel } = message;
  await context.db.transaction(async (tx) => {
    await keepAttempt(tx, { shopId, id, state: "queued", lastError: wait.why, tries: 0, now: context.now() });
    const leaving = { id, state, channel, heldUntil: wait.until };
    await addSendings(tx, { shopId, happeningId, orderId, kind: job.kind }, [leaving]);
  });
}

async function freeWaiting({ db }: Context, { task, absence }: Line): Promise<void> {
  const times = absence.ends();
  if (times.length === 0) return;
  await endWaits(db.reads, task, times);
  log.warn("the server answers again; messages leave", { task });
}

async function concluded(context: Context, message: Message, outcome: Outcome): Promise<void> {
  if (outcome.kind === "sent") return ended(context, message, { state: "sent", why: null });
  const { why } = outcome;
  const isFinal = outcome.kind === "away" || (outcome.kind === "refused" && outcome.permanent);
  if (!isFinal && message.attempts + 1 < attemptCountMax) {
    await ended(context, message, { state: "queued", why });
    throw new Error(`message ${message.id} did not leave: ${why}`);
  }
  await context.db.transaction((tx) => giveUp(tx, message, { why, now: context.now() }));
  log.warn("a message was refused for good", { shopId: message.shopId, messageId: message.id });
}

async function ended(
  context: Context,
  { shopId, id }: Message,
  { state, why }: { state: "queued" | "sent" | "kept" | "cancelled"; why: string | null },
): Promise<void> {
  const tries = state === "kept" || state === "cancelled" ? 0 : 1;
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
