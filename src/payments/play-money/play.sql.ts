import type { Tx } from "../../lib/db.ts";
import type { Play } from "./play.ts";

const columns = `id, amount, currency, is_held as "isHeld", return_url as "returnUrl", cancel_url as "cancelUrl", state, reason,
  pays_at as "paysAt", captured, refunds`;

export function findPlay(tx: Tx, shopId: string, id: string): Promise<Play | undefined> {
  return tx.one(`select ${columns} from test_payments where shop_id = $1 and id = $2`, [shopId, id]);
}

export function lockPlay(tx: Tx, shopId: string, id: string): Promise<Play | undefined> {
  return tx.one(`select ${columns} from test_payments where shop_id = $1 and id = $2 for update`, [shopId, id]);
}

export async function insertPlay(tx: Tx, shopId: string, play: Play): Promise<void> {
  await tx.run(
    `insert into test_payments (shop_id, id, amount, currency, is_held, return_url, cancel_url, state)
     values ($1, $2, $3, $4, $5, $6, $7, 'open') on conflict do nothing`,
    [shopId, play.id, play.amount, play.currency, play.isHeld, play.returnUrl, play.cancelUrl],
  );
}

export async function updatePlay(tx: Tx, shopId: string, play: Play): Promise<void> {
  await tx.run(
    `update test_payments set state = $3, reason = $4, pays_at = $5, captured = $6, refunds = $7
     where shop_id = $1 and id = $2`,
    [shopId, play.id, play.state, play.reason, play.paysAt, play.captured, JSON.stringify(play.refunds)],
  );
}
