import { formatDate } from "../shared/dates.ts";
import { formatMoney, formatRate, type Minor } from "../shared/money.ts";
import type { TaxAmount } from "../shared/pricing.ts";
import { negative } from "./lines.ts";
import { wordsOf } from "./words.ts";

export interface TotalRow {
  label: string;
  sub: string;
  value: string;
  kind: "normal" | "quiet" | "strong" | "due";
}

export interface Totals {
  currency: string;
  locale: string;
  timeZone: string;
  discount: Minor;
  /** The coupon it came by. */
  discountCode?: string | undefined;
  taxes: readonly TaxAmount[];
  net: Minor;
  total: Minor;
  paid: Minor;
  due: Minor;
  paidOn: string | null;
  isDeposit?: true;
}

/** From the discount to what is left to pay. `taxNumberOf` gives the seller's number for a tax, shown where several are charged. */
export function totalRows(totals: Totals, taxNumberOf: (taxName: string) => string): TotalRow[] {
  const words = wordsOf(totals.locale);
  const paid = totals.paid > 0 ? [rowOf(totals, paidLabel(totals), negative(totals.paid))] : [];
  return [
    ...sumRows(totals, taxNumberOf),
    ...paid,
    rowOf(totals, totals.isDeposit ? words.balanceDue : words.taxWords.due, totals.due, "due"),
  ];
}

/** A credit note's end: nothing is to be paid, its whole amount is taken back. */
export function creditedRows(totals: Totals, taxNumberOf: (taxName: string) => string): TotalRow[] {
  return [...sumRows(totals, taxNumberOf), rowOf(totals, wordsOf(totals.locale).credited, totals.total, "due")];
}

function rowOf(
  { currency, locale }: Totals,
  label: string,
  amount: Minor,
  kind: TotalRow["kind"] = "normal",
): TotalRow {
  return { label, sub: "", value: formatMoney(amount, currency, locale), kind };
}

function discountLabel({ discountCode, locale }: Totals): string {
  const words = wordsOf(locale);
  return discountCode ? words.discountBy(discountCode) : words.discountIncluded;
}

function sumRows(totals: Totals, taxNumberOf: (taxName: string) => string): TotalRow[] {
  const { locale, taxes } = totals;
  const words = wordsOf(locale);
  const isSeveral = namesOf(taxes).length > 1;
  const rows: TotalRow[] = [];
  if (totals.discount > 0) rows.push(rowOf(totals, discountLabel(totals), negative(totals.discount), "quiet"));
  if (taxes.length > 0) rows.push(rowOf(totals, `${words.total} ${words.taxWords.net}`, totals.net));
  for (const tax of taxes)
    rows.push({ ...rowOf(totals, taxLabel(tax, locale), tax.tax), sub: isSeveral ? taxNumberOf(tax.name) : "" });
  const isTwoSided = taxes.length > 0 && !isSeveral;
  const total = isTwoSided ? `${words.total} ${words.taxWords.gross}` : words.total;
  rows.push(rowOf(totals, total, totals.total, "strong"));
  return rows;
}

/** Base and tax of each rate, when they do not follow at once from the totals: several bases, or goods without tax. */
export function taxTable({ taxes, net, currency, locale }: Totals): { header: string[]; rows: string[][] } {
  const words = wordsOf(locale);
  const [name, ...others] = namesOf(taxes);
  const isOne = name !== undefined && others.length === 0;
  const header = [words.rate, isOne ? `${words.base} ${words.taxWords.net}` : words.base, isOne ? name : words.tax];
  if (taxes.every((tax) => tax.net === net)) return { header, rows: [] };
  const rows = taxes.map((tax) => [
    isOne ? formatRate(tax.rate, locale) : taxLabel(tax, locale),
    formatMoney(tax.net, currency, locale),
    formatMoney(tax.tax, currency, locale),
  ]);
  return { header, rows };
}

function paidLabel(totals: Totals): string {
  const words = wordsOf(totals.locale);
  if (totals.isDeposit) return words.depositReceived;
  return totals.paidOn ? words.paidOn(formatDate(totals.paidOn, totals)) : words.paid;
}

const taxLabel = (tax: TaxAmount, locale: string): string => `${tax.name} ${formatRate(tax.rate, locale)}`;
const namesOf = (taxes: readonly TaxAmount[]): string[] => [...new Set(taxes.map((tax) => tax.name))];
