import { record } from "../happenings.ts";
import { fileNameOf } from "../invoices/invoice.ts";
import { hasMadeEntry } from "../invoices/invoices.actions.ts";
import type { Tx } from "../lib/db.ts";
import { isInstant, pageOf, placeOf, type Page } from "../lib/db/page.ts";
import type { Caller } from "../lib/http.ts";
import { newId } from "../lib/ids.ts";
import { addJobs } from "../lib/outbox.ts";
import { dueOf, type OrderState } from "../orders/order.ts";
import { findOrder, lockFor, recordOn, stateOf, type Asked } from "../orders/orders.actions.ts";
import { paysOnline } from "../payments/payment-method.ts";
import { listPaymentMethods } from "../payments/payment-methods.actions.ts";
import { Refusal } from "../refusals.ts";
import type { Shop } from "../shops/shop.ts";
import { listColleagues } from "../staff/staff.actions.ts";
import { causeOf, type Cause } from "./held.actions.ts";
import { writtenFor, type Facts } from "./letter.ts";
import { messageIdOf, type Sender } from "./mail.ts";
import {
  heldUntil,
  isHeard,
  messagesFor,
  type Heard,
  type Message,
  type MessageState,
  type Planned,
} from "./message.ts";
import {
  copyMessage,
  findMessageRow,
  insertMessages,
  keepAttempt,
  listMessageRows,
  type MessageRow,
  type NewMessage,
} from "./messages.sql.ts";
import { aboutOf } from "./spoken-of.actions.ts";
import { bringsFiles, filesFor } from "./what-follows.actions.ts";
import { noteFailure, ownWords } from "./texts/texts.actions.ts";

export interface Told {
  shop: Shop;
  happening: Heard & { id: string; orderId: string };
  now: Date;
}

interface Sending {
  shopId: string;
  happeningId: string;
  orderId: string | null;
  /** The happening's kind, so that a job's log line says what it is about. */
  kind: string;
}

/** Writes the messages a happening gives, one a person, each with the job that sends it. Asked twice, it writes nothing more. */
export async function tellOf(
  tx: Tx,
  sender: Sender,
  { shop, happening, now, notBefore }: Told & { notBefore: Date | null },
): Promise<void> {
  if (!isHeard(happening.kind)) return;
  const order = await findOrder(tx, shop.id, happening.orderId);
  const { settings } = shop;
  const paper = happening.kind === "order.cancelled" ? "credit_note" : "invoice";
  const invoiceFollows =
    !settings.mutedMessages.includes(paper) && (await hasMadeEntry(tx, shop.id, order.id, happening.id));
  const mentioned = await addressesOfMentioned(tx, shop, happening);
  const planned = messagesFor(happening, {
    settings,
    customerEmail: order.email,
    invoiceFollows,
    bringsFiles: await bringsFiles(tx, shop.id, happening),
    mentioned,
  });
  if (planned.length === 0) return;
  const facts = {
    shop,
    order,
    happening,
    publicUrl: sender.publicUrl,
    ...(await aboutOf(tx, shop, happening)),
    ...(await filesFor(tx, order, planned)),
  };
  const takesOnline = await mayPayOnline(tx, shop, facts);
  const cause = await causeOf(tx, shop.id, happening);
  const wordsOf = await ownWords(tx, planned, facts);
  const rows = planned.map((plan): NewMessage => {
    const { isOff: _state, ...one } = plan;
    const id = newId();
    const attachments = papersOf(one.kind, happening, facts.invoice).map(attachmentOf);
    const to = { id, happeningId: happening.id, orderId: order.id, cartId: null, messageId: messageIdOf(id, sender) };
    return {
      ...one,
      ...to,
      ...writtenFor(one, { ...facts, takesOnline }, wordsOf(one).text),
      attachments,
      causeId: cause.id,
      ...startOf(plan, cause, { shop, sender }),
    };
  });
  const written = await insertMessages(tx, shop.id, rows, now);
  const about = { shopId: shop.id, happeningId: happening.id, orderId: order.id, kind: happening.kind };
  await addSendings(tx, about, written, notBefore);
  for (const one of planned) {
    const { fault } = wordsOf(one);
    if (fault) await noteFailure(tx, { ...facts, ...one }, fault, now);
  }
}

const asksForMoney: ReadonlySet<string> = new Set([
  "invoice.rendered",
  "invoice.sent",
  "payment.requested",
  "deposit.asked",
  "payment.reminded",
]);

/** Whether a letter that asks for money has a link to pay it online: the shop takes money so, and wants to offer it. */
async function mayPayOnline(
  tx: Tx,
  shop: Shop,
  { order, happening }: Pick<Facts, "order" | "happening">,
): Promise<boolean> {
  if (!shop.settings.offersPayLink || !asksForMoney.has(happening.kind) || dueOf(order) <= 0) return false;
  return (await listPaymentMethods(tx, shop.id)).some((one) => paysOnline(one, order, shop));
}

/** Where the colleagues a note names are reached. */
async function addressesOfMentioned(tx: Tx, shop: Shop, happening: Heard): Promise<string[]> {
  if (happening.kind !== "order.noted") return [];
  const { mentioned = [] } = happening.data;
  const colleagues = await listColleagues(tx, shop.id);
  return colleagues.filter(({ accountId }) => mentioned.includes(accountId)).map(({ email }) => email);
}

const billing: ReadonlySet<Message["kind"]> = new Set(["invoice", "credit_note", "refunded", "download_ready"]);

/** The documents that go with a message: the one it speaks of, or those that an edit made. */
function papersOf(
  kind: Message["kind"],
  happening: Heard,
  invoice: Facts["invoice"],
): readonly { id: string; number: string }[] {
  if (happening.kind === "order.edited") return happening.data.documents;
  return invoice && billing.has(kind) ? [invoice] : [];
}

/** Where a new message starts. Without a mail server it is kept from the start: there is nothing to try. */
function startOf(
  { audience, kind, isOff }: Pick<Planned, "audience" | "isOff"> & Partial<Pick<Planned, "kind">>,
  cause: Cause,
  { shop, sender }: { shop: Shop; sender: Sender },
): Pick<Message, "state" | "heldUntil"> {
  if (isOff) return { state: "switched_off", heldUntil: null };
  if (audience === "customer" && cause.isUndone) return { state: "cancelled", heldUntil: null };
  if (!sender.smtpUrl) return { state: "kept", heldUntil: null };
  const until = heldUntil({ audience, kind }, cause, shop.settings.undoSeconds);
  return { state: until ? "held" : "queued", heldUntil: until };
}

const attachmentOf = ({ id, number }: { id: string; number: string }) => ({
  kind: "invoice" as const,
  invoiceId: id,
  fileName: fileNameOf(number),
});

/**
 * The merchant writes to the buyer: what he typed leaves as a message of its own. Whoever edits the order is not disturbed.
 * Refuses `customer_email_missing`.
 */
export async function writeToCustomer(
  tx: Tx,
  asked: Asked,
  typed: { subject: string; text: string },
): Promise<OrderState> {
  const order = await lockFor(tx, { ...asked, caller: { ...asked.caller, ifMatch: undefined } }, "write");
  if (order.email === "") throw new Refusal("customer_email_missing", { reference: order.reference });
  const state = stateOf(order);
  await recordOn(tx, state, asked, { kind: "order.written_to", data: typed });
  return state;
}

/** Sends a message once more, word for word, to the same person or to another address. The first one stays as it is. */
export async function resendMessage(
  tx: Tx,
  { shop, sender }: { shop: Shop; sender: Sender },
  asked: { caller: Caller; messageId: string; to?: string | undefined; now: Date },
): Promise<{ id: string }> {
  const { caller, now } = asked;
  const { shopId, actor } = caller;
  const first = await findMessage(tx, shopId, asked.messageId);
  if (first.channel !== "email") throw new Refusal("invalid_request", { reason: "only an e-mail is sent again" });
  const id = newId();
  const recipient = asked.to ?? first.recipient;
  const { orderId } = first;
  const data = { messageId: id, of: first.id, to: recipient };
  const happeningId = await record(tx, { shopId, kind: "message.resent", orderId, actor, data, now });
  const copy = {
    id,
    of: first.id,
    happeningId,
    recipient,
    messageId: messageIdOf(id, sender),
    ...startOf(
      { audience: first.audience, isOff: false },
      { id: happeningId, at: now, isByMerchant: true, isUndone: false },
      { shop, sender },
    ),
    now,
  };
  await copyMessage(tx, shopId, copy);
  await addSendings(tx, { shopId, happeningId, orderId, kind: "message.resent" }, [copy]);
  return { id };
}

/** Gives a message up for good, once. The merchant is told, but of a notice that could not reach him nothing more is said. */
export async function giveUp(tx: Tx, message: Message, { why, now }: { why: string; now: Date }): Promise<void> {
  const { shopId, id, orderId, kind, recipient: to, subject } = message;
  const newsCount = await keepAttempt(tx, { shopId, id, state: "failed", lastError: why, tries: 1, now });
  if (newsCount === 0 || kind === "sending_failed") return;
  const actor = { kind: "system", id: null, name: "" } as const;
  await record(tx, { shopId, kind: "message.failed", orderId, actor, data: { messageId: id, to, subject, why }, now });
}

/** The whole message. Refuses `message_not_found`. */
export async function findMessage(tx: Tx, shopId: string, messageId: string): Promise<Message> {
  const message = await findMessageRow(tx, shopId, messageId);
  if (!message) throw new Refusal("message_not_found", { messageId });
  return message;
}

/** One page, newest first, with the cursors of its neighbours. */
export async function listMessages(
  tx: Tx,
  shopId: string,
  query: { state?: MessageState | undefined; order?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<MessageRow>> {
  const { state = null, order: orderId = null, cursor, limit } = query;
  const place = placeOf(cursor, isInstant);
  const found = await listMessageRows(tx, shopId, { state, orderId, place, limit: limit + 1 });
  return pageOf(found, { place, limit }, ({ createdAt }) => createdAt.toISOString());
}

/** An e-mail where `channel` is left out. */
type Leaving = Pick<Message, "id" | "state" | "heldUntil"> & Partial<Pick<Message, "channel">>;

/** The jobs by which messages leave: one server that is away keeps no message of the other waiting. */
const sendingTasks = { email: "sendMessage", sms: "sendSms" } as const satisfies Record<Message["channel"], string>;

/** After everything else: a mail server that lets each message wait for ten seconds must not keep invoices waiting. */
const priority = { usual: 10, awaited: 5 };

/** The merchant has just asked for it and waits to see it leave: it passes whatever else is in line. */
const awaited: ReadonlySet<string> = new Set([
  "order.written_to",
  "message.resent",
  "invoice.sent",
  "payment.confirmation_sent",
  "payment.requested",
]);

/** Adds the job that makes each message leave, at its time, or when the server is asked again. */
export async function addSendings(
  tx: Tx,
  about: Sending,
  messages: readonly Leaving[],
  notBefore: Date | null = null,
): Promise<void> {
  const place = awaited.has(about.kind) ? priority.awaited : priority.usual;
  const leaving = messages.filter(({ state }) => state === "queued" || state === "held");
  await addJobs(
    tx,
    leaving.map(({ id, heldUntil, channel = "email" }) => {
      const runAt = heldUntil && notBefore && notBefore < heldUntil ? heldUntil : (notBefore ?? heldUntil);
      const options = { priority: place, ...(runAt && { runAt }) };
      return { task: sendingTasks[channel], payload: { ...about, data: { messageId: id } }, options };
    }),
  );
}
