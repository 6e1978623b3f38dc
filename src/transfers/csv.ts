import type { ExportedOrder } from "./exported-order.ts";
import type { Format } from "./format.ts";

type Line = ExportedOrder["lines"][number];
type Cell = string | number | null | undefined;
type Read = (order: ExportedOrder, line: Line | undefined) => Cell;
/** A number is written as one; a text is made harmless first, whatever it looks like. */
type Column = [kind: "text" | "number", name: string, cell: Read];

const joined = (texts: readonly (string | null)[]) => texts.filter(Boolean).join(" | ");

const orderColumns: Column[] = [
  ["text", "reference", (order) => order.reference],
  ["number", "number", (order) => order.number],
  ["text", "placedAt", (order) => order.placedAt],
  ["text", "origin", (order) => order.origin],
  ["text", "paymentStatus", (order) => order.paymentStatus],
  ["text", "fulfilmentStatus", (order) => order.fulfilmentStatus],
  ["text", "invoiceStatus", (order) => order.invoiceStatus],
  ["text", "life", (order) => order.life],
  ["text", "customerName", (order) => order.customer.name],
  ["text", "email", (order) => order.customer.email],
  ["text", "phone", (order) => order.customer.phone],
  ["text", "customerMessage", (order) => order.customerMessage],
];

const addressFields = ["name", "company", "line1", "line2", "postalCode", "city", "region", "country"] as const;
const addressColumns = (key: "billingAddress" | "deliveryAddress", prefix: string): Column[] =>
  addressFields.map((field) => [
    "text",
    `${prefix}${field.charAt(0).toUpperCase()}${field.slice(1)}`,
    (order) => order[key]?.[field],
  ]);

const amountColumns: Column[] = [
  ["text", "deliveryMethod", (order) => order.deliveryMethod?.name],
  ["text", "paymentMethod", (order) => order.paymentMethod.name],
  ["text", "currency", (order) => order.amounts.currency],
  ["number", "subtotal", (order) => order.amounts.subtotal],
  ["number", "discount", (order) => order.amounts.discount],
  ["number", "shipping", (order) => order.amounts.shipping],
  ["number", "net", (order) => order.amounts.net],
  ["number", "tax", (order) => order.amounts.tax],
  ["number", "total", (order) => order.amounts.total],
  ["number", "received", (order) => order.amounts.received],
  ["number", "refunded", (order) => order.amounts.refunded],
  ["number", "due", (order) => order.amounts.due],
  [
    "text",
    "payments",
    ({ payments }) => joined(payments.map((one) => `${one.receivedOn} ${one.kind} ${one.amount} ${one.method}`)),
  ],
  ["text", "paymentReferences", (order) => joined(order.payments.map((one) => one.reference))],
  ["text", "carriers", (order) => joined([...new Set(order.parcels.map((one) => one.carrier))])],
  ["text", "trackingNumbers", (order) => joined(order.parcels.map((one) => one.trackingNumber))],
  ["text", "handedOverAt", (order) => joined(order.parcels.map((one) => one.handedOverAt))],
  ["text", "invoices", (order) => joined(order.invoices.map((one) => one.number))],
];

const lineColumns: Column[] = [
  ["number", "linePosition", (_, line) => line?.position],
  ["text", "lineSku", (_, line) => line?.sku],
  ["text", "lineName", (_, line) => line?.name],
  ["text", "lineVariant", (_, line) => line?.variant],
  ["text", "lineKind", (_, line) => line?.kind],
  ["number", "lineQuantity", (_, line) => line?.quantity],
  ["number", "lineShipped", (_, line) => line?.shipped],
  ["number", "lineUnitPrice", (_, line) => line?.unitPrice],
  ["text", "lineTaxes", (_, line) => line && joined(line.taxes.map(({ name, rate }) => `${name} ${rate}`))],
  ["number", "lineDiscount", (_, line) => line?.discount],
  ["number", "lineNet", (_, line) => line?.net],
  ["number", "lineTax", (_, line) => line?.tax],
  ["number", "lineTotal", (_, line) => line?.total],
];

const columns: Column[] = [
  ...orderColumns,
  ...addressColumns("billingAddress", "billing"),
  ...addressColumns("deliveryAddress", "delivery"),
  ...amountColumns,
  ...lineColumns,
];

/**
 * One row a line, the order's columns repeated, as RFC 4180 says, with a byte order mark so that spreadsheets read
 * UTF-8. "semicolon" is for spreadsheets set to French: semicolons between cells, and commas in numbers.
 */
export function csvFormat(separator: "comma" | "semicolon"): Format {
  const [between, point] = separator === "comma" ? [",", "."] : [";", ","];
  const cellOf = (kind: Column[0], cell: Cell) =>
    kind === "number" ? String(cell ?? "").replace(".", point) : quoted(harmless(String(cell ?? "")));
  const row = (cells: readonly string[]) => `${cells.join(between)}\r\n`;
  const rowOf = (order: ExportedOrder, line?: Line) =>
    row(columns.map(([kind, , cell]) => cellOf(kind, cell(order, line))));
  return {
    extension: "csv",
    contentType: "text/csv; charset=utf-8; header=present",
    head: `\ufeff${row(columns.map(([, name]) => name))}`,
    order: (order) =>
      order.lines.length === 0 ? rowOf(order) : order.lines.map((line) => rowOf(order, line)).join(""),
    foot: "",
  };
}

// What a spreadsheet would take for a formula, or for the start of one once it has trimmed it (OWASP, "CSV Injection").
const startsFormula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

const harmless = (text: string) => (startsFormula.test(text) ? `'${text}` : text);

/** Both separators are quoted, so that a wrong guess of the reader moves no cell. */
const quoted = (text: string) => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
