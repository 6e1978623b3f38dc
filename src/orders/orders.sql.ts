import { folded } from "../../shared/folded.ts";
import type { Tx } from "../lib/db.ts";
import type { Axes } from "./axes.ts";
import type { Order, OrderLine } from "./order.ts";

const orderColumns = `shop_id as "shopId", id, number, reference, placed_at as "placedAt", origin, customer_id as "customerId",
  customer_name as "customerName", email, phone, locale, delivery_address as "deliveryAddress", billing_address as "billingAddress",
  customer_message as "customerMessage", delivery_method as "deliveryMethod", payment_method as "paymentMethod", currency,
  prices_include_tax as "pricesIncludeTax", item_count as "itemCount", subtotal, discount, discount_given as "discountGiven", shipping, shipping_tax as "shippingTax",
  net, tax, total, taxes, captured, refunded, payment_status as "paymentStatus", fulfilment_status as "fulfilmentStatus",
  invoice_status as "invoiceStatus", life, parcels, invoice_number as "invoiceNumber",
  credit_note_number as "creditNoteNumber", prepared_at as "preparedAt",
  completed_at as "completedAt", cancelled_at as "cancelledAt", cancel_reason as "cancelReason", archived_at as "archivedAt",
  deleted_at as "deletedAt", ready_at as "readyAt", delivered_at as "deliveredAt", withheld_at as "withheldAt",
  returned_at as "returnedAt", restocked_at as "restockedAt", sent_out_at as "sentOutAt",
  is_held_free as "isHeldFree", attempt, attempt_reason as "attemptReason", to_verify as "toVerify", is_manual as "isManual", is_test as "isTest", digital_consent as "digitalConsent", statuses, version,
  shipping_given_back as "shippingGivenBack", billed, credited, deposit`;

const lineColumns = `id, position, product_id as "productId", variant_id as "variantId", sku, name, variant_name as "variantName", kind,
  picture_id as "pictureId", file_id as "fileId", weight_grams as "weightGrams", is_stock_counted as "isStockCounted", no_withdrawal as "noWithdrawal", quantity, shipped,
  given_back as "givenBack", unit_price_micro as "unitPriceMicro", taxes, gross, discount, net, tax, total`;

const linesOfOrder = `select ${lineColumns} from order_lines where shop_id = $1 and order_id = $2 order by position`;

/** The order with its lines. */
export async function findOrderRow(tx: Tx, shopId: string, orderId: string): Promise<Order | undefined> {
  const [order, lines] = await Promise.all([
    tx.one<Order>(`select ${orderColumns} from orders where shop_id = $1 and id = $2`, [shopId, orderId]),
    tx.all<OrderLine>(linesOfOrder, [shopId, orderId]),
  ]);
  return order && { ...order, lines };
}

/** The order placed last, archived ones too, by orders_kept. */
export async function findNewestOrderId(tx: Tx, shopId: string): Promise<string | undefined> {
  const row = await tx.one<{ id: string }>(
    "select id from orders where shop_id = $1 and life <> 'deleted' order by placed_at desc, id desc limit 1",
    [shopId],
  );
  return row?.id;
}

/** The orders of these numbers with their lines, in two statements whatever their count; in the order of the numbers. */
export async function listOrdersByNumber(tx: Tx, shopId: string, numbers: readonly number[]): Promise<Order[]> {
  const orders = await tx.all<Order>(
    `select ${orderColumns} from orders where shop_id = $1 and number = any($2::bigint[]) order by number`,
    [shopId, numbers],
  );
  const lines = await tx.all<OrderLine & { orderId: string }>(
    `select order_id as "orderId", ${lineColumns} from order_lines
     where shop_id = $1 and order_id = any($2::uuid[]) order by order_id, position`,
    [shopId, orders.map((order) => order.id)],
  );
  const linesOf = Map.groupBy(lines, (line) => line.orderId);
  return orders.map((order) => ({ ...order, lines: linesOf.get(order.id) ?? [] }));
}

/** Like findOrderRow, locked until the transaction ends. The lines are read after the lock is had. */
export async function lockOrderRow(tx: Tx, shopId: string, orderId: string): Promise<Order | undefined> {
  const [order, lines] = await Promise.all([
    tx.one<Order>(`select ${orderColumns} from orders where shop_id = $1 and id = $2 for update`, [shopId, orderId]),
    tx.all<OrderLine>(linesOfOrder, [shopId, orderId]),
  ]);
  return order && { ...order, lines };
}

/** A shop's first order: a number that does not say so. */
const firstOrderNumber = 1001;

export type NewOrderRow = Omit<
  Order,
  | "attempt"
  | "attemptReason"
  | "toVerify"
  | "shippingGivenBack"
  | "billed"
  | "credited"
  | "deposit"
  | "number"
  | "reference"
  | "version"
  | "lines"
  | "statuses"
> & {
  cartId: string | null;
  prefix: string;
  suffix: string;
  search: string;
};

/**
 * Inserts the order under the shop's next number. The counter's row stays locked until the transaction ends, so this
 * comes as late as can be: numbers have no gap, and a sequence would leave one at each failure.
 */
export async function insertOrder(tx: Tx, row: NewOrderRow): Promise<{ number: number; reference: string }> {
  const kept = await tx.one<{ number: number; reference: string }>(
    `with taken as (
       insert into order_counters as counter (shop_id, last_number) values ($1, $36)
       on conflict (shop_id) do update set last_number = counter.last_number + 1 returning last_number as number
     )
     insert into orders (shop_id, id, number, reference, search, placed_at, origin, cart_id, customer_id, customer_name, email, phone, locale,
       delivery_address, billing_address, customer_message, delivery_method, payment_method, currency, prices_include_tax, item_count,
       subtotal, discount, shipping, shipping_tax, net, tax, total, taxes, payment_status, fulfilment_status, invoice_status, life,
       is_manual, is_test, is_held_free, digital_consent, discount_given, updated_at)
     select $1, $2, taken.number, $3 || taken.number || $4, $37 || taken.number || $38 || ' ' || taken.number || ' ' || $5, $6, $7, $8, $9, $10, $11, $12, $13,
       $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $39, $40, $41, $6
     from taken returning number, reference`,
    [
      row.shopId,
      row.id,
      row.prefix,
      row.suffix,
      row.search,
      row.placedAt,
      row.origin,
      row.cartId,
      row.customerId,
      row.customerName,
      row.email,
      row.phone,
      row.locale,
      row.deliveryAddress && JSON.stringify(row.deliveryAddress),
      JSON.stringify(row.billingAddress),
      row.customerMessage,
      row.deliveryMethod && JSON.stringify(row.deliveryMethod),
      JSON.stringify(row.paymentMethod),
      row.currency,
      row.pricesIncludeTax,
      row.itemCount,
      row.subtotal,
      row.discount,
      row.shipping,
      row.shippingTax,
      row.net,
      row.tax,
      row.total,
      JSON.stringify(row.taxes),
      row.paymentStatus,
      row.fulfilmentStatus,
      row.invoiceStatus,
      row.life,
      row.isManual,
      row.isTest,
      firstOrderNumber,
      asWords(row.prefix).trimStart(),
      asWords(row.suffix).trimEnd(),
      row.isHeldFree,
      row.digitalConsent && JSON.stringify(row.digitalConsent),
      row.discountGiven && JSON.stringify(row.discountGiven),
    ],
  );
  if (!kept) throw new Error(`the shop ${row.shopId} kept no order`);
  return kept;
}

/** What stands beside the number in a reference, as it is searched: "CH-" → "ch ". */
const asWords = (text: string): string => folded(text).replace(/[^\p{L}\p{N}]+/gu, " ");

/** Writes which of the merchant's own words an order bears, and the flags they stand for. */
export async function updateStatuses(
  tx: Tx,
  order: Pick<Order, "shopId" | "id" | "statuses">,
  by: { bump: 0 | 1; now: Date },
): Promise<void> {
  const { shopId, id, statuses } = order;
  await tx.run(
    `update orders set statuses = $3, is_preorder = $4, is_claim = $5, version = version + $7, updated_at = $6
     where shop_id = $1 and id = $2`,
    [
      shopId,
      id,
      JSON.stringify(statuses),
      statuses.other?.base === "preorder",
      statuses.other?.base === "claim",
      by.now,
      by.bump,
    ],
  );
}

/** All lines of an order in one statement. */
export async function insertLines(tx: Tx, shopId: string, orderId: string, lines: readonly OrderLine[]): Promise<void> {
  await tx.run(
    `insert into order_lines (shop_id, order_id, id, position, product_id, variant_id, sku, name, variant_name, kind, picture_id,
       file_id, weight_grams, is_stock_counted, no_withdrawal, quantity, unit_price_micro, taxes, gross, discount, net, tax, total)
     select $1, $2, id, position, "productId", "variantId", sku, name, "variantName", kind, "pictureId", "fileId", "weightGrams", "isStockCounted",
       coalesce("noWithdrawal", ''), quantity, "unitPriceMicro", taxes, gross, discount, net, tax, total
     from json_to_recordset($3::json) as line (id uuid, position integer, "productId" uuid, "variantId" uuid, sku text, name text,
       "variantName" text, kind product_kind, "pictureId" uuid, "fileId" uuid, "weightGrams" integer, "isStockCounted" boolean, "noWithdrawal" text, quantity bigint,
       "unitPriceMicro" bigint, taxes jsonb, gross bigint, discount bigint, net bigint, tax bigint, total bigint)`,
    [shopId, orderId, JSON.stringify(lines)],
  );
}

/** Writes an order's facts and the axes computed from them; `bump` is 1 when people should see a new version, 0 for what follows by itself. */
export async function updateFacts(
  tx: Tx,
  order: Order,
  axes: Axes,
  by: { bump: 0 | 1; search: string; now: Date },
): Promise<void> {
  await tx.run(
    `update orders set captured = $3, refunded = $4, payment_status = $5, fulfilment_status = $6, invoice_status = $7, life = $8,
       parcels = $9, invoice_number = $10, prepared_at = $11, completed_at = $12, cancelled_at = $13, cancel_reason = $14,
       archived_at = $15, deleted_at = $16, search = $17, version = version + $18, updated_at = $19,
       ready_at = $20, delivered_at = $21, withheld_at = $22, returned_at = $23, restocked_at = $24,
       sent_out_at = $25, is_held_free = $26, credit_note_number = $27,
       attempt = $28, attempt_reason = $29, to_verify = $30, shipping_given_back = $31, billed = $32, credited = $33
     where shop_id = $1 and id = $2`,
    [
      order.shopId,
      order.id,
      order.captured,
      order.refunded,
      axes.paymentStatus,
      axes.fulfilmentStatus,
      axes.invoiceStatus,
      axes.life,
      JSON.stringify(order.parcels),
      order.invoiceNumber,
      order.preparedAt,
      order.completedAt,
      order.cancelledAt,
      order.cancelReason,
      order.archivedAt,
      order.deletedAt,
      by.search,
      by.bump,
      by.now,
      order.readyAt,
      order.deliveredAt,
      order.withheldAt,
      order.returnedAt,
      order.restockedAt,
      order.sentOutAt,
      order.isHeldFree,
      order.creditNoteNumber,
      order.attempt,
      order.attemptReason,
      order.toVerify,
      order.shippingGivenBack,
      order.billed,
      order.credited,
    ],
  );
}

export async function addShipped(
  tx: Tx,
  shopId: string,
  parts: readonly { lineId: string; quantity: number }[],
): Promise<void> {
  await tx.run(
    `update order_lines as line set shipped = line.shipped + part.quantity
     from (select line_id, sum(quantity)::bigint as quantity from unnest($2::uuid[], $3::bigint[]) as one (line_id, quantity)
       group by line_id) as part
     where line.shop_id = $1 and line.id = part.line_id`,
    [shopId, parts.map((part) => part.lineId), parts.map((part) => part.quantity)],
  );
}

/** Rows touched: 0 when there is no such order. */
export async function markSeen(tx: Tx, shopId: string, orderId: string, now: Date): Promise<number> {
  return tx.run("update orders set seen_at = coalesce(seen_at, $3) where shop_id = $1 and id = $2", [
    shopId,
    orderId,
    now,
  ]);
}

/** How far the invoice of each order is, in one statement. */
export async function listInvoiceStatuses(
  tx: Tx,
  shopId: string,
  orderIds: readonly string[],
): Promise<{ id: string; invoiceStatus: Axes["invoiceStatus"] }[]> {
  return tx.all(
    `select id, invoice_status as "invoiceStatus" from orders where shop_id = $1 and id = any($2::uuid[])`,
    [shopId, orderIds],
  );
}

/** What each of these orders is called, in one statement. */
export async function listReferences(
  tx: Tx,
  shopId: string,
  orderIds: readonly string[],
): Promise<{ id: string; reference: string }[]> {
  return tx.all("select id, reference from orders where shop_id = $1 and id = any($2::uuid[])", [shopId, orderIds]);
}
