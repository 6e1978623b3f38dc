import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { emailKey } from "../../customers/customer.ts";
import type { Shop } from "../../shops/shop.ts";

type LinkedShop = Pick<Shop, "linkSecret">;

const signatureBytes = 16;
const hashBytes = 32;

/**
 * The token of a basket: 43 characters that only this shop can make, so that a reminder can lead back to the basket on
 * another device although no token is kept.
 */
export const cartToken = (shop: LinkedShop, cartId: string): string =>
  createHmac("sha256", shop.linkSecret).update("cart\0").update(cartId).digest().toString("base64url");

/** Back to the basket, under the storefront. */
export const resumePath = (shop: LinkedShop, cartId: string): string => `/panier/reprendre/${cartToken(shop, cartId)}`;

/** An address as it is kept for one who wants no reminder: nobody can read it back. */
const hashOfEmail = (email: string): Buffer =>
  createHash("sha256")
    .update(emailKey(email) ?? "")
    .digest();

/** Where somebody refuses reminders of this shop, under the storefront: it works as long as the shop exists, and names nobody. */
export const refusalPath = (shop: LinkedShop, email: string): string => {
  const hash = hashOfEmail(email);
  return `/panier/rappels/${Buffer.concat([hash, signature(shop, hash)]).toString("base64url")}`;
};

/** Whose reminders a signed link speaks of, by the hash of his address; undefined when the signature is not this shop's. */
export function hashOfToken(shop: LinkedShop, token: string): Buffer | undefined {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== hashBytes + signatureBytes || bytes.toString("base64url") !== token) return undefined;
  const hash = bytes.subarray(0, hashBytes);
  return timingSafeEqual(bytes.subarray(hashBytes), signature(shop, hash)) ? hash : undefined;
}

const signature = (shop: LinkedShop, hash: Buffer) =>
  createHmac("sha256", shop.linkSecret).update("no reminders\0").update(hash).digest().subarray(0, signatureBytes);
