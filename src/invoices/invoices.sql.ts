import type { Tell } from "../happenings.ts";
import type { Tx } from "../lib/db.ts";
import type { EnteredContent, SeriesHead } from "./invoice.ts";

/** An invoice or a credit note as it is kept. */
export interface InvoiceRow {
  id: string;
  orderId: string;
  number: string;
  issuedAt: Date;
  content: EnteredContent;
  tell: Tell;
  /** The happening that made it by the shop's rule; null when it was asked for by hand. */
  causeId: string | null;
  hash: Buffer;
}

const invoiceColumns = `id, order_id as "orderId", number, issued_at as "issuedAt", content, tell, cause_id as "causeId", hash`;

/** The head of a series, locked until the transaction ends; made when it is the first time. */
export async function lockSeries(tx: Tx, shopId: string, series: string): Promise<SeriesHead> {
  const statement = `select year, last_number as "lastNumber", last_issued_at as "lastIssuedAt", last_hash as "lastHash"
    from invoice_series where shop_id = $1 and series = $2 for update`;
  const found = await tx.one<SeriesHead>(statement, [shopId, series]);
  if (found) return found;
  await tx.run(
    `insert into invoice_series (shop_id, series, year, last_number, last_issued_at, last_hash)
     values ($1, $2, 0, 0, 'epoch', decode(repeat('00', 32), 'hex')) on conflict do nothing`,
    [shopId, series],
  );
  const made = await tx.one<SeriesHead>(statement, [shopId, series]);
  if (!made) throw new Error(`the series ${series} of the shop ${shopId} cannot be opened`);
  return made;
}

/** The clock now, not when the transaction began: two invoices waiting for each other get their dates in their order. */
export async function readClock(tx: Tx): Promise<Date> {
  const row = await tx.one<{ now: Date }>("select clock_timestamp() as now");
  if (!row) throw new Error("the database has no clock");
  return row.now;
}

export async function moveSeries(
  tx: Tx,
  shopId: string,
  series: string,
  head: { year: number; sequence: number; issuedAt: Date; hash: Buffer },
): Promise<void> {
  await tx.run(
    `update invoice_series set year = $3, last_number = $4, last_issued_at = $5, last_hash = $6
     where shop_id = $1 and series = $2`,
    [shopId, series, head.year, head.sequence, head.issuedAt, head.hash],
  );
}

export interface NewInvoice extends InvoiceRow {
  shopId: string;
  series: string;
  year: number;
  sequence: number;
  search: string;
  /** The invoice a credit note takes back, and whether it leaves nothing of it; the refund it is the paper of. */
  correctsId: string | null;
  closes: boolean;
  refundId: string | null;
  previousHash: Buffer;
}

export async function insertInvoice(tx: Tx, invoice: NewInvoice): Promise<void> {
  const { content } = invoice;
  await tx.run(
    `insert into invoices (shop_id, id, order_id, kind, series, year, sequence, number, issued_at, issued_on, currency, total,
       content, search, tell, cause_id, previous_hash, hash, corrects_id, closes, refund_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
    [
      invoice.shopId,
      invoice.id,
      invoice.orderId,
      content.kind,
      invoice.series,
      invoice.year,
      invoice.sequence,
      invoice.number,
      invoice.issuedAt,
      content.issuedOn,
      content.currency,
      content.total,
      JSON.stringify(content),
      invoice.search,
      invoice.tell,
      invoice.causeId,
      invoice.previousHash,
      invoice.hash,
      invoice.correctsId,
      invoice.closes,
      invoice.refundId,
    ],
  );
}

export async function findInvoiceRow(tx: Tx, shopId: string, invoiceId: string): Promise<InvoiceRow | undefined> {
  return tx.one<InvoiceRow>(`select ${invoiceColumns} from invoices where shop_id = $1 and id = $2`, [
    shopId,
    invoiceId,
  ]);
}

/** Whether a happening made one of the order's entries, by the shop's rule. By the index invoices_of_order. */
export async function hasMadeEntry(tx: Tx, shopId: string, orderId: string, causeId: string): Promise<boolean> {
  const row = await tx.one("select 1 from invoices where shop_id = $1 and order_id = $2 and cause_id = $3 limit 1", [
    shopId,
    orderId,
    causeId,
  ]);
  return row !== undefined;
}

/** The invoice of an order that no credit note has taken back, or not all of it. */
export async function findStandingInvoice(tx: Tx, shopId: string, orderId: string): Promise<InvoiceRow | undefined> {
  return tx.one<InvoiceRow>(
    `select ${invoiceColumns} from invoices as i
     where shop_id = $1 and order_id = $2 and kind = 'invoice' and not exists (
       select from invoices as credit where credit.shop_id = i.shop_id and credit.corrects_id = i.id and credit.closes)`,
    [shopId, orderId],
  );
}

/** The credit notes of an order, oldest first, with the refund each is the paper of. By the index invoices_of_order. */
export async function listCreditNotes(
  tx: Tx,
  shopId: string,
  orderId: string,
): Promise<
  (Pick<InvoiceRow, "id" | "number" | "content" | "causeId"> & { correctsId: string; refundId: string | null })[]
> {
  return tx.all(
    `select id, number, content, cause_id as "causeId", corrects_id as "correctsId", refund_id as "refundId"
     from invoices where shop_id = $1 and order_id = $2 and kind = 'credit_note' order by id`,
    [shopId, orderId],
  );
}

/** The last invoice of an order, whether a credit note has taken it back or not. By the index invoices_of_order. */
export async function findLastInvoice(tx: Tx, shopId: string, orderId: string): Promise<{ id: string } | undefined> {
  return tx.one<{ id: string }>(
    "select id from invoices where shop_id = $1 and order_id = $2 and kind = 'invoice' order by id desc limit 1",
    [shopId, orderId],
  );
}

/** The printed invoice, as it was printed: these bytes and no others. */
export interface InvoicePdf {
  number: string;
  bytes: Buffer;
  sha256: Buffer;
}

export async function findPdf(tx: Tx, shopId: string, invoiceId: string): Promise<InvoicePdf | undefined> {
  return tx.one<InvoicePdf>(
    `select i.number, f.bytes, f.sha256
     from invoice_files as f join invoices as i on i.shop_id = f.shop_id and i.id = f.invoice_id
     where f.shop_id = $1 and f.invoice_id = $2 and f.format = 'pdf'`,
    [shopId, invoiceId],
  );
}

export async function isPrinted(tx: Tx, shopId: string, invoiceId: string): Promise<boolean> {
  const row = await tx.one("select 1 from invoice_files where shop_id = $1 and invoice_id = $2 and format = 'pdf'", [
    shopId,
    invoiceId,
  ]);
  return row !== undefined;
}

/** Whether credit notes took the whole invoice back. */
export async function isCredited(tx: Tx, shopId: string, invoiceId: string): Promise<boolean> {
  const row = await tx.one("select 1 from invoices where shop_id = $1 and corrects_id = $2 and closes", [
    shopId,
    invoiceId,
  ]);
  return row !== undefined;
}

/** Keeps the file of an invoice once; false when it was kept before. */
export async function insertPdf(
  tx: Tx,
  shopId: string,
  invoiceId: string,
  file: { bytes: Buffer; sha256: Buffer; now: Date },
): Promise<boolean> {
  const kept = await tx.run(
    `insert into invoice_files (shop_id, invoice_id, format, bytes, sha256, made_at)
     values ($1, $2, 'pdf', $3, $4, $5) on conflict do nothing`,
    [shopId, invoiceId, file.bytes, file.sha256, file.now],
  );
  return kept === 1;
}
