import { folded } from "../../shared/folded.ts";
import type { Tx } from "../lib/db.ts";
import { isInstant, pageOf, placeOf } from "../lib/db/page.ts";
import type { InvoiceStatus } from "../orders/axes.ts";
import { invoiceStatusesOf } from "../orders/orders.actions.ts";
import { listInvoiceRows } from "./invoice-list.sql.ts";
import type { InvoiceList, InvoiceListRow, InvoiceQuery, InvoiceView } from "./invoice-view.ts";
import { findInvoice } from "./invoices.actions.ts";
import { isCredited, isPrinted } from "./invoices.sql.ts";

const wordCountMax = 8;

/** One page of a shop's invoices, newest first, with the cursors of its neighbours. */
export async function listInvoices(tx: Tx, shopId: string, query: InvoiceQuery): Promise<InvoiceList> {
  const { limit } = query;
  const place = placeOf(query.cursor, isInstant);
  const words = folded(query.q).split(" ").filter(Boolean).slice(0, wordCountMax);
  const found = await listInvoiceRows(tx, shopId, { words, place, limit });
  const { rows, ...cursors } = pageOf(found, { place, limit }, ({ issuedAt }) => issuedAt.toISOString());
  const statuses = await invoiceStatusesOf(
    tx,
    shopId,
    rows.map((row) => row.orderId),
  );
  const invoices = rows.map(({ isCredited, ...row }) => ({
    ...row,
    issuedAt: row.issuedAt.toISOString(),
    status: stateOf(row.kind, isCredited, statuses.get(row.orderId)),
  }));
  return { invoices, ...cursors };
}

/** One invoice with all that it says, and how far it is now. */
export async function invoiceView(tx: Tx, shopId: string, invoiceId: string): Promise<InvoiceView> {
  const { id, orderId, number, issuedAt, content, hash } = await findInvoice(tx, shopId, invoiceId);
  const ofOrder = (await invoiceStatusesOf(tx, shopId, [orderId])).get(orderId);
  const status = stateOf(content.kind, await isCredited(tx, shopId, id), ofOrder);
  const hasPdf = await isPrinted(tx, shopId, id);
  return { id, orderId, number, issuedAt: issuedAt.toISOString(), status, hasPdf, content, hash: hash.toString("hex") };
}

/** Of an order's invoices only the one that stands shares its status. */
function stateOf(
  kind: InvoiceListRow["kind"],
  hasCreditNote: boolean,
  ofOrder: InvoiceStatus = "issued",
): InvoiceListRow["status"] {
  if (kind === "credit_note") return null;
  return hasCreditNote ? "credited" : ofOrder;
}
