import { milli } from "../../shared/money.ts";
import { changeCart, openCart } from "../checkout/carts.actions.ts";
import type { Tx } from "../lib/db.ts";
import type { NewDemo } from "./demo-orders.actions.ts";
import { demoBaskets } from "./demo-orders.ts";

/** Leaves some baskets in the shop, as its customers would have. Part of the transaction that makes the shop. */
export async function leaveBaskets(tx: Tx, { shop, variantIds, now }: NewDemo): Promise<void> {
  for (const { customer, hoursAgo, items, agreesToReminder } of demoBaskets) {
    const at = new Date(now.getTime() - hoursAgo * 3_600_000);
    const lines = Object.entries(items).flatMap(([sku, count]) => {
      const variantId = variantIds.get(sku);
      return variantId ? [{ variantId, quantity: milli(count * 1_000) }] : [];
    });
    const { token } = await openCart(tx, { shop, lines, locale: shop.locale, now: at });
    const { name, email, phone, address } = customer;
    const told = { contact: { name, email, phone }, deliveryAddress: address, agreesToReminder };
    await changeCart(tx, { shop, token, now: at }, told);
  }
}
