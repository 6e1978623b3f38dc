import type { Tx } from "../lib/db.ts";
import type { Place } from "../lib/db/page.ts";
import type { InvoiceListRow } from "./invoice-view.ts";

export type ListedInvoice = Omit<InvoiceListRow, "issuedAt" | "status"> & { issuedAt: Date; isCredited: boolean };

const columns = `id, number, kind, issued_on as "issuedOn", issued_at as "issuedAt", order_id as "orderId",
  content->'order'->>'reference' as "orderReference", content->'buyer'->>'name' as "customerName",
  content->'buyer'->>'company' as company, content->'buyer'->>'email' as email, total, currency,
  exists (select from invoice_files as f where f.shop_id = invoices.shop_id and f.invoice_id = invoices.id and f.format = 'pdf') as "hasPdf",
  exists (select from invoices as credit where credit.shop_id = invoices.shop_id and credit.corrects_id = invoices.id and credit.closes) as "isCredited"`;

/**
 * One page, newest first, plus one invoice more that tells whether a next page exists. Keyset on (issued_at, id):
 * uses invoices_newest, or invoices_by_search when words are given.
 */
export async function listInvoiceRows(
  tx: Tx,
  shopId: string,
  page: { words: readonly string[]; place: Place | undefined; limit: number },
): Promise<ListedInvoice[]> {
  const isNewer = page.place?.side === "previous";
  const values: unknown[] = [shopId, page.limit + 1];
  const conditions = ["shop_id = $1"];
  for (const word of page.words) {
    values.push(`%${word.replace(/[\\%_]/g, "\\$&")}%`);
    conditions.push(`search like $${values.length}`);
  }
  if (page.place) {
    values.push(page.place.key, page.place.id);
    const [at, id] = [`$${values.length - 1}::timestamptz`, `$${values.length}::uuid`];
    conditions.push(`(issued_at, id) ${isNewer ? ">" : "<"} (${at}, ${id})`);
  }
  const direction = isNewer ? "asc" : "desc";
  return tx.all<ListedInvoice>(
    `select ${columns} from invoices where ${conditions.join(" and ")}
     order by issued_at ${direction}, id ${direction} limit $2`,
    values,
  );
}
