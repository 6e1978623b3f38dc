import { z } from "zod";
import { milli, minor, type Milli, type Minor } from "../../../shared/money.ts";
import { priceMax } from "../../catalog/product.ts";
import { productKinds, type Sellable } from "../../catalog/stock.ts";
import { requiredLine } from "../../lib/lines.ts";
import type { PlacedItem, SoldItem } from "../../orders/editing/order-line.ts";
import { DeliveryMethodInput } from "../../shipping/delivery-method.ts";
import { AddressInput, CartChange, Contact, lineCountMax, pieceCountMax } from "../cart.ts";

const unitPrice = z
  .int()
  .min(0)
  .max(priceMax)
  .transform(minor)
  .describe("Minor units, tax inside or not as the shop's prices are");
const quantity = z
  .int()
  .min(1)
  .max(pieceCountMax * 1_000)
  .transform(milli)
  .describe("Thousandths: 2 pieces are 2000");

export const CatalogueLine = z.strictObject({
  variantId: z.uuid(),
  quantity,
  unitPrice: unitPrice.optional().describe("Another price than the catalogue's, for this order only; minor units"),
});
export const FreeLine = z.strictObject({
  name: requiredLine(200),
  quantity,
  unitPrice,
  taxClass: z.string().max(40).describe("Code of one of the shop's tax classes"),
  kind: z.enum(productKinds).default("goods"),
});

/** An order that was made elsewhere, as it is typed in: who, what, and as much of the rest as is known. */
export const ManualOrderInput = z.strictObject({
  customer: z
    .strictObject({
      name: z.literal("").or(Contact.shape.name).default(""),
      email: z.literal("").or(Contact.shape.email).default(""),
      phone: Contact.shape.phone,
    })
    .describe("At least one of the three"),
  lines: z
    .array(z.union([CatalogueLine, FreeLine]))
    .min(1)
    .max(lineCountMax),
  deliveryAddress: AddressInput.nullable().default(null),
  billingAddress: AddressInput.nullable().default(null).describe("null: the same as the delivery address"),
  delivery: z
    .strictObject({
      methodId: z.uuid(),
      price: DeliveryMethodInput.shape.price.optional().describe("Another price than the method's; minor units"),
    })
    .nullable()
    .default(null)
    .describe("null: handed over already, or not known yet"),
  paymentMethodId: z.uuid().nullable().default(null).describe("null: not known yet"),
  customerMessage: CartChange.shape.customerMessage.default(""),
  tell: z.enum(["customer", "nobody"]).default("nobody").describe("Whether the customer is sent the confirmation"),
  cartId: z
    .uuid()
    .nullable()
    .default(null)
    .describe("The basket left behind that it is made of; it becomes this order"),
  expectedTotal: z
    .int()
    .min(0)
    .optional()
    .describe("The total that was shown, in minor units; another one is refused with price_changed"),
});
export type ManualOrder = z.infer<typeof ManualOrderInput>;
type ManualLine = ManualOrder["lines"][number];

/** The variants an order names, each once. */
export const variantIdsOf = (lines: readonly ManualLine[]): string[] => [
  ...new Set(lines.flatMap((line) => ("variantId" in line ? [line.variantId] : []))),
];

/** What a line sells; undefined when the catalogue does not have it, or no longer. Hidden products may be sold by hand. */
export function placedItemOf(line: ManualLine, items: ReadonlyMap<string, Sellable>): PlacedItem | undefined {
  if (!("variantId" in line)) return { item: freeItem(line), quantity: line.quantity };
  const item = items.get(line.variantId);
  return item && { item: { ...item, price: line.unitPrice ?? item.price }, quantity: line.quantity };
}

function freeItem({ name, unitPrice: price, taxClass, kind }: z.infer<typeof FreeLine>): SoldItem {
  const nothing = {
    variantId: null,
    productId: null,
    sku: "",
    variantName: "",
    weightGrams: 0,
    pictureId: null,
    fileId: null,
  };
  return { ...nothing, name, price: price satisfies Minor, taxClass, kind, isStockCounted: false, noWithdrawal: "" };
}

/** Items of which more is asked, over all lines, than there is. */
export function shortItems(lines: readonly ManualLine[], items: ReadonlyMap<string, Sellable>): Sellable[] {
  const asked = new Map<string, number>();
  for (const line of lines)
    if ("variantId" in line) asked.set(line.variantId, (asked.get(line.variantId) ?? 0) + line.quantity);
  return [...asked].flatMap(([variantId, count]) => {
    const item = items.get(variantId);
    return item?.isStockCounted && item.available < (count as Milli) ? [item] : [];
  });
}
