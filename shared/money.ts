// Money, quantities and rates are whole numbers with a unit in their type; no float ever holds an amount.
// Arithmetic goes through BigInt, rounds half away from zero, and splits by largest remainder.

declare const unit: unique symbol;

/** An amount in the currency's smallest unit: 12.50 € is 1250, 500 ¥ is 500, 1.234 TND is 1234. */
export type Minor = number & { readonly [unit]: "minor" };
/** A unit price in millionths of the currency's major unit: 28.90 € is 28_900_000, 0.0125 € is 12_500. */
export type Micro = number & { readonly [unit]: "micro" };
/** A quantity in thousandths: 2 pieces are 2000, 0.333 kg is 333. */
export type Milli = number & { readonly [unit]: "milli" };
/** A rate in parts per million: 20 % is 200_000, 9.975 % is 99_750. */
export type Ppm = number & { readonly [unit]: "ppm" };

export const PPM_WHOLE = 1_000_000;

/** Throws RangeError unless the value is a safe integer; -0 becomes 0. */
export const minor = (value: number): Minor => safeInteger(value, "minor") as Minor;
/** Throws RangeError unless the value is a safe integer. */
export const micro = (value: number): Micro => safeInteger(value, "micro") as Micro;
/** Throws RangeError unless the value is a safe integer. */
export const milli = (value: number): Milli => safeInteger(value, "milli") as Milli;
/** Throws RangeError unless the value is a safe integer. */
export const ppm = (value: number): Ppm => safeInteger(value, "ppm") as Ppm;

function safeInteger(value: number, name: string): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${name} needs a safe integer, got ${value}`);
  return value + 0;
}

// ISO 4217, list of 2024: every currency not named here has two decimals. Written down rather than asked of Intl,
// whose table follows everyday use instead (IQD 0) and changes with the browser.
const otherDigits: Readonly<Record<number, string>> = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
  3: "BHD IQD JOD KWD LYD OMR TND",
  4: "CLF UYW",
};
const digitsOf = new Map(
  Object.entries(otherDigits).flatMap(([digits, codes]) => codes.split(" ").map((code) => [code, Number(digits)])),
);

/** Decimals of a currency: EUR 2, JPY 0, TND 3. Throws RangeError when it is not three capital letters. */
export function fractionDigits(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) throw new RangeError(`not an ISO 4217 code: ${currency}`);
  return digitsOf.get(currency) ?? 2;
}

/** The exact sum; 0 of nothing. */
export function sum(amounts: Iterable<Minor>): Minor {
  let total = 0n;
  for (const amount of amounts) total += BigInt(amount);
  return minor(Number(total));
}

/** The same amount the other way: 1250 → -1250. */
export function negated(amount: Minor): Minor {
  return minor(0 - amount);
}

/** n / d rounded half away from zero, so that a credit note mirrors its invoice: 5/2 → 3, -5/2 → -3. */
export function roundDiv(n: bigint, d: bigint): bigint {
  const [top, bottom] = d < 0n ? [-n, -d] : [n, d];
  return (top * 2n + (top < 0n ? -bottom : bottom)) / (bottom * 2n);
}

/** The part of an amount that a rate takes, rounded once: 25.43 at 15 % → 3.81. */
export function shareOf(amount: Minor, rate: Ppm): Minor {
  return minor(Number(roundDiv(BigInt(amount) * BigInt(rate), BigInt(PPM_WHOLE))));
}

/** Splits a total in proportion to weights. The parts always add up to it: what rounding leaves goes to the largest
 *  remainders, the earlier part first on ties. A weight of zero gets nothing. Throws RangeError when the weights add
 *  up to zero and there is something to split. */
export function allocate(total: Minor, weights: readonly number[]): Minor[] {
  const whole = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (whole === 0n && total !== 0) throw new RangeError("nothing to split the amount over");
  const shares = weights.map((weight) => BigInt(total) * BigInt(weight));
  return apportion(total, shares, whole === 0n ? 1n : whole);
}

/** Rounds the exact shares n/d to whole units that add up to `total`, which must be the rounded sum of the shares
 *  (at most half a unit away). Largest remainder, ties to the earlier share, each part within one unit of its share;
 *  negating every share and the total negates every part. */
export function apportion(total: Minor, numerators: readonly bigint[], denominator: bigint): Minor[] {
  const sign = denominator < 0n ? -1n : 1n;
  const parts = numerators.map((n) => ({
    units: n / denominator,
    remainder: (n * sign) % (denominator * sign),
  }));
  const left = parts.reduce((rest, part) => rest - part.units, BigInt(total));
  const step = left < 0n ? -1n : 1n;
  const waiting = parts
    .filter((part) => part.remainder * step > 0n)
    .sort((a, b) => Number((b.remainder - a.remainder) * step));
  for (const part of waiting.slice(0, Number(left * step))) part.units += step;
  return parts.map((part) => minor(Number(part.units)));
}

/** Reads a typed number into an integer scaled by 10^decimals: ("12,50", 2) → 1250. Comma or point; spaces around,
 *  and spaces or apostrophes between groups of three digits. Undefined for anything else, including more decimals
 *  than allowed: "1.234" with two decimals might mean a thousand, so nobody guesses. */
export function parseDecimal(text: string, decimals: number): number | undefined {
  const found = /^([-−+]?)(\d+|\d{1,3}(?:[\s'’]\d{3})+)(?:[.,](\d+))?$/.exec(text.trim());
  const [, sign = "", whole = "", fraction = ""] = found ?? [];
  if (!found || fraction.length > decimals) return undefined;
  const digits = BigInt(whole.replace(/\D/g, "") + fraction.padEnd(decimals, "0"));
  const value = Number(sign === "" || sign === "+" ? digits : -digits) + 0;
  return Number.isSafeInteger(value) ? value : undefined;
}

/** The amount as an exact decimal string for files, providers and forms: 1250 EUR → "12.50", -5 EUR → "-0.05". */
export function decimal(amount: Minor, currency: string): string {
  return scaled(amount, fractionDigits(currency));
}

function scaled(value: number, digits: number): string {
  const text = String(Math.abs(value)).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  return `${value < 0 ? "-" : ""}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ""}`;
}

/** A price typed in the currency's smallest unit, as a unit price: 1250 EUR → 12_500_000. */
export function microOfMinor(amount: Minor, currency: string): Micro {
  return micro(Number(BigInt(amount) * 10n ** BigInt(6 - fractionDigits(currency))));
}

/** Unit price × quantity, rounded once: 1000 × 0.0125 € is 12.50 €, never 1000 × 0.01. */
export function lineGross(unitPrice: Micro, quantity: Milli, currency: string): Minor {
  const scale = 10n ** BigInt(9 - fractionDigits(currency));
  return minor(Number(roundDiv(BigInt(unitPrice) * BigInt(quantity), scale)));
}

const NBSP = "\u00a0";
const MINUS = "\u2212";

type Separators = { group: string; decimal: string; percent: string };

// Our own table, because Intl disagrees with itself: French groups are U+202F (a hairline in our typeface), and Swiss
// French is U+0027 in Node and U+202F in Chromium. Swiss French here: 1’234.50 CHF, 8.1%, in money, quantities and rates.
const separatorsOf: Readonly<Record<string, Separators>> = {
  fr: { group: NBSP, decimal: ",", percent: `${NBSP}%` },
  "fr-CH": { group: "’", decimal: ".", percent: "%" },
  en: { group: ",", decimal: ".", percent: "%" },
  de: { group: ".", decimal: ",", percent: `${NBSP}%` },
  "de-CH": { group: "’", decimal: ".", percent: "%" },
};
const french: Separators = { group: NBSP, decimal: ",", percent: `${NBSP}%` };

/** The amount for people, the same characters on the server and in the browser: fr-FR "1 234,50 €" (no-break spaces),
 *  fr-CA "1 234,50 $", fr-CH "1’234.50 CHF", en "€1,234.50". A minus (U+2212) comes first: "−12,50 €". */
export function formatMoney(amount: Minor, currency: string, locale: string): string {
  return withSymbol(localised(decimal(amount, currency), locale), currency, locale);
}

/** A unit price for people: the currency's decimals, and more (up to six) only where the price has them: "0,0125 €". */
export function formatUnitPrice(price: Micro, currency: string, locale: string): string {
  const [whole = "", fraction = ""] = scaled(price, 6).split(".");
  const digits = fractionDigits(currency);
  const kept = fraction.slice(0, digits) + fraction.slice(digits).replace(/0+$/, "");
  return withSymbol(localised(kept ? `${whole}.${kept}` : whole, locale), currency, locale);
}

/** A quantity for people, without useless zeros: 2000 → "2", 333 → "0,333". */
export function formatQuantity(quantity: Milli, locale: string): string {
  return localised(trimmed(scaled(quantity, 3)), locale);
}

/** A rate for people: 200_000 → "20 %" (no-break space) in French, "20%" in English and Swiss French. */
export function formatRate(rate: Ppm, locale: string): string {
  return localised(trimmed(scaled(rate, 4)), locale) + separators(locale).percent;
}

function separators(locale: string): Separators {
  return separatorsOf[locale] ?? separatorsOf[locale.slice(0, 2)] ?? french;
}

function trimmed(plain: string): string {
  return plain.replace(/\.?0+$/, "");
}

function localised(plain: string, locale: string): string {
  const { group, decimal: point } = separators(locale);
  const [whole = "", fraction] = plain.replace("-", MINUS).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return fraction === undefined ? grouped : grouped + point + fraction;
}

const affixes = new Map<string, readonly [before: string, after: string]>();

/** Intl is asked only on which side the symbol stands and how it is written, once per currency and locale. */
function withSymbol(figure: string, currency: string, locale: string): string {
  const key = `${currency} ${locale}`;
  let around = affixes.get(key);
  if (!around) affixes.set(key, (around = symbolAround(currency, locale)));
  const [before, after] = around;
  return figure.startsWith(MINUS) ? MINUS + before + figure.slice(1) + after : before + figure + after;
}

function symbolAround(currency: string, locale: string): readonly [string, string] {
  const parts = new Intl.NumberFormat(locale, { style: "currency", currency }).formatToParts(0);
  const figure = parts.findIndex((part) => part.type === "integer");
  const written = (some: Intl.NumberFormatPart[]) =>
    some
      .filter((part) => part.type === "currency" || part.type === "literal")
      .map((part) => part.value.replace(/[\s\u202f]/g, NBSP))
      .join("");
  return [written(parts.slice(0, figure)), written(parts.slice(figure))];
}
