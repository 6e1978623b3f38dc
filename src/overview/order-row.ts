import { z } from "zod";
import { paymentKinds } from "../payments/payment-method.ts";
import { ShownStatusesView } from "../statuses/status.ts";
import { OrderNumbers } from "../orders/order-state.ts";
import { fulfilmentStatuses, invoiceStatuses, lives, paymentStatuses } from "../orders/axes.ts";

/** The merchant's built-in views of the list, in the order of the tabs. */
export const views = ["all", "to_do", "awaiting_payment", "shipped", "cancelled", "archived", "deleted"] as const;
export type View = (typeof views)[number];

const list = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) => [given ?? []].flat().flatMap((one) => one.split(",")))
    .pipe(z.array(z.enum(values)));

/** The means an order may name; `unsaid` when it was typed in without one. */
const means = [...paymentKinds, "unsaid"] as const;
export type Means = (typeof means)[number];

const amount = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional();

/** What a list of orders may be asked; the admin keeps the same words in its URL. */
export const OrderQuery = z.strictObject({
  view: z.enum(views).default("all"),
  payment: list(paymentStatuses),
  fulfilment: list(fulfilmentStatuses),
  q: z
    .string()
    .trim()
    .max(200)
    .default("")
    .describe(
      "Number, customer, e-mail, phone, product, SKU, tracking number, city; accents and case do not matter. Finds archived orders too",
    ),
  number: OrderNumbers.describe("These orders only, in whatever life they are"),
  customer: z.uuid().optional().describe("Orders of one customer, archived ones too"),
  withdrawal: z.enum(["requested"]).optional().describe("Whose customer withdrew, and waits for an answer"),
  means: list(means).describe("Kinds of the means of payment"),
  totalMin: amount.describe("Minor units, included"),
  totalMax: amount.describe("Minor units, included"),
  from: z.iso.date().optional().describe("First day, in the shop's time zone"),
  to: z.iso.date().optional().describe("Last day, included"),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type OrderQuery = z.infer<typeof OrderQuery>;

export const OrderRow = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    number: z.int(),
    placedAt: z.string(),
    customerId: z.uuid().nullable(),
    customerName: z.string(),
    email: z.string(),
    city: z.string(),
    country: z.string(),
    itemCount: z.number().describe("Thousandths: 2 pieces are 2000"),
    paymentStatus: z.enum(paymentStatuses),
    paymentMethod: z.object({ kind: z.string(), name: z.string() }),
    fulfilmentStatus: z.enum(fulfilmentStatuses),
    statuses: ShownStatusesView,
    invoiceStatus: z.enum(invoiceStatuses),
    life: z.enum(lives),
    deliveryMethod: z.string().nullable(),
    invoiceNumber: z.string().nullable(),
    total: z.int().describe("Minor units"),
    currency: z.string(),
    hasMessage: z.boolean(),
    isManual: z.boolean(),
    isTest: z.boolean(),
    isWithdrawing: z.boolean().describe("The customer withdrew from part of it or all, and waits for an answer"),
    isUnread: z.boolean(),
    version: z.int(),
  })
  .meta({ id: "OrderRow" });
export type OrderRow = z.infer<typeof OrderRow>;

export const OrderList = z
  .object({
    orders: z.array(OrderRow),
    nextCursor: z.string().nullable(),
    previousCursor: z.string().nullable(),
  })
  .meta({ id: "OrderList" });
export type OrderList = z.infer<typeof OrderList>;

/** Counts stop at 1000 ("999+"): counting further costs more than it tells. */
export const countMax = 1_000;
export const OrderCounts = z.object({ counts: z.record(z.enum(views), z.int()) }).meta({ id: "OrderCounts" });
