import type { Tx } from "../../lib/db.ts";
import { pageOf, placeOf } from "../../lib/db/page.ts";
import type { Shop } from "../../shops/shop.ts";
import { searchOf } from "../order-search.ts";
import type { CustomerList, CustomerQuery } from "./customer-row.ts";
import { listCustomerRows, totalsOfCustomers } from "./customers.sql.ts";

/** One page of those who have ordered, by name, with what they have ordered in all. */
export async function listCustomers(tx: Tx, shop: Shop, query: CustomerQuery): Promise<CustomerList> {
  const { limit, q } = query;
  const place = placeOf(query.cursor, () => true);
  const words = q === "" ? "" : searchOf(shop.id, q);
  if (q !== "" && words === "") return { customers: [], nextCursor: null, previousCursor: null };
  const found = await listCustomerRows(tx, shop.id, { words, place, limit });
  const { rows, ...cursors } = pageOf(found, { place, limit }, ({ name }) => name);
  const totals = await totalsOfCustomers(
    tx,
    shop.id,
    rows.map(({ id }) => id),
  );
  const totalOf = new Map(totals.map((one) => [one.id, one]));
  const customers = rows.map((row) => {
    const { orderCount = 0, spent = 0, lastOrderAt } = totalOf.get(row.id) ?? {};
    return { ...row, orderCount, spent, lastOrderAt: lastOrderAt?.toISOString() ?? null, currency: shop.currency };
  });
  return { customers, ...cursors };
}
