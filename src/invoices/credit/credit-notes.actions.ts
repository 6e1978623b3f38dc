import { minor, sum } from "../../../shared/money.ts";
import { record, type Tell } from "../../happenings.ts";
import type { Tx } from "../../lib/db.ts";
import type { Actor } from "../../lib/outbox.ts";
import { remainingTotal } from "../../orders/giving-back/giving-back.ts";
import { hasInvoice, type Order, type OrderState } from "../../orders/order.ts";
import { keepFacts, lockFor, lockOrder, type Asked } from "../../orders/orders.actions.ts";
import type { GivenParts } from "../../payments/refunding/refund.ts";
import { Refusal } from "../../refusals.ts";
import type { Shop } from "../../shops/shop.ts";
import { enter } from "../entries.actions.ts";
import { papersOfEdit, type CreditNoteContent, type Entry, type InvoiceContent } from "../invoice.ts";
import { issue, type Issuing } from "../invoices.actions.ts";
import { findStandingInvoice, listCreditNotes } from "../invoices.sql.ts";
import { closingNote, partialNote, partsIn, type Standing } from "./credit-note.ts";

export interface IssuedCreditNote extends OrderState {
  creditNoteId: string;
  creditNoteNumber: string;
}

/**
 * Takes back all that is left of the order's invoice, because the merchant asks for it: an invoice is never changed nor
 * deleted. Another one may be issued after. Refuses `nothing_to_credit` when no invoice stands.
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

/** A cancelled order owes nothing: what is left of its invoice is taken back, if one still stands. A job run twice acts once. */
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
      order = { ...order, ...closedBy(order, note.creditNoteNumber) };
    } else {
      const { invoiceId: id, invoiceNumber: number } = await issue(tx, shop, order, by);
      made.push({ id, number, kind });
    }
  }
  return made;
}

/** What stands no more takes its last cent with it. */
const closedBy = (order: Order, creditNoteNumber: string) => ({
  creditNoteNumber,
  credited: minor(order.credited + order.billed),
  billed: minor(0),
});

/** Takes back all that is left of the invoice of a locked order. */
export async function credit(
  tx: Tx,
  shop: Shop,
  order: Order,
  { reason, ...by }: Issuing & { reason: string },
): Promise<IssuedCreditNote> {
  const standing = await standingOf(tx, shop.id, order);
  if (!standing) throw new Error(`no invoice of the order ${order.reference} stands`);
  const write = (at: Entry) => closingNote(standing, at, { timeZone: shop.timeZone, reason });
  return enterNote(tx, shop, order, {
    standing,
    write,
    reason,
    by,
    refundId: null,
    facts: (at) => closedBy(order, at.number),
  });
}

/** The credit note of one refund of a locked order, for the lines it gave back. Undefined where the invoice bills none of them. */
export async function creditRefund(
  tx: Tx,
  shop: Shop,
  order: Order,
  { refund, ...by }: Issuing & { refund: Pick<GivenParts, "movementId" | "parts"> },
): Promise<IssuedCreditNote | undefined> {
  const standing = await standingOf(tx, shop.id, order);
  if (!standing) return undefined;
  const parts = partsIn(standing.invoice, order, refund.parts);
  const total = minor(Math.min(sum(parts.map((part) => part.total)), order.billed));
  if (total <= 0) return undefined;
  const said = { timeZone: shop.timeZone, reason: "" };
  const isLast = total === order.billed;
  const write = (at: Entry) => (isLast ? closingNote(standing, at, said) : partialNote(standing, parts, at, said));
  const left = { billed: minor(order.billed - total), credited: minor(order.credited + total) };
  const facts = (at: Entry) => (isLast ? closedBy(order, at.number) : left);
  return enterNote(tx, shop, order, { standing, write, reason: "", by, refundId: refund.movementId, facts });
}

interface StandingInvoice extends Standing {
  id: string;
}

async function standingOf(tx: Tx, shopId: string, order: Order): Promise<StandingInvoice | undefined> {
  const invoice = await findStandingInvoice(tx, shopId, order.id);
  if (invoice?.content.kind !== "invoice") return undefined;
  const all = await listCreditNotes(tx, shopId, order.id);
  const notes = all.filter(({ correctsId }) => correctsId === invoice.id).map(({ content }) => content);
  return { id: invoice.id, invoice: invoice.content as InvoiceContent, notes: notes as CreditNoteContent[] };
}

interface EnteringNote {
  standing: StandingInvoice;
  write: (at: Entry) => CreditNoteContent;
  reason: string;
  by: Issuing;
  refundId: string | null;
  /** What it makes of the order: with a number of its own, nothing of the invoice is left. */
  facts: (at: Entry) => Pick<Order, "billed" | "credited"> & Partial<Pick<Order, "creditNoteNumber">>;
}

async function enterNote(
  tx: Tx,
  shop: Shop,
  order: Order,
  { standing, write, reason, by, refundId, facts }: EnteringNote,
): Promise<IssuedCreditNote> {
  const { causeId, tell, cause, actor } = by;
  const closes = facts({ number: "", issuedAt: order.placedAt }).creditNoteNumber !== undefined;
  const entering = {
    kind: "credit_note",
    order,
    write,
    tell,
    causeId,
    correctsId: standing.id,
    closes,
    refundId,
  } as const;
  const { id, number, issuedAt, beside } = await enter(tx, shop, entering, (at) =>
    keepFacts(tx, order, facts(at), { now: at.issuedAt, ...(cause !== "hand" && { quietly: true }) }),
  );
  const corrects = standing.invoice.number;
  await record(tx, {
    shopId: shop.id,
    kind: "credit_note.issued",
    orderId: order.id,
    orderVersion: beside.version,
    actor,
    data: { tell, invoiceId: id, number, corrects, reason, cause, causeId, ...(refundId && { isPart: true }) },
    now: issuedAt,
  });
  return { ...beside, creditNoteId: id, creditNoteNumber: number };
}

/** What an order still bills is not what its invoice says any more. */
export const isBilledWrongly = (order: Order): boolean => hasInvoice(order) && order.billed !== remainingTotal(order);
