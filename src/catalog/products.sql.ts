import type { Tx } from "../lib/db.ts";
import type { Place } from "../lib/db/page.ts";
import type { Product, ProductRow, Variant } from "./product.ts";

type ProductHead = Omit<Product, "variants">;

const productColumns = `id, slug, name, description, kind, tax_class as "taxClass", category_id as "categoryId",
  picture_id as "pictureId", is_visible as "isVisible", no_withdrawal as "noWithdrawal", version, created_at as "createdAt"`;

const variantColumns = `id, sku, name, price, weight_grams as "weightGrams", is_stock_counted as "isStockCounted",
  on_hand as "onHand", reserved, low_stock as "lowStock", position,
  (select json_build_object('id', f.id, 'name', f.name, 'size', f.size) from files as f
   where f.shop_id = variants.shop_id and f.id = variants.file_id) as file`;

export async function findProductRow(tx: Tx, shopId: string, id: string): Promise<ProductHead | undefined> {
  return tx.one(`select ${productColumns} from products where shop_id = $1 and id = $2 and archived_at is null`, [
    shopId,
    id,
  ]);
}

export async function lockProductRow(tx: Tx, shopId: string, id: string): Promise<ProductHead | undefined> {
  return tx.one(
    `select ${productColumns} from products where shop_id = $1 and id = $2 and archived_at is null for no key update`,
    [shopId, id],
  );
}

/** The variants on sale, in the merchant's order (index variants_of_product). */
export async function listVariants(tx: Tx, shopId: string, productId: string): Promise<Variant[]> {
  return tx.all(
    `select ${variantColumns} from variants
     where shop_id = $1 and product_id = $2 and archived_at is null order by position, id`,
    [shopId, productId],
  );
}

/** As above, locked in the order of their ids: an order being placed locks them in the same one. */
export async function lockVariants(tx: Tx, shopId: string, productId: string): Promise<Variant[]> {
  return tx.all(
    `select ${variantColumns} from variants
     where shop_id = $1 and product_id = $2 and archived_at is null order by id for update`,
    [shopId, productId],
  );
}

export interface ListAsked {
  /** Words every one of which must be found. */
  words: readonly string[];
  categoryId: string | null;
  place: Place | undefined;
  limit: number;
  /** The threshold of variants without their own. */
  lowStock: number | null;
}

/** One page by name, read away from its place, and one product more that tells whether there are others. Index products_by_name. */
export async function listProductRows(
  tx: Tx,
  shopId: string,
  asked: ListAsked,
): Promise<(ProductRow & { sort: string })[]> {
  // One `like` per word: a `like all` of a list could not use the index products_by_search.
  const patterns = asked.words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  const found = patterns.map((_pattern, index) => ` and p.search like $${index + 7}`).join("");
  const [beyond, direction] = asked.place?.side === "previous" ? ["<", "desc"] : [">", "asc"];
  return tx.all(
    `select p.id, p.slug, p.name, p.kind, p.category_id as "categoryId", c.name as "categoryName", p.picture_id as "pictureId",
       p.is_visible as "isVisible", p.version, left(p.search, 60) as sort, v."variantCount", v.skus, v."priceMin", v."priceMax",
       v.available, v."isLow"
     from products as p
     left join categories as c on c.shop_id = p.shop_id and c.id = p.category_id
     cross join lateral (
       select count(*)::integer as "variantCount", coalesce(array_agg(v.sku order by v.position, v.id), '{}') as skus,
         coalesce(min(v.price), 0) as "priceMin", coalesce(max(v.price), 0) as "priceMax",
         (sum(v.on_hand - v.reserved) filter (where v.is_stock_counted))::bigint as available,
         coalesce(bool_or(v.on_hand <= coalesce(v.low_stock, $6)) filter (where v.is_stock_counted), false) as "isLow"
       from variants as v where v.shop_id = p.shop_id and v.product_id = p.id and v.archived_at is null
     ) as v
     where p.shop_id = $1 and p.archived_at is null${found}
       and ($2::uuid is null or p.category_id = $2)
       and ($3::text is null or (left(p.search, 60), p.id) ${beyond} ($3, $4::uuid))
     order by left(p.search, 60) ${direction}, p.id ${direction} limit $5`,
    [
      shopId,
      asked.categoryId,
      asked.place?.key ?? null,
      asked.place?.id ?? null,
      asked.limit + 1,
      asked.lowStock,
      ...patterns,
    ],
  );
}

export async function insertProduct(tx: Tx, shopId: string, product: ProductHead, search: string): Promise<void> {
  await tx.run(
    `insert into products (shop_id, id, slug, name, description, kind, tax_class, category_id, picture_id, is_visible, search, created_at,
       no_withdrawal)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      shopId,
      product.id,
      product.slug,
      product.name,
      product.description,
      product.kind,
      product.taxClass,
      product.categoryId,
      product.pictureId,
      product.isVisible,
      search,
      product.createdAt,
      product.noWithdrawal,
    ],
  );
}

export async function updateProduct(tx: Tx, shopId: string, product: ProductHead, search: string): Promise<void> {
  await tx.run(
    `update products set name = $3, description = $4, kind = $5, tax_class = $6, category_id = $7, picture_id = $8,
       is_visible = $9, search = $10, version = $11, no_withdrawal = $12
     where shop_id = $1 and id = $2`,
    [
      shopId,
      product.id,
      product.name,
      product.description,
      product.kind,
      product.taxClass,
      product.categoryId,
      product.pictureId,
      product.isVisible,
      search,
      product.version,
      product.noWithdrawal,
    ],
  );
}

/** Off every list, its address free for another; the row stays for the stock movements of its variants. */
export async function archiveProductRow(tx: Tx, shopId: string, id: string, now: Date): Promise<void> {
  await tx.run(
    `update products set archived_at = $3, is_visible = false, category_id = null, version = version + 1
     where shop_id = $1 and id = $2`,
    [shopId, id, now],
  );
}

/** Addresses that start like the wanted one. */
export async function listSlugs(tx: Tx, shopId: string, wanted: string): Promise<string[]> {
  const rows = await tx.all<{ slug: string }>(
    "select slug from products where shop_id = $1 and starts_with(slug, $2) and archived_at is null",
    [shopId, wanted],
  );
  return rows.map((row) => row.slug);
}

export async function hasCategory(tx: Tx, shopId: string, id: string): Promise<boolean> {
  return (await tx.one("select 1 as found from categories where shop_id = $1 and id = $2", [shopId, id])) !== undefined;
}

export async function hasPicture(tx: Tx, shopId: string, id: string): Promise<boolean> {
  return (await tx.one("select 1 as found from pictures where shop_id = $1 and id = $2", [shopId, id])) !== undefined;
}
