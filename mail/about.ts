import { formatDate, formatDateTime, type Place, type When } from "../shared/dates.ts";
import { mailWords, type MailWords } from "../shared/messages/mail.ts";
import { formatMoney, type Minor } from "../shared/money.ts";
import type { Order } from "../src/orders/order.ts";
import { languageOf, type Shop } from "../src/shops/shop.ts";

/** What every letter to somebody is written from. */
export interface Reader {
  shop: Shop;
  words: MailWords;
  place: Place;
}

/** What every letter about an order is written from, for one reader. */
export interface About extends Reader {
  order: Order;
  /** The customer's own page of the order. */
  trackingUrl: string;
  /** Where he pays what is left, online. */
  payUrl: string;
  /** Whether he may pay online, though he had chosen another means. */
  takesOnline: boolean;
  /** The order in the shop's admin. */
  deskUrl: string;
}

export interface Addresses {
  trackingUrl: string;
  deskUrl: string;
}

/** A letter about an order; `reader` is the language wanted. */
export function about(shop: Shop, order: Order, reader: { locale: string; takesOnline?: boolean } & Addresses): About {
  const { trackingUrl, deskUrl, takesOnline = false } = reader;
  const payUrl = trackingUrl.replace(/\/suivi\/([^/]+)$/, "/p/$1");
  return { ...readerOf(shop, reader.locale), order, trackingUrl, payUrl, takesOnline, deskUrl };
}

/** Who reads in this language: dates and amounts are written the way of the shop's country in it. */
export function readerOf(shop: Shop, wanted: string): Reader {
  const locale = localeIn(shop, wanted);
  return { shop, words: mailWords(locale), place: { locale, timeZone: shop.timeZone } };
}

function localeIn(shop: Shop, wanted: string): string {
  const language = languageOf(wanted);
  if (language === languageOf(shop.locale)) return shop.locale;
  if (shop.country === "CA") return `${language}-CA`;
  return language === "en" ? "en-GB" : "fr-FR";
}

export const money = (
  { order, place }: Pick<Reader, "place"> & { order: Pick<Order, "currency"> },
  amount: number,
): string => formatMoney(amount as Minor, order.currency, place.locale);

export const day = ({ place }: About, when: When): string => formatDate(when, place);

export const moment = ({ place }: About, when: When): string => formatDateTime(when, place);

/** Where a customer writes to: the seller's address, or the merchant's own; empty when the shop has named neither. */
export const contactEmail = ({ settings }: Pick<Shop, "settings">): string =>
  settings.seller.email || (settings.merchantEmails[0] ?? "");
