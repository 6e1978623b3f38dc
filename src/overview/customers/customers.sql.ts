import type { Tx } from "../../lib/db.ts";
import type { Place } from "../../lib/db/page.ts";
import type { CustomerRow } from "./customer-row.ts";

export type ListedCustomer = Pick<
  CustomerRow,
  "id" | "name" | "email" | "phone" | "company" | "deliveryCity" | "billingCity"
>;

/** A search looks through this many orders at most, newest first. */
const foundOrdersMax = 2_000;

/**
 * One page by name, plus one customer more that tells whether a next page exists. Keyset on (name, id): uses
 * customers_by_name. A search goes through the words of the orders, which have an index of their own.
 */
export function listCustomerRows(
  tx: Tx,
  shopId: string,
  page: { words: string; place: Place | undefined; limit: number },
): Promise<ListedCustomer[]> {
  const isBack = page.place?.side === "previous";
  const values: unknown[] = [shopId, page.limit + 1];
  const conditions = ["shop_id = $1"];
  if (page.words !== "") {
    values.push(page.words);
    conditions.push(
      `id in (select customer_id from (select customer_id from orders where shop_id = $1 and words @@ $${values.length}::tsquery
         and life <> 'deleted' order by placed_at desc limit ${foundOrdersMax}) as found)`,
    );
  }
  if (page.place) {
    values.push(page.place.key, page.place.id);
    conditions.push(`(name, id) ${isBack ? "<" : ">"} ($${values.length - 1}, $${values.length}::uuid)`);
  }
  const direction = isBack ? "desc" : "asc";
  return tx.allPlanned(
    `select id, name, coalesce(email, '') as email, phone, company, coalesce(delivery_address->>'city', '') as "deliveryCity",
       coalesce(billing_address->>'city', '') as "billingCity"
     from customers where ${conditions.join(" and ")} order by name ${direction}, id ${direction} limit $2`,
    values,
  );
}

export type Totals = { id: string; orderCount: number; lastOrderAt: Date; spent: number };

/** What each of these customers has ordered, in one statement whatever their count; by orders_of_customer. Play money is not counted. */
export function totalsOfCustomers(tx: Tx, shopId: string, ids: readonly string[]): Promise<Totals[]> {
  return tx.all(
    `select customer_id as id, count(*) as "orderCount", max(placed_at) as "lastOrderAt",
       coalesce(sum(captured - refunded) filter (where not is_test), 0)::bigint as spent
     from orders where shop_id = $1 and customer_id = any($2::uuid[]) and life <> 'deleted' group by customer_id`,
    [shopId, ids],
  );
}
