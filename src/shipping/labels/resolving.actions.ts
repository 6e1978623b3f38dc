import { keptNumber } from "../../../shared/carriers/tracking-number.ts";
import type { Tx } from "../../lib/db.ts";
import { recordOn, stateOf, type Asked } from "../../orders/orders.actions.ts";
import { Refusal } from "../../refusals.ts";
import type { Shop } from "../../shops/shop.ts";
import { carriers } from "../accounts/account.ts";
import { makerOf, type Label } from "./label.ts";
import { sendLabelJob } from "./labels.actions.ts";
import { finishWithout, lockBoth, type Found } from "./making.actions.ts";
import { updateLabel } from "./labels.sql.ts";

type Named = Asked & { shop: Shop; labelId: string };

/**
 * A person has found the label at the carrier, or no longer waits for its document. Where the carrier prints a label again by
 * its number, the document is fetched; elsewhere the label is kept without one. Refuses `label_not_awaited`.
 */
export async function enterNumber(tx: Tx, asked: Named, typed: string): Promise<Label> {
  const found = await lockNamed(tx, asked);
  const { order, label } = found;
  if (label.state !== "unknown" && label.state !== "made") throw notAwaited(label);
  const trackingNumber = keptNumber(typed);
  const mayFetch = label.state === "unknown" && carriers[label.carrier].reprints === true;
  const known = { trackingNumber, reference: mayFetch ? trackingNumber : label.reference, why: "" };
  await updateLabel(tx, order.shopId, label, { ...known, state: "made" });
  const kept: Label = { ...label, ...known, state: "made" };
  if (mayFetch) await sendLabelJob(tx, "fetchLabel", { shopId: order.shopId, ...kept });
  else await finishWithout(tx, { shop: asked.shop, id: label.id, now: asked.now }, { order, label: kept });
  return kept;
}

/** None was made, or the one that was will not be used: another may be asked for. Refuses `label_not_awaited`. */
export async function dropLabel(tx: Tx, asked: Named): Promise<Label> {
  const { order, label } = await lockNamed(tx, asked);
  if (!["unknown", "made", "ready"].includes(label.state)) throw notAwaited(label);
  await updateLabel(tx, order.shopId, label, { state: "dropped" });
  const data = { labelId: label.id, carrier: makerOf(label), trackingNumber: label.trackingNumber };
  await recordOn(tx, stateOf(order), asked, { kind: "label.dropped", data });
  return { ...label, state: "dropped" };
}

async function lockNamed(tx: Tx, { shop, labelId, orderId }: Named): Promise<Found> {
  const found = await lockBoth(tx, { shop, id: labelId });
  if (found?.label.orderId !== orderId) throw new Refusal("label_not_found", { labelId });
  return found;
}

const notAwaited = ({ id, state }: Label): Refusal => new Refusal("label_not_awaited", { labelId: id, state });
