import type { Tx } from "../lib/db.ts";
import type { Cart, CartFields } from "./cart.ts";

const columns = `id, lines, contact, delivery_address as "deliveryAddress", billing_address as "billingAddress",
  delivery_method_id as "deliveryMethodId", payment_method_id as "paymentMethodId", customer_message as "customerMessage",
  takes_fee as "takesFee", locale, agrees_to_reminder as "agreesToReminder", campaign, coupon_code as "couponCode", reminded_at as "remindedAt", came_back_at as "cameBackAt", order_id as "orderId", created_at as "createdAt", expires_at as "expiresAt"`;

/** A basket as it is kept; the order it became is named, not repeated. */
export type CartRow = Omit<Cart, "placed" | "coupon"> & { orderId: string | null };

/** How a basket is named: the token itself is never kept, only its hash. */
export interface CartKey {
  shopId: string;
  tokenHash: Buffer;
  now: Date;
}

export type NewCart = CartKey & Pick<Cart, "id" | "lines" | "locale" | "campaign" | "expiresAt">;

export async function insertCart(tx: Tx, cart: NewCart): Promise<void> {
  await tx.run(
    `insert into carts (shop_id, id, token_hash, lines, locale, campaign, created_at, updated_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
    [
      cart.shopId,
      cart.id,
      cart.tokenHash,
      JSON.stringify(cart.lines),
      cart.locale,
      cart.campaign && JSON.stringify(cart.campaign),
      cart.now,
      cart.expiresAt,
    ],
  );
}

export async function findCartRow(tx: Tx, key: CartKey): Promise<CartRow | undefined> {
  return tx.one<CartRow>(`select ${columns} from carts where shop_id = $1 and token_hash = $2 and expires_at > $3`, [
    key.shopId,
    key.tokenHash,
    key.now,
  ]);
}

/** The basket, locked until the transaction ends: two placements of it wait for each other. */
export async function lockCartRow(tx: Tx, key: CartKey): Promise<CartRow | undefined> {
  return tx.one<CartRow>(
    `select ${columns} from carts where shop_id = $1 and token_hash = $2 and expires_at > $3 for update`,
    [key.shopId, key.tokenHash, key.now],
  );
}

/** Writes the named fields of a basket that is not an order yet, in one statement; nothing comes back when there is none. */
export async function updateCart(
  tx: Tx,
  key: CartKey & { expiresAt: Date },
  fields: CartFields,
): Promise<CartRow | undefined> {
  const named = Object.keys(fields).filter((name) => fields[name as keyof CartFields] !== undefined);
  const json = (value: unknown) => (value == null ? null : JSON.stringify(value));
  return tx.one<CartRow>(
    `update carts set
       lines = case when 'lines' = any($4) then $5 else lines end,
       contact = case when 'contact' = any($4) then $6 else contact end,
       delivery_address = case when 'deliveryAddress' = any($4) then $7 else delivery_address end,
       billing_address = case when 'billingAddress' = any($4) then $8 else billing_address end,
       delivery_method_id = case when 'deliveryMethodId' = any($4) then $9 else delivery_method_id end,
       payment_method_id = case when 'paymentMethodId' = any($4) then $10 else payment_method_id end,
       customer_message = case when 'customerMessage' = any($4) then $11 else customer_message end,
       locale = case when 'locale' = any($4) then $12 else locale end,
       agrees_to_reminder = case when 'agreesToReminder' = any($4) then $14 else agrees_to_reminder end,
       takes_fee = case when 'takesFee' = any($4) then $16 else takes_fee end,
       campaign = case when 'campaign' = any($4) then $15 else campaign end,
       updated_at = $3, expires_at = $13
     where shop_id = $1 and token_hash = $2 and order_id is null and expires_at > $3
     returning ${columns}`,
    [
      key.shopId,
      key.tokenHash,
      key.now,
      named,
      json(fields.lines ?? []),
      json(fields.contact),
      json(fields.deliveryAddress),
      json(fields.billingAddress),
      fields.deliveryMethodId ?? null,
      fields.paymentMethodId ?? null,
      fields.customerMessage ?? "",
      fields.locale ?? "",
      key.expiresAt,
      fields.agreesToReminder ?? false,
      json(fields.campaign),
      fields.takesFee ?? false,
    ],
  );
}

/** Ties a basket to the order it has become. */
export async function keepPlaced(
  tx: Tx,
  shopId: string,
  cartId: string,
  by: { orderId: string; now: Date },
): Promise<void> {
  await tx.run("update carts set order_id = $3, updated_at = $4 where shop_id = $1 and id = $2", [
    shopId,
    cartId,
    by.orderId,
    by.now,
  ]);
}

/** Some thousands of the baskets nobody came back to; returns how many went. */
export async function deleteExpiredCarts(tx: Tx, now: Date): Promise<number> {
  return tx.run(
    `delete from carts where (shop_id, id) in (select shop_id, id from carts where expires_at < $1 limit 5000)`,
    [now],
  );
}
