import { renderToStaticMarkup } from "react-dom/server";
import type { ReactElement } from "react";
import { formatMoney, type Minor } from "../shared/money.ts";
import { shopWords } from "../shared/messages/shop.ts";
import type { ShopWords } from "../shared/messages/shop.fr.ts";
import type { ShelfCategory } from "../src/catalog/shelf.ts";
import type { Shop } from "../src/shops/shop.ts";
import type { Assets } from "./assets.ts";

/** What every page of a storefront knows: whose it is, where it stands, in which language, and what lies in the basket. */
export interface Frame {
  shop: Shop;
  /** "" on the shop's own host name, "/s/lumen" elsewhere. */
  base: string;
  /** The page's own address, without its query. */
  path: string;
  locale: string;
  words: ShopWords;
  categories: readonly ShelfCategory[];
  pieceCount: number;
  assets: Assets;
  now: Date;
}

/** A whole page as text; React only writes it, nothing of React reaches the browser. */
export const renderPage = (page: ReactElement): string => `<!doctype html>${renderToStaticMarkup(page)}`;

/** The locale a visitor reads in: the shop's own, or the other language as it is written in the shop's country. */
export function localeFor(shop: Pick<Shop, "locale" | "country">, language: string | undefined): string {
  if (language === undefined || shop.locale.startsWith(language)) return shop.locale;
  if (language === "en") return shop.country === "CA" ? "en-CA" : "en-GB";
  return shop.country === "CA" ? "fr-CA" : "fr-FR";
}

export const wordsFor = (locale: string): ShopWords => shopWords(locale);

/** An amount in minor units of the shop's currency, as the page's reader writes it. */
export const amount = ({ shop, locale }: Pick<Frame, "shop" | "locale">, value: number): string =>
  formatMoney(value as Minor, shop.currency, locale);

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** "mardi 24 novembre", "Tuesday 24 November": a calendar day "2026-11-24" as people say it. */
export function spokenDay(day: string, locale: string): string {
  const known = dayFormats.get(locale);
  const format =
    known ?? new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
  dayFormats.set(locale, format);
  const parts = format.formatToParts(new Date(`${day}T00:00:00Z`));
  const isFirst = (type: string, value: string) => type === "day" && value === "1" && locale.startsWith("fr");
  return parts.map(({ type, value }) => (isFirst(type, value) ? "1er" : value)).join("");
}
