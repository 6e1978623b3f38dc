import { createHash } from "node:crypto";
import { minor } from "../../shared/money.ts";
import { invoiceDocument } from "../../documents/invoice-document.ts";
import { record, type Happenings, type Tell } from "../happenings.ts";
import type { Db, Tx } from "../lib/db.ts";
import { wasUndone, type Actor } from "../lib/outbox.ts";
import type { RenderPdf } from "../lib/pdf.ts";
import { remainingTotal } from "../orders/giving-back/giving-back.ts";
import { hasInvoice, type Order, type OrderState } from "../orders/order.ts";
import { keepFacts, lockFor, lockOrder, type Asked } from "../orders/orders.actions.ts";
import { standing } from "../payments/payment.ts";
import { movementsOfOrder } from "../payments/payments.actions.ts";
import { Refusal } from "../refusals.ts";
import type { Shop } from "../shops/shop.ts";
import { enter } from "./entries.actions.ts";
import { contentOf, isDueByRule, type Entry, type Issue } from "./invoice.ts";
import * as kept from "./invoices.sql.ts";

export interface IssuedInvoice extends OrderState {
  invoiceId: string;
  invoiceNumber: string;
}

/** Issues the invoice of an order because the merchant asks for it. Refuses a second one: an invoice is corrected by a credit note. */
export async function issueInvoice(tx: Tx, shop: Shop, asked: Asked, tell: Tell): Promise<IssuedInvoice> {
  const order = await lockFor(tx, asked, "issue_invoice");
  if (hasInvoice(order))
    throw new Refusal("already_invoiced", { reference: order.reference, number: order.invoiceNumber });
  const isGivenBack = order.total > 0 && remainingTotal(order) === 0;
  if (order.isTest || order.lines.length === 0 || isGivenBack)
    throw new Refusal("nothing_to_invoice", { reference: order.reference });
  return issue(tx, shop, order, { causeId: null, actor: asked.caller.actor, tell, cause: "hand" });
}

/** Issues the invoice that the shop's rule asks for, if the order still asks for it: a job run twice issues once. */
export async function issueInvoiceByRule(
  tx: Tx,
  shop: Shop,
  orderId: string,
  by: Omit<Issuing, "cause"> & { causeId: string; now: Date },
): Promise<IssuedInvoice | undefined> {
  const caller = { shopId: shop.id, actor: by.actor, locale: shop.locale };
  const order = await lockOrder(tx, { caller, orderId, now: by.now });
  if (!isDueByRule(shop.settings.invoiceRule, order)) return undefined;
  if (await wasUndone(tx, shop.id, orderId, by.causeId)) return undefined;
  return issue(tx, shop, order, { ...by, cause: "rule" });
}

export interface Issuing {
  /** The happening the shop's rule answers; null when a person asks. */
  causeId: string | null;
  actor: Actor;
  tell: Tell;
  /** Only what a person asks for by itself gives the order a new version. */
  cause: Happenings["invoice.issued"]["cause"];
}

/** Enters the invoice of a locked order in the books. */
export async function issue(tx: Tx, shop: Shop, order: Order, by: Issuing): Promise<IssuedInvoice> {
  const { causeId, actor, tell, cause } = by;
  const received = await receivedFor(tx, order);
  const write = (at: Entry) => contentOf(order, shop, { ...at, received });
  const entering = { kind: "invoice", order, write, tell, causeId, correctsId: null } as const;
  const { id, number, issuedAt, beside } = await enter(tx, shop, entering, (at) => {
    const facts = {
      invoiceNumber: at.number,
      creditNoteNumber: null,
      billed: minor(order.billed + remainingTotal(order)),
      credited: minor(0),
    };
    return keepFacts(tx, order, facts, { now: at.issuedAt, ...(cause !== "hand" && { quietly: true }) });
  });
  await record(tx, {
    shopId: shop.id,
    kind: "invoice.issued",
    orderId: order.id,
    orderVersion: beside.version,
    actor,
    data: { tell, invoiceId: id, number, cause, causeId },
    now: issuedAt,
  });
  return { ...beside, invoiceId: id, invoiceNumber: number };
}

/** By which means the money came, and the day of the last of it. */
async function receivedFor(tx: Tx, order: Order): Promise<Issue["received"]> {
  const captures = standing(await movementsOfOrder(tx, order.shopId, order.id));
  const on = captures
    .map((one) => one.receivedOn)
    .sort()
    .at(-1);
  if (on === undefined) return null;
  return { on, method: [...new Set(captures.map((one) => one.method).filter(Boolean))].join(", ") };
}

/** The last invoice of an order. Refuses `invoice_not_found` when none was issued. */
export async function lastInvoiceOf(tx: Tx, shopId: string, orderId: string): Promise<{ id: string }> {
  const invoice = await kept.findLastInvoice(tx, shopId, orderId);
  if (!invoice) throw new Refusal("invoice_not_found", { orderId });
  return invoice;
}

export async function findInvoice(tx: Tx, shopId: string, invoiceId: string): Promise<kept.InvoiceRow> {
  const invoice = await kept.findInvoiceRow(tx, shopId, invoiceId);
  if (!invoice) throw new Refusal("invoice_not_found", { invoiceId });
  return invoice;
}

/** Whether a happening made the order's invoice, or its credit note, by the shop's rule. */
export const hasMadeEntry = kept.hasMadeEntry;

/** The credit notes of an order, oldest first. */
export const creditNotesOf = kept.listCreditNotes;

/** What making a document needs beside the order: the database, the clock, and the printer of lib/pdf.ts. */
export interface Printing {
  db: Db;
  now: () => Date;
  renderPdf: RenderPdf;
}

/**
 * The bytes of an invoice. Printed on the first call and kept: every later call gives the same bytes. Must be called
 * outside of a transaction. The one call that keeps them records `invoice.rendered`, whose mail carries them.
 */
export async function invoicePdf(printing: Printing, shopId: string, invoiceId: string): Promise<kept.InvoicePdf> {
  const { db, now, renderPdf } = printing;
  const before = await kept.findPdf(db.reads, shopId, invoiceId);
  if (before) return before;
  const invoice = await findInvoice(db.reads, shopId, invoiceId);
  const bytes = await renderPdf(invoiceDocument(invoice.content));
  await db.transaction((tx) => keepPdf(tx, { shopId, invoice, bytes, now: now() }));
  const stored = await kept.findPdf(db.reads, shopId, invoiceId);
  if (!stored) throw new Error(`the file of the invoice ${invoiceId} was not kept`);
  return stored;
}

interface Printed {
  shopId: string;
  invoice: kept.InvoiceRow;
  bytes: Buffer;
  now: Date;
}

async function keepPdf(tx: Tx, { shopId, invoice, bytes, now }: Printed): Promise<void> {
  const sha256 = createHash("sha256").update(bytes).digest();
  if (!(await kept.insertPdf(tx, shopId, invoice.id, { bytes, sha256, now }))) return;
  const { id: invoiceId, orderId, number, tell, causeId, content } = invoice;
  const kind = content.kind === "invoice" ? "invoice.rendered" : "credit_note.rendered";
  const data = { tell, invoiceId, number, causeId };
  await record(tx, { shopId, kind, orderId, actor: printer, data, now });
}

const printer: Actor = { kind: "system", id: null, name: "" };

/** Sends the invoice by e-mail: to the address given, or to the buyer's. The mail itself is the notifications' work. */
export async function sendInvoice(
  tx: Tx,
  shopId: string,
  invoiceId: string,
  by: { email: string | undefined; actor: Actor; now: Date },
): Promise<{ id: string; number: string; to: string }> {
  const { orderId, number, content } = await findInvoice(tx, shopId, invoiceId);
  const to = by.email ?? content.buyer.email;
  if (to === "") throw new Refusal("customer_email_missing", { reference: content.order.reference });
  const data = { invoiceId, number, to };
  await record(tx, { shopId, kind: "invoice.sent", orderId, actor: by.actor, data, now: by.now });
  return { id: invoiceId, number, to };
}
