import { createHash } from "node:crypto";
import type { Tx } from "../../lib/db.ts";
import { newId } from "../../lib/ids.ts";
import { addJob } from "../../lib/outbox.ts";
import { isHandedOver, notNow } from "../../orders/order.ts";
import { lockFor, type Asked } from "../../orders/orders.actions.ts";
import { withWaitingBack } from "../../payments/attempts/refunds.actions.ts";
import { Refusal } from "../../refusals.ts";
import type { Shop } from "../../shops/shop.ts";
import { listStatuses } from "../../statuses/statuses.actions.ts";
import { hasAbility } from "../accounts/account.ts";
import { lockAccountRow } from "../accounts/accounts.sql.ts";
import { parcelOf } from "../shipment.ts";
import { beyondLabels, isUnderWay, needsPoint, saysShipped, senderOf, type Label, type LabelInput } from "./label.ts";
import { findLabelFile, insertLabel, listLabels } from "./labels.sql.ts";

/**
 * Writes down that a label is wanted, and has the queue ask the carrier. Refuses `label_under_way` while another of the
 * order is not over, `pickup_point_missing`, `sender_incomplete`, and what cannot be shipped.
 */
export async function askLabel(tx: Tx, asked: Asked & { shop: Shop }, input: LabelInput): Promise<Label> {
  const order = await lockFor(tx, asked, "ship");
  const { shopId, actor } = asked.caller;
  if (order.withheldAt || isHandedOver(order)) throw notNow(order, "ship");
  const standing = await listLabels(tx, shopId, order.id);
  if (standing.some(({ state }) => isUnderWay(state)))
    throw new Refusal("label_under_way", { reference: order.reference });
  const parts = parcelOf(beyondLabels(await withWaitingBack(tx, order), standing), input.lines);
  if (!order.deliveryAddress) throw new Refusal("address_missing", { reference: order.reference });
  const account = await lockAccountRow(tx, shopId, input.accountId);
  if (!account || !hasAbility(account.carrier, "labels"))
    throw new Refusal("carrier_account_not_found", { accountId: input.accountId });
  const { carrier, mode, habits } = account;
  const { weightGrams, product, pickupPoint, tell } = input;
  if (needsPoint(carrier, product) && !pickupPoint) throw new Refusal("pickup_point_missing", { carrier, product });
  const { missing } = senderOf(asked.shop);
  if (missing.length > 0) throw new Refusal("sender_incomplete", { missing });
  const ships = saysShipped(habits.labelStatus, await listStatuses(tx, shopId));
  // A label made to try the account ships nothing, and tells nobody.
  const leavesAtOnce = ships && mode === "live";
  const status = ships && !leavesAtOnce ? "" : habits.labelStatus;
  const { collection, box, contentCode } = habits;
  const wanted = { weightGrams, product, pickupPoint, parts, collection, box, contentCode, status, leavesAtOnce };
  const label = { id: newId(), orderId: order.id, accountId: account.id, carrier, mode, wanted, tell, actor };
  await insertLabel(tx, shopId, { ...label, askedAt: asked.now });
  await sendLabelJob(tx, "makeLabel", { shopId, ...label });
  const nothing = { reference: "", trackingNumber: "", documentUrl: "", shipmentId: null, fault: "", why: "" } as const;
  return { ...label, ...nothing, state: "asked", hasDocument: false, askedAt: asked.now };
}

/** Has the queue ask the carrier for a label, or for what is missing of it. */
export const sendLabelJob = (
  tx: Tx,
  task: "makeLabel" | "fetchLabel",
  { shopId, id, orderId }: { shopId: string; id: string; orderId: string },
): Promise<void> => addJob(tx, task, { shopId, happeningId: id, orderId, kind: "label", data: { labelId: id } });

/** The labels asked for an order, oldest first. */
export const labelsOfOrder = listLabels;

/** The document as the carrier made it. Refuses `label_not_found`; throws when its bytes are not those that were kept. */
export async function labelDocument(
  tx: Tx,
  shopId: string,
  { orderId, labelId }: { orderId: string; labelId: string },
): Promise<Buffer> {
  const file = await findLabelFile(tx, shopId, { orderId, labelId });
  if (!file) throw new Refusal("label_not_found", { labelId });
  if (!createHash("sha256").update(file.bytes).digest().equals(file.sha256))
    throw new Error(`the document of the label ${labelId} was changed`);
  return file.bytes;
}
