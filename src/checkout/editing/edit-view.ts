import { z } from "zod";
import { fulfilmentStatuses, paymentStatuses } from "../../orders/axes.ts";
import type { OrderContent, OrderVersion } from "../../orders/editing/content.ts";
import { dueOf, type Order } from "../../orders/order.ts";
import { OrderStateView } from "../../orders/order-state.ts";
import type { Shop } from "../../shops/shop.ts";
import type { PlannedEdit } from "./edited.ts";

const Amount = z.int().describe("Minor units");
const Tax = z.object({ name: z.string(), rate: z.int().describe("Parts per million"), net: Amount, tax: Amount });
const Paper = z.enum(["invoice", "credit_note"]);
const Quantity = z.number().describe("Thousandths");
const Address = z.record(z.string(), z.string());

/** The figures of an order, as it is or as it will be. */
const Sums = z.object({
  itemCount: Quantity,
  subtotal: Amount,
  discount: Amount,
  shipping: Amount.describe("Minor units, tax included"),
  shippingTax: Amount,
  taxes: z.array(Tax),
  net: Amount,
  tax: Amount,
  total: Amount,
  due: Amount.describe("Minor units; negative when money is to be given back"),
  paymentStatus: z.enum(paymentStatuses),
  fulfilmentStatus: z.enum(fulfilmentStatuses),
});

export const EditPreview = z
  .object({
    version: z.int(),
    isChanged: z.boolean(),
    before: Sums,
    after: Sums,
    difference: Amount.describe("Minor units: what the total grows by, negative when it shrinks"),
    lines: z
      .array(z.object({ name: z.string(), variantName: z.string(), quantity: Quantity, gross: Amount, total: Amount }))
      .describe("As they will be, in their order"),
    stock: z.array(
      z.object({
        variantId: z.uuid(),
        name: z.string(),
        quantity: Quantity.describe("Thousandths: negative leaves the stock, positive goes back"),
        left: Quantity.nullable().describe("Thousandths left after it; null when the catalogue no longer has it"),
      }),
    ),
    documents: z
      .array(z.object({ kind: Paper, total: Amount, corrects: z.string().nullable() }))
      .describe("What will be issued: a credit note of the invoice that stands, and the invoice that replaces it"),
    telling: z.enum(["customer", "off", "impossible"]).describe("Whether the customer can be told"),
  })
  .meta({ id: "OrderEditPreview" });
export type EditPreview = z.infer<typeof EditPreview>;

export function previewOf(shop: Shop, { before, after, isChanged, stock, documents }: PlannedEdit): EditPreview {
  const isOff = shop.settings.mutedMessages.includes("order_edited");
  return {
    version: before.version,
    isChanged,
    before: sumsOf(before),
    after: sumsOf(after),
    difference: after.total - before.total,
    lines: after.lines.map(({ name, variantName, quantity, gross, total }) => ({
      name,
      variantName,
      quantity,
      gross,
      total,
    })),
    stock,
    documents: documents.map(({ kind, total }) => ({
      kind,
      total,
      corrects: kind === "credit_note" ? before.invoiceNumber : null,
    })),
    telling: after.email === "" ? "impossible" : isOff ? "off" : "customer",
  };
}

function sumsOf(order: Order): EditPreview["after"] {
  const { itemCount, subtotal, discount, shipping, shippingTax, taxes, net, tax, total } = order;
  const { paymentStatus, fulfilmentStatus } = order;
  const figures = { itemCount, subtotal, discount, shipping, shippingTax, taxes, net, tax, total };
  return { ...figures, due: dueOf(order), paymentStatus, fulfilmentStatus };
}

export const EditedView = OrderStateView.extend({
  sequence: z.int().nullable().describe("The version made; null when nothing was different"),
  total: Amount,
  due: Amount.describe("Minor units; negative when money is to be given back"),
  documents: z.array(z.object({ id: z.uuid(), number: z.string(), kind: Paper })),
});

const VersionLine = z.object({
  id: z.uuid(),
  sku: z.string(),
  name: z.string(),
  variantName: z.string(),
  quantity: Quantity,
  unitPriceMicro: z.number().describe("Millionths of the currency's unit"),
  gross: Amount,
  discount: Amount,
  net: Amount,
  tax: Amount,
  total: Amount,
});

export const VersionsView = z
  .object({
    versions: z
      .array(
        z.object({
          sequence: z.int().describe("1 is the order as it was placed"),
          madeAt: z.string(),
          actor: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string() }),
          reason: z.string(),
          content: z.object({
            customerName: z.string(),
            email: z.string(),
            phone: z.string(),
            deliveryAddress: Address.nullable(),
            billingAddress: Address,
            customerMessage: z.string(),
            deliveryMethod: z.object({ id: z.string(), name: z.string() }).nullable(),
            currency: z.string(),
            subtotal: Amount,
            discount: Amount,
            shipping: Amount,
            taxes: z.array(Tax),
            net: Amount,
            tax: Amount,
            total: Amount,
            lines: z.array(VersionLine),
          }),
        }),
      )
      .describe("Oldest first; the last is the order as it is"),
  })
  .meta({ id: "OrderVersions" });
export type VersionsView = z.infer<typeof VersionsView>;

export const versionsView = (versions: readonly OrderVersion[]): z.input<typeof VersionsView> => ({
  versions: versions.map(({ content, madeAt, ...version }) => ({
    ...version,
    madeAt: madeAt.toISOString(),
    content: contentView(content),
  })),
});

function contentView(content: OrderContent): VersionsView["versions"][number]["content"] {
  const { deliveryMethod, ...said } = content;
  return { ...said, deliveryMethod: deliveryMethod && { id: deliveryMethod.id, name: deliveryMethod.name } };
}
