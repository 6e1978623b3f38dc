import type { Tx } from "../lib/db.ts";
import { Refusal } from "../refusals.ts";
import type { Picture, ShelfCategory, ShelfDetail, ShelfProduct } from "./shelf.ts";
import {
  findPictureRow,
  findShelfCategory,
  findShelfDetail,
  listNewestProducts,
  listProductsOf,
  listShelfCategories,
} from "./shelf.sql.ts";

/** The storefront's menu. */
export const shelfCategories = (tx: Tx, shopId: string): Promise<ShelfCategory[]> => listShelfCategories(tx, shopId);

/** The newest products, for the front page. */
export const newestProducts = (tx: Tx, shopId: string, limit: number): Promise<ShelfProduct[]> =>
  listNewestProducts(tx, shopId, limit);

const productsPerPage = 48;

export interface CategoryPage {
  category: ShelfCategory;
  products: ShelfProduct[];
  hasNext: boolean;
}

/** One page of a category, the first being 1. Refuses `not_found`. */
export async function categoryPage(tx: Tx, shopId: string, at: { slug: string; page: number }): Promise<CategoryPage> {
  const category = await findShelfCategory(tx, shopId, at.slug);
  if (!category) throw new Refusal("not_found", { category: at.slug });
  const shown = { categoryId: category.id, limit: productsPerPage + 1, offset: (at.page - 1) * productsPerPage };
  const products = await listProductsOf(tx, shopId, shown);
  return { category, products: products.slice(0, productsPerPage), hasNext: products.length > productsPerPage };
}

/** A product's page. Refuses `product_not_found`, also for what is hidden or no longer sold in any variant. */
export async function productPage(tx: Tx, shopId: string, slug: string): Promise<ShelfDetail> {
  const product = await findShelfDetail(tx, shopId, slug);
  if (!product) throw new Refusal("product_not_found", { product: slug });
  return product;
}

/** A picture's bytes, to be sent as they are. Refuses `picture_not_found`. */
export async function findPicture(tx: Tx, shopId: string, pictureId: string): Promise<Picture> {
  const picture = await findPictureRow(tx, shopId, pictureId);
  if (!picture) throw new Refusal("picture_not_found", { pictureId });
  return picture;
}
