import type { Tx } from "../lib/db.ts";
import type { Picture, ShelfCategory, ShelfDetail, ShelfProduct } from "./shelf.ts";

/** Categories in the merchant's order, empty ones left out. */
export async function listShelfCategories(tx: Tx, shopId: string): Promise<ShelfCategory[]> {
  return tx.all<ShelfCategory>(
    `select c.id, c.slug, c.name, c.description, count(p.id)::integer as "productCount"
     from categories as c
     join products as p on p.shop_id = c.shop_id and p.category_id = c.id and p.is_visible
     where c.shop_id = $1 and c.is_visible
     group by c.shop_id, c.id
     order by c.position, c.id`,
    [shopId],
  );
}

export async function findShelfCategory(tx: Tx, shopId: string, slug: string): Promise<ShelfCategory | undefined> {
  return tx.one<ShelfCategory>(
    `select id, slug, name, description, 0 as "productCount" from categories
     where shop_id = $1 and slug = $2 and is_visible`,
    [shopId, slug],
  );
}

const prices = `min(v.price) as "priceMin", max(v.price) as "priceMax",
  bool_and(v.is_stock_counted and v.on_hand - v.reserved < 1000) as "isSoldOut"`;
const card = `p.id, p.slug, p.name, p.picture_id as "pictureId", ${prices}`;
const onShelf = `from products as p
  join variants as v on v.shop_id = p.shop_id and v.product_id = p.id and v.archived_at is null`;

/** The last products put on sale, newest first (index products_newest): picked before their variants are looked at. */
export async function listNewestProducts(tx: Tx, shopId: string, limit: number): Promise<ShelfProduct[]> {
  return tx.all<ShelfProduct>(
    `with newest as (
       select p.* from products as p
       where p.shop_id = $1 and p.is_visible and p.archived_at is null and exists (
         select from variants as v where v.shop_id = p.shop_id and v.product_id = p.id and v.archived_at is null)
       order by p.created_at desc, p.id desc limit $2
     )
     select p.id, p.slug, p.name, p.picture_id as "pictureId", v.*
     from newest as p
     cross join lateral (
       select ${prices} from variants as v
       where v.shop_id = p.shop_id and v.product_id = p.id and v.archived_at is null
     ) as v
     order by p.created_at desc, p.id desc`,
    [shopId, limit],
  );
}

/** One page of a category, in the merchant's order (index products_of_category). */
export async function listProductsOf(
  tx: Tx,
  shopId: string,
  shown: { categoryId: string; limit: number; offset: number },
): Promise<ShelfProduct[]> {
  return tx.all<ShelfProduct>(
    `select ${card} ${onShelf}
     where p.shop_id = $1 and p.category_id = $2 and p.is_visible
     group by p.shop_id, p.id
     order by p.position, p.id limit $3 offset $4`,
    [shopId, shown.categoryId, shown.limit, shown.offset],
  );
}

export async function findShelfDetail(tx: Tx, shopId: string, slug: string): Promise<ShelfDetail | undefined> {
  return tx.one<ShelfDetail>(
    `select p.id, p.slug, p.name, p.description, p.kind, p.picture_id as "pictureId",
       c.slug as "categorySlug", c.name as "categoryName",
       json_agg(json_build_object('variantId', v.id, 'sku', v.sku, 'name', v.name, 'price', v.price,
         'isStockCounted', v.is_stock_counted, 'available', v.on_hand - v.reserved) order by v.position, v.id) as variants
     ${onShelf}
     left join categories as c on c.shop_id = p.shop_id and c.id = p.category_id and c.is_visible
     where p.shop_id = $1 and p.slug = $2 and p.is_visible
     group by p.shop_id, p.id, c.slug, c.name`,
    [shopId, slug],
  );
}

export async function findPictureRow(tx: Tx, shopId: string, pictureId: string): Promise<Picture | undefined> {
  return tx.one<Picture>(`select content_type as "contentType", bytes from pictures where shop_id = $1 and id = $2`, [
    shopId,
    pictureId,
  ]);
}
