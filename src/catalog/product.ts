import { z } from "zod";
import { folded } from "../../shared/folded.ts";
import { milli, minor, type Milli, type Minor } from "../../shared/money.ts";
import { withdrawalGrounds, type WithdrawalGround } from "../../shared/withdrawal/grounds.ts";
import { optionalLine, optionalText, requiredLine } from "../lib/lines.ts";
import type { SoldFile } from "./files/file.ts";
import { productKinds, type ProductKind } from "./stock.ts";

/** One thing that can be bought: a size, a scent. A product without choices has one, with an empty name. */
export interface Variant {
  id: string;
  sku: string;
  name: string;
  price: Minor;
  weightGrams: number;
  isStockCounted: boolean;
  onHand: Milli;
  reserved: Milli;
  /** At how much little is left; null: as the shop says. */
  lowStock: Milli | null;
  /** What it is sold with, when it is digital. */
  file: VariantFile | null;
  position: number;
}

export type VariantFile = Pick<SoldFile, "id" | "name" | "size">;

export interface Product {
  id: string;
  slug: string;
  name: string;
  description: string;
  kind: ProductKind;
  /** Code of one of the shop's tax classes. */
  taxClass: string;
  categoryId: string | null;
  pictureId: string | null;
  isVisible: boolean;
  /** Why nobody may withdraw from it; empty: he may. */
  noWithdrawal: WithdrawalGround | "";
  version: number;
  createdAt: Date;
  variants: Variant[];
}

// Ten million francs: the dearest basket, a hundred lines of 9,999 pieces, is still counted to the cent.
export const priceMax = 1_000_000_000;
const quantityMax = 1_000_000_000_000;

export const VariantInput = z.strictObject({
  id: z.uuid().optional().describe("Of an existing variant; left out for a new one"),
  sku: optionalLine(60).default("").describe("Unique in the shop; made when empty"),
  name: optionalLine(120).default("").describe("What tells it from the product's other variants"),
  price: z
    .int()
    .min(0)
    .max(priceMax)
    .transform(minor)
    .describe("Minor units, tax inside or not as the shop's prices are"),
  weightGrams: z.int().min(0).max(10_000_000).default(0),
  stock: z
    .int()
    .min(0)
    .max(quantityMax)
    .transform(milli)
    .nullable()
    .optional()
    .describe(
      "On hand, in thousandths: 2 pieces are 2000. Null: not counted. Left out: unchanged, or not counted when new",
    ),
  lowStock: z
    .int()
    .min(0)
    .max(quantityMax)
    .transform(milli)
    .nullable()
    .optional()
    .describe("In thousandths: at this stock the merchant is told. Null: as the shop says. Left out: unchanged"),
  fileId: z
    .uuid()
    .nullable()
    .optional()
    .describe("A file that was completed, for the customer of a digital product. Null: none. Left out: unchanged"),
  stockSeen: z
    .int()
    .optional()
    .describe("The stock that was on the screen when `stock` was typed; refused when a sale changed it since"),
});
export type VariantInput = z.infer<typeof VariantInput>;

const fields = {
  name: requiredLine(200),
  description: optionalText(20_000),
  kind: z.enum(productKinds),
  taxClass: z.string().max(40),
  categoryId: z.uuid().nullable(),
  pictureId: z.uuid().nullable(),
  isVisible: z.boolean(),
  noWithdrawal: z
    .enum(["", ...withdrawalGrounds])
    .describe("Why the law gives no right of withdrawal for it; empty: the customer may withdraw"),
  variants: z.array(VariantInput).min(1).max(100),
};

export const ProductInput = z.strictObject({
  ...fields,
  description: fields.description.default(""),
  kind: fields.kind.default("goods"),
  categoryId: fields.categoryId.default(null),
  pictureId: fields.pictureId.default(null),
  isVisible: fields.isVisible.default(true),
  noWithdrawal: fields.noWithdrawal.default(""),
});
export type ProductInput = z.infer<typeof ProductInput>;

/** What is left out stays. `variants` is the whole list: one that is missing is taken off sale. */
export const ProductPatch = z.strictObject(fields).partial();
export type ProductPatch = z.infer<typeof ProductPatch>;

export const ProductView = z
  .object({
    ...fields,
    id: z.uuid(),
    slug: z.string(),
    version: z.int(),
    createdAt: z.string(),
    variants: z.array(
      z.object({
        id: z.uuid(),
        sku: z.string(),
        name: z.string(),
        price: z.int(),
        weightGrams: z.int(),
        isStockCounted: z.boolean(),
        stock: z.int().nullable().describe("On hand, in thousandths; null when it is not counted"),
        lowStock: z.int().nullable().describe("Its own threshold of low stock, in thousandths"),
        file: z
          .object({ id: z.uuid(), name: z.string(), size: z.int() })
          .nullable()
          .describe("What the customer downloads once he has paid"),
        available: z.int().nullable().describe("On hand and not reserved, in thousandths; null when it is not counted"),
      }),
    ),
  })
  .meta({ id: "Product" });
export type ProductView = z.infer<typeof ProductView>;

export function productViewOf(product: Product): ProductView {
  return {
    ...product,
    createdAt: product.createdAt.toISOString(),
    variants: product.variants.map(({ onHand, reserved, ...variant }) => ({
      ...variant,
      stock: variant.isStockCounted ? onHand : null,
      available: variant.isStockCounted ? onHand - reserved : null,
    })),
  };
}

export const ProductRow = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    kind: z.enum(productKinds),
    categoryId: z.uuid().nullable(),
    categoryName: z.string().nullable(),
    pictureId: z.uuid().nullable(),
    isVisible: z.boolean(),
    variantCount: z.int(),
    skus: z.array(z.string()),
    priceMin: z.int(),
    priceMax: z.int(),
    isLow: z.boolean().describe("Little is left of a variant"),
    available: z.int().nullable().describe("Of the variants that are counted, in thousandths; null when none is"),
    version: z.int(),
  })
  .meta({ id: "ProductRow" });
export type ProductRow = z.infer<typeof ProductRow>;

export const ProductQuery = z.strictObject({
  q: z.string().trim().max(200).default("").describe("In the name or a SKU; accents and case do not matter"),
  categoryId: z.uuid().optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ProductQuery = z.infer<typeof ProductQuery>;

/** What a product is found and sorted by: the name first. */
export const productSearch = (name: string, skus: readonly string[]): string =>
  folded([name, ...skus].join(" ")).slice(0, 4_000);

/** The first address that nobody has: "bol", "bol-2", "bol-3". */
export function freeSlug(wanted: string, taken: readonly string[]): string {
  const known = new Set(taken);
  let slug = wanted;
  for (let count = 2; known.has(slug); count++) slug = `${wanted}-${count}`;
  return slug;
}

/** Places in a list of variants where something is missing or said twice; none when it can be kept. */
export function variantFaults(variants: readonly Pick<VariantInput, "name">[]): { pointer: string; message: string }[] {
  if (variants.length < 2) return [];
  const names = variants.map((variant) => folded(variant.name));
  return names.flatMap((name, index) => {
    if (name !== "" && names.indexOf(name) === index) return [];
    return [{ pointer: `#/variants/${index}/name`, message: name === "" ? "empty" : "same as another variant" }];
  });
}
