import { labelLines, type Address } from "../shared/addresses.ts";
import { dateIn } from "../shared/dates.ts";
import type { Order } from "../src/orders/order.ts";
import type { Shop } from "../src/shops/shop.ts";
import { frameOf, templatePath, type PrintedDocument } from "./frame.ts";
import { identityOf, postalLines } from "./identity.ts";
import { wordsOf } from "./words.ts";

/** Labels of 10 × 15 cm to stick on the parcels of an order, one page a parcel: from whom, to whom, which order. */
export function addressLabels(order: Order & { deliveryAddress: Address }, shop: Shop, count: number): PrintedDocument {
  const identity = identityOf(shop);
  const { locale, country: homeCountry, seller } = identity;
  const words = wordsOf(locale);
  const { reference: number, deliveryAddress, deliveryMethod, placedAt } = order;
  const data = {
    ...frameOf(identity, { title: words.order, number, day: dateIn(placedAt, shop.timeZone) }),
    from: [seller.legalName, ...postalLines(identity)],
    to: labelLines(deliveryAddress, { locale, homeCountry }),
    method: deliveryMethod?.name ?? "",
    parcels: Array.from({ length: count }, (_, at) => (count > 1 ? words.parcelOf(at + 1, count) : "")),
  };
  return { template: templatePath("address-label"), data };
}
