import type { Tx } from "../../lib/db.ts";
import type { LeftCart } from "./left-cart.ts";

const columns = `cart.id, cart.lines, cart.contact, cart.locale, cart.agrees_to_reminder as "agreesToReminder",
  cart.updated_at as "touchedAt"`;

/** What makes a basket a left one, in the words of the index carts_left. */
const isLeft = "cart.contact is not null and cart.lines <> '[]' and cart.hidden_at is null and cart.order_id is null";

export interface DueQuery {
  from: Date;
  until: Date;
  now: Date;
  /** Nobody is due who was reminded of another basket since. */
  quietSince: Date;
  after: { touchedAt: Date; id: string } | undefined;
  limit: number;
}

/**
 * Baskets to remind of by themselves, oldest first by carts_left, locked until the transaction ends; those that another
 * transaction has in hand are left to it. Whoever refused, or was reminded of another basket lately, is left out.
 */
export async function lockDueCarts(tx: Tx, shopId: string, query: DueQuery): Promise<LeftCart[]> {
  const { from, until, now, quietSince, after, limit } = query;
  return tx.all<LeftCart>(
    `select ${columns} from carts as cart
     where cart.shop_id = $1 and ${isLeft} and cart.reminded_at is null and cart.updated_at between $2 and $3
       and (cart.updated_at, cart.id) > ($4, $5::uuid) and cart.expires_at > $6
       and not exists (select from reminder_refusals as refusal where refusal.shop_id = cart.shop_id
         and refusal.email_hash = sha256(convert_to(lower(cart.contact->>'email'), 'UTF8')))
       and not exists (select from carts as other where other.shop_id = cart.shop_id and other.reminded_at > $7
         and lower(other.contact->>'email') = lower(cart.contact->>'email'))
     order by cart.updated_at, cart.id limit $8 for update of cart skip locked`,
    [
      shopId,
      from,
      until,
      after?.touchedAt ?? from,
      after?.id ?? "00000000-0000-0000-0000-000000000000",
      now,
      quietSince,
      limit,
    ],
  );
}

/** The basket as the desk looks at it. */
export type KeptCart = LeftCart & {
  orderId: string | null;
  remindedAt: Date | null;
  hasRefused: boolean;
};

/** A basket with a contact, by its id, while it is kept. */
export async function findKeptCart(tx: Tx, shopId: string, cartId: string, now: Date): Promise<KeptCart | undefined> {
  return tx.one<KeptCart>(kept(""), [shopId, cartId, now]);
}

/** The same, locked until the transaction ends. */
export async function lockKeptCart(tx: Tx, shopId: string, cartId: string, now: Date): Promise<KeptCart | undefined> {
  return tx.one<KeptCart>(kept("for update of cart"), [shopId, cartId, now]);
}

const kept = (lock: string) =>
  `select ${columns}, cart.order_id as "orderId", cart.reminded_at as "remindedAt",
     exists (select from reminder_refusals as refusal where refusal.shop_id = cart.shop_id
       and refusal.email_hash = sha256(convert_to(lower(cart.contact->>'email'), 'UTF8'))) as "hasRefused"
   from carts as cart where cart.shop_id = $1 and cart.id = $2 and cart.contact is not null and cart.expires_at > $3 ${lock}`;

/** These baskets, those that became an order meanwhile left out. */
export async function listStillLeft(tx: Tx, shopId: string, cartIds: readonly string[]): Promise<LeftCart[]> {
  return tx.all<LeftCart>(
    `select ${columns} from carts as cart where cart.shop_id = $1 and cart.id = any($2::uuid[]) and ${isLeft}`,
    [shopId, cartIds],
  );
}

export async function markReminded(tx: Tx, shopId: string, cartIds: readonly string[], now: Date): Promise<void> {
  await tx.run("update carts set reminded_at = $3 where shop_id = $1 and id = any($2::uuid[])", [shopId, cartIds, now]);
}

/** The reminder's link was followed, for the first time. */
export async function markBack(tx: Tx, shopId: string, cartId: string, now: Date): Promise<void> {
  await tx.run(
    `update carts set came_back_at = $3
     where shop_id = $1 and id = $2 and reminded_at is not null and came_back_at is null and order_id is null`,
    [shopId, cartId, now],
  );
}

/** Out of the list; 0 when there is no such basket. */
export async function hideCart(tx: Tx, shopId: string, cartId: string, now: Date): Promise<number> {
  return tx.run(
    "update carts set hidden_at = coalesce(hidden_at, $3) where shop_id = $1 and id = $2 and contact is not null",
    [shopId, cartId, now],
  );
}

export async function insertRefusal(tx: Tx, shopId: string, emailHash: Buffer, now: Date): Promise<void> {
  await tx.run(
    "insert into reminder_refusals (shop_id, email_hash, refused_at) values ($1, $2, $3) on conflict do nothing",
    [shopId, emailHash, now],
  );
}

export async function deleteRefusal(tx: Tx, shopId: string, emailHash: Buffer): Promise<void> {
  await tx.run("delete from reminder_refusals where shop_id = $1 and email_hash = $2", [shopId, emailHash]);
}
