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

/** "RF", its two check digits and 21 more (ISO 11649). */
const referenceLengthMax = 25;

/** What follows a reference may have run into it: the longest beginning with right check digits counts. */
function readable(plain: string): number[] {
  if (!plain.startsWith("RF")) return [orderNumberOf(plain) ?? []].flat();
  for (let length = Math.min(plain.length, referenceLengthMax); length >= 5; length--) {
    const number = orderNumberOf(plain.slice(0, length));
    if (number !== null) return [number];
  }
  return [];
}

/** Tells of each line which order, or orders, it pays most likely; null when nothing speaks for any. */
export function matcherFor(orders: readonly Payable[]): (line: Line) => Proposal | null {
  const byCurrency = Map.groupBy(orders, ({ currency }) => currency);
  const indexes = new Map([...byCurrency].map(([currency, of]) => [currency, indexOf(of)]));
  return (line) => {
    const index = indexes.get(line.currency);
    return index ? proposalFor(line, index) : null;
  };
}

/**
 * The orders by what a line may say of them: a statement of 20,000 lines read against 2,000 orders one by one would keep
 * the program busy for minutes. References and names are folded; the three last know only orders that owe something.
 */
interface Index {
  byNumber: ReadonlyMap<number, readonly Payable[]>;
  byReference: ReadonlyMap<string, readonly Payable[]>;
  byNameWord: ReadonlyMap<string, readonly Named[]>;
  byDue: ReadonlyMap<number, readonly Payable[]>;
}

interface Named {
  order: Payable;
  /** Its place among the orders: whoever shares a name is looked at in their order. */
  place: number;
  words: readonly string[];
}

function indexOf(orders: readonly Payable[]): Index {
  const open = orders.filter(({ due }) => due > 0);
  const named = open.map((order, place): Named => ({ order, place, words: nameWordsIn(order.customerName) }));
  const byWord = named.flatMap((one) => [...new Set(one.words)].map((word) => ({ word, one })));
  return {
    byNumber: Map.groupBy(orders, ({ number }) => number),
    byReference: Map.groupBy(open, ({ reference }) => folded(reference)),
    byNameWord: new Map(
      [...Map.groupBy(byWord, ({ word }) => word)].map(([word, found]) => [word, found.map(({ one }) => one)]),
    ),
    byDue: Map.groupBy(open, ({ due }) => due),
  };
}

function proposalFor({ amount, name, text }: Line, index: Index): Proposal | null {
  const named = numbersIn(text).flatMap((number) => index.byNumber.get(number) ?? []);
  if (named.length > 0) return { reason: "reference", parts: shared(amount, named) };
  const told = [...new Set(wordsIn(text))].flatMap((word) => index.byReference.get(word) ?? []);
  if (told.length > 0 && sumOf(told) === amount) return { reason: "order_number", parts: shared(amount, told) };
  const same = ordersOf(name, index);
  const exact = same.find(({ due }) => due === amount);
  if (exact) return { reason: "amount_and_name", parts: shared(amount, [exact]) };
  if (same.length > 1 && sumOf(same) === amount) return { reason: "amount_and_name", parts: shared(amount, same) };
  const [only, ...others] = index.byDue.get(amount) ?? [];
  return only && others.length === 0 ? { reason: "amount", parts: shared(amount, [only]) } : null;
}

/** Banks write names in capitals, cut, and the other way round: the last name and one more are enough. */
function ordersOf(name: string, { byNameWord }: Index): Payable[] {
  const there = new Set(wordsIn(name));
  const some = new Set([...there].flatMap((word) => byNameWord.get(word) ?? []));
  return [...some]
    .filter(({ words }) => words.filter((word) => there.has(word)).length >= Math.min(2, words.length))
    .toSorted((one, other) => one.place - other.place)
    .map(({ order }) => order);
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

const nameWordsIn = (name: string): string[] => wordsIn(name).filter((word) => word.length > 2);
