import { folded } from "../../shared/folded.ts";
import type { Tx } from "../lib/db.ts";
import type { InvoiceStatus } from "../orders/axes.ts";
import { invoiceStatusesOf } from "../orders/orders.actions.ts";
import { Refusal } from "../refusals.ts";
import { listInvoiceRows, type Place } from "./invoice-list.sql.ts";
import type { InvoiceList, InvoiceListRow, InvoiceQuery, InvoiceView } from "./invoice-view.ts";
import { findInvoice } from "./invoices.actions.ts";
import { isCredited, isPrinted } from "./invoices.sql.ts";

const wordCountMax = 8;

/** One page of a shop's invoices, newest first, with the cursors of its neighbours. */
export async function listInvoices(tx: Tx, shopId: string, query: InvoiceQuery): Promise<InvoiceList> {
  const place = query.cursor === undefined ? undefined : placeOf(query.cursor);
  const words = folded(query.q).split(" ").filter(Boolean).slice(0, wordCountMax);
  const rows = await listInvoiceRows(tx, shopId, { words, place, limit: query.limit });
  const hasMore = rows.length > query.limit;
  const kept = rows.slice(0, query.limit);
  if (place?.side === "newer") kept.reverse();
  const statuses = await invoiceStatusesOf(
    tx,
    shopId,
    kept.map((row) => row.orderId),
  );
  const invoices = kept.map(({ isCredited, ...row }) => ({
    ...row,
    issuedAt: row.issuedAt.toISOString(),
    status: stateOf(row.kind, isCredited, statuses.get(row.orderId)),
  }));
  const hasOlder = place?.side === "newer" || hasMore;
  const hasNewer = place?.side === "newer" ? hasMore : place !== undefined;
  return {
    invoices,
    nextCursor: hasOlder ? cursorAt(invoices.at(-1), "older") : null,
    previousCursor: hasNewer ? cursorAt(invoices[0], "newer") : null,
  };
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

const cursorAt = (row: InvoiceListRow | undefined, side: Place["side"]): string | null =>
  row ? Buffer.from(`${side === "older" ? "o" : "n"} ${row.issuedAt} ${row.id}`).toString("base64url") : null;

/** A cursor is opaque to callers; one that was tampered with is refused. Invoices are dated to the millisecond. */
function placeOf(cursor: string): Place {
  const [side, at, id] = Buffer.from(cursor, "base64url").toString().split(" ");
  const isSide = side === "o" || side === "n";
  if (!isSide || !at || Number.isNaN(Date.parse(at)) || !id || !/^[0-9a-f-]{36}$/.test(id))
    throw new Refusal("page_cursor_invalid", { cursor });
  return { at, id, side: side === "o" ? "older" : "newer" };
}
