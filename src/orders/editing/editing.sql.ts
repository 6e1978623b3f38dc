import type { Tx } from "../../lib/db.ts";
import type { Actor } from "../../lib/outbox.ts";
import type { Order, OrderLine } from "../order.ts";
import type { OrderContent, OrderVersion } from "./content.ts";

/** Writes what an order says; its facts and its statuses are written by `updateFacts`. */
export async function updateContent(tx: Tx, order: Order): Promise<void> {
  await tx.run(
    `update orders set customer_id = $3, customer_name = $4, email = $5, phone = $6, delivery_address = $7, billing_address = $8,
       customer_message = $9, delivery_method = $10, item_count = $11, subtotal = $12, discount = $13, discount_given = $14,
       shipping = $15, shipping_tax = $16, net = $17, tax = $18, total = $19, taxes = $20
     where shop_id = $1 and id = $2`,
    [
      order.shopId,
      order.id,
      order.customerId,
      order.customerName,
      order.email,
      order.phone,
      order.deliveryAddress && JSON.stringify(order.deliveryAddress),
      JSON.stringify(order.billingAddress),
      order.customerMessage,
      order.deliveryMethod && JSON.stringify(order.deliveryMethod),
      order.itemCount,
      order.subtotal,
      order.discount,
      order.discountGiven && JSON.stringify(order.discountGiven),
      order.shipping,
      order.shippingTax,
      order.net,
      order.tax,
      order.total,
      JSON.stringify(order.taxes),
    ],
  );
}

/** Every figure and word of lines that stay, in one statement: the change of one line moves the cents of others. */
export async function updateLines(tx: Tx, shopId: string, lines: readonly OrderLine[]): Promise<void> {
  await tx.run(
    `update order_lines as kept set position = line.position, sku = line.sku, name = line.name, variant_name = line."variantName",
       quantity = line.quantity, unit_price_micro = line."unitPriceMicro", gross = line.gross, discount = line.discount,
       net = line.net, tax = line.tax, total = line.total
     from json_to_recordset($2::json) as line (id uuid, position integer, sku text, name text, "variantName" text, quantity bigint,
       "unitPriceMicro" bigint, gross bigint, discount bigint, net bigint, tax bigint, total bigint)
     where kept.shop_id = $1 and kept.id = line.id`,
    [shopId, JSON.stringify(lines)],
  );
}

/** Lines taken out; nothing of them has left. The versions keep them. */
export async function deleteLines(tx: Tx, shopId: string, ids: readonly string[]): Promise<void> {
  await tx.run("delete from order_lines where shop_id = $1 and id = any($2::uuid[]) and shipped = 0", [shopId, ids]);
}

/** The sequence of the last version; 0 when the order never changed. */
export async function lastSequence(tx: Tx, shopId: string, orderId: string): Promise<number> {
  const row = await tx.one<{ last: number }>(
    "select coalesce(max(sequence), 0) as last from order_versions where shop_id = $1 and order_id = $2",
    [shopId, orderId],
  );
  return row?.last ?? 0;
}

export interface NewVersion {
  shopId: string;
  orderId: string;
  sequence: number;
  content: OrderContent;
  actor: Actor;
  reason: string;
  now: Date;
}

export async function insertVersion(tx: Tx, version: NewVersion): Promise<void> {
  await tx.run(
    `insert into order_versions (shop_id, order_id, sequence, content, actor, reason, made_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      version.shopId,
      version.orderId,
      version.sequence,
      JSON.stringify(version.content),
      JSON.stringify(version.actor),
      version.reason,
      version.now,
    ],
  );
}

export async function listVersionRows(tx: Tx, shopId: string, orderId: string): Promise<OrderVersion[]> {
  return tx.all<OrderVersion>(
    `select sequence, content, actor, reason, made_at as "madeAt" from order_versions
     where shop_id = $1 and order_id = $2 order by sequence`,
    [shopId, orderId],
  );
}
