import type { Tx } from "../../lib/db.ts";
import type { Coupon } from "./coupon.ts";

const columns = `id, code, percent, amount, minimum, starts_on as "startsOn", ends_on as "endsOn", uses_max as "usesMax", uses`;

/** Every code of the shop, the newest first: some dozens. */
export async function listCouponRows(tx: Tx, shopId: string): Promise<Coupon[]> {
  return tx.all<Coupon>(`select ${columns} from coupons where shop_id = $1 order by created_at desc, id desc`, [
    shopId,
  ]);
}

export async function findCouponRow(tx: Tx, shopId: string, code: string): Promise<Coupon | undefined> {
  return tx.one<Coupon>(`select ${columns} from coupons where shop_id = $1 and code = $2`, [shopId, code]);
}

export async function hasCoupons(tx: Tx, shopId: string): Promise<boolean> {
  const row = await tx.one<{ has: boolean }>("select exists (select from coupons where shop_id = $1) as has", [shopId]);
  return row?.has === true;
}

/** Adds a code, or changes the one with this id; how often it was used stays. Undefined when another has this code. */
export async function upsertCoupon(
  tx: Tx,
  shopId: string,
  coupon: Omit<Coupon, "uses">,
  now: Date,
): Promise<Coupon | undefined> {
  const { id, code, percent, amount, minimum, startsOn, endsOn, usesMax } = coupon;
  return tx.one<Coupon>(
    `insert into coupons (shop_id, id, code, percent, amount, minimum, starts_on, ends_on, uses_max, created_at)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
     where not exists (select from coupons where shop_id = $1 and code = $3 and id <> $2)
     on conflict (shop_id, id) do update set code = excluded.code, percent = excluded.percent, amount = excluded.amount,
       minimum = excluded.minimum, starts_on = excluded.starts_on, ends_on = excluded.ends_on, uses_max = excluded.uses_max
     returning ${columns}`,
    [shopId, id, code, percent, amount, minimum, startsOn, endsOn, usesMax, now],
  );
}

export async function deleteCoupon(tx: Tx, shopId: string, id: string): Promise<number> {
  return tx.run("delete from coupons where shop_id = $1 and id = $2", [shopId, id]);
}

export async function isCoupon(tx: Tx, shopId: string, id: string): Promise<boolean> {
  return (await tx.one("select id from coupons where shop_id = $1 and id = $2", [shopId, id])) !== undefined;
}

/** Counts one use more, unless all are used; 0 then. Whoever uses the last one at the same time waits for this one. */
export async function countUse(tx: Tx, shopId: string, id: string): Promise<number> {
  return tx.run(
    "update coupons set uses = uses + 1 where shop_id = $1 and id = $2 and (uses_max is null or uses < uses_max)",
    [shopId, id],
  );
}

/** The code typed into a basket that is not an order; null takes it out. */
export async function writeCoupon(tx: Tx, shopId: string, cartId: string, code: string | null): Promise<void> {
  await tx.run("update carts set coupon_code = $3 where shop_id = $1 and id = $2 and order_id is null", [
    shopId,
    cartId,
    code,
  ]);
}
