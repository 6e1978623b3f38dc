import { folded } from "../../shared/folded.ts";
import { isDuplicate, type Tx } from "../lib/db.ts";
import { pageOf, placeOf } from "../lib/db/page.ts";
import type { Caller } from "../lib/http.ts";
import { newId } from "../lib/ids.ts";
import { Refusal } from "../refusals.ts";
import type { Shop } from "../shops/shop.ts";
import { slugOf } from "../shops/shops.actions.ts";
import {
  freeSlug,
  productSearch,
  type Product,
  type ProductInput,
  type ProductPatch,
  type ProductQuery,
  type ProductRow,
} from "./product.ts";
import * as rows from "./products.sql.ts";
import { keepVariants } from "./variants.actions.ts";
import { archiveVariants } from "./variants.sql.ts";

export interface ProductPage {
  products: ProductRow[];
  nextCursor: string | null;
  previousCursor: string | null;
}

/** One page of the catalogue by name, hidden products too, with the cursors of its neighbours. */
export async function listProducts(tx: Tx, shop: Shop, query: ProductQuery): Promise<ProductPage> {
  const { limit } = query;
  const place = placeOf(query.cursor, () => true);
  const words = folded(query.q).split(" ").filter(Boolean).slice(0, 8);
  const { lowStock } = shop.settings;
  const asked = { words, categoryId: query.categoryId ?? null, place, limit, lowStock };
  const found = await rows.listProductRows(tx, shop.id, asked);
  const { rows: products, ...cursors } = pageOf(found, { place, limit }, ({ sort }) => sort);
  return { products, ...cursors };
}

/** The product with the variants on sale. Refuses `product_not_found`. */
export async function findProduct(tx: Tx, shopId: string, id: string): Promise<Product> {
  const [head, variants] = await Promise.all([rows.findProductRow(tx, shopId, id), rows.listVariants(tx, shopId, id)]);
  if (!head) throw new Refusal("product_not_found", { id });
  return { ...head, variants };
}

/** Puts a product in the catalogue, at an address made from its name. */
export async function createProduct(tx: Tx, shop: Shop, input: ProductInput, now: Date): Promise<Product> {
  await requireSurroundings(tx, shop, input);
  const { variants, ...head } = input;
  const slug = await slugFor(tx, shop.id, input.name);
  const product = { ...head, id: newId(), slug, version: 1, createdAt: now };
  await keptOnce(rows.insertProduct(tx, shop.id, product, ""));
  const kept = await keepVariants(tx, shop, { productId: product.id, before: [], given: variants, now });
  await rows.updateProduct(
    tx,
    shop.id,
    product,
    productSearch(
      product.name,
      kept.map((variant) => variant.sku),
    ),
  );
  return { ...product, variants: kept };
}

export interface AskedProduct {
  caller: Caller;
  id: string;
  now: Date;
}

/**
 * Changes a product and, when they are given, all its variants: one that is missing is taken off sale. Orders already
 * placed keep what they were placed with. Its address stays, so that links keep working.
 */
export async function changeProduct(tx: Tx, shop: Shop, asked: AskedProduct, change: ProductPatch): Promise<Product> {
  const head = await lockProduct(tx, asked);
  await requireSurroundings(tx, shop, change);
  const before = await rows.lockVariants(tx, shop.id, asked.id);
  const { variants: given, ...changed } = change;
  const variants = given
    ? await keepVariants(tx, shop, { productId: asked.id, before, given, now: asked.now })
    : before.toSorted((a, b) => a.position - b.position);
  const product = { ...head, ...changed, version: head.version + 1 };
  await rows.updateProduct(
    tx,
    shop.id,
    product,
    productSearch(
      product.name,
      variants.map((variant) => variant.sku),
    ),
  );
  return { ...product, variants };
}

/** Takes a product out of the catalogue for good: no longer sold nor listed; orders that name it keep its name and price. */
export async function removeProduct(tx: Tx, asked: AskedProduct): Promise<void> {
  await lockProduct(tx, asked);
  const variants = await rows.lockVariants(tx, asked.caller.shopId, asked.id);
  await archiveVariants(
    tx,
    asked.caller.shopId,
    variants.map((variant) => variant.id),
    asked.now,
  );
  await rows.archiveProductRow(tx, asked.caller.shopId, asked.id, asked.now);
}

async function lockProduct(tx: Tx, { caller, id }: AskedProduct): Promise<Omit<Product, "variants">> {
  const head = await rows.lockProductRow(tx, caller.shopId, id);
  if (!head) throw new Refusal("product_not_found", { id });
  if (caller.ifMatch !== undefined && caller.ifMatch !== head.version) {
    throw new Refusal("changed_meanwhile", { version: head.version, name: head.name });
  }
  return head;
}

type Surroundings = Pick<ProductPatch, "taxClass" | "categoryId" | "pictureId">;

/** What a product names must exist in its shop. */
async function requireSurroundings(
  tx: Tx,
  shop: Shop,
  { taxClass, categoryId, pictureId }: Surroundings,
): Promise<void> {
  if (taxClass !== undefined && !shop.taxClasses.some((one) => one.code === taxClass)) {
    throw new Refusal("tax_class_unknown", { taxClass });
  }
  if (categoryId && !(await rows.hasCategory(tx, shop.id, categoryId)))
    throw new Refusal("category_not_found", { categoryId });
  if (pictureId && !(await rows.hasPicture(tx, shop.id, pictureId)))
    throw new Refusal("picture_not_found", { pictureId });
}

async function slugFor(tx: Tx, shopId: string, name: string): Promise<string> {
  const wanted = slugOf(name, "produit");
  return freeSlug(wanted, await rows.listSlugs(tx, shopId, wanted));
}

/** Two products of one name made in the same instant: the second is refused rather than kept under an address it shares. */
async function keptOnce(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (isDuplicate(error)) throw new Refusal("slug_taken");
    throw error;
  }
}
