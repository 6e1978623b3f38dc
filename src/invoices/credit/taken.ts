import { lineGross, microOfMinor, milli, minor, sum, type Milli, type Minor } from "../../../shared/money.ts";
import { price, type TaxAmount, type TaxRate } from "../../../shared/pricing.ts";
import { figuresSoFar, less, taxesLess, taxesTogether, type Figures } from "../../../shared/refunds/refunding.ts";

/** What a document bills, place by place: each of its lines, then its delivery (`at` null). */
export interface Place extends Figures {
  at: number | null;
  quantity: Milli;
  taxes: TaxAmount[];
}

type Line = { rates: readonly TaxRate[]; taxes?: readonly TaxAmount[]; quantity: Milli } & Omit<Figures, "taxes">;

export interface Billing {
  currency: string;
  pricesIncludeTax: boolean;
  lines: readonly Line[];
  shipping: Omit<Figures, "taxes"> | null;
  taxes: readonly TaxAmount[];
}

/** The places of a document with the taxes of each: they add up to the document's own. */
export function placesOf(doc: Billing): Place[] {
  const lines = doc.lines.map(({ quantity, net, tax, total }, at) => {
    return { at, quantity, net, tax, total, taxes: taxesOfLine(doc, at) };
  });
  if (!doc.shipping) return lines;
  const { net, tax, total } = doc.shipping;
  const taxes = taxesLess(doc.taxes, taxesTogether(lines)).filter((one) => one.net !== 0 || one.tax !== 0);
  return [...lines, { at: null, quantity: milli(0), net, tax, total, taxes }];
}

/** One rate: the line's own tax. Several: as they were when it was priced, for a line only keeps their sum. */
function taxesOfLine(doc: Billing, at: number): TaxAmount[] {
  const line = doc.lines[at];
  if (!line) return [];
  if (line.taxes) return [...line.taxes];
  if (line.rates.length < 2) return line.rates.map(({ name, rate }) => ({ name, rate, net: line.net, tax: line.tax }));
  const priceOf = ({ net, total }: { net: Minor; total: Minor }) => (doc.pricesIncludeTax ? total : net);
  const priced = price({
    currency: doc.currency,
    pricesIncludeTax: doc.pricesIncludeTax,
    lines: doc.lines.map((one) => ({
      unitPrice: microOfMinor(priceOf(one), doc.currency),
      quantity: milli(1_000),
      taxes: one.rates,
    })),
    ...(doc.shipping && { shipping: { price: priceOf(doc.shipping), taxes: "as-goods" as const } }),
  });
  return priced.lines[at]?.taxes ?? [];
}

/** A part of a document to be taken back, in pieces and money. */
export interface Part {
  at: number | null;
  quantity: Milli;
  total: Minor;
}

/** The figures of these parts once `taken` was taken back before: cumulative, so that all parts of a place end at its own figures. */
export function takenBy(places: readonly Place[], taken: readonly Part[], parts: readonly Part[]): Place[] {
  return places.flatMap((place) => {
    const own = parts.filter(({ at }) => at === place.at);
    const before = totalAt(taken, place.at);
    const total = Math.min(sum(own.map((one) => one.total)), place.total - before);
    const quantity = milli(own.reduce((all, one) => all + one.quantity, 0));
    if (total <= 0 && quantity === 0) return [];
    const after = figuresSoFar(place, minor(before + total));
    return [{ at: place.at, quantity, ...less(after, figuresSoFar(place, before)) }];
  });
}

/** What is left of each place once `taken` was taken back; those of which nothing is left are left out. */
export function leftOf(places: readonly Place[], taken: readonly Part[]): Place[] {
  return places.flatMap((place) => {
    const before = totalAt(taken, place.at);
    const quantity = taken
      .filter(({ at }) => at === place.at)
      .reduce((left, one) => left - one.quantity, place.quantity as number);
    if (before === place.total && quantity <= 0 && before !== 0) return [];
    const figures = before === 0 ? place : less(place, figuresSoFar(place, before));
    return [{ ...figures, at: place.at, quantity: milli(quantity) }];
  });
}

const totalAt = (taken: readonly Part[], at: number | null): Minor =>
  sum(taken.filter((one) => one.at === at).map(({ total }) => total));

interface Priced {
  quantity: Milli;
  unitPriceMicro: number;
  discount: Minor;
}

/**
 * How a line prints that bills, or takes back, only so much of what it was: its own price and fewer pieces, the difference
 * as a discount. Money without pieces prints as one piece at that price.
 */
export function printedAs<Sold extends Priced>(
  line: Sold,
  { quantity, net, tax, total, taxes }: Place,
  { currency, pricesIncludeTax }: Pick<Billing, "currency" | "pricesIncludeTax">,
): Sold & Figures {
  const figures = { net, tax, total, taxes };
  const amount = pricesIncludeTax ? total : net;
  if (quantity <= 0)
    return {
      ...line,
      ...figures,
      quantity: milli(1_000),
      unitPriceMicro: microOfMinor(amount, currency),
      discount: minor(0),
    };
  const gross = lineGross(line.unitPriceMicro as Parameters<typeof lineGross>[0], quantity, currency);
  return { ...line, ...figures, quantity, discount: minor(Math.max(0, gross - amount)) };
}

/** The sum of the figures of several places, their taxes by rate. */
export function together(places: readonly Figures[]): Figures & { taxes: TaxAmount[] } {
  return {
    net: sum(places.map(({ net }) => net)),
    tax: sum(places.map(({ tax }) => tax)),
    total: sum(places.map(({ total }) => total)),
    taxes: taxesTogether(places),
  };
}
