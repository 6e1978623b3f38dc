import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Context } from "../context.ts";
import type { Db, Tx } from "../lib/db.ts";
import { addDefaultPaymentMethods } from "../payments/payment-methods.actions.ts";
import { Refusal } from "../refusals.ts";
import { addDefaultStatuses } from "../statuses/statuses.actions.ts";
import { addDefaultDeliveryMethods } from "../shipping/delivery-methods.actions.ts";
import { Seller, type Shop } from "../shops/shop.ts";
import { changeShop, createShop, slugOf } from "../shops/shops.actions.ts";
import { addMember, createAccount, hasAccounts, hashNewPassword, requireNoAccount } from "../staff/staff.actions.ts";
import type { Account } from "../staff/staff.ts";
import type { NewShop, Owner } from "./set-up.ts";

const tokens = new WeakMap<Db, string>();

/** What the one-time link holds: made by chance when the program starts, kept in its memory only. */
function setUpToken({ db }: Pick<Context, "db">): string {
  const token = tokens.get(db) ?? randomBytes(24).toString("base64url");
  tokens.set(db, token);
  return token;
}

/** The link with which the first owner opens his shop; null once somebody can sign in. The token is in the fragment, which no server logs. */
export async function setUpUrl(context: Context): Promise<string | null> {
  if (await hasAccounts(context.db.reads)) return null;
  return `${context.config.publicUrl}/admin/installation#${setUpToken(context)}`;
}

/** Refuses `set_up_link_used` once an account exists, `set_up_link_wrong` for any other token; compared in constant time. */
export async function requireSetUpToken(context: Context, given: string): Promise<void> {
  if (await hasAccounts(context.db.reads)) throw new Refusal("set_up_link_used");
  const digest = (text: string) => createHash("sha256").update(text).digest();
  if (!timingSafeEqual(digest(given), digest(setUpToken(context)))) throw new Refusal("set_up_link_wrong");
}

/** Makes the first account and its shop, together or not at all. */
export async function setUp(context: Context, { shop, owner }: { shop: NewShop; owner: Owner }): Promise<Account> {
  const passwordHash = await hashNewPassword(owner.password, owner);
  const slug = await freeShopSlug(context, shop);
  const now = context.now();
  const account = await context.db.transaction(async (tx) => {
    await requireNoAccount(tx);
    const made = await createAccount(tx, { ...owner, passwordHash, locale: shop.locale ?? "fr-FR" }, now);
    await openShop(tx, { shop: { ...shop, slug }, owner: made, now });
    return made;
  });
  context.shops.forget();
  return account;
}

/** Opens a shop with its country's defaults: taxes, ways of delivering, means of payment. Its owner may work in it at once. */
export async function openShop(tx: Tx, made: { shop: NewShop; owner: Account; now: Date }): Promise<Shop> {
  const { owner, now } = made;
  const { locale, seller, ...input } = made.shop;
  const settings = { seller: { ...Seller.parse({ legalName: input.name, email: owner.email }), ...seller } };
  const created = await createShop(tx, { ...input, ownerEmail: owner.email, settings, now });
  const shop =
    locale === undefined || locale === created.locale ? created : await changeShop(tx, created.id, { locale });
  await equipShop(tx, shop, owner, now);
  return shop;
}

/** Its owner, its ways of delivering and its means of payment: what a shop needs to take its first order. */
export async function equipShop(tx: Tx, shop: Shop, owner: Account, now: Date): Promise<void> {
  await addMember(tx, { shopId: shop.id, accountId: owner.id, role: "owner" }, now);
  await addDefaultPaymentMethods(tx, shop);
  await addDefaultStatuses(tx, shop.id);
  await addDefaultDeliveryMethods(tx, shop);
}

/** The slug asked for, or the first free one made from the name: "atelier", "atelier-2". */
export async function freeShopSlug(context: Context, { name, slug }: Pick<NewShop, "name" | "slug">): Promise<string> {
  if (slug !== undefined) return slug;
  const wanted = slugOf(name);
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? wanted : `${wanted}-${count}`;
    if (!(await context.shops.bySlug(candidate))) return candidate;
  }
}
