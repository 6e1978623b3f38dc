import { createHmac, timingSafeEqual } from "node:crypto";

interface LinkedShop {
  slug: string;
  linkSecret: Buffer;
}

const signatureBytes = 16;

/** The customer's own page of an order, by a signed link that needs no account: "/s/lumen/suivi/AZqk…". */
export function trackingPath(shop: LinkedShop, orderId: string): string {
  return `/s/${shop.slug}/suivi/${trackingToken(shop, orderId)}`;
}

export function trackingToken(shop: LinkedShop, orderId: string): string {
  const id = Buffer.from(orderId.replaceAll("-", ""), "hex");
  return Buffer.concat([id, signature(shop, id)]).toString("base64url");
}

/** The order a signed link names; undefined when the signature is not this shop's. */
export function orderIdOfToken(shop: LinkedShop, token: string): string | undefined {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== 16 + signatureBytes || bytes.toString("base64url") !== token) return undefined;
  const id = bytes.subarray(0, 16);
  if (!timingSafeEqual(bytes.subarray(16), signature(shop, id))) return undefined;
  const hex = id.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const signature = (shop: LinkedShop, id: Buffer) =>
  createHmac("sha256", shop.linkSecret).update("tracking\0").update(id).digest().subarray(0, signatureBytes);
