import { dateIn } from "../../../shared/dates.ts";
import { minor } from "../../../shared/money.ts";
import type { Tx } from "../../lib/db.ts";
import { newId } from "../../lib/ids.ts";
import type { Happenings } from "../../happenings.ts";
import type { Order, OrderState } from "../../orders/order.ts";
import { keepFacts, lockOrder, recordOn, stateOf, type Asked } from "../../orders/orders.actions.ts";
import type { Shop } from "../../shops/shop.ts";
import { balanceOf, type Movement } from "../payment.ts";
import { insertMovement, listMovements } from "../payments.sql.ts";
import type { Snapshot } from "../provider.ts";
import {
  attemptedOf,
  isOver,
  liftedFrom,
  newDoubt,
  settlementOf,
  type Doubt,
  type KeptAttempt,
  type Settlement,
} from "./attempt.ts";
import { attemptOf, closePages, lookLater } from "./attempts.actions.ts";
import { keepLook, listAttempts, listWritten, writtenOf } from "./attempts.sql.ts";
import { keepFailed, keepGivenBack, keepMade } from "./refunds-answered.actions.ts";
import type { AskedRefund } from "./refunds.sql.ts";

export interface Look {
  shop: Shop;
  attemptId: string;
  /** Which question this answers: an older one that comes later says nothing any more. */
  look: number;
  snapshot: Snapshot;
  now: Date;
  /** Nobody had called: the provider is asked again later, as long as something is expected. */
  isRound: boolean;
}

/**
 * The one place where a provider's word becomes money of an order, whoever made us ask: the customer's return, a call of
 * the provider, the nightly round, the merchant. Writes the difference between its totals and the ledger, keeps how the
 * attempt stands, and records what is new. Said again, it writes nothing; nor
 * does an answer to an older question than one that was answered before.
 */
export async function settle(tx: Tx, { shop, attemptId, look, snapshot, now, isRound }: Look): Promise<void> {
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
  const isOld = look <= attempt.looked;
  if (isRound) await lookLater(tx, shop.id, { ...attempt, ...(!isOld && { state: snapshot.state }) }, now);
  if (isOld) return;
  const settlement = settlementOf(attempt, await writtenOf(tx, shop.id, attempt), snapshot);
  await keepLook(tx, shop.id, { id: attemptId, look }, knownOf(attempt, snapshot, settlement));
  const { written, rests } = await writeAll(tx, asked, { shop, attempt, settlement, snapshot });
  const made = await keepMade(tx, shop.id, { attempt, snapshot, written });
  const { after, items } = await keepGivenBack(tx, asked, { order, written, rests, made });
  const doubt = newDoubt(attempt, settlement, snapshot);
  const state = await keepStanding(tx, asked, { order, after, doubt });
  const isPaid = state.paymentStatus === "paid" || state.paymentStatus === "overpaid";
  if (isPaid && written.length > 0) await closeOtherPages(tx, shop.id, attempt);
  await tellAll(tx, asked, { order, attempt, snapshot, settlement, doubt, written, state, made, items });
  await keepFailed(tx, asked, { attempt, snapshot, state });
}

/** A customer who left one page, or one of another means, and paid on this one is not to pay there too. */
async function closeOtherPages(tx: Tx, shopId: string, attempt: KeptAttempt): Promise<void> {
  const others = await listAttempts(tx, shopId, attempt.orderId);
  if (others.some(({ id, state }) => id !== attempt.id && !isOver(state))) await closePages(tx, shopId, attempt);
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

/** `of`: what kind of entry a reversal takes back. */
type Entered = Movement & { of?: "refunded" | "disputed" };

/** Returns what is to be told, and what stands again of entries that were taken back. */
async function writeAll(
  tx: Tx,
  asked: Asked,
  { shop, attempt, settlement, snapshot }: Writing,
): Promise<{ written: Entered[]; rests: Movement[] }> {
  const { id: paymentId, currency, method } = attempt;
  const receivedOn = dateIn(asked.now, shop.timeZone);
  const about = { paymentId, currency, method, receivedOn, reference: snapshot.transaction || snapshot.reference };
  const added = settlement.added.map((one) => ({ ...about, ...one, id: newId(), reversesId: null }));
  const entries = settlement.lifted.length > 0 ? await listWritten(tx, shop.id, attempt) : [];
  const lifting = settlement.lifted.map((one) => ({ ...one, ...liftedFrom(entries, one) }));
  const reversed = lifting.flatMap(({ kind: of, taken }) =>
    taken.map(({ id, amount }) => ({ ...about, amount, id: newId(), kind: "reversed" as const, reversesId: id, of })),
  );
  const rests = lifting
    .filter(({ rest }) => rest > 0)
    .map(({ kind, rest }) => ({ ...about, amount: rest, id: newId(), kind, reversesId: null }));
  const by = { orderId: asked.orderId, actor: asked.caller.actor, now: asked.now };
  for (const movement of [...added, ...reversed, ...rests]) await insertMovement(tx, shop.id, movement, by);
  return { written: [...added, ...reversed], rests };
}

async function keepStanding(
  tx: Tx,
  asked: Asked,
  { order, after, doubt }: { order: Order; after: Order; doubt: Doubt | null },
): Promise<OrderState> {
  const { shopId } = asked.caller;
  const { captured, refunded } = balanceOf(await listMovements(tx, shopId, order.id));
  const facts = {
    captured: minor(captured),
    refunded: minor(refunded),
    ...attemptedOf(await listAttempts(tx, shopId, order.id)),
    toVerify: doubt ?? order.toVerify,
    shippingGivenBack: after.shippingGivenBack,
    lines: after.lines,
  };
  const isSame = Object.entries(facts).every(([name, value]) => order[name as keyof typeof facts] === value);
  return isSame ? stateOf(order) : keepFacts(tx, order, facts, asked);
}

interface Told extends Omit<Writing, "shop"> {
  order: Order;
  doubt: Doubt | null;
  written: Entered[];
  state: OrderState;
  /** The refunds asked for that are now in the provider's books. */
  made: AskedRefund[];
  /** The pieces they give back. */
  items: Happenings["payment.refunded"]["items"];
}

async function tellAll(tx: Tx, asked: Asked, told: Told): Promise<void> {
  const { order, attempt, snapshot, settlement, doubt, written, state } = told;
  const { currency, id: paymentId } = attempt;
  for (const movement of written) await tellMovement(tx, asked, told, movement);
  if (doubt !== null && doubt !== order.toVerify) {
    const { amount, currency: theirs } = snapshot;
    const data = { paymentId, doubt, amount, currency: theirs };
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

async function tellMovement(tx: Tx, asked: Asked, { made, items, state }: Told, movement: Entered): Promise<void> {
  const { id: movementId, amount, currency, kind, reversesId } = movement;
  const about = { movementId, amount, currency };
  if (kind === "captured") {
    const isPaid = state.paymentStatus === "paid" || state.paymentStatus === "overpaid";
    await recordOn(tx, state, asked, { kind: "payment.received", data: { ...about, tell: "customer", isPaid } });
  } else if (kind === "refunded") {
    await tellRefund(tx, asked, { made, items, state, movement });
  } else if (kind === "disputed") {
    await recordOn(tx, state, asked, { kind: "payment.disputed", data: about });
  } else if (reversesId !== null) {
    const data = { ...about, reversesId, of: movement.of ?? "refunded" };
    await recordOn(tx, state, asked, { kind: "payment.reversed", data });
  }
}

/** Money given back: what the merchant had asked for is his, the rest was done at the provider's. */
async function tellRefund(
  tx: Tx,
  asked: Asked,
  { made, items, state, movement }: Pick<Told, "made" | "items" | "state"> & { movement: Movement },
): Promise<void> {
  const { id: movementId, amount, currency } = movement;
  const isWhole = state.paymentStatus === "refunded";
  const [first] = made;
  const by = first ? { ...asked, caller: { ...asked.caller, actor: first.actor } } : asked;
  const data = {
    tell: first?.tell ?? "customer",
    movementId,
    amount,
    currency,
    reason: first?.reason ?? "",
    isWhole,
    byProvider: true,
    ...(items && { items }),
  } as const;
  await recordOn(tx, state, by, { kind: "payment.refunded", data });
}
