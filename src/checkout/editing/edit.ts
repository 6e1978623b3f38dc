import { z } from "zod";
import { milli, minor, PPM_WHOLE, ppm } from "../../../shared/money.ts";
import { priceMax } from "../../catalog/product.ts";
import { optionalLine, optionalText, requiredLine } from "../../lib/lines.ts";
import { TellField } from "../../orders/order-state.ts";
import { DeliveryMethodInput } from "../../shipping/delivery-method.ts";
import { CatalogueLine, FreeLine } from "../by-hand/manual-order.ts";
import { AddressInput, Contact, lineCountMax, pieceCountMax } from "../cart.ts";

const unitPrice = z.int().min(0).max(priceMax).transform(minor).describe("Minor units, as the order's prices are");
const quantity = z
  .int()
  .min(1)
  .max(pieceCountMax * 1_000)
  .transform(milli)
  .describe("Thousandths: 2 pieces are 2000; never less than what has left");

const ChangedLine = z.strictObject({
  id: z.uuid(),
  name: requiredLine(200).optional(),
  variantName: optionalLine(200).optional().describe("The options, as one reads them: “220 g, ocre”"),
  sku: optionalLine(80).optional(),
  quantity: quantity.optional(),
  unitPrice: unitPrice.optional(),
});

const Discount = z.union([
  z.strictObject({ amount: z.int().min(1).max(priceMax).transform(minor).describe("Minor units, off the goods") }),
  z.strictObject({
    percent: z.int().min(1).max(PPM_WHOLE).transform(ppm).describe("Parts per million: 10 % is 100000"),
  }),
]);

/** What is to be different. What is left out stays as it is. */
export const EditChanges = z.strictObject({
  removeLines: z.array(z.uuid()).max(lineCountMax).default([]),
  changeLines: z.array(ChangedLine).max(lineCountMax).default([]),
  addLines: z
    .array(z.union([CatalogueLine, FreeLine]))
    .max(lineCountMax)
    .default([]),
  discount: Discount.nullable().optional().describe("null: none. It stands until it is changed, and follows the goods"),
  delivery: z
    .strictObject({
      methodId: z.uuid().optional().describe("The one the order has when left out"),
      price: DeliveryMethodInput.shape.price
        .optional()
        .describe("The method's own when another method is named without"),
    })
    .nullable()
    .optional()
    .describe("null: nothing is delivered"),
  customer: z
    .strictObject({
      name: z.literal("").or(Contact.shape.name).optional(),
      email: z.literal("").or(Contact.shape.email).optional(),
      phone: Contact.shape.phone.unwrap().optional(),
    })
    .optional(),
  deliveryAddress: AddressInput.nullable().optional(),
  billingAddress: AddressInput.optional(),
  customerMessage: optionalText(2_000).optional(),
});
export type EditChanges = z.infer<typeof EditChanges>;

export const OrderEdit = z.strictObject({
  ...EditChanges.shape,
  reason: optionalLine(300)
    .default("")
    .describe("For the versions and, when an invoice is corrected, on its credit note"),
  tell: TellField,
  expectedTotal: z
    .int()
    .optional()
    .describe("The total that was shown, in minor units; another one is refused with price_changed"),
});
export type OrderEdit = z.infer<typeof OrderEdit>;
