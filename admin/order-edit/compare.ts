import type { VersionsView } from "../../src/checkout/editing/edit-view.ts";

export type Version = VersionsView["versions"][number];
type Content = Version["content"];
type Line = Content["lines"][number];

/** A line that is in one version only, or says something else in the other. */
export interface LineChange {
  id: string;
  before: Line | undefined;
  after: Line | undefined;
}

const fields = [
  "customerName",
  "email",
  "phone",
  "deliveryAddress",
  "billingAddress",
  "customerMessage",
  "deliveryMethod",
  "discount",
  "shipping",
  "tax",
  "total",
] as const satisfies (keyof Content)[];
export type Field = (typeof fields)[number];

/** What differs between two versions of an order: its lines, in their order, then everything else it says. */
export function compared(before: Content, after: Content): { lines: LineChange[]; fields: Field[] } {
  const ids = [...new Set([...before.lines, ...after.lines].map(({ id }) => id))];
  const lines = ids.map((id) => ({
    id,
    before: before.lines.find((line) => line.id === id),
    after: after.lines.find((line) => line.id === id),
  }));
  return {
    lines: lines.filter((line) => said(line.before) !== said(line.after)),
    fields: fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])),
  };
}

/** What a merchant reads of a line: cents that moved because another line changed are no change of this one. */
const said = (line: Line | undefined): string =>
  line ? JSON.stringify([line.name, line.variantName, line.sku, line.quantity, line.unitPriceMicro]) : "";
