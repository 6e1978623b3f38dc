import { smsWords } from "../../../shared/messages/short/sms.ts";
import { formatMoney, type Minor } from "../../../shared/money.ts";
import { mobileNumber } from "../../../shared/phones/phones.ts";
import type { Config } from "../../config.ts";
import type { Tx } from "../../lib/db.ts";
import { newId } from "../../lib/ids.ts";
import { addJob } from "../../lib/outbox.ts";
import type { Order } from "../../orders/order.ts";
import { findOrder } from "../../orders/orders.actions.ts";
import { findParcel } from "../../shipping/shipments.actions.ts";
import type { ShopSettings, textedMessages } from "../../shops/shop.ts";
import { causeOf } from "../held.actions.ts";
import { trackingUrl } from "../letter.ts";
import { heldUntil, type Heard } from "../message.ts";
import type { Told } from "../messages.actions.ts";
import { shortText, twoSmsLengthMax } from "./short-text.ts";
import { insertSms, type NewSms, type SmsAbout } from "./sms.sql.ts";

type MerchantKind = "new_order" | "payment_received";
type CustomerKind = (typeof textedMessages)[number];
type Installation = Pick<Config, "smsUrl" | "publicUrl">;

/** What a happening says by SMS to the merchant, if he wants it; null when nothing. Whoever types an order in knows of it. */
function merchantKindOf(happening: Heard, settings: ShopSettings): MerchantKind | null {
  if (happening.kind === "order.placed")
    return settings.smsMerchantOfOrders && happening.data.origin !== "desk" ? "new_order" : null;
  return happening.kind === "payment.received" && settings.smsMerchantOfPayments ? "payment_received" : null;
}

/**
 * Writes what the merchant is told by SMS, one message a number, each with the job that sends it. Asked twice, it writes
 * nothing more; without a provider it writes nothing.
 */
export async function textMerchant(tx: Tx, config: Installation, { shop, happening, now }: Told): Promise<void> {
  const kind = merchantKindOf(happening, shop.settings);
  const phones = new Set(shop.settings.merchantPhones);
  if (!config.smsUrl || !kind || phones.size === 0) return;
  const { id: happeningId, orderId } = happening;
  const order = await findOrder(tx, shop.id, orderId);
  const amount = happening.kind === "payment.received" ? happening.data.amount : order.total;
  const subject = smsWords(shop.locale)[kind](
    order.reference,
    formatMoney(amount as Minor, order.currency, shop.locale),
  );
  const text = shortText(`${shop.name}: ${subject}`, `${config.publicUrl}/admin/${shop.slug}/commandes/${orderId}`);
  const rows = [...phones].map((recipient) => ({ id: newId(), recipient, subject, text }));
  const when = { causeId: happeningId, audience: "merchant", state: "queued", heldUntil: null, now } as const;
  await write(tx, { shopId: shop.id, happeningId, orderId, kind, ...when }, { rows, happening });
}

/** What a happening says by SMS to the customer, where the shop wishes it and he is told at all. */
function customerKindOf(happening: Heard, { smsCustomerOf }: ShopSettings): CustomerKind | null {
  if ("tell" in happening.data && happening.data.tell === "nobody") return null;
  const kind = customerKinds[happening.kind];
  return kind && smsCustomerOf.includes(kind) ? kind : null;
}

const customerKinds: Partial<Record<Heard["kind"], CustomerKind>> = {
  "order.placed": "order_confirmation",
  "order.ready": "ready_for_pickup",
  "order.sent_out": "out_for_delivery",
  "shipment.handed_over": "shipped",
};

/**
 * Writes what the customer is told by SMS beside his e-mail, if he gave a mobile number. It waits for the merchant's
 * second thoughts as the e-mail does. Asked twice, it writes nothing more; without a provider it writes nothing.
 */
export async function textCustomer(tx: Tx, config: Installation, { shop, happening, now }: Told): Promise<void> {
  const kind = customerKindOf(happening, shop.settings);
  if (!config.smsUrl || !kind) return;
  const { id: happeningId, orderId } = happening;
  const order = await findOrder(tx, shop.id, orderId);
  const recipient = mobileNumber(order.phone, order.billingAddress.country);
  if (!recipient) return;
  const cause = await causeOf(tx, shop.id, happening);
  const until = cause.isUndone ? null : heldUntil({ audience: "customer" }, cause, shop.settings.undoSeconds);
  const state = cause.isUndone ? "cancelled" : until ? "held" : "queued";
  const subject = smsWords(order.locale)[kind](order.reference, formatMoney(order.total, order.currency, order.locale));
  const url = (await carriersPage(tx, happening, order)) || trackingUrl(shop, orderId, config.publicUrl);
  const rows = [{ id: newId(), recipient, subject, text: shortText(`${shop.name}: ${subject}`, url, twoSmsLengthMax) }];
  const when = { causeId: cause.id, audience: "customer", state, heldUntil: until, now } as const;
  await write(tx, { shopId: shop.id, happeningId, orderId, kind, ...when }, { rows, happening });
}

/** Where the carrier shows the parcel; empty when there is none. */
async function carriersPage(tx: Tx, { kind, data }: Heard, order: Order): Promise<string> {
  if (kind !== "shipment.handed_over") return "";
  return (await findParcel(tx, order.shopId, { orderId: order.id, id: data.shipmentId }))?.trackingLink ?? "";
}

async function write(
  tx: Tx,
  about: SmsAbout,
  { rows, happening }: { rows: readonly NewSms[]; happening: Heard },
): Promise<void> {
  const { shopId, happeningId, orderId, state, heldUntil: runAt } = about;
  const written = await insertSms(tx, about, rows);
  if (state === "cancelled") return;
  const job = { shopId, happeningId, orderId, kind: happening.kind };
  await Promise.all(
    written.map(({ id }) => addJob(tx, "sendSms", { ...job, data: { messageId: id } }, runAt ? { runAt } : {})),
  );
}
