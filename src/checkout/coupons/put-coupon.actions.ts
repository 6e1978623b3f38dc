import type { Tx } from "../../lib/db.ts";
import { Refusal } from "../../refusals.ts";
import type { Cart } from "../cart.ts";
import { lockCart, quoteCart, type CartDoor } from "../carts.actions.ts";
import type { Offers } from "../quote.ts";
import { couponInCart, unusableIn } from "./coupons.actions.ts";
import { writeCoupon } from "./coupons.sql.ts";

/** Puts a code into the basket, or takes it out (null). Refuses a code that gives nothing for what lies there. */
export async function putCoupon(
  tx: Tx,
  door: CartDoor,
  { code, offers }: { code: string | null; offers: Offers },
): Promise<Cart> {
  const cart = await lockCart(tx, door);
  if (cart.placed) throw new Refusal("cart_already_placed", { reference: cart.placed.reference });
  const coupon = await couponInCart(tx, door.shop, code, door.now);
  const after = { ...cart, couponCode: code, coupon };
  const drawn = await quoteCart(tx, door.shop, after, offers);
  if (drawn.coupon?.problem) throw unusableIn(drawn, door.shop);
  await writeCoupon(tx, door.shop.id, cart.id, code);
  return after;
}
