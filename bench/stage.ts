import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase, type Db, type Tx } from "../src/lib/db.ts";
import { newId } from "../src/lib/ids.ts";
import { findPostgres } from "../src/lib/postgres/postgres.ts";
import {
  addDefaultPaymentMethods,
  changePaymentMethod,
  listPaymentMethods,
} from "../src/payments/payment-methods.actions.ts";
import { addDefaultStatuses } from "../src/statuses/statuses.actions.ts";
import { addDefaultDeliveryMethods } from "../src/shipping/delivery-methods.actions.ts";
import type { Shop } from "../src/shops/shop.ts";
import { createShop } from "../src/shops/shops.actions.ts";
import { createApiKey, newApiToken } from "../src/staff/api-keys.actions.ts";
import { startProgram, type Program } from "./program.ts";
import { prepareCounting } from "./statements.ts";

const productCount = 500;
const piecesInStock = 1_000_000_000;

/** A shop that serves, with the program's own database and its usual durability (fsync on). */
export interface Stage {
  db: Db;
  /** Another door to the same database, for what must not share connections. */
  openDatabase: (connectionCount: number) => Db;
  shop: Shop;
  variantIds: string[];
  /** Headers of the desk's API. */
  deskHeaders: string;
  program: Program;
  databasePid: number;
  close(): Promise<void>;
}

/** `environment`: what the program is told beside; `entry`: the file that starts it, if not the command line's. */
export async function openStage(environment: Record<string, string> = {}, entry?: string): Promise<Stage> {
  const undo: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const one of undo.splice(0).toReversed()) await one();
  };
  try {
    return { ...(await prepareStage(undo, environment, entry)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function prepareStage(
  undo: (() => Promise<unknown>)[],
  environment: Record<string, string>,
  entry?: string,
): Promise<Omit<Stage, "close">> {
  const directory = await mkdtemp(join(tmpdir(), "carnet-bench-"));
  undo.push(() => rm(directory, { recursive: true, force: true }));
  await letStatementsBeCounted(directory);
  const program = await startProgram({ CARNET_DATA: directory, DATABASE_URL: "", ...environment }, entry);
  undo.push(() => program.stop());
  const url = await addressIn(directory);
  const db = openDatabase(url, { max: 4 });
  undo.push(() => db.close());
  await prepareCounting(db);
  const opened = await openShop(db);
  await letPlannerKnow(db);
  const databasePid = Number((await readFile(join(directory, "database", "postmaster.pid"), "utf8")).split("\n")[0]);
  return { db, openDatabase: (max) => openDatabase(url, { max }), ...opened, program, databasePid };
}

/** The module that counts is loaded when the server starts: the program makes its database, and is started again. */
async function letStatementsBeCounted(directory: string): Promise<void> {
  const program = await startProgram({ CARNET_DATA: directory, DATABASE_URL: "" });
  const db = openDatabase(await addressIn(directory), { max: 1 });
  await db.pool.query("alter system set shared_preload_libraries = pg_stat_statements");
  await db.close();
  await program.stop();
}

/** What PostgreSQL does by itself within a minute: until then it plans for the tables it last saw, which were empty. */
export async function letPlannerKnow(db: Db): Promise<void> {
  await db.pool.query("vacuum analyze");
}

async function addressIn(directory: string): Promise<string> {
  const url = await findPostgres(join(directory, "database"), "carnet");
  if (!url) throw new Error("the program's database does not run");
  return url;
}

/** Where the shop's money goes: nobody is offered a cheque that has no payee. */
const payTo = {
  payee: "Banc d’essai",
  iban: "FR1420041010050500013M02606",
  bic: "",
  bank: "",
  email: "banc@exemple.fr",
  address: "1 rue de la Mesure\n69001 Lyon",
};

async function openShop(db: Db): Promise<Pick<Stage, "shop" | "variantIds" | "deskHeaders">> {
  const now = new Date();
  const token = newApiToken();
  return db.transaction(async (tx) => {
    const shop = await createShop(tx, {
      name: "Banc d’essai",
      preset: "FR",
      vocabulary: "classic",
      ownerEmail: "sophie@exemple.fr",
      now,
    });
    await addDefaultPaymentMethods(tx, shop);
    for (const method of await listPaymentMethods(tx, shop.id))
      await changePaymentMethod(tx, { shopId: shop.id }, { ...method, payTo });
    await addDefaultStatuses(tx, shop.id);
    await addDefaultDeliveryMethods(tx, shop);
    const actor = { kind: "staff", id: newId(), name: "Sophie" } as const;
    await createApiKey(tx, { shopId: shop.id, actor, locale: "fr-FR" }, { name: "bench", token, now });
    const variantIds = await addProducts(tx, shop.id);
    return { shop, variantIds, deskHeaders: `Authorization: Bearer ${token}\r\n` };
  });
}

async function addProducts(tx: Tx, shopId: string): Promise<string[]> {
  await tx.run(
    `insert into products (shop_id, id, slug, name, kind, tax_class, created_at)
     select $1, gen_random_uuid(), 'article-' || i, 'Article ' || i, 'goods', 'standard', now() from generate_series(1, $2::int) as i`,
    [shopId, productCount],
  );
  const variants = await tx.all<{ id: string }>(
    `insert into variants (shop_id, id, product_id, sku, price, weight_grams, is_stock_counted, on_hand)
     select shop_id, gen_random_uuid(), id, upper(slug), 990 + length(slug) * 100, 250, true, $2::bigint from products where shop_id = $1
     returning id`,
    [shopId, piecesInStock],
  );
  await tx.run(
    `insert into stock_movements (shop_id, variant_id, cause_id, reason, event, quantity, moved_at)
     select shop_id, id, gen_random_uuid(), 'set', 'first', on_hand, now() from variants where shop_id = $1`,
    [shopId],
  );
  return variants.map((one) => one.id);
}
