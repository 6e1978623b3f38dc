import type { Tx } from "../../lib/db.ts";
import type { Category, CategoryView } from "./category.ts";

const columns = `id, slug, name, description, position, is_visible as "isVisible", version`;

export async function listCategoryRows(tx: Tx, shopId: string): Promise<CategoryView[]> {
  return tx.all(
    `select ${columns}, (
       select count(*)::integer from products as p
       where p.shop_id = c.shop_id and p.category_id = c.id and p.archived_at is null
     ) as "productCount"
     from categories as c where shop_id = $1 order by position, id`,
    [shopId],
  );
}

export async function lockCategory(tx: Tx, shopId: string, id: string): Promise<Category | undefined> {
  return tx.one(`select ${columns} from categories where shop_id = $1 and id = $2 for update`, [shopId, id]);
}

export async function countProducts(tx: Tx, shopId: string, categoryId: string): Promise<number> {
  const row = await tx.one<{ count: number }>(
    "select count(*)::integer as count from products where shop_id = $1 and category_id = $2",
    [shopId, categoryId],
  );
  return row?.count ?? 0;
}

/** Adds a category after those that exist; returns its place. */
export async function insertCategory(
  tx: Tx,
  shopId: string,
  category: Omit<Category, "position" | "version">,
): Promise<number> {
  const row = await tx.one<{ position: number }>(
    `insert into categories (shop_id, id, slug, name, description, is_visible, position)
     values ($1, $2, $3, $4, $5, $6, (select coalesce(max(position), 0) + 1 from categories where shop_id = $1))
     returning position`,
    [shopId, category.id, category.slug, category.name, category.description, category.isVisible],
  );
  return row?.position ?? 1;
}

export async function updateCategory(tx: Tx, shopId: string, category: Category): Promise<void> {
  await tx.run(
    `update categories set name = $3, description = $4, is_visible = $5, version = $6 where shop_id = $1 and id = $2`,
    [shopId, category.id, category.name, category.description, category.isVisible, category.version],
  );
}

/** Puts the categories named in this order; one that is not named keeps its place. */
export async function updateCategoryPositions(tx: Tx, shopId: string, ids: readonly string[]): Promise<void> {
  await tx.run(
    `update categories as c set position = asked.position
     from unnest($2::uuid[]) with ordinality as asked (id, position)
     where c.shop_id = $1 and c.id = asked.id`,
    [shopId, ids],
  );
}

export async function deleteCategory(tx: Tx, shopId: string, id: string): Promise<void> {
  await tx.run("delete from categories where shop_id = $1 and id = $2", [shopId, id]);
}

export async function listCategorySlugs(tx: Tx, shopId: string, wanted: string): Promise<string[]> {
  const rows = await tx.all<{ slug: string }>(
    "select slug from categories where shop_id = $1 and starts_with(slug, $2)",
    [shopId, wanted],
  );
  return rows.map((row) => row.slug);
}
