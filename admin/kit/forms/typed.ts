import { decimal, fractionDigits, parseDecimal, type Minor } from "../../../shared/money.ts";

/** What a person typed, read; undefined when it cannot be. */

/** "12,50" or "12.50" → 1250 in a currency of two decimals. */
export const amountTyped = (text: string, currency: string): number | undefined =>
  parseDecimal(text, fractionDigits(currency));

/** An amount as it is typed in this language: 1250 → "12,50", in Swiss French and English "12.50". */
export function amountToType(amount: number, currency: string, locale: string): string {
  return localPoint(decimal(amount as Minor, currency), locale);
}

/** "€", "CHF", "$": what stands beside an amount that is typed. */
export const symbolOf = (currency: string, locale: string): string =>
  new Intl.NumberFormat(locale, { style: "currency", currency })
    .formatToParts(0)
    .find(({ type }) => type === "currency")?.value ?? currency;

/** "2" or "0,333" → thousandths. */
export const quantityTyped = (text: string): number | undefined => parseDecimal(text, 3);

/** Thousandths as they are typed: 2000 → "2", 333 → "0,333". */
export function quantityToType(quantity: number, locale: string): string {
  return localPoint(String(quantity / 1_000), locale);
}

/** "5,5" → 55000 parts per million. */
export const rateTyped = (text: string): number | undefined => parseDecimal(text.replace("%", ""), 4);

export function rateToType(rate: number, locale: string): string {
  return localPoint(String(rate / 10_000), locale);
}

const localPoint = (text: string, locale: string): string =>
  locale.startsWith("fr") && locale !== "fr-CH" ? text.replace(".", ",") : text;

/** A slip of the finger is caught; whether the address exists is the mail server's to say. */
export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text.trim());
