import { z } from "zod";
import type { Shop } from "../shops/shop.ts";
import { refundBy } from "./period.ts";
import { withdrawalStates, type Withdrawal } from "./withdrawal.ts";

/** A statement as the merchant sees it. */
export const WithdrawalView = z.object({
  id: z.uuid(),
  requestedAt: z.string(),
  name: z.string(),
  email: z.string().describe("Where it was acknowledged"),
  lines: z.array(
    z.object({
      lineId: z.uuid(),
      name: z.string(),
      variantName: z.string(),
      quantity: z.int().describe("Thousandths"),
    }),
  ),
  state: z.enum(withdrawalStates),
  decidedAt: z.string().nullable(),
  note: z.string().describe("The team's note on one dealt with, the reason told to the customer of one refused"),
  refundBy: z.string().describe("The last day to give the money back, unless the goods are not back"),
});

export function withdrawalView(shop: Shop, one: Withdrawal): z.infer<typeof WithdrawalView> {
  const { orderId: _order, requestKey: _key, requestedAt, decidedAt, ...rest } = one;
  return {
    ...rest,
    requestedAt: requestedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    refundBy: refundBy(requestedAt, shop),
  };
}
