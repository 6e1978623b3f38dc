import { folded } from "../../../shared/folded.ts";
import { fractionDigits, parseDecimal } from "../../../shared/money.ts";
import { entryCountMax, UnreadableStatement, withKeys, type BankEntry } from "./statement.ts";

/** What a column of a bank's CSV may hold. */
export const columnRoles = ["date", "amount", "name", "text", "reference"] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** Which column holds what, counted from 0; null for one the file does not have. */
export type Mapping = Readonly<Record<ColumnRole, number | null>>;

export interface CsvStatement {
  headers: string[];
  /** A few lines as they stand, to choose the columns by. */
  samples: string[][];
  mapping: Mapping;
  entries: BankEntry[];
}

const names: Readonly<Record<ColumnRole, readonly RegExp[]>> = {
  date: [/^(date|jour|datum)/, /date/],
  amount: [
    /^(credit|gutschrift|haben|credit amount)/,
    /^(montant|amount|betrag|somme)/,
    /montant|amount|betrag|credit/,
  ],
  name: [/^(nom|name|tiers|contrepartie|emetteur|donneur|debiteur|payer|payeur)/, /nom|name|contrepartie/],
  text: [/^(libelle|communication|motif|description|memo|message|details)/, /libelle|communication|detail|text/],
  reference: [/^(reference|ref\b|numero d operation|id)/, /reference/],
};

/** Banks write a few lines on the account above the names of the columns. */
const headerRowsMax = 50;
const columnsMax = 200;

/** Reads a bank's CSV. Columns are guessed from their names where `asked` does not say; `currency` is the account's. */
export function readCsv(text: string, asked: Partial<Mapping>, currency: string): CsvStatement {
  const rows = rowsOf(text);
  const start = rows.slice(0, headerRowsMax).findIndex((row) => row.filter((cell) => roleOf(cell)).length >= 2);
  const headers = rows[start] ?? [];
  if (headers.length < 2) throw new UnreadableStatement("not_a_statement");
  const lines = rows.slice(start + 1).filter((row) => row.some((cell) => cell.trim() !== ""));
  const mapping = { ...guessed(headers), ...asked };
  const read = lines.flatMap((row) => lineOf(row, mapping, currency) ?? []);
  return { headers, samples: lines.slice(0, 3), mapping, entries: withKeys("", read) };
}

const named = (cell: string): string =>
  folded(cell)
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();

function roleOf(cell: string): ColumnRole | undefined {
  if (cell.length >= 60) return undefined;
  const said = named(cell);
  return columnRoles.find((role) => names[role].some((name) => name.test(said)));
}

/** Each role takes the column whose name fits best, and no column has two. */
function guessed(headers: readonly string[]): Mapping {
  const taken = new Set<number>();
  const find = (role: ColumnRole): number | null => {
    for (const name of names[role]) {
      const at = headers.findIndex((cell, index) => !taken.has(index) && name.test(named(cell)));
      if (at === -1) continue;
      taken.add(at);
      return at;
    }
    return null;
  };
  return {
    date: find("date"),
    amount: find("amount"),
    reference: find("reference"),
    name: find("name"),
    text: find("text"),
  };
}

function lineOf(row: readonly string[], mapping: Mapping, currency: string) {
  const cell = (role: ColumnRole): string => (mapping[role] === null ? "" : (row[mapping[role]] ?? "").trim());
  const bookedOn = dayOf(cell("date"));
  const amount = amountIn(cell("amount"), currency);
  if (bookedOn === undefined || amount === undefined || amount <= 0) return undefined;
  return {
    bankReference: "",
    cells: row,
    bookedOn,
    amount,
    currency,
    name: cell("name"),
    text: [cell("text"), cell("reference")].filter(Boolean).join(" "),
  };
}

/** "22/11/2026", "22.11.26", "2026-11-22" → "2026-11-22" */
function dayOf(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : local ? [local[3], local[2], local[1]] : [];
  if (!year || !month || !day) return undefined;
  const written = `${year.padStart(4, "20")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const read = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(written) ? written : undefined;
}

/** Thousands set apart by one kind of sign, with a fraction of two digits at most, or none. */
const readable = /^[+-]?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:,\d{3})+)(?:[.,]\d{1,2})?$/;

/** "1 234,56 €", "1.234,56", "1,234.56", "+12" → minor units; undefined for what could be read in two ways. */
function amountIn(text: string, currency: string): number | undefined {
  const bare = text.replaceAll(/[\s\u00a0\u202f'’]|[A-Z]{3}|[€$]/g, "");
  if (!readable.test(bare)) return undefined;
  const last = Math.max(bare.lastIndexOf(","), bare.lastIndexOf("."));
  const isFraction = last !== -1 && bare.length - last - 1 <= 2;
  const whole = (isFraction ? bare.slice(0, last) : bare).replaceAll(/[.,]/g, "");
  return parseDecimal(isFraction ? `${whole}.${bare.slice(last + 1) || "0"}` : whole, fractionDigits(currency));
}

/** Rows of cells; the separator is the one that stands most often outside of quotes. */
function rowsOf(text: string): string[][] {
  const plain = text.slice(0, 20_000).replaceAll(/"[^"]*"/g, "");
  const count = (sign: string) => plain.split(sign).length;
  const separator = [";", "\t", ","].sort((one, other) => count(other) - count(one))[0] ?? ";";
  const rows: string[][] = [[]];
  const cell = new RegExp(`("(?:[^"]|""){0,2000}"|[^${separator}\\r\\n]*)(${separator}|\\r\\n|\\n|\\r|$)`, "y");
  while (cell.lastIndex < text.length) {
    const [, raw = "", end = ""] = cell.exec(text) ?? refused();
    rows.at(-1)?.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end !== separator) rows.push([]);
    if (rows.length > entryCountMax) throw new UnreadableStatement("too_long");
    if ((rows.at(-1)?.length ?? 0) > columnsMax) refused();
  }
  return rows;
}

function refused(): never {
  throw new UnreadableStatement("not_a_statement");
}
