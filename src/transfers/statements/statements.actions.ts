import type { Tx } from "../../lib/db.ts";
import type { Caller } from "../../lib/http.ts";
import { payableByNumber, payableOrders } from "../../orders/unpaid/unpaid.actions.ts";
import { recordPayment } from "../../payments/payments.actions.ts";
import { Refusal } from "../../refusals.ts";
import type { Shop } from "../../shops/shop.ts";
import { readCamt } from "./camt.ts";
import { readCsv, type CsvStatement, type Mapping } from "./csv-statement.ts";
import { matcherFor, numbersIn, type Payable, type Proposal } from "./matching.ts";
import { textOf, UnreadableStatement, type BankEntry } from "./statement.ts";
import { insertBankEntry, listRecordedKeys } from "./statements.sql.ts";

const payableCountMax = 2_000;

export interface ReadEntry extends BankEntry {
  isRecorded: boolean;
  proposal: Proposal | null;
}

export interface ReadStatement {
  entries: ReadEntry[];
  /** Orders that may be paid: those whose money is awaited, and those a line names. */
  orders: Payable[];
  /** Of a CSV: how its columns were read. */
  columns: Omit<CsvStatement, "entries"> | null;
}

/** Reads a bank's file and says which order each line pays. Writes nothing. Refuses `statement_unreadable`, with the reason. */
export async function readStatement(
  tx: Tx,
  shop: Shop,
  file: { bytes: Buffer; mapping: Partial<Mapping> },
): Promise<ReadStatement> {
  const { entries, columns } = parsed(shop, file);
  const numbers = [...new Set(entries.flatMap(({ text }) => numbersIn(text)))].filter((one) => one < 2 ** 31);
  const [awaited, named, recorded] = await Promise.all([
    payableOrders(tx, shop.id, payableCountMax),
    payableByNumber(tx, shop.id, numbers),
    listRecordedKeys(
      tx,
      shop.id,
      entries.map(({ key }) => key),
    ),
  ]);
  const orders = [...new Map([...awaited, ...named].map((one) => [one.id, one])).values()].map(
    ({ total, captured, refunded, ...one }): Payable => ({ ...one, due: total - captured + refunded }),
  );
  const proposalFor = matcherFor(orders);
  return {
    orders,
    columns,
    entries: entries.map((entry) => {
      const isRecorded = recorded.has(entry.key);
      return { ...entry, isRecorded, proposal: isRecorded ? null : proposalFor(entry) };
    }),
  };
}

function parsed(shop: Shop, { bytes, mapping }: { bytes: Buffer; mapping: Partial<Mapping> }) {
  try {
    const text = textOf(bytes);
    if (text.trimStart().startsWith("<")) return { entries: readCamt(text), columns: null };
    const { entries, ...columns } = readCsv(text, mapping, shop.currency);
    return { entries, columns };
  } catch (error) {
    if (error instanceof UnreadableStatement) throw new Refusal("statement_unreadable", { reason: error.reason });
    throw error;
  }
}

export interface Confirmed extends Pick<BankEntry, "key" | "bookedOn" | "amount" | "currency" | "reference"> {
  parts: readonly { orderId: string; amount: number }[];
}

/**
 * Records what a line of the statement brought, on one order or on several. Refuses `bank_entry_recorded` the second time,
 * and parts that are not the whole line.
 */
export async function recordEntry(tx: Tx, caller: Caller, entry: Confirmed, now: Date): Promise<void> {
  const { key, bookedOn, amount, currency, reference, parts } = entry;
  const sum = parts.reduce((total, part) => total + part.amount, 0);
  if (sum !== amount) throw new Refusal("invalid_request", { reason: "the parts are not the whole" });
  const orderIds = parts.map((part) => part.orderId);
  if (!(await insertBankEntry(tx, caller.shopId, { key, bookedOn, amount, currency, orderIds }, now)))
    throw new Refusal("bank_entry_recorded");
  // Always in the same order: two people at once never wait for each other.
  for (const part of parts.toSorted((one, other) => (one.orderId < other.orderId ? -1 : 1))) {
    const received = { amount: part.amount, currency, receivedOn: bookedOn, reference, tell: "customer" } as const;
    await recordPayment(tx, { caller, orderId: part.orderId, now }, received);
  }
}
