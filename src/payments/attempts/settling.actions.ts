import { dateIn } from "../../../shared/dates.ts";
import { minor } from "../../../shared/money.ts";
import type { Tx } from "../../lib/db.ts";
import { newId } from "../../lib/ids.ts";
import type { Order, OrderState } from "../../orders/order.ts";
import { keepFacts, lockOrder, recordOn, stateOf, type Asked } from "../../orders/orders.actions.ts";
import type { Shop } from "../../shops/shop.ts";
import { balanceOf, standing, type Movement } from "../payment.ts";
import { insertMovement, listMovements } from "../payments.sql.ts";
import type { Snapshot } from "../provider.ts";
import { attemptedOf, settlementOf, type KeptAttempt, type Settlement } from "./attempt.ts";
import { attemptOf, lookLater } from "./attempts.actions.ts";
import { keepLook, listAttempts, writtenOf } from "./attempts.sql.ts";
import { keepRefundState, listAskedRefunds, type AskedRefund } from "./refunds.sql.ts";

export interface Look {
  shop: Shop;
  attemptId: string;
  /** Which question this answers: an older one that comes later says nothing any more. */
  look: number;
  snapshot: Snapshot;
  now: Date;
}

/**
 * The one place where a provider's word becomes money of an order, whoever made us ask: the customer's return, a call of
 * the provider, the nightly round, the merchant. Writes the difference between its totals and the ledger, keeps how the
 * attempt stands, and records what is new. Said again, it writes nothing. "stale" when a younger answer was kept before.
 */
export async function settle(tx: Tx, { shop, attemptId, look, snapshot, now }: Look): Promise<"kept" | "stale"> {
  const { orderId, provider } = await attemptOf(tx, shop.id, attemptId);
  const caller = {
    shopId: shop.id,
    actor: { kind: "provider", id: null, name: provider },
    locale: shop.locale,
  } as const;
  const asked: Asked = { caller, orderId, now };
  const order = await lockOrder(tx, asked);
  // Read again under the order's lock: another answer may just have been kept.
  const attempt = await attemptOf(tx, shop.id, attemptId);
  if (look <= attempt.looked) return "stale";
  const settlement = settlementOf(attempt, await writtenOf(tx, shop.id, attemptId), snapshot);
  await keepLook(tx, shop.id, { id: attemptId, look }, knownOf(attempt, snapshot, settlement));
  const written = await writeAll(tx, asked, { shop, attempt, settlement, snapshot });
  const state = await keepStanding(tx, asked, { order, settlement });
  await tellAll(tx, asked, { order, attempt, snapshot, settlement, written, state });
  await lookLater(tx, shop.id, { ...attempt, state: snapshot.state }, now);
  return "kept";
}

/** Doubtful money leaves the attempt as it was known: it is not this attempt's. */
function knownOf(attempt: KeptAttempt, snapshot: Snapshot, { doubt }: Settlement) {
  return doubt === null || doubt === "amount" ? snapshot : { ...attempt, transaction: snapshot.transaction };
}

interface Writing {
  shop: Shop;
  attempt: KeptAttempt;
  settlement: Settlement;
  snapshot: Snapshot;
}

async function writeAll(tx: Tx, asked: Asked, { shop, attempt, settlement, snapshot }: Writing): Promise<Movement[]> {
  const { id: paymentId, currency, method } = attempt;
  const receivedOn = dateIn(asked.now, shop.timeZone);
  const about = { paymentId, currency, method, receivedOn, reference: snapshot.transaction || snapshot.reference };
  const added = settlement.added.map((one) => ({ ...about, ...one, id: newId(), reversesId: null }));
  const lifted = settlement.lifted.length > 0 ? await liftedFrom(tx, asked, { attempt, settlement }) : [];
  const movements: Movement[] = [
    ...added,
    ...lifted.map(({ id, amount }) => ({ ...about, amount, id: newId(), kind: "reversed" as const, reversesId: id })),
  ];
  const by = { orderId: asked.orderId, actor: asked.caller.actor, now: asked.now };
  for (const movement of movements) await insertMovement(tx, shop.id, movement, by);
  return movements;
}

/** The newest entries that make up what is taken back: what a provider gave back is taken back whole, as it was given. */
async function liftedFrom(
  tx: Tx,
  { caller, orderId }: Asked,
  { attempt, settlement }: Pick<Writing, "attempt" | "settlement">,
): Promise<Movement[]> {
  const all = await listMovements(tx, caller.shopId, orderId);
  return settlement.lifted.flatMap(({ kind, amount }) => {
    let left = amount;
    return standing(all, kind).filter((one) => {
      if (one.paymentId !== attempt.id || one.amount > left) return false;
      left -= one.amount;
      return true;
    });
  });
}

async function keepStanding(
  tx: Tx,
  asked: Asked,
  { order, settlement }: { order: Order; settlement: Settlement },
): Promise<OrderState> {
  const { shopId } = asked.caller;
  const { captured, refunded } = balanceOf(await listMovements(tx, shopId, order.id));
  const facts = {
    captured: minor(captured),
    refunded: minor(refunded),
    ...attemptedOf(await listAttempts(tx, shopId, order.id)),
    toVerify: settlement.doubt ?? order.toVerify,
  };
  const isSame = Object.entries(facts).every(([name, value]) => order[name as keyof typeof facts] === value);
  return isSame ? stateOf(order) : keepFacts(tx, order, facts, asked);
}

interface Told extends Omit<Writing, "shop"> {
  order: Order;
  written: Movement[];
  state: OrderState;
}

async function tellAll(tx: Tx, asked: Asked, told: Told): Promise<void> {
  const { order, attempt, snapshot, settlement, written, state } = told;
  const { currency, id: paymentId } = attempt;
  for (const movement of written) await tellMovement(tx, asked, told, movement);
  if (settlement.doubt !== null && settlement.doubt !== order.toVerify) {
    const { amount, currency: theirs } = snapshot;
    const data = { paymentId, doubt: settlement.doubt, amount, currency: theirs };
    await recordOn(tx, state, asked, { kind: "payment.doubted", data });
  }
  const isForeign = settlement.doubt !== null && settlement.doubt !== "amount";
  if (isForeign || (snapshot.state === attempt.state && snapshot.reason === attempt.reason)) return;
  const about = { paymentId, method: attempt.method, amount: attempt.amount, currency };
  if (snapshot.reason !== "" && snapshot.reason !== attempt.reason)
    await recordOn(tx, state, asked, {
      kind: "payment.failed",
      data: { ...about, tell: "customer", reason: snapshot.reason },
    });
  else if (snapshot.state === "pending" || snapshot.state === "authorised")
    await recordOn(tx, state, asked, { kind: "payment.held", data: { ...about, state: snapshot.state } });
  else if (snapshot.state === "cancelled" || snapshot.state === "expired")
    await recordOn(tx, state, asked, { kind: "payment.given_up", data: { ...about, state: snapshot.state } });
}

async function tellMovement(tx: Tx, asked: Asked, { attempt, state }: Told, movement: Movement): Promise<void> {
  const { id: movementId, amount, currency, kind, reversesId } = movement;
  const about = { movementId, amount, currency };
  if (kind === "captured") {
    const isPaid = state.paymentStatus === "paid" || state.paymentStatus === "overpaid";
    await recordOn(tx, state, asked, { kind: "payment.received", data: { ...about, tell: "customer", isPaid } });
  } else if (kind === "refunded") {
    await tellRefund(tx, asked, { attempt, state, movement });
  } else if (kind === "disputed") {
    await recordOn(tx, state, asked, { kind: "payment.disputed", data: about });
  } else if (reversesId !== null) {
    const data = { ...about, reversesId, of: "refunded" as const };
    await recordOn(tx, state, asked, { kind: "payment.reversed", data });
  }
}

/** Money given back: what the merchant had asked for is his, the rest was done at the provider's. */
async function tellRefund(
  tx: Tx,
  asked: Asked,
  { attempt, state, movement }: Pick<Told, "attempt" | "state"> & { movement: Movement },
): Promise<void> {
  const { id: movementId, amount, currency } = movement;
  const isWhole = state.paymentStatus === "refunded";
  const tried = (await listAskedRefunds(tx, asked.caller.shopId, attempt.id)).filter(
    ({ why, state }) => why !== "" || state === "sent",
  );
  const mine = coveredBy(tried, amount);
  for (const { id } of mine) await keepRefundState(tx, asked.caller.shopId, id, { state: "given", why: "" });
  const [first] = mine;
  const by = first ? { ...asked, caller: { ...asked.caller, actor: first.actor } } : asked;
  const data = {
    tell: first?.tell ?? "customer",
    movementId,
    amount,
    currency,
    reason: first?.reason ?? "",
    isWhole,
  } as const;
  await recordOn(tx, state, by, { kind: "payment.refunded", data });
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
