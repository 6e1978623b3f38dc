import { Refusal } from "../refusals.ts";
import type { Shop } from "./shop.ts";

/** Whether the storefront takes orders. */
export const isSelling = ({ settings }: Pick<Shop, "settings">): boolean => settings.selling === "orders";

/** A catalogue takes no order but what its people type in. Refuses `catalogue_only`. */
export function requireSelling(shop: Pick<Shop, "settings">): void {
  if (!isSelling(shop)) throw new Refusal("catalogue_only");
}
