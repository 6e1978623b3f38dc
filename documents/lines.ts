import {
  formatMoney,
  formatQuantity,
  formatRate,
  formatUnitPrice,
  fractionDigits,
  micro,
  roundDiv,
} from "../shared/money.ts";
import type { Micro, Milli, Minor } from "../shared/money.ts";
import { unitPriceBeforeTax, type TaxRate } from "../shared/pricing.ts";
import type { TaxWords, Words } from "./words.ts";

export interface Column {
  label: string;
  width: "rest" | "fit";
  side: "left" | "center" | "right";
}
export interface Cell {
  main: string;
  sub: string;
}
export interface Row {
  name: string;
  details: string[];
  cells: Cell[];
  /** Too long to be kept on one page. */
  isLong: boolean;
}

export interface PrintedLine {
  name: string;
  variantName: string;
  sku: string;
  quantity: Milli;
  unitPriceMicro: Micro;
  discount: Minor;
  rates: readonly TaxRate[];
  net: Minor;
  total: Minor;
}

export interface Pricing {
  currency: string;
  locale: string;
  pricesIncludeTax: boolean;
  words: Words & { taxWords: TaxWords };
  /** Every tax of the document: none at all, and no column speaks of taxes. */
  taxes: readonly TaxRate[];
}

const longNameLength = 600;

export const column = (label: string, side: Column["side"] = "right"): Column => ({ label, width: "fit", side });
export const itemColumn = (words: Words): Column => ({ label: words.item, width: "rest", side: "left" });
export const cell = (main: string, sub = ""): Cell => ({ main, sub });

/** The columns of a priced table. Prices with tax inside show both sides: the law asks for the price before tax. */
export function pricedColumns({ words, taxes, pricesIncludeTax }: Pricing): Column[] {
  const { net, gross } = words.taxWords;
  const start = [itemColumn(words), column(words.quantity)];
  if (taxes.length === 0) return [...start, column(words.unitPrice), column(words.total)];
  const rate = column(hasOneName(taxes) ? (taxes[0]?.name ?? "") : words.taxes);
  if (!pricesIncludeTax) return [...start, column(words.unitPrice), rate, column(words.amount)];
  return [
    ...start,
    column(`${words.unitPrice} ${net}`),
    rate,
    column(`${words.total} ${net}`),
    column(`${words.total} ${gross}`),
  ];
}

export function pricedRow(line: PrintedLine, pricing: Pricing): Row {
  const { words, currency, locale } = pricing;
  const discount =
    line.discount === 0 ? "" : `${words.discount} ${formatMoney(negative(line.discount), currency, locale)}`;
  const named = { ...line, name: line.name || words.reduction };
  return rowOf(named, [discount], [cell(formatQuantity(line.quantity, locale)), ...priceCells(line, pricing)]);
}

/** Shipping, as a line of the table without quantity. */
export function shippingRow(
  shipping: { name: string; rates: readonly TaxRate[]; net: Minor; total: Minor },
  pricing: Pricing,
): Row {
  const { words, taxes, pricesIncludeTax, currency, locale } = pricing;
  const money = (amount: Minor) => cell(formatMoney(amount, currency, locale));
  const rest = taxes.length === 0 ? [] : [cell(ratesText(shipping.rates, pricing))];
  const amounts =
    taxes.length > 0 && pricesIncludeTax ? [money(shipping.net), money(shipping.total)] : [money(shipping.net)];
  return rowOf(
    { name: words.shipping, variantName: shipping.name, sku: "" },
    [],
    [cell(""), cell(""), ...rest, ...amounts],
  );
}

export function rowOf(
  line: { name: string; variantName: string; sku: string },
  more: readonly string[],
  cells: readonly Cell[],
): Row {
  const details = [[line.variantName, line.sku].filter(Boolean).join(" · "), ...more].filter(Boolean);
  return {
    name: line.name,
    details,
    cells: [...cells],
    isLong: line.name.length + details.join("").length > longNameLength,
  };
}

function priceCells(line: PrintedLine, pricing: Pricing): Cell[] {
  const { currency, locale, taxes, pricesIncludeTax, words } = pricing;
  const unit = formatUnitPrice(line.unitPriceMicro, currency, locale);
  const net = cell(formatMoney(line.net, currency, locale));
  if (taxes.length === 0) return [cell(unit), net];
  const rate = cell(ratesText(line.rates, pricing));
  if (!pricesIncludeTax) return [cell(unit), rate, net];
  const before = formatUnitPrice(
    shortened(unitPriceBeforeTax(line.unitPriceMicro, line.rates), currency),
    currency,
    locale,
  );
  return [cell(before, `${unit} ${words.taxWords.gross}`), rate, net, cell(formatMoney(line.total, currency, locale))];
}

/** Rates where all are of one tax ("20 %"), names where there are several ("TPS, TVQ"). */
function ratesText(rates: readonly TaxRate[], { taxes, locale }: Pricing): string {
  if (rates.length === 0) return "–";
  return hasOneName(taxes)
    ? rates.map((each) => formatRate(each.rate, locale)).join(" · ")
    : rates.map((each) => each.name).join(", ");
}

const hasOneName = (taxes: readonly TaxRate[]): boolean => new Set(taxes.map((tax) => tax.name)).size === 1;

/** A converted unit price has endless decimals: two more than the currency's are enough to find the line's amount again. */
function shortened(price: Micro, currency: string): Micro {
  const step = 10n ** BigInt(4 - fractionDigits(currency));
  return micro(Number(roundDiv(BigInt(price), step) * step));
}

export const negative = (amount: Minor): Minor => (0 - amount) as Minor;
