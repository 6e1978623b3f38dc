import { isDuplicate, type Tx } from "../../lib/db.ts";
import type { Caller } from "../../lib/http.ts";
import { newId } from "../../lib/ids.ts";
import { Refusal } from "../../refusals.ts";
import { slugOf } from "../../shops/shops.actions.ts";
import { freeSlug } from "../product.ts";
import * as rows from "./categories.sql.ts";
import type { Category, CategoryInput, CategoryPatch, CategoryView } from "./category.ts";

/** All categories in the merchant's order, hidden and empty ones too. */
export async function listCategories(tx: Tx, shopId: string): Promise<CategoryView[]> {
  return rows.listCategoryRows(tx, shopId);
}

/** Adds a category, last, at an address made from its name. */
export async function createCategory(tx: Tx, shopId: string, input: CategoryInput): Promise<CategoryView> {
  const wanted = slugOf(input.name, "categorie");
  const slug = freeSlug(wanted, await rows.listCategorySlugs(tx, shopId, wanted));
  const category = { ...input, id: newId(), slug };
  try {
    const position = await rows.insertCategory(tx, shopId, category);
    return { ...category, position, version: 1, productCount: 0 };
  } catch (error) {
    if (isDuplicate(error)) throw new Refusal("slug_taken", { slug });
    throw error;
  }
}

/** Changes a category. Its address stays, so that links keep working. */
export async function changeCategory(tx: Tx, caller: Caller, id: string, change: CategoryPatch): Promise<CategoryView> {
  const before = await lockCategory(tx, caller, id);
  const after = { ...before, ...change, version: before.version + 1 };
  await rows.updateCategory(tx, caller.shopId, after);
  return { ...after, productCount: await rows.countProducts(tx, caller.shopId, id) };
}

export async function orderCategories(tx: Tx, shopId: string, ids: readonly string[]): Promise<CategoryView[]> {
  await rows.updateCategoryPositions(tx, shopId, ids);
  return rows.listCategoryRows(tx, shopId);
}

/** Removes an empty category. One that holds products is refused: nothing should vanish from the shop by surprise. */
export async function removeCategory(tx: Tx, caller: Caller, id: string): Promise<void> {
  await lockCategory(tx, caller, id);
  const count = await rows.countProducts(tx, caller.shopId, id);
  if (count > 0) throw new Refusal("category_in_use", { count });
  await rows.deleteCategory(tx, caller.shopId, id);
}

async function lockCategory(tx: Tx, caller: Caller, id: string): Promise<Category> {
  const category = await rows.lockCategory(tx, caller.shopId, id);
  if (!category) throw new Refusal("category_not_found", { id });
  if (caller.ifMatch !== undefined && caller.ifMatch !== category.version) {
    throw new Refusal("changed_meanwhile", { version: category.version, name: category.name });
  }
  return category;
}
