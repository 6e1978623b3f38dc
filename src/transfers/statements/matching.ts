import { folded } from "../../../shared/folded.ts";
import { compact } from "../../../shared/banking/iban.ts";
import { orderNumberOf } from "../../../shared/banking/references.ts";
import type { BankEntry } from "./statement.ts";

/** An order as a line of a statement is compared with it. */
export interface Payable {
  id: string;
  number: number;
  reference: string;
  customerName: string;
  /** Minor units; 0 or less when it is paid. */
  due: number;
  currency: string;
}

/** How much of a line goes to which order, and why. */
export interface Proposal {
  reason: "reference" | "order_number" | "amount_and_name" | "amount";
  parts: { orderId: string; amount: number }[];
}

type Line = Pick<BankEntry, "amount" | "currency" | "name" | "text">;

const quoted = [/\bRF\s*\d\d[\s\d]*/gi, /\+{0,3}\d{3}\s*\/?\s*\d{4}\s*\/?\s*\d{5}\+{0,3}/g, /(?:\d\s*){27}/g];

/** The numbers of the orders whose references stand in a text, however they were typed. */
export function numbersIn(text: string): number[] {
  const found = quoted.flatMap((kind) => [...text.matchAll(kind)].flatMap(([sign]) => readable(compact(sign))));
  return [...new Set(found)];
}

/** What follows a reference may have run into it: the longest beginning with right check digits counts. */
function readable(plain: string): number[] {
  if (!plain.startsWith("RF")) return [orderNumberOf(plain) ?? []].flat();
  for (let length = plain.length; length >= 5; length--) {
    const number = orderNumberOf(plain.slice(0, length));
    if (number !== null) return [number];
  }
  return [];
}

/** The order, or orders, that a line pays most likely; null when nothing speaks for any. */
export function proposalFor(line: Line, orders: readonly Payable[]): Proposal | null {
  const possible = orders.filter(({ currency }) => currency === line.currency);
  const numbers = numbersIn(line.text);
  const named = possible.filter(({ number }) => numbers.includes(number));
  if (named.length > 0) return { reason: "reference", parts: shared(line.amount, named) };
  const open = possible.filter(({ due }) => due > 0);
  const told = open.filter(({ reference }) => saysWord(line.text, reference));
  if (told.length > 0 && sumOf(told) === line.amount)
    return { reason: "order_number", parts: shared(line.amount, told) };
  const same = open.filter(({ customerName }) => isSameName(customerName, line.name));
  const exact = same.find(({ due }) => due === line.amount);
  if (exact) return { reason: "amount_and_name", parts: shared(line.amount, [exact]) };
  if (same.length > 1 && sumOf(same) === line.amount)
    return { reason: "amount_and_name", parts: shared(line.amount, same) };
  const [only, ...others] = open.filter(({ due }) => due === line.amount);
  return only && others.length === 0 ? { reason: "amount", parts: shared(line.amount, [only]) } : null;
}

const sumOf = (orders: readonly Payable[]): number => orders.reduce((sum, { due }) => sum + due, 0);

/** Each order gets what it owes, in turn; what is left over goes to the last. */
function shared(amount: number, orders: readonly Payable[]): Proposal["parts"] {
  let left = amount;
  return orders.flatMap(({ id, due }, index) => {
    const isLast = index === orders.length - 1;
    const part = isLast ? left : Math.min(left, Math.max(due, 0));
    left -= part;
    return part > 0 ? [{ orderId: id, amount: part }] : [];
  });
}

const wordsIn = (text: string): string[] =>
  folded(text)
    .split(/[^\p{L}\p{N}-]+/u)
    .filter(Boolean);

const saysWord = (text: string, word: string): boolean => wordsIn(text).includes(folded(word));

/** Banks write names in capitals, cut, and the other way round: the last name and one more are enough. */
function isSameName(one: string, other: string): boolean {
  const names = wordsIn(one).filter((word) => word.length > 2);
  const there = wordsIn(other);
  const common = names.filter((word) => there.includes(word));
  return common.length >= Math.min(2, names.length) && common.length > 0;
}
