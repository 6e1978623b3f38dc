import type { Address } from "../shared/addresses.ts";
import { decimal } from "../shared/money.ts";
import type { About } from "./about.ts";
import type { Sent } from "./parcel.ts";

/** The order in the words of schema.org, as mail programs read them: they show what was bought and where to follow it. */
export function orderData(about: About): object {
  const { order, shop } = about;
  return {
    "@context": "https://schema.org",
    ...orderOf(about),
    orderStatus: "https://schema.org/OrderProcessing",
    orderDate: order.placedAt.toISOString(),
    priceCurrency: order.currency,
    price: decimal(order.total, order.currency),
    customer: { "@type": "Person", name: order.customerName },
    acceptedOffer: order.lines.map(({ name, sku, quantity, gross }) => ({
      "@type": "Offer",
      itemOffered: { "@type": "Product", name, ...(sku && { sku }) },
      price: decimal(gross, order.currency),
      priceCurrency: order.currency,
      eligibleQuantity: { "@type": "QuantitativeValue", value: quantity / 1_000 },
      seller: { "@type": "Organization", name: shop.name },
    })),
  };
}

/** A parcel on its way, with its number and the page where it is followed. */
export function parcelData(about: About, parcel: Sent): object {
  const { order } = about;
  return {
    "@context": "https://schema.org",
    "@type": "ParcelDelivery",
    ...(order.deliveryAddress && { deliveryAddress: addressOf(order.deliveryAddress) }),
    ...(parcel.carrier && { carrier: { "@type": "Organization", name: parcel.carrier } }),
    ...(parcel.trackingNumber && { trackingNumber: parcel.trackingNumber }),
    trackingUrl: parcel.trackingLink || about.trackingUrl,
    itemShipped: parcel.parts.flatMap(({ lineId }) => {
      const line = order.lines.find((one) => one.id === lineId);
      return line ? [{ "@type": "Product", name: line.name }] : [];
    }),
    partOfOrder: orderOf(about),
  };
}

const orderOf = ({ order, shop, trackingUrl }: About) => ({
  "@type": "Order",
  merchant: { "@type": "Organization", name: shop.name },
  orderNumber: order.reference,
  url: trackingUrl,
});

const addressOf = ({ name, line1, line2, postalCode, city, region, country }: Address) => ({
  "@type": "PostalAddress",
  name,
  streetAddress: [line1, line2].filter(Boolean).join(", "),
  postalCode,
  addressLocality: city,
  ...(region && { addressRegion: region }),
  addressCountry: country,
});
