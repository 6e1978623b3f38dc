import type { Tx } from "../lib/db.ts";
import { checked, checkedEnd, type BrokenInvoice, type ChainedInvoice } from "./chain.ts";
import { listChained, listSeries, listShopsWithInvoices } from "./chain.sql.ts";

const pageLength = 200;

/**
 * Reads every invoice of a shop again: contents and hashes, numbers without gap, dates in order, stored files. Returns
 * what is broken; nothing when the books are as they were written. One byte changed anywhere is found.
 */
export async function verifyInvoiceChain(tx: Tx, shopId: string): Promise<BrokenInvoice[]> {
  const broken: BrokenInvoice[] = [];
  for (const head of await listSeries(tx, shopId)) {
    const { last, faults } = await verifySeries(tx, shopId, head.series);
    broken.push(...faults, ...checkedEnd(head, last));
  }
  return broken;
}

/** The books of every shop that has any. */
export async function verifyEveryChain(tx: Tx): Promise<{ shopId: string; broken: BrokenInvoice[] }[]> {
  const verified: { shopId: string; broken: BrokenInvoice[] }[] = [];
  for (const { shopId } of await listShopsWithInvoices(tx))
    verified.push({ shopId, broken: await verifyInvoiceChain(tx, shopId) });
  return verified;
}

async function verifySeries(
  tx: Tx,
  shopId: string,
  series: string,
): Promise<{ last: ChainedInvoice | undefined; faults: BrokenInvoice[] }> {
  const faults: BrokenInvoice[] = [];
  let last: ChainedInvoice | undefined;
  for (;;) {
    const place = { series, year: last?.year ?? 0, sequence: last?.sequence ?? 0, limit: pageLength };
    const page = await listChained(tx, shopId, place);
    if (page.length === 0) return { last, faults };
    for (const invoice of page) {
      faults.push(...checked(invoice, last));
      last = invoice;
    }
  }
}
