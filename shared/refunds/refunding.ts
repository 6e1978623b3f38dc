// What is given back of a sale, and what is left of it: to the cent, whatever the steps.
import { minor, roundDiv, sum, type Milli, type Minor } from "../money.ts";
import { refundParts, type TaxAmount } from "../pricing.ts";

/** Pieces in thousandths, and money with its taxes. */
export type Given = { quantity: Milli; total: Minor };

/** What so many pieces of a line are worth when they are given back: the last ones take the rest. Throws RangeError when
 *  more pieces are asked for than are left. */
export function worthOf(line: Given, given: Given, quantity: Milli): Minor {
  const untaxed = { net: minor(0), tax: minor(0) };
  return refundParts({ ...line, ...untaxed }, { ...given, ...untaxed }, { quantity }).total;
}

/**
 * How much of each part has been given back once `sofar` of the whole has: in proportion, and never less than when less of
 * the whole had been. Nothing of nothing, and all of each part at the end. Parts are not negative; `sofar` is at most their sum.
 */
export function shareSoFar(sofar: Minor, parts: readonly Minor[]): Minor[] {
  let [left, whole] = [sofar as number, sum(parts) as number];
  return parts.map((part) => {
    const share = whole === 0 ? 0 : Number(roundDiv(BigInt(left) * BigInt(part), BigInt(whole)));
    left -= share;
    whole -= part;
    return minor(share);
  });
}

/** Money and the taxes in it: a line, or the delivery. */
export type Figures = { net: Minor; tax: Minor; total: Minor; taxes: readonly TaxAmount[] };

/** The figures of what has been given back, once `sofar` of their total has: cumulative, as `shareSoFar` is. */
export function figuresSoFar(whole: Figures, sofar: Minor): Figures & { taxes: TaxAmount[] } {
  const [net = minor(0), ...taxes] = shareSoFar(sofar, [whole.net, ...whole.taxes.map(({ tax }) => tax)]);
  const bases = basesSoFar(whole, { sofar, net });
  return {
    net,
    tax: minor(sofar - net),
    total: sofar,
    taxes: whole.taxes.map((one, at) => ({ ...one, net: bases[at] ?? minor(0), tax: taxes[at] ?? minor(0) })),
  };
}

/** What each tax is counted on: parts of the net (delivery of goods of several rates), or all of it for each (Québec). */
function basesSoFar({ net: whole, total, taxes }: Figures, { sofar, net }: { sofar: Minor; net: Minor }): Minor[] {
  const bases = taxes.map((one) => one.net);
  const rest = whole - sum(bases);
  if (rest >= 0) return shareSoFar(net, [...bases, minor(rest)]).slice(0, bases.length);
  return bases.map((base) => minor(total === 0 ? 0 : Number(roundDiv(BigInt(base) * BigInt(sofar), BigInt(total)))));
}

/** One less the other; taxes by name and rate. */
export function less(whole: Figures, taken: Figures): Figures & { taxes: TaxAmount[] } {
  return {
    net: minor(whole.net - taken.net),
    tax: minor(whole.tax - taken.tax),
    total: minor(whole.total - taken.total),
    taxes: taxesLess(whole.taxes, taken.taxes),
  };
}

/** Taxes of which something was taken off; those that are used up stay, at nothing. */
export function taxesLess(taxes: readonly TaxAmount[], taken: readonly TaxAmount[]): TaxAmount[] {
  return taxes.map((one) => {
    const same = taken.filter(({ name, rate }) => name === one.name && rate === one.rate);
    const [net, tax] = [sum(same.map((each) => each.net)), sum(same.map((each) => each.tax))];
    return { ...one, net: minor(one.net - net), tax: minor(one.tax - tax) };
  });
}

/** The taxes of several figures together, by name and rate, in the order first met. */
export function taxesTogether(all: readonly Pick<Figures, "taxes">[]): TaxAmount[] {
  const found = new Map<string, TaxAmount>();
  for (const one of all.flatMap(({ taxes }) => taxes)) {
    const key = `${one.rate} ${one.name}`;
    const before = found.get(key);
    found.set(key, before ? { ...one, net: minor(before.net + one.net), tax: minor(before.tax + one.tax) } : one);
  }
  return [...found.values()];
}
