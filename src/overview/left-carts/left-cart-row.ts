import { z } from "zod";
import { productKinds } from "../../catalog/stock.ts";
import { AddressInput, Contact } from "../../checkout/cart.ts";
import { Campaign } from "../../checkout/provenance/campaign.ts";
import { messageStates } from "../../notifications/message.ts";

export const LeftCartQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type LeftCartQuery = z.infer<typeof LeftCartQuery>;

/**
 * Where a basket stands: it may be reminded of, will be, was; its customer came back by the reminder and ordered, or ordered
 * without it; or did not agree to be reminded.
 */
export const leftCartStates = ["to_remind", "planned", "sent", "recovered", "ordered", "not_agreed"] as const;
export type LeftCartState = (typeof leftCartStates)[number];

/** A basket left behind. Amounts in minor units of `currency`. */
export const LeftCartRow = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    phone: z.string(),
    goods: z.array(
      z.object({
        variantId: z.string(),
        name: z.string().describe("Empty when the catalogue no longer has it"),
        variantName: z.string(),
        quantity: z.int().describe("Thousandths"),
        isSold: z.boolean().describe("Still on sale"),
      }),
    ),
    total: z.int().describe("Of the items still on sale, at today's prices, without delivery"),
    currency: z.string(),
    touchedAt: z.string().describe("The customer's last change"),
    state: z.enum(leftCartStates),
    remindsAt: z.string().nullable().describe("When a planned reminder leaves"),
    remindedAt: z.string().nullable(),
    message: z
      .object({ id: z.uuid(), state: z.enum(messageStates) })
      .nullable()
      .describe("The reminder, once it is written"),
    order: z.object({ id: z.uuid(), reference: z.string() }).nullable().describe("What the customer ordered since"),
    campaign: Campaign.nullable(),
  })
  .meta({ id: "LeftCart" });
export type LeftCartRow = z.infer<typeof LeftCartRow>;

export const LeftCartList = z
  .object({
    carts: z.array(LeftCartRow),
    nextCursor: z.string().nullable(),
    previousCursor: z.string().nullable(),
  })
  .meta({ id: "LeftCartList" });
export type LeftCartList = z.infer<typeof LeftCartList>;

/** All that is known of one basket left behind: what an order made of it starts from. */
export const LeftCartPage = z
  .object({
    id: z.uuid(),
    contact: Contact,
    lines: z
      .array(
        z.object({
          variantId: z.uuid(),
          name: z.string().describe("With the variant's"),
          kind: z.enum(productKinds),
          taxClass: z.string(),
          price: z.int().describe("Today's"),
          quantity: z.int().describe("Thousandths"),
          available: z.int().nullable().describe("Thousandths; null when the stock is not counted"),
          pictureId: z.string().nullable(),
        }),
      )
      .describe("What the catalogue still has"),
    deliveryAddress: AddressInput.nullable(),
    billingAddress: AddressInput.nullable(),
    delivery: z
      .object({ methodId: z.uuid(), price: z.int() })
      .nullable()
      .describe("The way of delivering that was chosen, at today's price"),
    paymentMethodId: z.uuid().nullable(),
    customerMessage: z.string(),
  })
  .meta({ id: "LeftCartPage" });
export type LeftCartPage = z.infer<typeof LeftCartPage>;
