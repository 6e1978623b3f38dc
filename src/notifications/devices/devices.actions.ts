import { noticeWords } from "../../../shared/messages/short/notices.ts";
import { formatMoney, formatQuantity, type Milli, type Minor } from "../../../shared/money.ts";
import type { Tx } from "../../lib/db.ts";
import type { Caller } from "../../lib/http.ts";
import { newId } from "../../lib/ids.ts";
import { addJob, findHappening } from "../../lib/outbox.ts";
import { newKeyPair, type KeyPair } from "../../lib/push/encryption.ts";
import type { Order } from "../../orders/order.ts";
import { findOrder } from "../../orders/orders.actions.ts";
import { Refusal } from "../../refusals.ts";
import type { Shop } from "../../shops/shop.ts";
import type { Heard } from "../message.ts";
import { noticeKindOf, type Device, type DeviceInput, type Notice, type NoticeKind } from "./device.ts";
import * as rows from "./devices.sql.ts";

/** The installation's key for push services, made when it is first needed. */
export async function pushKey(tx: Tx): Promise<KeyPair> {
  const known = await rows.findPushKey(tx);
  if (known) return known;
  await rows.insertPushKey(tx, newKeyPair());
  return pushKey(tx);
}

/** A device belongs to a person: programs have none. */
function personOf({ actor }: Caller): string {
  if (actor.kind !== "staff" || actor.id === null) throw new Refusal("not_allowed");
  return actor.id;
}

/** The caller's own devices in this shop. */
export async function devicesOf(tx: Tx, caller: Caller): Promise<Device[]> {
  return rows.listDevices(tx, caller.shopId, personOf(caller));
}

/** Notifies this browser from now on, of these kinds; a browser known already is changed. */
export async function keepDevice(tx: Tx, caller: Caller, input: DeviceInput, now: Date): Promise<Device> {
  const { endpoint, keys, label, kinds } = input;
  const device = await rows.upsertDevice(tx, caller.shopId, {
    id: newId(),
    accountId: personOf(caller),
    endpoint,
    publicKey: keys.p256dh,
    authSecret: keys.auth,
    label,
    locale: caller.locale,
    kinds: [...new Set(kinds)],
    createdAt: now,
  });
  if (!device) throw new Error("a device that was written is not there");
  return device;
}

/** One of the caller's own. Refuses `device_not_found`. */
export async function ownDevice(tx: Tx, caller: Caller, id: string): Promise<Device> {
  const device = await rows.findDevice(tx, caller.shopId, id);
  if (device?.accountId !== personOf(caller)) throw new Refusal("device_not_found");
  return device;
}

export async function forgetDevice(tx: Tx, caller: Caller, id: string): Promise<void> {
  await rows.deleteDevice(tx, caller.shopId, (await ownDevice(tx, caller, id)).id);
}

export interface ToldDevices {
  shop: Shop;
  happening: Heard & { id: string; orderId: string };
  now: Date;
}

/**
 * Writes what a happening tells each device that wants to hear of it, with the job that sends it. Whoever did it himself
 * is not told. Asked twice, it writes nothing more.
 */
export async function notifyDevices(tx: Tx, { shop, happening, now }: ToldDevices): Promise<void> {
  const kind = noticeKindOf(happening);
  const devices = kind ? await rows.listDevicesHearing(tx, shop.id, kind) : [];
  if (!kind || devices.length === 0) return;
  const { id: happeningId, orderId } = happening;
  const by = (await findHappening(tx, shop.id, happeningId))?.actor.id;
  const order = await findOrder(tx, shop.id, orderId);
  const notices = devices
    .filter(({ accountId }) => accountId !== by && concerns(happening, accountId))
    .map(({ id, locale }) => ({ deviceId: id, content: noticeOf({ shop, order, happening, kind }, locale) }));
  const written = await rows.insertNotices(tx, { shopId: shop.id, happeningId, orderId, kind, now }, notices);
  const about = { shopId: shop.id, happeningId, orderId, kind: happening.kind };
  await Promise.all(written.map((data) => addJob(tx, "sendNotice", { ...about, data })));
}

/** A note is for those it names. */
const concerns = ({ kind, data }: Heard, accountId: string): boolean =>
  kind !== "order.noted" || data.mentioned?.includes(accountId) === true;

interface NoticeFacts {
  shop: Shop;
  order: Order;
  happening: Heard;
  kind: NoticeKind;
}

function noticeOf({ shop, order, happening, kind }: NoticeFacts, locale: string): Notice {
  const words = noticeWords(locale);
  return {
    title: words[kind](order.reference),
    body: bodyOf(happening, order, shop.locale),
    path: `/admin/${shop.slug}/commandes/${order.id}`,
    tag: `order-${order.id}`,
  };
}

function bodyOf(happening: Heard, order: Order, locale: string): string {
  if (happening.kind === "stock.low")
    return happening.data.items
      .map(({ name, left }) => `${name} (${formatQuantity(left as Milli, locale)})`)
      .join(" · ");
  const amount = happening.kind === "payment.received" ? happening.data.amount : order.total;
  return formatMoney(amount as Minor, order.currency, locale);
}
