import { readerOf } from "../../../mail/about.ts";
import { leftCart, leftCartValues, toWhoLeft, type Left, type ShownCart } from "../../../mail/left-cart.ts";
import { microOfMinor } from "../../../shared/money.ts";
import { withOwnWords, type Text } from "../../../mail/texts/own.ts";
import type { Written } from "../../../mail/write.ts";
import type { CartToTell } from "../../checkout/left/left-cart.ts";
import { refusalPath, resumePath } from "../../checkout/left/links.ts";
import type { Values } from "../../lib/liquid/liquid.ts";
import type { Shop } from "../../shops/shop.ts";
import { storefrontUrl } from "../letter.ts";

/** A reminder before it is written: who reads it, and what lay in his basket. */
export interface CartFacts {
  left: Left;
  cart: ShownCart;
}

/** What a reminder is written from. `publicUrl` is how links reach us, without a slash at the end. */
export function cartFacts(shop: Shop, told: CartToTell, publicUrl: string): CartFacts {
  const { name: customerName, email, phone } = told.contact;
  const home = storefrontUrl(shop, publicUrl);
  return {
    left: { ...readerOf(shop, told.locale), order: { customerName, email, phone, currency: shop.currency } },
    cart: {
      goods: told.goods
        .filter(({ isSold }) => isSold)
        .map((good) => ({ ...good, unitPriceMicro: microOfMinor(good.unitPrice, shop.currency) })),
      total: told.total,
      resumeUrl: home + resumePath(shop, told.id),
      stopUrl: home + refusalPath(shop, email),
    },
  };
}

/** What the shop's own text may name. */
export const cartValues = ({ left, cart }: CartFacts): Values => leftCartValues(left, cart);

/** The reminder, in the merchant's words where he has some. */
export function cartLetter({ left, cart }: CartFacts, own: Text | undefined): Written {
  const letter = leftCart(left, cart);
  return toWhoLeft(left, own ? withOwnWords(letter, own) : letter);
}
