import { milli } from "../../shared/money.ts";
import { isDuplicate, type Tx } from "../lib/db.ts";
import { newId } from "../lib/ids.ts";
import { Refusal } from "../refusals.ts";
import type { Shop } from "../shops/shop.ts";
import { findFiles } from "./files/files.actions.ts";
import { markAttached } from "./files/files.sql.ts";
import { noteLowStock } from "./stock/low-stock.actions.ts";
import { variantFaults, type Variant, type VariantFile, type VariantInput } from "./product.ts";
import {
  archiveVariants,
  insertVariants,
  listTakenSkus,
  setOnHand,
  updateVariants,
  type StockSetting,
} from "./variants.sql.ts";

export interface VariantsAsked {
  productId: string;
  /** The variants on sale, locked. */
  before: readonly Variant[];
  given: readonly VariantInput[];
  now: Date;
}

/** Makes a product's variants those given, in that order: known ones are changed, new ones added, missing ones taken off sale. */
export async function keepVariants(tx: Tx, shop: Shop, asked: VariantsAsked): Promise<Variant[]> {
  const { id: shopId } = shop;
  const { productId, before, given, now } = asked;
  const known = new Map(before.map((variant) => [variant.id, variant]));
  requireSound(given, known);
  const files = await filesFor(tx, shopId, given, now);
  const after = given.map((input, index) => {
    const before = known.get(input.id ?? "");
    const file = input.fileId === undefined ? (before?.file ?? null) : (files.get(input.fileId ?? "") ?? null);
    return { ...merged(input, before, index + 1), file };
  });
  await requireFreeSkus(tx, shopId, after, productId);
  const kept = new Set(after.map((variant) => variant.id));
  const gone = before.filter((variant) => !kept.has(variant.id)).map((variant) => variant.id);
  try {
    await archiveVariants(tx, shopId, gone, now);
    const rows = after.map(({ file, ...variant }) => ({ ...variant, fileId: file?.id ?? null }));
    await updateVariants(
      tx,
      shopId,
      rows.filter((variant) => known.has(variant.id)),
    );
    await insertVariants(
      tx,
      shopId,
      rows.filter((variant) => !known.has(variant.id)),
      productId,
    );
  } catch (error) {
    if (isDuplicate(error, "variants_sku")) throw new Refusal("sku_taken");
    throw error;
  }
  await setOnHand(tx, shopId, stockSettings(after, known), now);
  // Whoever types it sees it: nobody is told.
  await noteLowStock(tx, shop, [...kept]);
  return after;
}

function requireSound(given: readonly VariantInput[], known: ReadonlyMap<string, Variant>): void {
  const strangers = given.flatMap(({ id }, index) =>
    id === undefined || known.has(id)
      ? []
      : [{ pointer: `#/variants/${index}/id`, message: "no such variant of this product" }],
  );
  const errors = [...strangers, ...variantFaults(given)];
  if (errors.length > 0) throw new Refusal("invalid_request", { errors });
}

/** The files the variants are to have, each whole; from now on they are kept. Refuses `file_not_found`. */
async function filesFor(
  tx: Tx,
  shopId: string,
  given: readonly VariantInput[],
  now: Date,
): Promise<Map<string, VariantFile>> {
  const ids = given.flatMap(({ fileId }) => fileId ?? []);
  if (ids.length === 0) return new Map();
  const found = await findFiles(tx, shopId, ids);
  const missing = ids.find((id) => !found.has(id));
  if (missing !== undefined) throw new Refusal("file_not_found", { fileId: missing });
  await markAttached(tx, shopId, ids, now);
  return new Map([...found].map(([key, { id, name, size }]) => [key, { id, name, size }]));
}

function merged(input: VariantInput, before: Variant | undefined, position: number): Omit<Variant, "file"> {
  const id = before?.id ?? newId();
  const { name, price, weightGrams, stock, lowStock = before?.lowStock ?? null } = input;
  const onHand = before?.onHand ?? milli(0);
  if (before && input.stockSeen !== undefined && input.stockSeen !== onHand) {
    throw new Refusal("changed_meanwhile", { name, stock: onHand });
  }
  const reserved = before?.reserved ?? milli(0);
  if (typeof stock === "number" && stock < reserved) throw new Refusal("stock_below_reserved", { name, reserved });
  return {
    id,
    sku: input.sku || before?.sku || id.slice(-8).toUpperCase(),
    name,
    price,
    weightGrams,
    isStockCounted: stock === undefined ? (before?.isStockCounted ?? false) : stock !== null,
    onHand: stock ?? onHand,
    reserved,
    lowStock,
    position,
  };
}

async function requireFreeSkus(tx: Tx, shopId: string, variants: readonly Variant[], productId: string): Promise<void> {
  const skus = variants.map((variant) => variant.sku);
  const repeated = skus.find((sku, index) => skus.indexOf(sku) !== index);
  const [taken = repeated] = await listTakenSkus(tx, shopId, skus, productId);
  if (taken !== undefined) throw new Refusal("sku_taken", { sku: taken });
}

function stockSettings(after: readonly Variant[], known: ReadonlyMap<string, Variant>): StockSetting[] {
  return after
    .map(({ id, onHand }) => ({
      id,
      causeId: newId(),
      stock: onHand,
      difference: onHand - (known.get(id)?.onHand ?? 0),
    }))
    .filter((setting) => setting.difference !== 0);
}
