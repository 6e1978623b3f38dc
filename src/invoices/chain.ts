import { chainHash, type EnteredContent } from "./invoice.ts";

/** An invoice as the check reads it. */
export interface ChainedInvoice {
  id: string;
  series: string;
  year: number;
  sequence: number;
  number: string;
  issuedAt: Date;
  issuedOn: string;
  currency: string;
  total: number;
  content: EnteredContent;
  previousHash: Buffer;
  hash: Buffer;
  /** Whether the stored file still has the SHA-256 it was stored with; null before it is printed. */
  isFileIntact: boolean | null;
}

export type ChainFault = "content" | "chain" | "sequence" | "date" | "file" | "end";

/** What is wrong, and where; `number` is the invoice's, or the series' for what is missing at its end. */
export interface BrokenInvoice {
  invoiceId: string | null;
  number: string;
  faults: ChainFault[];
}

const firstHash = Buffer.alloc(32);

/** Checks one invoice against the one before it in its series; answers with nothing when all is well. */
export function checked(invoice: ChainedInvoice, before: ChainedInvoice | undefined): BrokenInvoice[] {
  const { content } = invoice;
  const isSaid =
    content.number === invoice.number &&
    content.total === invoice.total &&
    content.currency === invoice.currency &&
    content.issuedOn === invoice.issuedOn;
  const next = before?.year === invoice.year ? before.sequence + 1 : 1;
  const found: [ChainFault, boolean][] = [
    ["content", !isSaid || !chainHash(invoice.previousHash, content).equals(invoice.hash)],
    ["chain", !invoice.previousHash.equals(before?.hash ?? firstHash)],
    ["sequence", invoice.sequence !== next],
    ["date", before !== undefined && invoice.issuedAt < before.issuedAt],
    ["file", invoice.isFileIntact === false],
  ];
  const faults = found.filter(([, isWrong]) => isWrong).map(([fault]) => fault);
  return faults.length > 0 ? [{ invoiceId: invoice.id, number: invoice.number, faults }] : [];
}

/** Invoices taken away from the end of a series leave no neighbour to tell: the head of the series does. */
export function checkedEnd(
  head: { series: string; lastHash: Buffer },
  last: ChainedInvoice | undefined,
): BrokenInvoice[] {
  if ((last?.hash ?? firstHash).equals(head.lastHash)) return [];
  return [{ invoiceId: null, number: head.series, faults: ["end"] }];
}
