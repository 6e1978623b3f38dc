import type { Milli, Minor } from "../../shared/money.ts";
import type { WithdrawalGround } from "../../shared/withdrawal/grounds.ts";

export const productKinds = ["goods", "digital", "service"] as const;
export type ProductKind = (typeof productKinds)[number];

/** What a line of an order may be: a product of some kind, or the fee the shop adds to it. */
export const lineKinds = [...productKinds, "fee"] as const;
export type LineKind = (typeof lineKinds)[number];

/** A variant as it can be sold now. `available` counts only when the stock is counted. */
export interface Sellable {
  variantId: string;
  productId: string;
  sku: string;
  name: string;
  variantName: string;
  kind: ProductKind;
  price: Minor;
  taxClass: string;
  weightGrams: number;
  isStockCounted: boolean;
  available: Milli;
  pictureId: string | null;
  /** What a digital variant is sold with now. */
  fileId: string | null;
  isVisible: boolean;
  /** Why nobody may withdraw from it; empty: he may. */
  noWithdrawal: WithdrawalGround | "";
}

/** What an order line takes out of, or gives back to, the stock. */
export interface StockMove {
  variantId: string;
  lineId: string;
  quantity: Milli;
}
