import type { Tell } from "../../happenings.ts";
import type { Tx } from "../../lib/db.ts";
import type { Actor } from "../../lib/outbox.ts";
import type { RefundPart } from "../../orders/giving-back/giving-back.ts";

/** Money a provider was asked to give back; `sent` once it has said yes, `given` once its books show it. */
export interface AskedRefund {
  id: string;
  orderId: string;
  paymentId: string;
  amount: number;
  /** The lines it gives back. */
  parts: readonly RefundPart[];
  reason: string;
  tell: Tell;
  actor: Actor;
  state: "asked" | "sent" | "given" | "refused";
  /** In the provider's own words, why not; "unanswered" once it may have heard of it. */
  why: string;
  askedAt: Date;
}

const columns = `id, order_id as "orderId", payment_id as "paymentId", amount, parts, reason, tell, actor, state, why, asked_at as "askedAt"`;

export async function insertRefund(tx: Tx, shopId: string, refund: AskedRefund): Promise<void> {
  await tx.run(
    `insert into payment_refunds (shop_id, id, order_id, payment_id, amount, reason, tell, actor, state, asked_at, parts)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      shopId,
      refund.id,
      refund.orderId,
      refund.paymentId,
      refund.amount,
      refund.reason,
      refund.tell,
      JSON.stringify(refund.actor),
      refund.state,
      refund.askedAt,
      JSON.stringify(refund.parts),
    ],
  );
}

export function findRefund(tx: Tx, shopId: string, id: string): Promise<AskedRefund | undefined> {
  return tx.one(`select ${columns} from payment_refunds where shop_id = $1 and id = $2`, [shopId, id]);
}

/** Those the provider's books do not show yet, oldest first. */
export function listAskedRefunds(tx: Tx, shopId: string, paymentId: string): Promise<AskedRefund[]> {
  return tx.all(
    `select ${columns} from payment_refunds
     where shop_id = $1 and payment_id = $2 and state in ('asked', 'sent') order by id`,
    [shopId, paymentId],
  );
}

/** The refunds asked of providers for an order, oldest first. */
export function listRefunds(tx: Tx, shopId: string, paymentIds: readonly string[]): Promise<AskedRefund[]> {
  return tx.all(
    `select ${columns} from payment_refunds where shop_id = $1 and payment_id = any($2::uuid[]) order by id`,
    [shopId, paymentIds],
  );
}

/** Unless it is over already: its books may have shown it before we were done. */
export async function markRefundSent(tx: Tx, shopId: string, id: string): Promise<void> {
  await tx.run(
    "update payment_refunds set state = 'sent', why = '' where shop_id = $1 and id = $2 and state = 'asked'",
    [shopId, id],
  );
}

/** 0 when it was tried after `before`, or needs no try. */
export function markRefundTried(
  tx: Tx,
  shopId: string,
  id: string,
  { now, before }: { now: Date; before: Date },
): Promise<number> {
  return tx.run(
    `update payment_refunds set why = 'unanswered', tried_at = $3
     where shop_id = $1 and id = $2 and state = 'asked' and (tried_at is null or tried_at <= $4)`,
    [shopId, id, now, before],
  );
}

/** Refunds nobody has tried, or heard of, since then: they count as tried now. */
export function takeForgottenRefunds(
  tx: Tx,
  shopId: string,
  { before, now }: { before: Date; now: Date },
): Promise<Pick<AskedRefund, "id" | "orderId">[]> {
  return tx.all(
    `update payment_refunds set tried_at = $3
     where shop_id = $1 and state in ('asked', 'sent') and asked_at < $2 and coalesce(tried_at, asked_at) < $2
     returning id, order_id as "orderId"`,
    [shopId, before, now],
  );
}

export async function keepRefundState(
  tx: Tx,
  shopId: string,
  id: string,
  { state, why }: Pick<AskedRefund, "state" | "why">,
): Promise<void> {
  await tx.run("update payment_refunds set state = $3, why = $4 where shop_id = $1 and id = $2", [
    shopId,
    id,
    state,
    why,
  ]);
}
