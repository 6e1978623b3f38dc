import type { Address } from "../../../shared/addresses.ts";
import type { CartLine, Contact } from "../../checkout/cart.ts";
import type { Campaign } from "../../checkout/provenance/campaign.ts";
import type { Tx } from "../../lib/db.ts";
import type { Place } from "../../lib/db/page.ts";
import type { MessageState } from "../../notifications/message.ts";

export interface ListedCart {
  id: string;
  lines: CartLine[];
  contact: Contact;
  touchedAt: Date;
  agreesToReminder: boolean;
  remindedAt: Date | null;
  cameBackAt: Date | null;
  campaign: Campaign | null;
  /** What it became, or what the same person ordered since. */
  order: { id: string; reference: string } | null;
  isCustomer: boolean;
  hasRefused: boolean;
  message: { id: string; state: MessageState } | null;
}

/**
 * One page of the baskets left behind, the latest first, and one more that tells whether others follow. By carts_left on
 * (updated_at, id); what stands beside each is looked up by its key, for the rows of the page alone.
 */
export function listLeftCarts(
  tx: Tx,
  shopId: string,
  page: { until: Date; now: Date; place: Place | undefined; limit: number },
): Promise<ListedCart[]> {
  const isBack = page.place?.side === "previous";
  const values: unknown[] = [shopId, page.until, page.now, page.limit];
  const beyond = page.place ? `and (updated_at, id) ${isBack ? ">" : "<"} ($5::timestamptz, $6::uuid)` : "";
  if (page.place) values.push(page.place.key, page.place.id);
  const direction = isBack ? "asc" : "desc";
  return tx.allPlanned(
    `with page as (
       select * from carts where shop_id = $1 and contact is not null and lines <> '[]' and hidden_at is null
         and (order_id is null or reminded_at is not null) and (updated_at <= $2 or order_id is not null)
         and expires_at > $3 ${beyond}
       order by updated_at ${direction}, id ${direction} limit $4
     )
     select cart.id, cart.lines, cart.contact, cart.updated_at as "touchedAt", cart.agrees_to_reminder as "agreesToReminder",
       cart.reminded_at as "remindedAt", cart.came_back_at as "cameBackAt", cart.campaign,
       customer.id is not null as "isCustomer",
       exists (select from reminder_refusals as refusal where refusal.shop_id = cart.shop_id
         and refusal.email_hash = sha256(convert_to(lower(cart.contact->>'email'), 'UTF8'))) as "hasRefused",
       (select json_build_object('id', message.id, 'state', message.state) from messages as message
         where message.shop_id = cart.shop_id and message.cart_id = cart.id order by message.id desc limit 1) as message,
       case when cart.order_id is not null
         then (select json_build_object('id', id, 'reference', reference) from orders
           where orders.shop_id = cart.shop_id and orders.id = cart.order_id)
         else (select json_build_object('id', id, 'reference', reference) from orders
           where orders.shop_id = cart.shop_id and orders.customer_id = customer.id and orders.placed_at >= cart.updated_at
             and orders.life <> 'deleted' order by orders.placed_at desc, orders.id desc limit 1) end as "order"
     from page as cart left join customers as customer
       on customer.shop_id = cart.shop_id and customer.email_key = lower(cart.contact->>'email')
     order by cart.updated_at ${direction}, cart.id ${direction}`,
    values,
  );
}

export interface FoundCart {
  id: string;
  contact: Contact;
  lines: CartLine[];
  deliveryAddress: Address | null;
  billingAddress: Address | null;
  deliveryMethodId: string | null;
  paymentMethodId: string | null;
  customerMessage: string;
  orderId: string | null;
}

/** One basket with a contact, while it is kept. */
export async function findLeftCartRow(tx: Tx, shopId: string, id: string, now: Date): Promise<FoundCart | undefined> {
  return tx.one<FoundCart>(
    `select id, contact, lines, delivery_address as "deliveryAddress", billing_address as "billingAddress",
       delivery_method_id as "deliveryMethodId", payment_method_id as "paymentMethodId",
       customer_message as "customerMessage", order_id as "orderId"
     from carts where shop_id = $1 and id = $2 and contact is not null and expires_at > $3`,
    [shopId, id, now],
  );
}
