// One pure function prices carts, orders, edits and invoices.
// Tax is rounded once per rate on the whole document, never per line: Belgium requires it in structured invoices since
// 2026, France and Quebec accept it. Lines then share each rate's figures by largest remainder, so parts always add up.
import { allocate, apportion, lineGross, micro, minor, PPM_WHOLE, roundDiv, shareOf, sum } from "./money.ts";
import type { Micro, Milli, Minor, Ppm } from "./money.ts";

/** One tax on one good. Quebec goods carry two, TPS and TVQ, each on the price before tax. */
export type TaxRate = { name: string; rate: Ppm };
/** One tax of a document or of a part of it: its base before tax, and the tax. */
export type TaxAmount = TaxRate & { net: Minor; tax: Minor };

/** `isFee`: added by the shop to the goods, it is never discounted, and delivery does not take its rate. */
export type PriceInputLine = { unitPrice: Micro; quantity: Milli; taxes: readonly TaxRate[]; isFee?: boolean };

export type PriceInput = {
  currency: string;
  /** True when unit prices and the shipping price contain their taxes (TTC). */
  pricesIncludeTax: boolean;
  /** A negative quantity takes goods back (credit note): every figure is the exact mirror of the positive one. */
  lines: readonly PriceInputLine[];
  /** Never negative: it takes the sign of the goods, and never exceeds them. A percentage is rounded once, on the sum. */
  discount?: { amount: Minor } | { percent: Ppm };
  /** What the discount applies to. "items" (default) leaves shipping to be paid, even at 100 %. */
  discountScope?: "items" | "all";
  /** "as-goods" taxes shipping at the goods' rates, in proportion to what is paid for them (CGI art. 267 I 2°). */
  shipping?: { price: Minor; taxes: readonly TaxRate[] | "as-goods" };
};

/** `gross`: as priced, before discount, tax inside or not as the shop's prices are. net + tax = total. */
export type PricedLine = { gross: Minor; discount: Minor; net: Minor; tax: Minor; total: Minor; taxes: TaxAmount[] };
/** `price`: as given, before discount; 0 without shipping. */
export type PricedShipping = {
  price: Minor;
  discount: Minor;
  net: Minor;
  tax: Minor;
  total: Minor;
  taxes: TaxAmount[];
};

export type Priced = {
  lines: PricedLine[];
  /** Σ line gross, before discount and shipping. */
  subtotal: Minor;
  /** Σ discounts, positive on a sale; shipping's part included when the scope is "all". */
  discount: Minor;
  shipping: PricedShipping;
  /** One per name and rate, in the order first met, zero rates included. */
  taxes: TaxAmount[];
  net: Minor;
  tax: Minor;
  total: Minor;
};

/** Prices a whole document. Σ line totals + shipping total = total, net + tax = total, Σ taxes = tax, to the cent.
 *  Throws RangeError on a negative discount or one above 100 %. */
export function price(input: PriceInput): Priced {
  const grosses = input.lines.map((line) => lineGross(line.unitPrice, line.quantity, input.currency));
  const shippingPrice = input.shipping?.price ?? minor(0);
  const [shippingDiscount = minor(0), ...discounts] = discountOf(input, [shippingPrice, ...grosses]);
  const goods = grosses.map((gross, index) => minor(gross - (discounts[index] ?? 0)));
  const carried = shippingParts(input, { goods, grosses, amount: minor(shippingPrice - shippingDiscount) });
  const parts = input.lines.map((line, index) => ({ amount: goods[index] ?? minor(0), taxes: line.taxes }));

  const { taxed, taxes } = input.pricesIncludeTax
    ? taxInside([...parts, ...carried])
    : taxOnTop([...parts, ...carried]);
  const lines = taxed
    .slice(0, parts.length)
    .map((part, index) => ({ gross: grosses[index] ?? minor(0), discount: discounts[index] ?? minor(0), ...part }));
  const shipping = { price: shippingPrice, discount: shippingDiscount, ...together(taxed.slice(parts.length)) };
  const { net, tax, total } = together([...lines, shipping]);
  return {
    lines,
    subtotal: sum(grosses),
    discount: sum([shippingDiscount, ...discounts]),
    shipping,
    taxes,
    net,
    tax,
    total,
  };
}

/** A unit price without the taxes it contains, to the millionth: what a buyer taxed elsewhere, or not at all (export),
 *  is charged before tax by a shop whose prices contain the home tax. */
export function unitPriceBeforeTax(unitPrice: Micro, taxes: readonly TaxRate[]): Micro {
  return micro(Number(roundDiv(BigInt(unitPrice) * BigInt(PPM_WHOLE), grossPerMillion(taxes))));
}

/** The discount of shipping, then of each line. */
function discountOf(input: PriceInput, amounts: readonly Minor[]): Minor[] {
  const isSpared = (index: number) =>
    index === 0 ? input.discountScope !== "all" : input.lines[index - 1]?.isFee === true;
  const weights = amounts.map((amount, index) => (isSpared(index) ? minor(0) : amount));
  const base = sum(weights);
  if (base === 0 || !input.discount) return weights.map(() => minor(0));
  return allocate(discountTotal(base, input.discount), weights);
}

function discountTotal(base: Minor, discount: { amount: Minor } | { percent: Ppm }): Minor {
  const size = "amount" in discount ? discount.amount : discount.percent;
  if (size < 0) throw new RangeError("a discount is never negative");
  if ("amount" in discount) return minor(Math.sign(base) * Math.min(discount.amount, Math.abs(base)));
  if (discount.percent > PPM_WHOLE) throw new RangeError("a discount is at most 100 %");
  return shareOf(base, discount.percent);
}

/** An amount, as the shop prices things, and the taxes it bears. */
type Part = { amount: Minor; taxes: readonly TaxRate[] };
type TaxedPart = { net: Minor; tax: Minor; total: Minor; taxes: TaxAmount[] };

/** Shipping as one part, or as one part per set of taxes met on the goods. */
function shippingParts(
  { shipping, lines }: PriceInput,
  { goods, grosses, amount }: { goods: readonly Minor[]; grosses: readonly Minor[]; amount: Minor },
): Part[] {
  if (!shipping) return [];
  if (shipping.taxes !== "as-goods") return [{ amount, taxes: shipping.taxes }];
  const sets = groupBy(
    lines.flatMap(({ taxes, isFee }, index) => (isFee ? [] : [{ taxes, paid: goods[index], listed: grosses[index] }])),
    (line) => line.taxes.map(taxKey).join(),
  );
  // Goods given away have no paid value to follow: their list price decides, and failing that the first line's taxes.
  const paid = weightsOf(sets.map((set) => set.map((line) => line.paid ?? minor(0))));
  const listed = weightsOf(sets.map((set) => set.map((line) => line.listed ?? minor(0))));
  const weights = paid.some(Boolean)
    ? paid
    : listed.some(Boolean)
      ? listed
      : sets.map((_, index) => Number(index === 0));
  const amounts = sets.length > 0 ? allocate(amount, weights) : [amount];
  return amounts.map((share, index) => ({ amount: share, taxes: sets[index]?.[0]?.taxes ?? [] }));
}

/** The value of each set, without those that go against the whole (goods taken back in an exchange). */
function weightsOf(sets: readonly Minor[][]): number[] {
  const values = sets.map(sum);
  const direction = Math.sign(sum(values));
  return values.map((value) => Math.max(0, value * direction));
}

/** Prices before tax: tax = round(base × rate) once per rate, shared over the parts that bear it. */
function taxOnTop(parts: readonly Part[]): { taxed: TaxedPart[]; taxes: TaxAmount[] } {
  const borne = parts.map((): TaxAmount[] => []);
  const bearing = parts.flatMap((part, index) => part.taxes.map((rate) => ({ rate, index, net: part.amount })));
  for (const group of groupBy(bearing, ({ rate }) => taxKey(rate))) {
    const [first] = group;
    if (!first) continue;
    const total = shareOf(sum(group.map((bearer) => bearer.net)), first.rate.rate);
    const exact = group.map((bearer) => BigInt(bearer.net) * BigInt(first.rate.rate));
    const shares = apportion(total, exact, BigInt(PPM_WHOLE));
    group.forEach(({ rate, index, net }, at) => borne[index]?.push({ ...rate, net, tax: shares[at] ?? minor(0) }));
  }
  const taxed = parts.map(({ amount: net }, index) => {
    const taxes = borne[index] ?? [];
    const tax = sum(taxes.map((each) => each.tax));
    return { net, tax, total: minor(net + tax), taxes };
  });
  return { taxed, taxes: byRate(taxed) };
}

/** Prices with tax inside: per set of taxes, net = round(gross / (1 + rates)) and tax = gross − net, so that the shelf
 *  price is kept; the net is shared over the parts. */
function taxInside(parts: readonly Part[]): { taxed: TaxedPart[]; taxes: TaxAmount[] } {
  const taxed = new Map<Part, TaxedPart>();
  for (const group of groupBy(parts, (part) => part.taxes.map(taxKey).join())) {
    const rates = group[0]?.taxes ?? [];
    const divisor = grossPerMillion(rates);
    const gross = sum(group.map((part) => part.amount));
    const net = minor(Number(roundDiv(BigInt(gross) * BigInt(PPM_WHOLE), divisor)));
    const exactNets = group.map((part) => BigInt(part.amount) * BigInt(PPM_WHOLE));
    const nets = apportion(net, exactNets, divisor);
    const split = splitTaxes(group, nets, rates);
    group.forEach((part, at) => {
      const own = nets[at] ?? minor(0);
      taxed.set(part, { net: own, tax: minor(part.amount - own), total: part.amount, taxes: split[at] ?? [] });
    });
  }
  const inOrder = parts.flatMap((part) => taxed.get(part) ?? []);
  return { taxed: inOrder, taxes: byRate(inOrder) };
}

/** Splits the tax of each part of one set between the set's rates. Every rate but the last is rounded on the set and
 *  shared over the parts; the last takes what is left, so that both directions add up. */
function splitTaxes(group: readonly Part[], nets: readonly Minor[], rates: readonly TaxRate[]): TaxAmount[][] {
  const split = group.map((): TaxAmount[] => []);
  const divisor = grossPerMillion(rates);
  const gross = BigInt(sum(group.map((part) => part.amount)));
  rates.forEach(({ name, rate }, rank) => {
    const exact = group.map((part) => BigInt(part.amount) * BigInt(rate));
    const total = minor(Number(roundDiv(gross * BigInt(rate), divisor)));
    const shares = rank < rates.length - 1 ? apportion(total, exact, divisor) : undefined;
    group.forEach((part, at) => {
      const net = nets[at] ?? minor(0);
      const before = sum((split[at] ?? []).map((each) => each.tax));
      split[at]?.push({ name, rate, net, tax: shares?.[at] ?? minor(part.amount - net - before) });
    });
  });
  return split;
}

/** What a million before tax comes to with these taxes. */
function grossPerMillion(rates: readonly TaxRate[]): bigint {
  return rates.reduce((all, { rate }) => all + BigInt(rate), BigInt(PPM_WHOLE));
}

function byRate(parts: readonly { taxes: TaxAmount[] }[]): TaxAmount[] {
  const all = parts.flatMap((part) => part.taxes);
  return groupBy(all, taxKey).flatMap(([first, ...others]) => {
    if (!first) return [];
    const same = [first, ...others];
    return [{ ...first, net: sum(same.map((each) => each.net)), tax: sum(same.map((each) => each.tax)) }];
  });
}

function together(parts: readonly TaxedPart[]): TaxedPart {
  return {
    net: sum(parts.map((part) => part.net)),
    tax: sum(parts.map((part) => part.tax)),
    total: sum(parts.map((part) => part.total)),
    taxes: byRate(parts),
  };
}

function taxKey({ name, rate }: TaxRate): string {
  return `${rate} ${name}`;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/** Money of a line, or what of it was already given back. `quantity` counts the units given back as units. */
export type RefundedLine = { quantity?: Milli; total: Minor; net: Minor; tax: Minor };

/** What one refund gives back of a line: so many units, or an amount with tax. Cumulative: the net is rounded on all
 *  that has been given back so far, so that successive refunds end exactly at the line, whatever their sizes. Units are
 *  worth what was paid for them, and never more than what is left. Throws RangeError when more than what is left is
 *  asked for. */
export function refundParts(
  line: RefundedLine,
  alreadyRefunded: RefundedLine,
  portion: { quantity: Milli } | { amount: Minor },
): { total: Minor; net: Minor; tax: Minor } {
  const left = minor(line.total - alreadyRefunded.total);
  const total = "amount" in portion ? portion.amount : valueOfUnits(line, alreadyRefunded, portion.quantity);
  const given = Math.abs(total) > Math.abs(left) && "quantity" in portion ? left : total;
  if (given !== 0 && (Math.sign(given) !== Math.sign(left) || Math.abs(given) > Math.abs(left)))
    throw new RangeError("more than what is left of the line");
  const sofar = BigInt(alreadyRefunded.total + given);
  const netSoFar = line.total === 0 ? 0n : roundDiv(BigInt(line.net) * sofar, BigInt(line.total));
  const net = minor(Number(netSoFar) - alreadyRefunded.net);
  return { total: given, net, tax: minor(given - net) };
}

function valueOfUnits(line: RefundedLine, alreadyRefunded: RefundedLine, quantity: Milli): Minor {
  const whole = BigInt(line.quantity ?? 0);
  const before = BigInt(alreadyRefunded.quantity ?? 0);
  const after = before + BigInt(quantity);
  if (whole === 0n || after * whole > whole * whole) throw new RangeError("more units than what is left of the line");
  const worth = (units: bigint) => roundDiv(BigInt(line.total) * units, whole);
  return minor(Number(worth(after) - worth(before)));
}

/** The amount to the nearest step, half away from zero: CHF 39.93 by 5 centimes → 39.95. Only the amount to pay is
 *  rounded; taxes are computed before, and the difference is a line of its own (EN 16931 BT-114). */
export function cashRounded(amount: Minor, step: Minor): Minor {
  return minor(Number(roundDiv(BigInt(amount), BigInt(step))) * step);
}
