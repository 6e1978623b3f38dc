import type { Sellable } from "./stock.ts";

/** What visitors of the storefront see of the catalogue: visible things only. */
export interface ShelfCategory {
  id: string;
  slug: string;
  name: string;
  description: string;
  productCount: number;
}

/** A product as a card in a list. Prices in minor units of the shop's currency. */
export interface ShelfProduct {
  id: string;
  slug: string;
  name: string;
  pictureId: string | null;
  priceMin: number;
  priceMax: number;
  isSoldOut: boolean;
}

/** A product on its own page, with what can be bought of it. */
export interface ShelfDetail {
  id: string;
  slug: string;
  name: string;
  description: string;
  kind: Sellable["kind"];
  pictureId: string | null;
  categorySlug: string | null;
  categoryName: string | null;
  variants: ShelfVariant[];
}

/** `available` in thousandths; counts only when the stock is counted. */
export type ShelfVariant = Pick<Sellable, "variantId" | "sku" | "price" | "isStockCounted" | "available"> & {
  name: string;
};

export interface Picture {
  contentType: string;
  bytes: Buffer;
}

export const isSoldOut = (variant: Pick<ShelfVariant, "isStockCounted" | "available">): boolean =>
  variant.isStockCounted && variant.available < 1_000;
