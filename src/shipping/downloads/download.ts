import { createHmac, timingSafeEqual } from "node:crypto";
import type { SoldFile } from "../../catalog/files/file.ts";
import type { Order, OrderLine } from "../../orders/order.ts";

/** A file given to the customer of an order, for a time and a number of downloads. */
export interface Download {
  id: string;
  lineId: string;
  file: SoldFile;
  count: number;
  countMax: number;
  expiresAt: Date;
  lastAt: Date | null;
}

/** Why an order's files are withheld. */
export type Withheld = "unpaid" | "cancelled" | "refunded";

/**
 * Why the files of an order are withheld now; null while its customer may have them. Read off the order each time: money
 * taken back closes them, money that comes again opens them. What is owed after a later edit withholds nothing he had paid.
 */
export function withheldFor({ life, cancelledAt, paymentStatus }: Standing): Withheld | null {
  if (paymentStatus === "refunded") return "refunded";
  if (cancelledAt || life === "deleted") return "cancelled";
  return payed.has(paymentStatus) ? null : "unpaid";
}

type Standing = Pick<Order, "life" | "cancelledAt" | "paymentStatus">;
const payed: ReadonlySet<string> = new Set(["paid", "overpaid", "partially_refunded", "partially_paid"]);

/** Its files are given once all is paid, and it stands. */
export const isToBeGiven = (order: Standing & Pick<Order, "captured" | "total">): boolean =>
  order.paymentStatus !== "partially_paid" && order.captured >= order.total && withheldFor(order) === null;

/** Some of it is still his: not all of its money was given back. */
export const isKept = ({ quantity, givenBack }: Pick<OrderLine, "quantity" | "givenBack">): boolean =>
  quantity > givenBack.unsent + givenBack.sent;

/** Whether a file may be had once more, or why not. */
export function stateOf(
  download: Pick<Download, "count" | "countMax" | "expiresAt">,
  now: Date,
): "open" | "used_up" | "expired" {
  if (download.expiresAt <= now) return "expired";
  return download.count >= download.countMax ? "used_up" : "open";
}

/** The last moment of the time a shop gives. */
export const expiryOf = (days: number, now: Date): Date => new Date(now.getTime() + days * 86_400_000);

interface LinkedShop {
  linkSecret: Buffer;
}

/** How long the bytes of one download may be asked for: enough to take up again what broke off. */
const ticketSeconds = 3_600;
const signatureBytes = 16;

/**
 * What a counted download is fetched with. Whoever has it may ask for the bytes again, whole or in part, for an hour, and
 * nothing more is counted: a line that breaks, or a program that fetches in pieces, costs one download.
 */
export function ticketFor(shop: LinkedShop, downloadId: string, now: Date): string {
  const body = Buffer.alloc(20);
  Buffer.from(downloadId.replaceAll("-", ""), "hex").copy(body);
  body.writeUInt32BE(Math.floor(now.getTime() / 1_000) + ticketSeconds, 16);
  return Buffer.concat([body, signature(shop, body)]).toString("base64url");
}

/** The download a ticket is for; undefined when it is not this shop's, or too old. */
export function downloadIdOf(shop: LinkedShop, ticket: string, now: Date): string | undefined {
  const bytes = Buffer.from(ticket, "base64url");
  if (bytes.length !== 20 + signatureBytes || bytes.toString("base64url") !== ticket) return undefined;
  const body = bytes.subarray(0, 20);
  if (!timingSafeEqual(bytes.subarray(20), signature(shop, body))) return undefined;
  if (body.readUInt32BE(16) * 1_000 < now.getTime()) return undefined;
  const hex = body.toString("hex", 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const signature = (shop: LinkedShop, body: Buffer) =>
  createHmac("sha256", shop.linkSecret).update("download\0").update(body).digest().subarray(0, signatureBytes);

/** The part of a file a browser asks for, both ends included; undefined: all of it; "none": there is nothing there. */
export function rangeOf(
  header: string | undefined,
  size: number,
): { first: number; last: number } | undefined | "none" {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (from === "" && to === "") return undefined;
  const first = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  return first <= last ? { first, last } : "none";
}
