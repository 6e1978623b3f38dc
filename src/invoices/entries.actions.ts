import type { Tell } from "../happenings.ts";
import type { Tx } from "../lib/db.ts";
import { newId } from "../lib/ids.ts";
import type { Order } from "../orders/order.ts";
import type { Shop } from "../shops/shop.ts";
import { chainHash, nextPlace, numberOf, searchTextOf, type EnteredContent, type Entry } from "./invoice.ts";
import * as kept from "./invoices.sql.ts";

/** Each series counts for itself. Whoever needs both locks the credit notes' first. */
const prefixOf = ({ settings }: Shop) => ({ invoice: settings.invoicePrefix, credit_note: settings.creditNotePrefix });

export interface Entering {
  kind: "invoice" | "credit_note";
  order: Pick<Order, "id">;
  write: (at: Entry) => EnteredContent;
  tell: Tell;
  causeId: string | null;
  correctsId: string | null;
  /** A credit note that takes back all that was left of its invoice; and the refund it is the paper of. */
  closes?: boolean;
  refundId?: string | null;
}

export interface Entered extends Entry {
  id: string;
  content: EnteredContent;
}

/**
 * Writes the next entry of a series: its number, its instant, its content chained to the one before. From the lock of the
 * series to the end of the transaction, nothing but the few writes: every other entry of the series waits.
 * `alongside` travels with them.
 */
export async function enter<Beside>(
  tx: Tx,
  shop: Shop,
  { kind, order, write, closes = true, refundId = null, ...entering }: Entering,
  alongside: (at: Entry) => Promise<Beside>,
): Promise<Entered & { beside: Beside }> {
  const head = await kept.lockSeries(tx, shop.id, kind);
  const { year, sequence, issuedAt } = nextPlace(head, await kept.readClock(tx), shop.timeZone);
  const number = numberOf(prefixOf(shop)[kind], year, sequence);
  const content = write({ number, issuedAt });
  const hash = chainHash(head.lastHash, content);
  const id = newId();
  const [beside] = await Promise.all([
    alongside({ number, issuedAt }),
    kept.insertInvoice(tx, {
      ...entering,
      closes,
      refundId,
      shopId: shop.id,
      id,
      orderId: order.id,
      series: kind,
      year,
      sequence,
      number,
      issuedAt,
      content,
      search: searchTextOf(content),
      previousHash: head.lastHash,
      hash,
    }),
    kept.moveSeries(tx, shop.id, kind, { year, sequence, issuedAt, hash }),
  ]);
  return { id, number, issuedAt, content, beside };
}
