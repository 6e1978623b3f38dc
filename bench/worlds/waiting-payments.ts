import type { Db } from "../../src/lib/db.ts";
import { connect, expected } from "../http-client.ts";
import type { Stage } from "../stage.ts";
import { methodsOf, placeOrder } from "../placing/placing.ts";

/** Attempts to pay by Stripe, each of an order of its own, that wait for word of it. */
export interface WaitingPayments {
  accountId: string;
  /** Where Stripe calls. */
  hookPath: string;
  /** What each attempt is called here; at Stripe's it is `sessionOf` that. */
  ids: string[];
  amount: number;
}

export const sessionOf = (attemptId: string): string => `cs_test_${attemptId}`;

const firstFreeNumber = 200_000_000;

/** Makes orders, all alike, from one that a guest has placed; each with a page at Stripe's that was opened. */
export async function makeWaitingPayments(
  stage: Stage,
  { count, baseUrl, webhookSecret }: { count: number; baseUrl: string; webhookSecret: string },
): Promise<WaitingPayments> {
  const { db, shop, program, deskHeaders } = stage;
  const desk = await connect(program.address, deskHeaders);
  const account = { provider: "stripe", mode: "test", baseUrl, secrets: { secretKey: "sk_test_bench", webhookSecret } };
  const path = `/api/v1/shops/${shop.slug}/payment-accounts`;
  const joined = expected<{ id: string; hookUrl: string }>(await desk.ask("POST", path, account), 201);
  desk.close();
  const guest = await connect(program.address);
  const { id: orderId } = await placeOrder(stage, await methodsOf(stage), guest);
  guest.close();
  const ids = await cloneOrders(db, { shopId: shop.id, orderId, accountId: joined.id, count });
  const row = await db.reads.one<{ total: number }>("select total from orders where shop_id = $1 and id = $2", [
    shop.id,
    orderId,
  ]);
  return { accountId: joined.id, hookPath: new URL(joined.hookUrl).pathname, ids, amount: row?.total ?? 0 };
}

interface Cloning {
  shopId: string;
  orderId: string;
  accountId: string;
  count: number;
}

async function cloneOrders(db: Db, { shopId, orderId, accountId, count }: Cloning): Promise<string[]> {
  const [ofOrders, ofLines] = await Promise.all([columnsOf(db, "orders"), columnsOf(db, "order_lines")]);
  await db.reads.run(
    `insert into orders (${ofOrders}) select ${ofOrders} from (
       select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'cart_id', gen_random_uuid(),
         'number', $3::bigint + i, 'reference', 'B-' || i))).*
       from orders as o, generate_series(1, $4::int) as i where o.shop_id = $1 and o.id = $2) as fresh`,
    [shopId, orderId, firstFreeNumber, count],
  );
  await db.reads.run(
    `insert into order_lines (${ofLines}) select ${ofLines} from (
       select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'order_id', o.id))).*
       from order_lines as l, orders as o
       where l.shop_id = $1 and l.order_id = $2 and o.shop_id = $1 and o.number > $3) as fresh`,
    [shopId, orderId, firstFreeNumber],
  );
  const rows = await db.reads.all<{ id: string }>(
    `insert into payments (shop_id, id, order_id, account_id, sequence, reference, method, amount, currency, started_at, state,
       provider_reference, redirect_url)
     select shop_id, fresh, id, $2, 1, number || '-1', 'Carte bancaire', total, currency, now(), 'open', 'cs_test_' || fresh, 'https://checkout'
     from (select o.*, gen_random_uuid() as fresh from orders as o where o.shop_id = $1 and o.number > $3) as orders
     returning id`,
    [shopId, accountId, firstFreeNumber],
  );
  return rows.map(({ id }) => id);
}

async function columnsOf(db: Db, table: string): Promise<string> {
  const columns = await db.reads.all<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
       and attgenerated = '' and attidentity = '' order by attnum`,
    [table],
  );
  return columns.map(({ name }) => name).join(", ");
}
