import { dateIn } from "../../../shared/dates.ts";
import type { Tx } from "../../lib/db.ts";
import { newId } from "../../lib/ids.ts";
import { Refusal } from "../../refusals.ts";
import type { Shop } from "../../shops/shop.ts";
import type { Quote } from "../quote.ts";
import type { Coupon, CouponInCart, CouponInput, CouponProblem } from "./coupon.ts";
import {
  countUse,
  deleteCoupon,
  findCouponRow,
  hasCoupons,
  isCoupon,
  listCouponRows,
  upsertCoupon,
} from "./coupons.sql.ts";

export const listCoupons = listCouponRows;

/** Whether the shop gives codes at all: without one, nobody is asked for one. */
export const givesCoupons = hasCoupons;

/** What the shop knows today of a code that lies in a basket; undefined for none. */
export async function couponInCart(
  tx: Tx,
  shop: Shop,
  code: string | null,
  now: Date,
): Promise<CouponInCart | undefined> {
  if (code === null) return undefined;
  return { code, coupon: await findCouponRow(tx, shop.id, code), today: dateIn(now, shop.timeZone) };
}

/** Refuses `coupon_code_taken`. */
export async function addCoupon(tx: Tx, shopId: string, input: CouponInput, now: Date): Promise<Coupon> {
  return kept(await upsertCoupon(tx, shopId, { ...input, id: newId() }, now), input);
}

/** Orders that used it keep what it gave them. Refuses `coupon_not_found` and `coupon_code_taken`. */
export async function changeCoupon(
  tx: Tx,
  shopId: string,
  { id, input, now }: { id: string; input: CouponInput; now: Date },
): Promise<Coupon> {
  if (!(await isCoupon(tx, shopId, id))) throw new Refusal("coupon_not_found", { id });
  return kept(await upsertCoupon(tx, shopId, { ...input, id }, now), input);
}

function kept(coupon: Coupon | undefined, { code }: CouponInput): Coupon {
  if (!coupon) throw new Refusal("coupon_code_taken", { code });
  return coupon;
}

/** Orders that used it keep it. Refuses `coupon_not_found`. */
export async function removeCoupon(tx: Tx, shopId: string, id: string): Promise<void> {
  if ((await deleteCoupon(tx, shopId, id)) === 0) throw new Refusal("coupon_not_found", { id });
}

/** Counts the use an order makes of a code. Refuses `coupon_unusable` when the last one went to somebody else meanwhile. */
export async function spendCoupon(tx: Tx, shopId: string, { id, code }: Coupon): Promise<void> {
  if ((await countUse(tx, shopId, id)) === 0) throw unusable("used_up", { code });
}

/** The refusal of a code, with what a person needs to understand it. */
export const unusable = (
  problem: CouponProblem,
  about: { code: string; minimum?: number; currency?: string },
): Refusal => new Refusal("coupon_unusable", { problem, ...about });

/** Why the code of a basket gives nothing. */
export const unusableIn = ({ coupon }: Quote, { currency }: Pick<Shop, "currency">): Refusal =>
  unusable(coupon?.problem ?? "unknown", { code: coupon?.code ?? "", minimum: coupon?.minimum ?? 0, currency });
