import { formatMoney, type Minor } from "../../../shared/money.ts";
import { smsWords } from "../../../shared/messages/short/sms.ts";
import type { Config } from "../../config.ts";
import type { Tx } from "../../lib/db.ts";
import { newId } from "../../lib/ids.ts";
import { addJob } from "../../lib/outbox.ts";
import { findOrder } from "../../orders/orders.actions.ts";
import type { Shop, ShopSettings } from "../../shops/shop.ts";
import type { Heard } from "../message.ts";
import { shortText } from "./short-text.ts";
import { insertSms } from "./sms.sql.ts";

type SmsKind = "new_order" | "payment_received";

/** What a happening says by SMS to the merchant, if he wants it; null when nothing. Whoever types an order in knows of it. */
function kindOf(happening: Heard, settings: ShopSettings): SmsKind | null {
  if (happening.kind === "order.placed")
    return settings.smsMerchantOfOrders && happening.data.origin !== "desk" ? "new_order" : null;
  return happening.kind === "payment.received" && settings.smsMerchantOfPayments ? "payment_received" : null;
}

/**
 * Writes what the merchant is told by SMS, one message a number, each with the job that sends it. Asked twice, it writes
 * nothing more; without a provider it writes nothing.
 */
export async function textMerchant(
  tx: Tx,
  config: Pick<Config, "smsUrl" | "publicUrl">,
  { shop, happening, now }: { shop: Shop; happening: Heard & { id: string; orderId: string }; now: Date },
): Promise<void> {
  const kind = kindOf(happening, shop.settings);
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
  const written = await insertSms(tx, { shopId: shop.id, happeningId, orderId, kind, now }, rows);
  const about = { shopId: shop.id, happeningId, orderId, kind: happening.kind };
  await Promise.all(written.map(({ id }) => addJob(tx, "sendSms", { ...about, data: { messageId: id } })));
}
