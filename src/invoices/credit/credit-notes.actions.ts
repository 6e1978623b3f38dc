import { record, type Tell } from "../../happenings.ts";
import type { Tx } from "../../lib/db.ts";
import type { Actor } from "../../lib/outbox.ts";
import { hasInvoice, type Order, type OrderState } from "../../orders/order.ts";
import { keepFacts, lockFor, lockOrder, type Asked } from "../../orders/orders.actions.ts";
import { Refusal } from "../../refusals.ts";
import type { Shop } from "../../shops/shop.ts";
import { enter } from "../entries.actions.ts";
import { creditNoteOf, papersOfEdit, type Entry } from "../invoice.ts";
import { issue, type Issuing } from "../invoices.actions.ts";
import { findStandingInvoice } from "../invoices.sql.ts";

export interface IssuedCreditNote extends OrderState {
  creditNoteId: string;
  creditNoteNumber: string;
}

/**
 * Takes the order's invoice back, whole, because the merchant asks for it: an invoice is never changed nor deleted. Another
 * one may be issued after. Refuses `nothing_to_credit` when no invoice stands.
 */
export async function creditInvoice(
  tx: Tx,
  shop: Shop,
  asked: Asked,
  { reason, tell }: { reason: string; tell: Tell },
): Promise<IssuedCreditNote> {
  const order = await lockFor(tx, asked, "credit_invoice");
  if (!hasInvoice(order)) throw new Refusal("nothing_to_credit", { reference: order.reference });
  return credit(tx, shop, order, { causeId: null, actor: asked.caller.actor, tell, reason, cause: "hand" });
}

/** A cancelled order owes nothing: its invoice is taken back, if one still stands. A job run twice acts once. */
export async function creditCancelled(
  tx: Tx,
  shop: Shop,
  orderId: string,
  by: { causeId: string; actor: Actor; tell: Tell; now: Date },
): Promise<IssuedCreditNote | undefined> {
  const caller = { shopId: shop.id, actor: by.actor, locale: shop.locale };
  const order = await lockOrder(tx, { caller, orderId, now: by.now });
  if (!order.cancelledAt || !hasInvoice(order)) return undefined;
  return credit(tx, shop, order, { ...by, reason: "", cause: "rule" });
}

/** A document that an edit made. */
export interface MadePaper {
  id: string;
  number: string;
  kind: "invoice" | "credit_note";
}

/**
 * Makes what `papersOfEdit` foretells. `after` is the order as it was written, still locked. Nobody is mailed: whoever
 * edited the order tells the customer of it all at once.
 */
export async function billEdited(
  tx: Tx,
  shop: Shop,
  { before, after }: { before: Order; after: Order },
  { actor, reason }: { actor: Actor; reason: string },
): Promise<MadePaper[]> {
  const by = { causeId: null, actor, tell: "nobody", cause: "edit" } as const;
  const made: MadePaper[] = [];
  let order = after;
  for (const { kind } of papersOfEdit(shop, before, after)) {
    if (kind === "credit_note") {
      const note = await credit(tx, shop, order, { ...by, reason });
      made.push({ id: note.creditNoteId, number: note.creditNoteNumber, kind });
      order = { ...order, creditNoteNumber: note.creditNoteNumber };
    } else {
      const { invoiceId: id, invoiceNumber: number } = await issue(tx, shop, order, by);
      made.push({ id, number, kind });
    }
  }
  return made;
}

async function credit(
  tx: Tx,
  shop: Shop,
  order: Order,
  { reason, ...by }: Issuing & { reason: string },
): Promise<IssuedCreditNote> {
  const { causeId, tell, cause, actor } = by;
  const invoice = await findStandingInvoice(tx, shop.id, order.id);
  if (invoice?.content.kind !== "invoice") throw new Error(`no invoice of the order ${order.reference} stands`);
  const { content } = invoice;
  const write = (at: Entry) => creditNoteOf(content, at, { timeZone: shop.timeZone, reason });
  const entering = { kind: "credit_note", order, write, tell, causeId, correctsId: invoice.id } as const;
  const { id, number, issuedAt, beside } = await enter(tx, shop, entering, (at) =>
    keepFacts(
      tx,
      order,
      { creditNoteNumber: at.number },
      { now: at.issuedAt, ...(cause !== "hand" && { quietly: true }) },
    ),
  );
  await record(tx, {
    shopId: shop.id,
    kind: "credit_note.issued",
    orderId: order.id,
    orderVersion: beside.version,
    actor,
    data: { tell, invoiceId: id, number, corrects: invoice.number, reason, cause, causeId },
    now: issuedAt,
  });
  return { ...beside, creditNoteId: id, creditNoteNumber: number };
}
