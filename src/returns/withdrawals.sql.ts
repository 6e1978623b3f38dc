import type { Tx } from "../lib/db.ts";
import type { Withdrawal, WithdrawalState } from "./withdrawal.ts";

const columns = `id, order_id as "orderId", request_key as "requestKey", requested_at as "requestedAt", name, email, lines, state,
  decided_at as "decidedAt", note`;

/** What was declared about an order, oldest first (index withdrawals_of_order). */
export async function listWithdrawals(tx: Tx, shopId: string, orderId: string): Promise<Withdrawal[]> {
  return tx.all<Withdrawal>(`select ${columns} from withdrawals where shop_id = $1 and order_id = $2 order by id`, [
    shopId,
    orderId,
  ]);
}

export async function findWithdrawalRow(tx: Tx, shopId: string, id: string): Promise<Withdrawal | undefined> {
  return tx.one<Withdrawal>(`select ${columns} from withdrawals where shop_id = $1 and id = $2`, [shopId, id]);
}

export async function insertWithdrawal(tx: Tx, shopId: string, one: Withdrawal): Promise<void> {
  await tx.run(
    `insert into withdrawals (shop_id, id, order_id, request_key, requested_at, name, email, lines)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [shopId, one.id, one.orderId, one.requestKey, one.requestedAt, one.name, one.email, JSON.stringify(one.lines)],
  );
}

/** What the merchant made of it, once. */
export async function updateDecision(
  tx: Tx,
  shopId: string,
  decided: { id: string; state: WithdrawalState; note: string; now: Date },
): Promise<void> {
  await tx.run(
    `update withdrawals set state = $3, decided_at = $4, note = $5
     where shop_id = $1 and id = $2 and state = 'requested'`,
    [shopId, decided.id, decided.state, decided.now, decided.note],
  );
}
