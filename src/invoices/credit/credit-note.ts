import { dateIn } from "../../../shared/dates.ts";
import { milli, minor, sum } from "../../../shared/money.ts";
import { taxesLess, type Figures } from "../../../shared/refunds/refunding.ts";
import type { RefundPart } from "../../orders/giving-back/giving-back.ts";
import type { Order } from "../../orders/order.ts";
import type { CreditNoteContent, Entry, InvoiceContent, InvoiceLine } from "../invoice.ts";
import { leftOf, placesOf, printedAs, takenBy, together, type Part, type Place } from "./taken.ts";

interface By {
  timeZone: string;
  /** Why, in the merchant's words; empty when he gave none. */
  reason: string;
}

/** An invoice that stands, and the credit notes that took parts of it. */
export interface Standing {
  invoice: InvoiceContent;
  notes: readonly CreditNoteContent[];
}

/**
 * The credit note of all that is left of an invoice: the whole of it, from what it says itself, where no part was taken back
 * before. Nothing is owed by it, nothing is to be paid.
 */
export function closingNote({ invoice, notes }: Standing, at: Entry, by: By): CreditNoteContent {
  if (notes.length === 0) return { ...invoice, ...creditOf(invoice, at, by) };
  const taken = notes.flatMap(({ takes = [] }) => takes);
  const content = noteOf({ invoice, notes }, leftOf(placesOf(invoice), taken), { at, by });
  const taxes = notes.reduce((left, note) => taxesLess(left, note.taxes), invoice.taxes);
  return { ...content, taxes: taxes.filter((one) => one.net !== 0 || one.tax !== 0) };
}

/** The credit note of a refund: these parts of the invoice, with the tax of each rate. It closes the invoice with its last cent. */
export function partialNote(standing: Standing, parts: readonly Part[], at: Entry, by: By): CreditNoteContent {
  const taken = standing.notes.flatMap(({ takes = [] }) => takes);
  const takes = takenBy(placesOf(standing.invoice), taken, parts);
  return noteOf(standing, takes, { at, by });
}

/** The parts of a refund as places of the invoice: by the lines' ids, else by their rank. */
export function partsIn(invoice: InvoiceContent, order: Order, parts: readonly RefundPart[]): Part[] {
  const isNamed = invoice.lines.some(({ lineId }) => lineId !== undefined);
  return parts.flatMap(({ lineId, quantity, total }): Part[] => {
    if (lineId === null) return [{ at: null, quantity, total }];
    const lines: readonly { lineId?: string; id?: string }[] = isNamed ? invoice.lines : order.lines;
    const at = lines.findIndex((line) => (line.lineId ?? line.id) === lineId);
    return at < 0 ? [] : [{ at, quantity, total }];
  });
}

function creditOf(invoice: InvoiceContent, { number, issuedAt }: Entry, { timeZone, reason }: By) {
  return {
    kind: "credit_note",
    number,
    issuedOn: dateIn(issuedAt, timeZone),
    timeZone,
    corrects: { number: invoice.number, issuedOn: invoice.issuedOn },
    reason,
    paid: minor(0),
    due: minor(0),
    paidOn: null,
    paymentMethod: "",
    paymentInstructions: "",
  } as const;
}

function noteOf({ invoice }: Standing, takes: readonly Place[], { at, by }: { at: Entry; by: By }): CreditNoteContent {
  const { transfer: _transfer, ...said } = invoice;
  const pieces = takes.flatMap((place) => {
    const line = place.at === null ? undefined : invoice.lines[place.at];
    return line && place.quantity > 0 ? [printedAs(line, place, invoice)] : [];
  });
  const lines = [...pieces, ...amountsOf(invoice, takes)];
  const delivery = takes.find((place) => place.at === null);
  const discount = sum(lines.map((line) => line.discount));
  const priced = (line: InvoiceLine) => (invoice.pricesIncludeTax ? line.total : line.net);
  return {
    ...said,
    ...creditOf(invoice, at, by),
    lines,
    shipping: invoice.shipping && delivery ? { ...invoice.shipping, ...only(delivery) } : null,
    subtotal: minor(sum(lines.map(priced)) + discount),
    discount,
    ...together(takes),
    takes: takes.map((place) => ({ ...place })),
  };
}

const only = ({ net, tax, total }: Figures) => ({ net, tax, total });

/** Money without pieces, one line for each set of rates: a reduction after the sale. The paper names it in its own words. */
function amountsOf(invoice: InvoiceContent, takes: readonly Place[]): InvoiceLine[] {
  const bare = takes.flatMap((place) => {
    const line = place.at === null ? undefined : invoice.lines[place.at];
    return line && place.quantity <= 0 ? [{ place, line }] : [];
  });
  const sets = Map.groupBy(bare, ({ line }) => JSON.stringify(line.rates));
  return [...sets.values()].flatMap((set) => {
    const [first] = set;
    if (!first) return [];
    const figures = together(set.map(({ place }) => place));
    const line = { ...first.line, name: "", variantName: "", sku: "" };
    return [printedAs(line, { ...figures, at: null, quantity: milli(0) }, invoice)];
  });
}
