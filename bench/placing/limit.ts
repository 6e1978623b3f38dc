import { randomBytes, randomInt, randomUUID } from "node:crypto";
import type { Db } from "../../src/lib/db.ts";
import type { Stage } from "../stage.ts";
import { modelTask } from "../statements.ts";

/** What the machine can do: the rows of one order, written by one bare transaction of prepared, pipelined statements. */
export interface Limit {
  write: () => Promise<void>;
  close: () => Promise<void>;
}

/** The tables an order leaves rows in, where to find them from the order `$1`. */
const tables: { table: string; source?: string; where: string }[] = [
  { table: "carts", where: "order_id = $1" },
  { table: "customers", where: "id = (select customer_id from orders where id = $1)" },
  { table: "orders", where: "id = $1" },
  { table: "order_lines", where: "order_id = $1" },
  { table: "stock_movements", where: "cause_id in (select id from order_lines where order_id = $1)" },
  { table: "happenings", where: "order_id = $1" },
  { table: "outbox", source: "outbox_model", where: "payload ->> 'orderId' = $1::text" },
];

const firstFreeNumber = 100_000_000;

/** Takes the last order placed as the model; its way through the outbox was kept. */
export async function limitOf({ db, openDatabase, shop, variantIds }: Stage): Promise<Limit> {
  const order = await db.reads.one<{ id: string; number: string }>(
    "select id, number::text from orders where shop_id = $1 order by placed_at desc limit 1",
    [shop.id],
  );
  if (!order) throw new Error("no order to take as the model");
  const models = await Promise.all(tables.map((one) => modelOf(db, { ...one, orderId: order.id })));
  const writer = openDatabase(32);
  let number = firstFreeNumber;
  return {
    async write() {
      const change = freshValues({ variantIds, number: ++number, replaced: order.number, shopId: shop.id });
      const inserts = models.map(({ text, values }) => ({ text, values: values.map(change.value) }));
      await writer.transaction((tx) =>
        tx.last(() =>
          Promise.all([
            tx.run(takeStock, [shop.id, change.variants()]),
            ...inserts.map(({ text, values }) => tx.run(text, values)),
            tx.run(takeNumber, [shop.id]),
          ]),
        ),
      );
    },
    async close() {
      await writer.close();
      await db.reads.run("delete from outbox where task = $1", [modelTask]);
    },
  };
}

const takeStock = "update variants set on_hand = on_hand - 1000 where shop_id = $1 and id = any($2)";
const takeNumber = "update order_counters set last_number = last_number + 1 where shop_id = $1";

interface Model {
  text: string;
  values: (string | null)[];
}

/** One insert of all the order's rows in a table, with the very values they have, as PostgreSQL writes them. */
async function modelOf(db: Db, of: { table: string; source?: string; where: string; orderId: string }): Promise<Model> {
  const columns = await db.reads.all<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
       and attgenerated = '' and attidentity = '' order by attnum`,
    [of.table],
  );
  const names = columns.map(({ name }) => name);
  const rows = await db.reads.all<{ row: (string | null)[] }>(
    `select array[${names.map((name) => `${name}::text`).join(", ")}] as row from ${of.source ?? of.table} where ${of.where}`,
    [of.orderId],
  );
  let at = 0;
  const places = rows.map(({ row }) => `(${row.map(() => `$${++at}`).join(", ")})`);
  return {
    text: `insert into ${of.table} (${names.join(", ")}) values ${places.join(", ")}`,
    values: rows.flatMap(({ row }) => row),
  };
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Each identifier becomes a new one, the same wherever it stood; variants become others of the shop; unique texts differ. */
function freshValues(by: { variantIds: string[]; number: number; replaced: string; shopId: string }) {
  const known = new Set(by.variantIds);
  const start = randomInt(by.variantIds.length - 10);
  const others = new Map<string, string>([[by.shopId, by.shopId]]);
  const variants: string[] = [];
  const fresh = (id: string) => {
    const variant = known.has(id) ? by.variantIds[start + variants.length] : undefined;
    if (variant) variants.push(variant);
    const other = variant ?? randomUUID();
    others.set(id, other);
    return other;
  };
  const email = `${randomBytes(5).toString("hex")}@exemple.fr`;
  const value = (text: string | null): string | null => {
    if (text === null) return null;
    if (text === by.replaced) return String(by.number);
    if (/^\\x[0-9a-f]{64}$/.test(text)) return `\\x${randomBytes(32).toString("hex")}`;
    if (/^[^\s@"]+@exemple\.fr$/.test(text)) return email;
    return text.replaceAll(uuid, (id) => others.get(id) ?? fresh(id));
  };
  return { value, variants: () => variants };
}
