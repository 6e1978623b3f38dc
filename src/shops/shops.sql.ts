import type { Tx } from "../lib/db.ts";
import { ShopSettings, type Shop } from "./shop.ts";

const columns = `id, slug, host_name as "hostName", name, country, currency, locale, time_zone as "timeZone", vocabulary,
  prices_include_tax as "pricesIncludeTax", is_demo as "isDemo", link_secret as "linkSecret", tax_classes as "taxClasses",
  settings, version`;

const shopOf = (row: Shop): Shop => ({ ...row, settings: ShopSettings.parse(row.settings) });

export async function findShopBySlug(tx: Tx, slug: string): Promise<Shop | undefined> {
  const row = await tx.one<Shop>(`select ${columns} from shops where slug = $1`, [slug]);
  return row && shopOf(row);
}

export async function findShopByHost(tx: Tx, hostName: string): Promise<Shop | undefined> {
  const row = await tx.one<Shop>(`select ${columns} from shops where host_name = $1`, [hostName]);
  return row && shopOf(row);
}

export async function findShop(tx: Tx, id: string): Promise<Shop | undefined> {
  const row = await tx.one<Shop>(`select ${columns} from shops where id = $1`, [id]);
  return row && shopOf(row);
}

export async function listShops(tx: Tx): Promise<Shop[]> {
  const rows = await tx.all<Shop>(`select ${columns} from shops order by id`, []);
  return rows.map(shopOf);
}

export async function listShopsById(tx: Tx, ids: readonly string[]): Promise<Shop[]> {
  const rows = await tx.all<Shop>(`select ${columns} from shops where id = any($1)`, [ids]);
  return rows.map(shopOf);
}

export async function lockShop(tx: Tx, id: string): Promise<Shop | undefined> {
  const row = await tx.one<Shop>(`select ${columns} from shops where id = $1 for no key update`, [id]);
  return row && shopOf(row);
}

export async function insertShop(tx: Tx, shop: Omit<Shop, "version">, now: Date): Promise<void> {
  await tx.run(
    `insert into shops (id, slug, host_name, name, country, currency, locale, time_zone, vocabulary, prices_include_tax,
       is_demo, link_secret, tax_classes, settings, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      shop.id,
      shop.slug,
      shop.hostName,
      shop.name,
      shop.country,
      shop.currency,
      shop.locale,
      shop.timeZone,
      shop.vocabulary,
      shop.pricesIncludeTax,
      shop.isDemo,
      shop.linkSecret,
      JSON.stringify(shop.taxClasses),
      JSON.stringify(shop.settings),
      now,
    ],
  );
}

/** Writes what a merchant may change; returns the new version. */
export async function updateShop(tx: Tx, shop: Shop): Promise<number> {
  const row = await tx.one<{ version: number }>(
    `update shops set name = $2, host_name = $3, vocabulary = $4, locale = $5, time_zone = $6, tax_classes = $7, settings = $8,
       version = version + 1 where id = $1 returning version`,
    [
      shop.id,
      shop.name,
      shop.hostName,
      shop.vocabulary,
      shop.locale,
      shop.timeZone,
      JSON.stringify(shop.taxClasses),
      JSON.stringify(shop.settings),
    ],
  );
  return row?.version ?? shop.version;
}
