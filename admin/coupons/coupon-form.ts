import { couponCodeOf, couponCodePattern } from "../../shared/coupons/code.ts";
import type { CouponView } from "../../src/checkout/coupons/coupons.http.ts";
import { amountToType, amountTyped, rateToType, rateTyped } from "../kit/forms/typed.ts";

/** A code as it is typed. */
export interface TypedCoupon {
  code: string;
  kind: "percent" | "amount";
  value: string;
  minimum: string;
  startsOn: string;
  endsOn: string;
  usesMax: string;
}

interface Writing {
  currency: string;
  locale: string;
}

export function typedCoupon(coupon: CouponView | undefined, { currency, locale }: Writing): TypedCoupon {
  if (!coupon) return { code: "", kind: "percent", value: "", minimum: "", startsOn: "", endsOn: "", usesMax: "" };
  const { code, percent, amount, minimum, startsOn, endsOn, usesMax } = coupon;
  return {
    code,
    kind: percent === null ? "amount" : "percent",
    value: percent === null ? amountToType(amount ?? 0, currency, locale) : rateToType(percent, locale),
    minimum: minimum > 0 ? amountToType(minimum, currency, locale) : "",
    startsOn: startsOn ?? "",
    endsOn: endsOn ?? "",
    usesMax: usesMax === null ? "" : String(usesMax),
  };
}

export type CouponFault = "codeWrong" | "valueWrong" | "minimumWrong" | "daysWrong" | "usesWrong";

/** What is sent; or what is wrong, by field. */
export function couponBody(
  typed: TypedCoupon,
  currency: string,
): { body: object } | { faults: Partial<Record<keyof TypedCoupon, CouponFault>> } {
  const { kind, startsOn, endsOn } = typed;
  const code = couponCodeOf(typed.code);
  const value = kind === "percent" ? rateTyped(typed.value) : amountTyped(typed.value, currency);
  const minimum = typed.minimum.trim() === "" ? 0 : amountTyped(typed.minimum, currency);
  const isUses = typed.usesMax.trim() === "" || /^[1-9]\d{0,5}$/.test(typed.usesMax.trim());
  const isValue = value !== undefined && value > 0 && (kind === "amount" || value <= 1_000_000);
  const faults: Partial<Record<keyof TypedCoupon, CouponFault>> = {
    ...(!couponCodePattern.test(code) && { code: "codeWrong" as const }),
    ...(!isValue && { value: "valueWrong" as const }),
    ...((minimum === undefined || minimum < 0) && { minimum: "minimumWrong" as const }),
    ...(startsOn && endsOn && endsOn < startsOn && { endsOn: "daysWrong" as const }),
    ...(!isUses && { usesMax: "usesWrong" as const }),
  };
  if (Object.keys(faults).length > 0) return { faults };
  const body = {
    code,
    [kind]: value,
    minimum,
    startsOn: startsOn || null,
    endsOn: endsOn || null,
    usesMax: typed.usesMax.trim() === "" ? null : Number(typed.usesMax),
  };
  return { body };
}
