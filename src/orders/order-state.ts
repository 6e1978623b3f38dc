import { z } from "zod";
import { fulfilmentStatuses, invoiceStatuses, lives, paymentStatuses } from "./axes.ts";

export const OrderParams = z.object({ shop: z.string(), id: z.uuid() });

/** As many orders as can be chosen by hand at once. */
export const chosenMax = 200;

/** Some orders by their numbers, separated by commas: as many as an address of usual length can hold. */
export const OrderNumbers = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => [given ?? []].flat().flatMap((one) => one.split(",")))
  .pipe(z.array(z.coerce.number<string>().int().positive()).max(chosenMax));

/** Whether the customer is told of the change. */
export const TellField = z.enum(["customer", "nobody"]).default("customer");

export const OrderStateView = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    version: z.int(),
    paymentStatus: z.enum(paymentStatuses),
    fulfilmentStatus: z.enum(fulfilmentStatuses),
    invoiceStatus: z.enum(invoiceStatuses),
    life: z.enum(lives),
  })
  .meta({ id: "OrderState" });
