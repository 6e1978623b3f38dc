import type { Tx } from "../lib/db.ts";
import type { OrderFacts } from "../transfers/exported-order.ts";
import type { Filter } from "./orders.sql.ts";

const columns = `id, number, reference, placed_at as "placedAt", origin, payment_status as "paymentStatus",
  fulfilment_status as "fulfilmentStatus", invoice_status as "invoiceStatus", life, is_test as "isTest", is_manual as "isManual",
  completed_at as "completedAt", cancelled_at as "cancelledAt", cancel_reason as "cancelReason", archived_at as "archivedAt",
  customer_id as "customerId", customer_name as "customerName", email, phone, locale, billing_address as "billingAddress",
  delivery_address as "deliveryAddress", customer_message as "customerMessage", delivery_method as "deliveryMethod",
  payment_method as "paymentMethod", invoice_number as "invoiceNumber", item_count as "itemCount", currency,
  prices_include_tax as "pricesIncludeTax", subtotal, discount, shipping, shipping_tax as "shippingTax", net, tax, total, taxes,
  captured, refunded, version`;

/** What hangs on an order, each as one list: read with it, so that no order costs a statement of its own. */
const lists = `
  array(select json_build_object('id', line.id, 'position', line.position, 'sku', line.sku, 'name', line.name,
      'variantName', line.variant_name, 'kind', line.kind, 'quantity', line.quantity, 'shipped', line.shipped,
      'unitPriceMicro', line.unit_price_micro, 'taxes', line.taxes, 'gross', line.gross, 'discount', line.discount,
      'net', line.net, 'tax', line.tax, 'total', line.total)
    from order_lines as line where line.shop_id = orders.shop_id and line.order_id = orders.id order by line.position) as lines,
  array(select json_build_object('kind', m.kind, 'method', p.method, 'amount', m.amount, 'receivedOn', m.received_on,
      'reference', m.reference)
    from payment_movements as m join payments as p on p.shop_id = m.shop_id and p.id = m.payment_id
    where m.shop_id = orders.shop_id and m.order_id = orders.id order by m.id) as movements,
  array(select json_build_object('carrier', s.carrier, 'trackingNumber', s.tracking_number, 'trackingLink', s.tracking_link,
      'handedOverAt', s.handed_over_at, 'deliveredAt', s.delivered_at)
    from shipments as s where s.shop_id = orders.shop_id and s.order_id = orders.id order by s.id) as shipments,
  array(select json_build_object('kind', i.kind, 'number', i.number, 'issuedOn', i.issued_on, 'total', i.total)
    from invoices as i where i.shop_id = orders.shop_id and i.order_id = orders.id order by i.id) as invoices`;

/** The last order that was read: the next ones are older. */
export interface After {
  placedAt: Date;
  id: string;
}

/** The next orders a filter lets through, newest first, whole; one statement whatever their number. Keyset as in the list. */
export async function listWholeOrders(
  tx: Tx,
  filter: Filter,
  page: { after: After | undefined; limit: number },
): Promise<OrderFacts[]> {
  const conditions = [...filter.conditions];
  const values = [...filter.values];
  if (page.after) {
    values.push(page.after.placedAt, page.after.id);
    conditions.push(`(placed_at, id) < ($${values.length - 1}::timestamptz, $${values.length}::uuid)`);
  }
  values.push(page.limit);
  return tx.all<OrderFacts>(
    `select ${columns}, ${lists} from orders where ${conditions.join(" and ")}
     order by placed_at desc, id desc limit $${values.length}`,
    values,
  );
}
