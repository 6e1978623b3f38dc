import type { Tx } from "../lib/db.ts";
import type { ChainedInvoice } from "./chain.ts";

export async function listSeries(tx: Tx, shopId: string): Promise<{ series: string; lastHash: Buffer }[]> {
  return tx.all(`select series, last_hash as "lastHash" from invoice_series where shop_id = $1 order by series`, [
    shopId,
  ]);
}

export async function listShopsWithInvoices(tx: Tx): Promise<{ shopId: string }[]> {
  return tx.all(`select distinct shop_id as "shopId" from invoice_series order by 1`);
}

/** The next invoices of a series after a place, in the order they were issued. The database hashes the files itself. */
export async function listChained(
  tx: Tx,
  shopId: string,
  after: { series: string; year: number; sequence: number; limit: number },
): Promise<ChainedInvoice[]> {
  return tx.all<ChainedInvoice>(
    `select i.id, i.series, i.year, i.sequence, i.number, i.issued_at as "issuedAt", i.issued_on as "issuedOn", i.currency, i.total,
       i.content, i.previous_hash as "previousHash", i.hash,
       (select bool_and(sha256(f.bytes) = f.sha256) from invoice_files as f
        where f.shop_id = i.shop_id and f.invoice_id = i.id) as "isFileIntact"
     from invoices as i
     where i.shop_id = $1 and i.series = $2 and (i.year, i.sequence) > ($3, $4)
     order by i.year, i.sequence limit $5`,
    [shopId, after.series, after.year, after.sequence, after.limit],
  );
}
