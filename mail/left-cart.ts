import { formatQuantity, formatUnitPrice, type Micro, type Milli } from "../shared/money.ts";
import type { Values } from "../src/lib/liquid/liquid.ts";
import type { Order } from "../src/orders/order.ts";
import { contactEmail, money, type About, type Reader } from "./about.ts";
import { contactBlock, greeting, hello } from "./order-blocks.ts";
import type { Letter } from "./paper/letter.ts";
import { toLeaver, type Written } from "./write.ts";

/** A basket as its letter shows it. Amounts in minor units, without delivery. */
export interface ShownCart {
  goods: readonly {
    name: string;
    variantName: string;
    sku: string;
    quantity: Milli;
    unitPriceMicro: Micro;
    total: number;
  }[];
  total: number;
  /** Back to the basket, on any device. */
  resumeUrl: string;
  /** No more reminders from this shop. */
  stopUrl: string;
}

/** Who left it, as far as a letter names him. */
export interface Left extends Reader {
  order: Pick<Order, "customerName" | "email" | "phone" | "currency">;
}

/** What lies there, what it costs today, and the way back. How to hear no more of it is always said. */
export function leftCart(left: Left, cart: ShownCart): Letter {
  const { shop, place } = left;
  const words = left.words.leftCart;
  return {
    subject: words.subject(shop.name),
    preview: words.text(shop.name),
    title: words.title,
    blocks: [
      greeting(left, words.text(shop.name)),
      { kind: "button", label: words.resume, url: cart.resumeUrl },
      {
        kind: "goods",
        title: words.goods,
        goods: cart.goods.map(({ name, variantName, sku, quantity, unitPriceMicro, total }) => ({
          name,
          detail: [variantName, sku && left.words.goods.sku(sku)].filter(Boolean).join(" · "),
          quantity: `${formatQuantity(quantity, place.locale)} × ${formatUnitPrice(unitPriceMicro, left.order.currency, place.locale)}`,
          amount: money(left, total),
        })),
        totals: [{ label: words.total, amount: money(left, cart.total), weight: "grand" }],
      },
      { kind: "notice", title: words.today, text: words.todayText },
      contactBlock(left),
      { kind: "facts", facts: [{ label: words.once, value: words.stop, url: cart.stopUrl }] },
    ],
  };
}

/** The letter ready to leave, with the reason it comes at its foot. */
export const toWhoLeft = (left: Left, letter: Letter): Written =>
  toLeaver(left, letter, left.words.leftCart.why(left.shop.name));

/** What the merchant's own text of it may name. */
export function leftCartValues(left: Left, cart: ShownCart): Values {
  const { order, shop, place } = left;
  return {
    greeting: hello(left),
    customer: { name: order.customerName, email: order.email, phone: order.phone },
    shop: {
      name: shop.name,
      email: contactEmail(shop),
      phone: shop.settings.seller.phone,
      website: shop.settings.seller.website,
    },
    basket: {
      total: money(left, cart.total),
      lines: cart.goods.map(({ name, variantName, sku, quantity, total }) => ({
        name,
        sku,
        variant: variantName,
        quantity: formatQuantity(quantity, place.locale),
        amount: money(left, total),
      })),
    },
    links: { basket: cart.resumeUrl, stop: cart.stopUrl },
  };
}

/** A basket made of an order's items: what the merchant sees while he words the message. */
export function exampleCart({ order, trackingUrl }: About): ShownCart {
  const shop = trackingUrl.replace(/\/suivi\/[^/]+$/, "");
  return {
    goods: order.lines.map(({ name, variantName, sku, quantity, unitPriceMicro, gross }) => ({
      name,
      variantName,
      sku,
      quantity,
      unitPriceMicro,
      total: gross,
    })),
    total: order.subtotal,
    resumeUrl: `${shop}/panier`,
    stopUrl: `${shop}/panier`,
  };
}
