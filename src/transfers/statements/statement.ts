import { createHash } from "node:crypto";

/** Money that a bank's statement says arrived. */
export interface BankEntry {
  /** Names the line for ever: the bank's own reference with its account, or a hash of what it says. */
  key: string;
  /** "2026-11-22" */
  bookedOn: string;
  /** Minor units. */
  amount: number;
  currency: string;
  /** Who paid, as the bank knows him. */
  name: string;
  /** What he wrote, the structured reference first. */
  text: string;
  /** The bank's reference, kept with the payment; what was written with it when there is none. */
  reference: string;
}

/** Why a file is not read. */
export type Unreadable = "archive" | "encoding" | "forbidden_xml" | "broken_xml" | "not_a_statement" | "too_long";

export class UnreadableStatement extends Error {
  readonly reason: Unreadable;
  constructor(reason: Unreadable) {
    super(reason);
    this.name = "UnreadableStatement";
    this.reason = reason;
  }
}

export const entryCountMax = 20_000;

/** A line before it has its key. */
export interface Line extends Omit<BankEntry, "key" | "reference"> {
  bankReference: string;
  /** All its cells: whichever columns are read, it is the same line. */
  cells?: readonly string[];
}

/** The same line has the same key in every file that holds it; lines that say the same in one file are counted. */
export function withKeys(account: string, lines: readonly Line[]): BankEntry[] {
  const seen = new Map<string, number>();
  return lines.map(({ bankReference, cells, ...line }) => {
    const { bookedOn, amount, currency, name, text } = line;
    const said = bankReference || (cells ?? [bookedOn, amount, currency, name, text]).join("\u0000");
    const count = seen.get(said) ?? 0;
    seen.set(said, count + 1);
    const key = createHash("sha256").update([account, said, count].join("\u0000")).digest("hex");
    const short = { name: line.name.slice(0, 140), text: line.text.slice(0, 500) };
    return { ...line, ...short, key, reference: (bankReference || line.text).slice(0, 120) };
  });
}

/** The text of a file in any of the encodings banks use; refuses what is no text. */
export function textOf(bytes: Buffer): string {
  if (isArchive(bytes)) throw new UnreadableStatement("archive");
  const text = decoded(bytes).replace(/^\ufeff/, "");
  if (/[^\P{Cc}\t\n\r]/u.test(text)) throw new UnreadableStatement("encoding");
  return text;
}

const isArchive = (bytes: Buffer): boolean =>
  ["504b0304", "1f8b", "377abcaf", "52617221", "25504446"].some((start) =>
    bytes.toString("hex", 0, 4).startsWith(start),
  );

function decoded(bytes: Buffer): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const declared = /^\s*<\?xml[^>]*encoding=["']([\w-]+)["']/
    .exec(bytes.toString("latin1", 0, 200))?.[1]
    ?.toLowerCase();
  try {
    const encoding = isWide ? "utf-16le" : (declared ?? "utf-8");
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // French banks write their CSV the way Windows did; XML says how it is written.
    if (declared !== undefined || isWide) throw new UnreadableStatement("encoding");
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
