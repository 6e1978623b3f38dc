import { z } from "zod";
import { fulfilmentStatuses, invoiceStatuses, lives, paymentStatuses } from "./axes.ts";

export const OrderParams = z.object({ shop: z.string(), id: z.uuid() });

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
