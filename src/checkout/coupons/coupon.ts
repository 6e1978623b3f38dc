import { z } from "zod";
import { couponCodeOf, couponCodePattern } from "../../../shared/coupons/code.ts";
import { minor, PPM_WHOLE, ppm, type Minor } from "../../../shared/money.ts";
import type { DiscountGiven } from "../../orders/order.ts";

/** As people type it: any case, accents or not, any spaces; kept in capitals without them. */
export const CouponCode = z
  .string()
  .max(80)
  .transform(couponCodeOf)
  .pipe(z.string().regex(couponCodePattern, "2 to 40 letters, digits, - and _"));

const Day = z.iso.date();
const amountMax = 1_000_000_000;

/** A code as the merchant gives it. Either a part of the items' price or an amount. */
export const CouponInput = z
  .strictObject({
    code: CouponCode,
    percent: z.int().min(1).max(PPM_WHOLE).nullable().default(null).describe("Parts per million of the items"),
    amount: z.int().min(1).max(amountMax).nullable().default(null).describe("Minor units"),
    minimum: z.int().min(0).max(amountMax).default(0).describe("What the items must cost at least, minor units"),
    startsOn: Day.nullable().default(null).describe("The first day, in the shop's time zone"),
    endsOn: Day.nullable().default(null).describe("The last day"),
    usesMax: z.int().min(1).max(1_000_000).nullable().default(null).describe("How many orders may use it in all"),
  })
  .refine(({ percent, amount }) => (percent === null) !== (amount === null), {
    path: ["percent"],
    message: "either a percent or an amount",
  })
  .refine(({ startsOn, endsOn }) => !startsOn || !endsOn || startsOn <= endsOn, {
    path: ["endsOn"],
    message: "before the first day",
  });
export type CouponInput = z.infer<typeof CouponInput>;

export interface Coupon extends CouponInput {
  id: string;
  /** Orders it was used for. */
  uses: number;
}

export type CouponProblem = "unknown" | "not_yet" | "over" | "used_up" | "below_minimum";

/** A code that lies in a basket, with what the shop knows of it today. */
export interface CouponInCart {
  code: string;
  /** Undefined when the shop has no such code. */
  coupon: Coupon | undefined;
  /** The shop's calendar day. */
  today: string;
}

/** Why a code gives nothing for items at this price, before delivery; undefined when it does. */
export function problemOf({ coupon, today }: CouponInCart, subtotal: Minor): CouponProblem | undefined {
  if (!coupon) return "unknown";
  if (coupon.startsOn !== null && today < coupon.startsOn) return "not_yet";
  if (coupon.endsOn !== null && today > coupon.endsOn) return "over";
  if (coupon.usesMax !== null && coupon.uses >= coupon.usesMax) return "used_up";
  return subtotal < coupon.minimum ? "below_minimum" : undefined;
}

/** What a code takes off, with its name, as an order keeps it. */
export const discountBy = ({ code, percent, amount }: Coupon): DiscountGiven =>
  percent === null ? { amount: minor(amount ?? 0), code } : { percent: ppm(percent), code };
