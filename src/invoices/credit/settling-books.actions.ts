import type { Tell } from "../../happenings.ts";
import type { Tx } from "../../lib/db.ts";
import type { Actor } from "../../lib/outbox.ts";
import { remainingTotal } from "../../orders/giving-back/giving-back.ts";
import { findOrder, lockFor, lockOrder, stateOf, type Asked } from "../../orders/orders.actions.ts";
import { hasInvoice, type Order, type OrderState } from "../../orders/order.ts";
import { refundPartsOf } from "../../payments/refunding/refunding.actions.ts";
import type { GivenParts } from "../../payments/refunding/refund.ts";
import { Refusal } from "../../refusals.ts";
import type { Shop } from "../../shops/shop.ts";
import { issue, type Issuing } from "../invoices.actions.ts";
import { listCreditNotes } from "../invoices.sql.ts";
import { credit, creditRefund, isBilledWrongly } from "./credit-notes.actions.ts";

/** What made the books speak again: a refund, or one that was taken back. */
interface By {
  causeId: string;
  actor: Actor;
  tell: Tell;
  now: Date;
}

/**
 * Brings the invoice that stands to what the order still bills, by itself where the shop wishes it: money given back has its
 * credit note, and a credit note whose refund was taken back is followed by another invoice. A job run twice acts once.
 */
export async function settleBooks(tx: Tx, shop: Shop, orderId: string, by: By): Promise<void> {
  const caller = { shopId: shop.id, actor: by.actor, locale: shop.locale };
  const order = await lockOrder(tx, { caller, orderId, now: by.now });
  if (order.cancelledAt || !isBilledWrongly(order)) return;
  if (order.billed < remainingTotal(order)) return billAgain(tx, shop, order, { ...by, cause: "rule" });
  if (shop.settings.creditNoteRule === "refund") await creditAll(tx, shop, order, { ...by, cause: "rule" });
}

/** The message of a refund carries its credit note; alone the paper is only sent where the shop has switched that message off. */
export const toldApart = ({ settings }: Shop, tell: Tell): Tell =>
  settings.mutedMessages.includes("refunded") ? tell : "nobody";

/** The credit note of the one refund a happening tells of, so that its message carries it. */
export async function creditRefundByRule(
  tx: Tx,
  shop: Shop,
  orderId: string,
  { movementId, ...by }: By & { movementId: string },
): Promise<void> {
  const caller = { shopId: shop.id, actor: by.actor, locale: shop.locale };
  const order = await lockOrder(tx, { caller, orderId, now: by.now });
  if (order.cancelledAt || shop.settings.creditNoteRule !== "refund" || !isBilledWrongly(order)) return;
  const refunds = await uncredited(tx, order);
  const refund = refunds.find((one) => one.movementId === movementId);
  if (refund) await creditRefund(tx, shop, order, { ...by, cause: "rule", refund });
}

/**
 * Issues the credit notes of the money given back, one a refund, because the merchant asks for it. Refuses
 * `nothing_to_credit` where the invoice says already what remains.
 */
export async function creditRefunds(tx: Tx, shop: Shop, asked: Asked, tell: Tell): Promise<OrderState> {
  const order = await lockFor(tx, asked, "credit_invoice");
  const { actor } = asked.caller;
  const made = hasInvoice(order) ? await creditAll(tx, shop, order, { causeId: null, actor, tell, cause: "hand" }) : 0;
  if (made === 0) throw new Refusal("nothing_to_credit", { reference: order.reference });
  return stateOf(await findOrder(tx, shop.id, order.id));
}

async function creditAll(tx: Tx, shop: Shop, order: Order, by: Issuing): Promise<number> {
  let made = 0;
  let now = order;
  for (const refund of await uncredited(tx, order)) {
    if (await creditRefund(tx, shop, now, { ...by, refund })) made += 1;
    now = await findOrder(tx, shop.id, order.id);
  }
  return made;
}

/** A refund was taken back, its credit note stays: what is left of the invoice goes too, and another one says what the order bills. */
async function billAgain(tx: Tx, shop: Shop, order: Order, by: Issuing): Promise<void> {
  await credit(tx, shop, order, { ...by, reason: "" });
  await issue(tx, shop, await findOrder(tx, shop.id, order.id), by);
}

/** Refunds that stand and that the invoice does not know of, oldest first: those from before it was issued are none. */
async function uncredited(tx: Tx, order: Order): Promise<GivenParts[]> {
  const [refunds, notes] = await Promise.all([
    refundPartsOf(tx, order.shopId, order.id),
    listCreditNotes(tx, order.shopId, order.id),
  ]);
  const known = new Set(notes.map(({ refundId }) => refundId));
  let gap = order.billed - remainingTotal(order);
  const found: GivenParts[] = [];
  for (const refund of refunds.toReversed()) {
    const total = refund.parts.reduce((all, part) => all + part.total, 0);
    if (refund.isReversed || known.has(refund.movementId) || total === 0 || total > gap) continue;
    gap -= total;
    found.unshift(refund);
  }
  return found;
}
