import { findFiles } from "../../catalog/files/files.actions.ts";
import { findSellable } from "../../catalog/stock.actions.ts";
import { record, type Tell } from "../../happenings.ts";
import type { Tx } from "../../lib/db.ts";
import { newId } from "../../lib/ids.ts";
import type { Order, OrderState } from "../../orders/order.ts";
import { findOrder, lockOrder, recordOn, stateOf as orderState, type Asked } from "../../orders/orders.actions.ts";
import { Refusal } from "../../refusals.ts";
import type { Shop } from "../../shops/shop.ts";
import { expiryOf, isKept, isToBeGiven, stateOf, withheldFor, type Download } from "./download.ts";
import * as kept from "./downloads.sql.ts";

export interface Giving {
  orderId: string;
  /** The happening that made the order paid. */
  causeId: string;
  now: Date;
}

/**
 * Gives the customer the files of a paid order: the version he bought, or, where the product had none yet, the one it has
 * now. Each line's file once; asked again it gives nothing more.
 */
export async function giveFiles(tx: Tx, shop: Shop, { orderId, causeId, now }: Giving): Promise<void> {
  const order = await findOrder(tx, shop.id, orderId);
  if (!isToBeGiven(order)) return;
  const count = await giveMissing(tx, shop, order, { causeId, now });
  if (count === 0) return;
  const actor = { kind: "system", id: null, name: "" } as const;
  await record(tx, { shopId: shop.id, kind: "files.given", orderId, actor, data: { count }, now });
}

async function giveMissing(
  tx: Tx,
  shop: Shop,
  order: Order,
  { causeId, now }: { causeId: string; now: Date },
): Promise<number> {
  const lines = order.lines.filter((line) => line.kind === "digital" && isKept(line));
  if (lines.length === 0) return 0;
  const without = lines.flatMap(({ fileId, variantId }) => (fileId === null && variantId ? [variantId] : []));
  const today = without.length > 0 ? await findSellable(tx, shop.id, without) : undefined;
  const given = lines.flatMap(({ id: lineId, fileId: sold, variantId }) => {
    const fileId = sold ?? today?.get(variantId ?? "")?.fileId;
    return fileId ? [{ id: newId(), lineId, fileId }] : [];
  });
  if (given.length === 0) return 0;
  return kept.insertDownloads(tx, shop.id, given, { orderId: order.id, causeId, ...termsOf(shop, now), now });
}

const termsOf = ({ settings }: Shop, now: Date) => ({
  countMax: settings.downloadCountMax,
  expiresAt: expiryOf(settings.downloadDays, now),
});

/** Whether this happening gave the customer files. */
export const hasGivenFiles = kept.hasGiven;

/** The files given with an order, in the order of its lines; what a line that is gone, or given back, had is gone with it. */
export async function downloadsOf(tx: Tx, order: Pick<Order, "shopId" | "id" | "lines">): Promise<Download[]> {
  if (!order.lines.some(({ kind }) => kind === "digital")) return [];
  const rows = await kept.listDownloadRows(tx, order.shopId, order.id);
  const files = await findFiles(
    tx,
    order.shopId,
    rows.map(({ fileId }) => fileId),
  );
  return order.lines.filter(isKept).flatMap(({ id }) => {
    const { fileId = "", ...row } = rows.find(({ lineId }) => lineId === id) ?? {};
    const file = files.get(fileId);
    return file ? [{ ...row, file } as Download] : [];
  });
}

/** The customer asks for a file: counted, and then his to fetch. Refuses `files_withheld`, `download_expired` and `download_used_up`. */
export async function takeFile(tx: Tx, shop: Shop, asked: { orderId: string; id: string; now: Date }): Promise<void> {
  const { orderId, id, now } = asked;
  const order = await findOrder(tx, shop.id, orderId);
  const download = (await downloadsOf(tx, order)).find((one) => one.id === id);
  if (!download) throw new Refusal("file_not_found", { id });
  requireGiven(order);
  const counted = await kept.countDownload(tx, shop.id, asked);
  if (!counted) {
    const isExpired = stateOf(download, now) === "expired";
    throw new Refusal(isExpired ? "download_expired" : "download_used_up", { name: download.file.name });
  }
  const actor = { kind: "customer", id: null, name: order.customerName } as const;
  const data = { name: download.file.name, count: counted.count, countMax: counted.countMax };
  await record(tx, { shopId: shop.id, kind: "file.taken", orderId, actor, data, now });
}

/** The file a counted download may fetch. Refuses what is withheld since. */
export async function fileToFetch(tx: Tx, shop: Shop, asked: { orderId: string; id: string }): Promise<Download> {
  const order = await findOrder(tx, shop.id, asked.orderId);
  requireGiven(order);
  const download = (await downloadsOf(tx, order)).find((one) => one.id === asked.id);
  if (!download) throw new Refusal("file_not_found", { id: asked.id });
  return download;
}

/** The merchant gives the customer of an order its files anew: counted from nothing, for the whole time again. Refuses `files_withheld` and `no_file_to_give`. */
export async function renewFiles(tx: Tx, shop: Shop, asked: Asked, tell: Tell): Promise<OrderState> {
  const order = await lockOrder(tx, asked);
  requireGiven(order);
  const hasNone = (await downloadsOf(tx, order)).length === 0;
  if (hasNone && !isToBeGiven(order))
    throw new Refusal("files_withheld", { why: "unpaid", reference: order.reference });
  const { now } = asked;
  const causeId = newId();
  await kept.renewRows(tx, shop.id, order.id, termsOf(shop, now));
  await giveMissing(tx, shop, order, { causeId, now });
  const count = (await downloadsOf(tx, order)).length;
  if (count === 0) throw new Refusal("no_file_to_give", { reference: order.reference });
  const state = orderState(order);
  await recordOn(tx, state, asked, { kind: "files.renewed", data: { tell, count } });
  return state;
}

function requireGiven(order: Order): void {
  const why = withheldFor(order);
  if (why) throw new Refusal("files_withheld", { why, reference: order.reference });
}
