import { z } from "zod";
import { invoiceStatuses } from "../orders/axes.ts";

export const InvoiceParams = z.object({ shop: z.string(), id: z.uuid() });

const State = z
  .enum(invoiceStatuses)
  .nullable()
  .describe("How far it is: an invoice taken back by a credit note is credited; null for a credit note");
const HasPdf = z.boolean().describe("Whether the invoice is printed: false for long means that printing it fails");

/** What a list of invoices may be asked. */
export const InvoiceQuery = z.strictObject({
  q: z
    .string()
    .trim()
    .max(200)
    .default("")
    .describe("Number, order, customer, company, e-mail; accents and case do not matter"),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type InvoiceQuery = z.infer<typeof InvoiceQuery>;

export const InvoiceListRow = z
  .object({
    id: z.uuid(),
    number: z.string(),
    kind: z.enum(["invoice", "credit_note"]),
    issuedOn: z.string().describe("The day in the shop's time zone"),
    issuedAt: z.string(),
    orderId: z.uuid(),
    orderReference: z.string(),
    customerName: z.string(),
    company: z.string(),
    email: z.string(),
    total: z.int().describe("Minor units"),
    currency: z.string(),
    status: State,
    hasPdf: HasPdf,
  })
  .meta({ id: "InvoiceRow" });
export type InvoiceListRow = z.infer<typeof InvoiceListRow>;

export const InvoiceList = z
  .object({
    invoices: z.array(InvoiceListRow),
    nextCursor: z.string().nullable(),
    previousCursor: z.string().nullable(),
  })
  .meta({ id: "InvoiceList" });
export type InvoiceList = z.infer<typeof InvoiceList>;

const Text = z.string();
const Rate = z.object({ name: Text, rate: z.int().describe("Parts per million: 20 % is 200000") });
const Tax = Rate.extend({ net: z.int(), tax: z.int() });
const PostalAddress = z.object({
  name: Text,
  company: Text.optional(),
  line1: Text,
  line2: Text.optional(),
  postalCode: Text,
  city: Text,
  region: Text.optional(),
  country: Text,
});
const Takes = z.object({
  at: z.int().nullable().describe("Which of the invoice's lines, from 0; null: its delivery"),
  quantity: z.number(),
  net: z.int(),
  tax: z.int(),
  total: z.int(),
  taxes: z.array(Tax),
});
const Amounts = z.object({ net: z.int(), tax: z.int(), total: z.int() });

/** The snapshot: all that the invoice says, unchanged since it was issued. */
const Content = z.object({
  kind: z.enum(["invoice", "credit_note"]),
  corrects: z
    .object({ number: Text, issuedOn: Text })
    .optional()
    .describe("The invoice a credit note takes back, whole or in part"),
  reason: Text.optional().describe("Why a credit note was issued; empty when nobody said"),
  takes: z
    .array(Takes)
    .optional()
    .describe("How much a credit note takes back of each line; left out when it is the whole"),
  number: Text,
  issuedOn: Text,
  order: z.object({ id: Text, reference: Text, placedOn: Text }),
  seller: z.record(z.string(), z.string()),
  country: Text,
  buyer: z.object({
    name: Text,
    company: Text,
    email: Text,
    billingAddress: PostalAddress,
    deliveryAddress: PostalAddress.nullable(),
  }),
  currency: Text,
  locale: Text,
  timeZone: Text,
  pricesIncludeTax: z.boolean(),
  lines: z.array(
    Amounts.extend({
      name: Text.describe("Empty on a credit note's line that takes back money without pieces"),
      variantName: Text,
      sku: Text,
      kind: z.enum(["goods", "digital", "service", "fee"]),
      quantity: z.number().describe("Thousandths: 2 pieces are 2000"),
      unitPriceMicro: z.number().describe("Millionths of the currency's unit"),
      discount: z.int(),
      rates: z.array(Rate),
    }),
  ),
  shipping: Amounts.extend({ name: Text, rates: z.array(Rate) }).nullable(),
  subtotal: z.int(),
  discount: z.int(),
  discountCode: z.string().optional().describe("The coupon the discount came by"),
  taxes: z.array(Tax),
  net: z.int(),
  tax: z.int(),
  total: z.int(),
  paid: z.int(),
  due: z.int(),
  isDeposit: z.literal(true).optional().describe("What was paid is the deposit that was asked for"),
  paidOn: Text.nullable(),
  paymentMethod: Text,
  paymentInstructions: Text,
  mentions: z.array(Text),
});

export const InvoiceView = z
  .object({
    id: z.uuid(),
    number: z.string(),
    orderId: z.uuid(),
    issuedAt: z.string(),
    status: State,
    hasPdf: HasPdf,
    content: Content,
    hash: z.string().describe("SHA-256, in hexadecimal, of the previous invoice's hash and of this content"),
  })
  .meta({ id: "Invoice" });
export type InvoiceView = z.infer<typeof InvoiceView>;
