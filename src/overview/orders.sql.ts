import { wordsOf } from "../../shared/folded.ts";
import type { Tx } from "../lib/db.ts";
import type { Place } from "../lib/db/page.ts";
import type { ChosenStatuses } from "../statuses/status.ts";
import { numberQuoted, searchOf } from "./order-search.ts";
import { countMax, type OrderQuery, type OrderRow, type View, views } from "./order-row.ts";

/** A `where` clause under construction: conditions, and the values they name by position. */
export interface Filter {
  /**
   * How many words are looked for. How many orders have one word decides how they are best found; several words together
   * are few orders', always best found by the words.
   */
  wordCount: number;
  conditions: string[];
  values: unknown[];
}

// Paid, or to be paid when it is handed over: both are ready to leave.
const toDo = `life = 'open' and (payment_status in ('paid', 'overpaid', 'authorised', 'partially_refunded')
    or (payment_status = 'awaiting' and payment_method->>'kind' in ('cash', 'cash_on_delivery', 'terminal')))
  and fulfilment_status in ('unfulfilled', 'processing', 'ready_for_pickup', 'partially_shipped')`;

/** Each view as a condition; the words match the partial indexes, so that PostgreSQL can use them. */
const conditionOf: Record<View, string> = {
  all: "life in ('open', 'cancelled')",
  to_do: toDo,
  awaiting_payment: "life = 'open' and payment_status in ('awaiting', 'failed', 'pending', 'partially_paid')",
  shipped: "life = 'open' and fulfilment_status in ('shipped', 'out_for_delivery', 'delivered')",
  cancelled: "life = 'cancelled'",
  archived: "life = 'archived'",
  deleted: "life = 'deleted'",
};

export type OrderFilter = Omit<OrderQuery, "cursor" | "limit">;

/** The condition a query asks for. */
export function orderFilter(shop: { id: string; timeZone: string }, query: OrderFilter): Filter {
  const quoted = numberQuoted(query.q);
  const isSearch = query.q.trim() !== "" && quoted === null;
  const filter: Filter = {
    conditions: ["shop_id = $1", lifeAsked(query)],
    values: [shop.id],
    wordCount: quoted === null ? wordsOf(query.q).length : 0,
  };
  const add = (condition: (position: string) => string, value: unknown) => {
    filter.values.push(value);
    filter.conditions.push(condition(`$${filter.values.length}`));
  };
  const oneOf = (column: string, [first, ...others]: readonly string[]) => {
    // Of one value the index gives the page in its order; of several, rows must be sorted first.
    if (first !== undefined && others.length === 0) add((p) => `${column} = ${p}`, first);
    else if (first !== undefined) add((p) => `${column} = any(${p})`, [first, ...others]);
  };
  if (query.number.length > 0) add((p) => `number = any(${p}::bigint[])`, query.number);
  if (query.customer !== undefined) add((p) => `customer_id = ${p}`, query.customer);
  if (query.withdrawal) filter.conditions.push("is_withdrawal_requested");
  oneOf("payment_status", query.payment);
  oneOf("fulfilment_status", query.fulfilment);
  oneOf("payment_method->>'kind'", query.means);
  if (query.totalMin !== undefined) add((p) => `total >= ${p}`, query.totalMin);
  if (query.totalMax !== undefined) add((p) => `total <= ${p}`, query.totalMax);
  if (quoted !== null) add((p) => `number = ${p}`, quoted);
  if (isSearch) add((p) => `words @@ ${p}::tsquery`, searchOf(shop.id, query.q));
  if (query.from)
    addDay(filter, { day: query.from, zone: shop.timeZone, compare: (left, right) => `${left} >= ${right}`, plus: 0 });
  if (query.to)
    addDay(filter, { day: query.to, zone: shop.timeZone, compare: (left, right) => `${left} < ${right}`, plus: 1 });
  return filter;
}

/** Who looks for words, or for one customer, looks through every life but the trash: archived orders are found too. */
function lifeAsked({ view, number, q, customer, withdrawal }: OrderFilter): string {
  if (view !== "all") return conditionOf[view];
  if (number.length > 0) return "true";
  return q !== "" || customer !== undefined || withdrawal ? "life <> 'deleted'" : conditionOf.all;
}

interface DayLimit {
  day: string;
  zone: string;
  compare: (left: string, right: string) => string;
  plus: 0 | 1;
}

function addDay(filter: Filter, { day, zone, compare, plus }: DayLimit): void {
  filter.values.push(day, zone);
  const count = filter.values.length;
  filter.conditions.push(compare("placed_at", `(($${count - 1}::date + ${plus})::timestamp at time zone $${count})`));
}

const rowColumns = `id, reference, number, placed_at as "placedAt", customer_id as "customerId", customer_name as "customerName", email,
  coalesce(delivery_address, billing_address)->>'city' as city, coalesce(delivery_address, billing_address)->>'country' as country,
  item_count as "itemCount", payment_status as "paymentStatus", jsonb_build_object('kind', payment_method->'kind', 'name', payment_method->'name') as "paymentMethod",
  fulfilment_status as "fulfilmentStatus", invoice_status as "invoiceStatus", life, delivery_method->>'name' as "deliveryMethod",
  invoice_number as "invoiceNumber", total, currency, customer_message <> '' as "hasMessage", is_manual as "isManual", is_test as "isTest", is_withdrawal_requested as "isWithdrawing",
  statuses, seen_at is null as "isUnread", version`;

type ListedRow = Omit<OrderRow, "placedAt" | "statuses"> & { placedAt: Date; statuses: ChosenStatuses };

/**
 * One page, newest first, plus one order more that tells whether a next page exists. Keyset on (placed_at, id): the
 * thousandth page costs what the first does. Uses orders_newest, orders_put_away, orders_to_do, orders_kept, or
 * orders_by_word.
 */
export async function listOrderRows(
  tx: Tx,
  filter: Filter,
  page: { place: Place | undefined; limit: number },
): Promise<ListedRow[]> {
  const conditions = [...filter.conditions];
  const values = [...filter.values];
  const newer = page.place?.side === "previous";
  if (page.place) {
    values.push(page.place.key, page.place.id);
    conditions.push(
      `(placed_at, id) ${newer ? ">" : "<"} ($${values.length - 1}::timestamptz, $${values.length}::uuid)`,
    );
  }
  const direction = newer ? "asc" : "desc";
  const text = `select ${rowColumns} from orders where ${conditions.join(" and ")}
     order by placed_at ${direction}, id ${direction} limit ${Math.trunc(page.limit) + 1}`;
  if (filter.wordCount > 1) return tx.allByKeys(text, values);
  return filter.wordCount === 1 ? tx.allPlanned(text, values) : tx.all(text, values);
}

/** How many orders each view holds, counted up to the limit, in one statement. */
export async function countViews(tx: Tx, shopId: string): Promise<Record<View, number>> {
  const counts = views.map(
    (view) =>
      `(select count(*) from (select from orders where shop_id = $1 and ${conditionOf[view]} limit ${countMax}) as counted) as "${view}"`,
  );
  const row = await tx.one<Record<View, number>>(`select ${counts.join(", ")}`, [shopId]);
  return row ?? (Object.fromEntries(views.map((view) => [view, 0])) as Record<View, number>);
}
