import { z } from "zod";

export const CustomerQuery = z.strictObject({
  q: z.string().trim().max(200).default("").describe("Words of the customer or of one of his orders"),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type CustomerQuery = z.infer<typeof CustomerQuery>;

/** Somebody who has ordered, and what he has ordered in all. Amounts in minor units of `currency`. */
export const CustomerRow = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    phone: z.string(),
    company: z.string(),
    deliveryCity: z.string().describe("Where his last parcel went; empty when nothing was brought to him"),
    billingCity: z.string(),
    orderCount: z.int(),
    lastOrderAt: z.string().nullable(),
    spent: z.int().describe("What he has paid and was not given back"),
    currency: z.string(),
  })
  .meta({ id: "CustomerRow" });
export type CustomerRow = z.infer<typeof CustomerRow>;

export const CustomerList = z
  .object({
    customers: z.array(CustomerRow),
    nextCursor: z.string().nullable(),
    previousCursor: z.string().nullable(),
  })
  .meta({ id: "CustomerList" });
export type CustomerList = z.infer<typeof CustomerList>;
