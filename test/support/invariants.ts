import { setTimeout as sleep } from "node:timers/promises";
import { isOutage, type Db } from "../../src/lib/db.ts";
import { findOrder } from "../../src/orders/orders.actions.ts";
import { axesOf } from "../../src/orders/axes.ts";
import { verifyInvoiceChain } from "../../src/invoices/chain.actions.ts";

/** Each rule as a query that finds what breaks it; `$1` is the shop. */
const rules: Record<string, string> = {
  "an order's total is the sum of its lines and its delivery": `
    select o.reference from orders as o where o.shop_id = $1 and o.total <> o.shipping + (
      select coalesce(sum(l.total), 0) from order_lines as l where l.shop_id = o.shop_id and l.order_id = o.id)`,
  "order numbers have no gap": `
    select number::text as reference from (
      select number, lag(number) over (order by number) as before from orders where shop_id = $1
    ) as numbered where before is not null and number <> before + 1`,
  "one basket makes one order": `
    select c.id::text as reference from carts as c left join orders as o on o.shop_id = c.shop_id and o.cart_id = c.id
    where c.shop_id = $1 and c.order_id is distinct from o.id`,
  "stock is the sum of its movements": `
    select v.sku as reference from variants as v where v.shop_id = $1 and v.on_hand <> (
      select coalesce(sum(m.quantity), 0) from stock_movements as m where m.shop_id = v.shop_id and m.variant_id = v.id)
      and v.is_stock_counted`,
  "a line of counted stock is out of it for what waits to leave, what left and is not back, and what was given back without being put back": `
    select o.reference from order_lines as l join orders as o on o.shop_id = l.shop_id and o.id = l.order_id
    where l.shop_id = $1 and l.is_stock_counted and coalesce((
        select -sum(m.quantity) from stock_movements as m where m.shop_id = l.shop_id and m.cause_id = l.id), 0) <>
      case when o.cancelled_at is null and o.deleted_at is null then l.quantity - l.shipped - (l.given_back->>'unsent')::bigint else 0 end
      + case when o.restocked_at is null then l.shipped - (l.given_back->>'sentRestocked')::bigint else 0 end
      + (l.given_back->>'unsent')::bigint - (l.given_back->>'unsentRestocked')::bigint`,
  "no line gave more back to the stock than it took": `
    select l.id::text as reference from order_lines as l where l.shop_id = $1 and l.is_stock_counted and 0 < (
      select sum(m.quantity) from stock_movements as m where m.shop_id = l.shop_id and m.cause_id = l.id)`,
  "what was given back line by line is no more than what was given back": `
    select o.reference from orders as o where o.shop_id = $1 and o.refunded < o.shipping_given_back + (
      select coalesce(sum((l.given_back->>'total')::bigint), 0) from order_lines as l
      where l.shop_id = o.shop_id and l.order_id = o.id)`,
  "what an order received is the sum of its ledger": `
    select o.reference from orders as o where o.shop_id = $1 and array[o.captured, o.refunded] <> (
      select array[coalesce(sum(m.amount) filter (where m.kind = 'captured'), 0)::bigint, coalesce(sum(m.amount) filter (where m.kind in ('refunded', 'disputed')), 0)::bigint]
      from payment_movements as m where m.shop_id = o.shop_id and m.order_id = o.id and not exists (
        select from payment_movements as r where r.shop_id = m.shop_id and r.reverses_id = m.id))`,
  "no more was given back than came": `
    select o.reference from orders as o where o.shop_id = $1 and o.refunded > o.captured`,
  "the parcels an order counts are those that were not taken back, and hold what its lines say has left": `
    select o.reference from orders as o where o.shop_id = $1 and ((o.parcels->>'sent')::bigint <> (
        select count(*) from shipments as s where s.shop_id = o.shop_id and s.order_id = o.id and s.taken_back_at is null)
      or exists (select from order_lines as l where l.shop_id = o.shop_id and l.order_id = o.id and l.shipped <> (
        select coalesce(sum(p.quantity), 0) from shipment_lines as p join shipments as s on s.shop_id = p.shop_id and s.id = p.shipment_id
        where p.shop_id = l.shop_id and p.line_id = l.id and s.taken_back_at is null)))`,
  "invoice numbers have no gap and their dates never go back": `
    select number as reference from (
      select number, sequence, issued_at, lag(sequence) over line as before, lag(issued_at) over line as issued_before
      from invoices where shop_id = $1 window line as (partition by series, year order by sequence)
    ) as numbered where sequence <> coalesce(before, 0) + 1 or issued_at < issued_before`,
  "an order names its last invoice, and what took it back": `
    select o.reference from orders as o where o.shop_id = $1 and array[o.invoice_number, o.credit_note_number] is distinct from (
      select array[max(i.number), max(c.number)] from (
        select * from invoices where shop_id = o.shop_id and order_id = o.id and kind = 'invoice' order by id desc limit 1) as i
      left join invoices as c on c.shop_id = i.shop_id and c.corrects_id = i.id and c.closes)`,
  "an order is billed what its invoices say, less its credit notes: what remains of it, or nothing once it is taken back": `
    select o.reference from orders as o where o.shop_id = $1 and o.invoice_number is not null and (o.billed <> (
        select sum(case i.kind when 'invoice' then i.total else -i.total end)
        from invoices as i where i.shop_id = o.shop_id and i.order_id = o.id)
      or o.billed <> case when o.credit_note_number is null then o.total - o.shipping_given_back - (
        select sum((l.given_back->>'total')::bigint) from order_lines as l where l.shop_id = o.shop_id and l.order_id = o.id)
        else 0 end)`,
  "credit notes take back no more than their invoice, of each rate": `
    select i.number as reference from invoices as i, jsonb_to_recordset(i.content->'taxes') as t(name text, rate bigint, net bigint, tax bigint)
    where i.shop_id = $1 and i.kind = 'invoice' and exists (
      select from (select coalesce(sum(c.net), 0) as net, coalesce(sum(c.tax), 0) as tax, bool_or(n.closes) as closed
        from invoices as n, jsonb_to_recordset(n.content->'taxes') as c(name text, rate bigint, net bigint, tax bigint)
        where n.shop_id = i.shop_id and n.corrects_id = i.id and c.name = t.name and c.rate = t.rate) as back
      where back.net > t.net or back.tax > t.tax or (back.closed and (back.net <> t.net or back.tax <> t.tax)))`,
  "every invoice has its PDF": `
    select i.number as reference from invoices as i where i.shop_id = $1 and not exists (
      select from invoice_files as f where f.shop_id = i.shop_id and f.invoice_id = i.id and f.format = 'pdf')`,
  "a paid order is invoiced": `
    select o.reference from orders as o join shops as s on s.id = o.shop_id
    where o.shop_id = $1 and o.payment_status = 'paid' and o.invoice_number is null and o.life = 'open'
      and s.settings->>'invoiceRule' = 'payment'`,
  "every order is confirmed to its customer, in one message": `
    select o.reference from orders as o where o.shop_id = $1 and 1 <> (
      select count(*) from messages as m where m.shop_id = o.shop_id and m.order_id = o.id
        and m.kind = 'order_confirmation' and m.audience = 'customer' and m.state in ('sent', 'kept'))`,
  "nothing is left on its way": "select task as reference from outbox where shop_id = $1",
};

const restMsMax = 120_000;

/** Waits until everything that follows has followed, retries too: after a fault jobs take a moment to be found again. */
export async function restOf(db: Db): Promise<void> {
  const until = performance.now() + restMsMax;
  while (performance.now() < until) {
    if ((await jobsDue(db)) === 0) return;
    await sleep(100);
  }
  throw new Error("jobs are still due after two minutes");
}

/** Undefined while the database is away. */
async function jobsDue(db: Db): Promise<number | undefined> {
  const count = `select (select count(*) from outbox)
    + (select count(*) from graphile_worker._private_jobs where attempts < max_attempts) as count`;
  return db.reads.one<{ count: number }>(count).then(
    (row) => row?.count,
    (error: unknown) => {
      if (!isOutage(error)) throw error;
      return undefined;
    },
  );
}

/** What is wrong with a shop, in sentences; empty when all is well. For a shop at rest: jobs done, nobody writing. */
export async function breaches(db: Db, shopId: string): Promise<string[]> {
  const found: string[] = [];
  for (const [rule, query] of Object.entries(rules)) {
    const rows = await db.reads.all<{ reference: string }>(`${query} limit 5`, [shopId]);
    if (rows.length > 0) found.push(`${rule}: not so for ${rows.map((row) => row.reference).join(", ")}`);
  }
  for (const broken of await verifyInvoiceChain(db.reads, shopId))
    found.push(`invoice chain: ${JSON.stringify(broken)}`);
  return [...found, ...(await staleAxes(db, shopId))];
}

/** Orders whose stored statuses are not those their facts give. */
async function staleAxes(db: Db, shopId: string): Promise<string[]> {
  const found: string[] = [];
  for (const { id } of await db.reads.all<{ id: string }>("select id from orders where shop_id = $1", [shopId])) {
    const order = await findOrder(db.reads, shopId, id);
    for (const [axis, computed] of Object.entries(axesOf(order))) {
      const stored = order[axis as keyof ReturnType<typeof axesOf>];
      if (stored !== computed)
        found.push(`${axis} of ${order.reference} is stored as ${stored}, its facts say ${computed}`);
    }
  }
  return found;
}
