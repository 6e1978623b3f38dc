import { z } from "zod";

const amountMax = 100_000_000_000;
const linesMax = 500;

/** What a refund gives back: pieces of lines and some of the delivery, or an amount of nothing in particular. */
export const Wanted = {
  amount: z
    .int()
    .positive()
    .max(amountMax)
    .optional()
    .describe(
      "Minor units; with lines, less than they are worth; when left out, what they are worth, or all that is held",
    ),
  lines: z
    .array(
      z.strictObject({
        lineId: z.uuid(),
        quantity: z.int().positive().max(amountMax).describe("Thousandths: 2 pieces are 2000"),
        restock: z.boolean().default(false).describe("Whether these pieces go back in stock"),
      }),
    )
    .max(linesMax)
    .refine((lines) => new Set(lines.map(({ lineId }) => lineId)).size === lines.length, "each line once")
    .optional()
    .describe("The pieces given back; those that have not left leave no more"),
  shipping: z
    .int()
    .min(0)
    .max(amountMax)
    .optional()
    .describe("How much of the delivery, in minor units, taxes included"),
};

export const refundDescription =
  "Lines are worth what was paid for them, discounts and taxes as they were; the last pieces take the rest. An amount of nothing in particular is spread over what is left of every line and of the delivery, in proportion.";
