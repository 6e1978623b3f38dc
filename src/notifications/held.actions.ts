import { record } from "../happenings.ts";
import type { Tx } from "../lib/db.ts";
import type { Caller } from "../lib/http.ts";
import { findHappening, wasUndone, type PastHappening } from "../lib/outbox.ts";
import { dueOf } from "../orders/order.ts";
import { lockOrder } from "../orders/orders.actions.ts";
import { Refusal } from "../refusals.ts";
import type { Heard, Message } from "./message.ts";
import { cancelWaiting, endHold, findMessageRow } from "./messages.sql.ts";

/** What somebody did and a message follows from; `isByMerchant` when it was one of the shop's people, or his program. */
export interface Cause extends Pick<PastHappening, "id" | "at"> {
  isByMerchant: boolean;
  /** It was taken back before anybody was told. */
  isUndone: boolean;
}

/** The happening itself, or what made the invoice or the credit note it speaks of: a payment, a parcel, or the merchant who asked for it. */
export async function causeOf(
  tx: Tx,
  shopId: string,
  happening: Heard & { id: string; orderId: string },
): Promise<Cause> {
  const isPrinted = happening.kind === "invoice.rendered" || happening.kind === "credit_note.rendered";
  const causeId = isPrinted ? happening.data.causeId : null;
  const found = await findHappening(tx, shopId, causeId ?? happening.id);
  if (!found) throw new Error(`the happening ${causeId ?? happening.id} is not kept`);
  const { id, at, actor } = found;
  const isByMerchant = actor.kind === "staff" || actor.kind === "api" || (isPrinted && causeId === null);
  return { id, at, isByMerchant, isUndone: await wasUndone(tx, shopId, happening.orderId, id) };
}

/** The merchant does not want it to leave. Asked again, nothing happens. Refuses `message_not_found` and `message_left`. */
export async function cancelMessage(
  tx: Tx,
  { caller, messageId, now }: { caller: Caller; messageId: string; now: Date },
): Promise<void> {
  const { shopId, actor } = caller;
  const message = await findMessageRow(tx, shopId, messageId);
  if (!message) throw new Refusal("message_not_found", { messageId });
  if (message.state === "cancelled") return;
  if ((await endHold(tx, shopId, messageId, "cancelled")) === 0) throw new Refusal("message_left", { messageId });
  const { orderId, recipient: to, subject } = message;
  await record(tx, { shopId, kind: "message.cancelled", orderId, actor, data: { messageId, to, subject }, now });
}

/** The wait is over: it leaves now. False when it was cancelled, or when what it tells was undone or is no longer so. */
export async function endWait(tx: Tx, message: Message): Promise<boolean> {
  const { shopId, id, orderId, causeId } = message;
  if (orderId === null) return (await endHold(tx, shopId, id, "queued")) > 0;
  // Whoever undoes at this very moment is waited for.
  const order = await lockOrder(tx, { caller: { shopId, actor: nobody, locale: "" }, orderId, now: message.createdAt });
  const isUndone = causeId !== null && (await wasUndone(tx, shopId, orderId, causeId));
  const isPaidAfterAll = message.kind === "payment_failed" && dueOf(order) <= 0;
  const isMoot = isUndone || isPaidAfterAll;
  const ended = await endHold(tx, shopId, id, isMoot ? "cancelled" : "queued");
  return ended > 0 && !isMoot;
}

const nobody = { kind: "system", id: null, name: "" } as const;

/** What became of the customer's message about something that is undone. */
export type HeldBack = "none" | "held_back" | "left";

/** What was done is undone: the messages about it that still wait do not leave. Those that have left are only named. */
export async function holdBack(
  tx: Tx,
  shopId: string,
  about: { orderId: string; causes: readonly string[] },
): Promise<HeldBack> {
  const left = await cancelWaiting(tx, shopId, about);
  if (left.includes("left")) return "left";
  return left.length > 0 ? "held_back" : "none";
}
