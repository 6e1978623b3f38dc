import type { Tx } from "../../lib/db.ts";
import type { Happenings } from "../../happenings.ts";
import { cutParts, partsOfAmount, withGivenBack } from "../../orders/giving-back/giving-back.ts";
import type { Order, OrderState } from "../../orders/order.ts";
import { lockOrder, recordOn, stateOf, type Asked } from "../../orders/orders.actions.ts";
import type { Movement } from "../payment.ts";
import type { Snapshot } from "../provider.ts";
import { fitting, saidOf } from "../refunding/refund.ts";
import { givePartsOf, takePartsOf } from "../refunding/refunding.actions.ts";
import type { KeptAttempt } from "./attempt.ts";
import { sendNextRefund } from "./refunds.actions.ts";
import {
  findRefund,
  keepRefundState,
  listAskedRefunds,
  listRefunds,
  markRefundSent,
  markRefundTried,
  type AskedRefund,
} from "./refunds.sql.ts";

/** The provider has said yes; its books do not show it yet. */
export const refundSent = markRefundSent;

/**
 * It is about to be asked of the provider: from now on money that went back may be this. False when it was tried already
 * after `before`: its books are to be looked at again first.
 */
export async function refundTried(
  tx: Tx,
  shopId: string,
  id: string,
  when: { now: Date; before: Date },
): Promise<boolean> {
  return (await markRefundTried(tx, shopId, id, when)) > 0;
}

/** The provider said no, in its own words: the merchant is told, and nothing was given back. */
export async function refundRefused(
  tx: Tx,
  asked: Asked,
  { refund, why }: { refund: AskedRefund; why: string },
): Promise<void> {
  const order = await lockOrder(tx, asked);
  const now = await findRefund(tx, order.shopId, refund.id);
  if (now?.state !== "asked") return;
  await keepRefundState(tx, order.shopId, refund.id, { state: "refused", why });
  await sendNextRefund(tx, order.shopId, refund.paymentId);
  const { amount, id: refundId } = refund;
  await recordOn(tx, stateOf(order), asked, {
    kind: "refund.refused",
    data: { refundId, amount, currency: order.currency, why },
  });
}

interface Answered {
  attempt: KeptAttempt;
  snapshot: Snapshot;
}

/** The refunds asked for that the provider's books now show: they are given. `written` is what the books have just added. */
export async function keepMade(
  tx: Tx,
  shopId: string,
  { attempt, snapshot: { refunds }, written }: Answered & { written: readonly Movement[] },
): Promise<AskedRefund[]> {
  const waiting = await listAskedRefunds(tx, shopId, attempt.id);
  const added = written.find(({ kind }) => kind === "refunded")?.amount ?? 0;
  const made = refunds
    ? waiting.filter(({ id }) => refunds.some((one) => one.id === id && !one.isFailed))
    : coveredBy(
        waiting.filter(({ why, state }) => why !== "" || state === "sent"),
        added,
      );
  for (const { id } of made) await keepRefundState(tx, shopId, id, { state: "given", why: "" });
  if (made.length > 0) await sendNextRefund(tx, shopId, attempt.id);
  return made;
}

/** The refunds asked for, oldest first, that this much money makes true. */
function coveredBy(asked: readonly AskedRefund[], amount: number): AskedRefund[] {
  let left = amount;
  return asked.filter((one) => {
    if (one.amount > left) return false;
    left -= one.amount;
    return true;
  });
}

interface Moving {
  order: Order;
  written: readonly Movement[];
  rests: readonly Movement[];
  made: readonly AskedRefund[];
}

/**
 * The lines and the stock follow the money: those that were asked for, an amount of nothing in particular where the refund
 * was made at the provider's, and what failed is no longer given back. Returns the order as it is then.
 */
export async function keepGivenBack(
  tx: Tx,
  { now }: Asked,
  { order, written, rests, made }: Moving,
): Promise<{ after: Order; items: Happenings["payment.refunded"]["items"] }> {
  let after = order;
  for (const { kind, reversesId } of written)
    if (kind === "reversed" && reversesId !== null)
      after = await takePartsOf(tx, after, "stays", { movementId: reversesId, now });
  const parts = made.flatMap((one) => one.parts);
  const of = (kind: Movement["kind"]) => sumOf(written.filter((one) => one.kind === kind));
  let held = order.captured + of("captured") - order.refunded;
  for (const movement of [...written, ...rests]) {
    if (movement.kind !== "refunded") continue;
    const { id: movementId, amount } = movement;
    // One may have failed as another was made: its total then grew by less than what was asked for.
    const own = rests.includes(movement) ? [] : cutParts(fitting(after, parts), amount).own;
    const free = amount - (own.length > 0 ? sumOf(made) : 0);
    const others = free > 0 ? partsOfAmount(withGivenBack(after, own).order, free, held - amount + free) : [];
    held -= amount;
    after = (await givePartsOf(tx, after, [...own, ...others], { movementId, now })).order;
  }
  return { after, items: saidOf(order, parts).items };
}

const sumOf = (all: readonly { amount: number }[]): number => all.reduce((total, { amount }) => total + amount, 0);

/** Refunds the provider had agreed to, and that the customer's bank then sent back: nothing was given after all. */
export async function keepFailed(
  tx: Tx,
  asked: Asked,
  { attempt, snapshot, state }: Answered & { state: OrderState },
): Promise<void> {
  const failed = new Set(snapshot.refunds?.flatMap(({ id, isFailed }) => (isFailed ? [id] : [])));
  if (failed.size === 0) return;
  const { shopId } = asked.caller;
  const known = await listRefunds(tx, shopId, [attempt.id]);
  const fallen = known.filter((one) => failed.has(one.id) && one.state !== "refused");
  const why = "refund_failed";
  for (const { id: refundId, amount } of fallen) {
    await keepRefundState(tx, shopId, refundId, { state: "refused", why });
    const data = { refundId, amount, currency: attempt.currency, why };
    await recordOn(tx, state, asked, { kind: "refund.refused", data });
  }
  if (fallen.length > 0) await sendNextRefund(tx, shopId, attempt.id);
}
