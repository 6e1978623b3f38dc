import { wordsOf } from "../../shared/folded.ts";
import type { Order, OrderLine } from "./order.ts";

const searchLengthMax = 4_000;

/** What an order is found by, word by word, beside its reference: customer, e-mail, phone, city, products, SKUs, parcels' numbers. */
export function searchText(
  order: Pick<Order, "customerName" | "email" | "phone" | "deliveryAddress" | "billingAddress" | "parcels"> & {
    lines: readonly Pick<OrderLine, "name" | "sku">[];
  },
): string {
  const { customerName, email, phone, deliveryAddress, billingAddress, parcels, lines } = order;
  const found = [
    customerName,
    email,
    phone.replace(/[\s.()-]/g, ""),
    billingAddress.company,
    billingAddress.city,
    deliveryAddress?.city,
    ...lines.flatMap((line) => [line.name, line.sku]),
    ...parcels.tracking,
  ];
  return [...new Set(wordsOf(found.join(" ")))].join(" ").slice(0, searchLengthMax);
}
