import type { Campaign } from "../checkout/provenance/campaign.ts";
import type { Tx } from "../lib/db.ts";
import type { OrderPage } from "./order-page.ts";

/** Dates leave the database as instants; the page shows them as ISO strings. */
type WithDates<Row, Key extends keyof Row> = Omit<Row, Key> & Record<Key, Date>;

export type MovementRow = WithDates<OrderPage["movements"][number], "recordedAt">;

export async function movementsOfOrder(tx: Tx, shopId: string, orderId: string): Promise<MovementRow[]> {
  return tx.all<MovementRow>(
    `select m.id, m.kind, m.amount, m.currency, m.received_on as "receivedOn", p.method, m.reference, m.reverses_id as "reversesId",
       exists (select from payment_movements as r
         where r.shop_id = m.shop_id and r.order_id = m.order_id and r.reverses_id = m.id) as "isReversed",
       m.actor, m.recorded_at as "recordedAt"
     from payment_movements as m join payments as p on p.shop_id = m.shop_id and p.id = m.payment_id
     where m.shop_id = $1 and m.order_id = $2 order by m.id`,
    [shopId, orderId],
  );
}

export type InvoiceRow = WithDates<OrderPage["invoices"][number], "issuedAt">;

export async function invoicesOfOrder(tx: Tx, shopId: string, orderId: string): Promise<InvoiceRow[]> {
  return tx.all<InvoiceRow>(
    `select id, number, kind, issued_at as "issuedAt", total,
       exists (select from invoices as credit where credit.shop_id = i.shop_id and credit.corrects_id = i.id and credit.closes) as "isCredited",
       content->'corrects'->>'number' as corrects
     from invoices as i where shop_id = $1 and order_id = $2 order by id`,
    [shopId, orderId],
  );
}

export type MessageRow = Omit<OrderPage["messages"][number], "createdAt" | "sentAt" | "heldUntil"> & {
  createdAt: Date;
  sentAt: Date | null;
  heldUntil: Date | null;
};

export async function messagesOfOrder(tx: Tx, shopId: string, orderId: string): Promise<MessageRow[]> {
  return tx.all<MessageRow>(
    `select id, kind, audience, channel, recipient, subject, state, held_until as "heldUntil", last_error as "lastError", created_at as "createdAt", sent_at as "sentAt"
     from messages where shop_id = $1 and order_id = $2 order by id`,
    [shopId, orderId],
  );
}

export type NoteRow = WithDates<OrderPage["notes"][number], "writtenAt">;

export async function notesOfOrder(tx: Tx, shopId: string, orderId: string): Promise<NoteRow[]> {
  return tx.all<NoteRow>(
    `select id, author, body, written_at as "writtenAt" from order_notes where shop_id = $1 and order_id = $2 order by id`,
    [shopId, orderId],
  );
}

/** How the customer came to the order; undefined where nothing is known of it. */
export async function provenanceOfOrder(
  tx: Tx,
  shopId: string,
  orderId: string,
): Promise<OrderPage["provenance"] | undefined> {
  const row = await tx.one<{ campaign: Campaign | null; remindedAt: Date | null }>(
    `select campaign, reminded_at as "remindedAt" from order_provenances where shop_id = $1 and order_id = $2`,
    [shopId, orderId],
  );
  return row && { campaign: row.campaign, remindedAt: row.remindedAt?.toISOString() ?? null };
}

export async function countOrdersOf(tx: Tx, shopId: string, customerId: string | null): Promise<number> {
  const row = await tx.one<{ count: number }>(
    "select count(*) as count from orders where shop_id = $1 and customer_id = $2 and life <> 'deleted'",
    [shopId, customerId],
  );
  return row?.count ?? 0;
}
