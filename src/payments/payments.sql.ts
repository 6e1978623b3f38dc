import type { Tx } from "../lib/db.ts";
import type { Actor } from "../lib/outbox.ts";
import type { Movement } from "./payment.ts";

export async function listMovements(tx: Tx, shopId: string, orderId: string): Promise<Movement[]> {
  return tx.all<Movement>(
    `select m.id, m.payment_id as "paymentId", m.kind, m.amount, m.currency, m.received_on as "receivedOn", m.reference,
       m.reverses_id as "reversesId", p.method
     from payment_movements as m
     join payments as p on p.shop_id = m.shop_id and p.id = m.payment_id
     where m.shop_id = $1 and m.order_id = $2 order by m.id`,
    [shopId, orderId],
  );
}

export interface NewPayment {
  shopId: string;
  id: string;
  orderId: string;
  method: string;
  amount: number;
  currency: string;
  now: Date;
}

export async function insertPayment(tx: Tx, payment: NewPayment): Promise<void> {
  await tx.run(
    "insert into payments (shop_id, id, order_id, method, amount, currency, started_at) values ($1, $2, $3, $4, $5, $6, $7)",
    [payment.shopId, payment.id, payment.orderId, payment.method, payment.amount, payment.currency, payment.now],
  );
}

export async function insertMovement(
  tx: Tx,
  shopId: string,
  movement: Movement,
  by: { orderId: string; actor: Actor; now: Date },
): Promise<void> {
  await tx.run(
    `insert into payment_movements (shop_id, id, payment_id, order_id, kind, amount, currency, received_on, reference, reverses_id, actor, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      shopId,
      movement.id,
      movement.paymentId,
      by.orderId,
      movement.kind,
      movement.amount,
      movement.currency,
      movement.receivedOn,
      movement.reference,
      movement.reversesId,
      JSON.stringify(by.actor),
      by.now,
    ],
  );
}
