import { microOfMinor, milli, minor, type Milli } from "../../../shared/money.ts";
import type { LineKind, Sellable } from "../../catalog/stock.ts";
import type { Priced } from "../../../shared/pricing.ts";
import { ratesOf, type Shop } from "../../shops/shop.ts";
import { nothingGivenBack } from "../giving-back/giving-back.ts";
import type { OrderLine } from "../order.ts";

/** What a line sells: a variant of the catalogue, or something typed in that the catalogue does not know. */
export type SoldItem = Omit<Sellable, "variantId" | "productId" | "available" | "isVisible" | "kind"> & {
  kind: LineKind;
  variantId: string | null;
  productId: string | null;
};

export interface PlacedItem {
  item: SoldItem;
  quantity: Milli;
}

/** What is sold, as a line of an order: everything of the catalogue that must not change any more. Its figures are still to come. */
export function lineOf(shop: Shop, { item, quantity }: PlacedItem, id: string): OrderLine {
  return {
    id,
    position: 0,
    productId: item.productId,
    variantId: item.variantId,
    sku: item.sku,
    name: item.name,
    variantName: item.variantName,
    kind: item.kind,
    pictureId: item.pictureId,
    fileId: item.fileId,
    weightGrams: item.weightGrams,
    isStockCounted: item.isStockCounted,
    noWithdrawal: item.noWithdrawal,
    quantity,
    shipped: milli(0),
    givenBack: nothingGivenBack,
    unitPriceMicro: microOfMinor(item.price, shop.currency),
    taxes: ratesOf(shop, item.taxClass) as OrderLine["taxes"],
    ...unpriced,
  };
}

const unpriced = { gross: minor(0), discount: minor(0), net: minor(0), tax: minor(0), total: minor(0) };

/** The line at its place, with the figures that shared/pricing.ts gave this place. */
export function withFigures(line: OrderLine, at: number, { lines }: Priced): OrderLine {
  const figures = lines[at];
  if (!figures) throw new Error("an order's lines and its prices do not go together");
  const { gross, discount, net, tax, total } = figures;
  return { ...line, position: at + 1, gross, discount, net, tax, total };
}
