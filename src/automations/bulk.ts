import { z } from "zod";
import { chosenMax, OrderNumbers, TellField } from "../orders/order-state.ts";
import { statusAxes } from "../statuses/status.ts";

const ids = z
  .array(z.uuid())
  .min(1)
  .max(chosenMax)
  .refine((all) => new Set(all).size === all.length, { message: "an order is named twice" });

/** The same asked of several orders at once. */
export const Bulk = z.discriminatedUnion("verb", [
  z
    .strictObject({
      verb: z.literal("choose_status"),
      ids,
      axis: z.enum(statusAxes),
      value: z.string().max(40).optional().describe("A value of the axis, in its own word"),
      statusId: z.uuid().optional().describe("One of the merchant's own statuses"),
      tell: TellField,
    })
    .refine(({ value, statusId }) => (value === undefined) !== (statusId === undefined), {
      message: "either a value or a statusId",
    }),
  z.strictObject({ verb: z.literal("record_payment"), ids, tell: TellField }),
  z.strictObject({ verb: z.literal("ship"), ids, tell: TellField }),
  z.strictObject({ verb: z.literal("cancel"), ids, tell: TellField }),
  z.strictObject({ verb: z.literal("archive"), ids }),
  z.strictObject({ verb: z.literal("restore"), ids }),
]);
export type Bulk = z.infer<typeof Bulk>;

/** What became of it: how many orders it was done to, and why not to the others. */
export const BulkResult = z
  .object({
    doneCount: z.int(),
    refused: z.array(
      z.object({
        id: z.uuid(),
        reference: z.string().nullable().describe("Null: no such order"),
        code: z.string().describe("As in a problem"),
        title: z.string().describe("The reason, in the language asked for"),
        hint: z.string().optional(),
      }),
    ),
  })
  .meta({ id: "BulkResult" });
export type BulkResult = z.infer<typeof BulkResult>;

export const ManyQuery = z.strictObject({ number: OrderNumbers });

export const PossibleForManyView = z
  .object({
    axis: z.enum(statusAxes),
    value: z.string().nullable(),
    statusId: z.uuid().nullable(),
    orderCount: z.int().describe("How many of the orders it can be chosen for"),
  })
  .meta({ id: "PossibleForMany" });
