import type { Tx } from "../../lib/db.ts";

/** Open orders placed between these moments whose money is awaited, oldest first. */
export async function listUnpaidOrderIds(
  tx: Tx,
  shopId: string,
  placed: { from: Date | null; until: Date },
): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(
    `select id from orders where shop_id = $1 and life = 'open' and payment_status in ('awaiting', 'partially_paid')
       and placed_at <= $2 and placed_at >= coalesce($3::timestamptz, '-infinity') order by placed_at, id`,
    [shopId, placed.until, placed.from],
  );
  return rows.map(({ id }) => id);
}

/** An order as money that arrives is compared with it. Amounts in minor units. */
export interface PayableRow {
  id: string;
  number: number;
  reference: string;
  customerName: string;
  total: number;
  captured: number;
  refunded: number;
  currency: string;
}

const payable = `id, number, reference, customer_name as "customerName", total, captured, refunded, currency`;

/** The newest open orders whose money is awaited; never more than `countMax`. */
export async function listPayable(tx: Tx, shopId: string, countMax: number): Promise<PayableRow[]> {
  return tx.all<PayableRow>(
    `select ${payable} from orders where shop_id = $1 and life = 'open'
       and payment_status in ('awaiting', 'failed', 'pending', 'partially_paid')
     order by placed_at desc, id desc limit $2`,
    [shopId, countMax],
  );
}

/** The orders of these numbers that were not thrown away, whatever they owe. */
export async function listPayableByNumber(tx: Tx, shopId: string, numbers: readonly number[]): Promise<PayableRow[]> {
  return tx.all<PayableRow>(
    `select ${payable} from orders where shop_id = $1 and number = any($2) and life <> 'deleted' order by number`,
    [shopId, numbers],
  );
}
