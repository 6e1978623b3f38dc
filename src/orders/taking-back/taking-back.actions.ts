import { giveStockBack } from "../../catalog/stock.actions.ts";
import type { Happenings } from "../../happenings.ts";
import type { Tx } from "../../lib/db.ts";
import { type Order, type OrderState, type OrderVerb } from "../order.ts";
import { sentMoves, unsentMoves } from "./stock-moves.ts";
import { keepFacts, lockFor, recordOn, stateOf, takeAgain, type Asked } from "../orders.actions.ts";

// Facts taken back. The history keeps both: that it was so, and that it is so no more. Nothing to take back: nothing happens.

type Step = Happenings["order.step_undone"]["step"];

/** The verb that takes each fact back; ending an order and delivering it by hand are taken back by whoever may do them. */
const verbOf: Readonly<Record<Step, OrderVerb>> = {
  prepared: "unprepare",
  ready: "unready",
  sentOut: "unsend_out",
  delivered: "undeliver",
  withheld: "unwithhold",
  returned: "unreturn",
  completed: "complete",
};

type Verb = (tx: Tx, asked: Asked) => Promise<OrderState>;

const taking =
  (step: Step): Verb =>
  (tx, asked) =>
    takeBackStep(tx, asked, step);

export const unprepareOrder = taking("prepared");
export const unreadyOrder = taking("ready");
/** Not on the way after all, or brought back because nobody was there. */
export const unsendOutOrder = taking("sentOut");
export const unwithholdOrder = taking("withheld");
/** Not returned after all. What went back in stock is taken out again; when others have bought it meanwhile: `out_of_stock`. */
export const unreturnOrder = taking("returned");
export const uncompleteOrder = taking("completed");
/** Without goods: no parcel has to be asked. */
export const undeliverByHand = taking("delivered");

async function takeBackStep(tx: Tx, asked: Asked, step: Step): Promise<OrderState> {
  const order = await lockFor(tx, asked, verbOf[step]);
  const was = order[`${step}At`];
  if (was === null) return stateOf(order);
  const restocked = step === "returned" && order.restockedAt !== null;
  if (restocked) {
    const event = `not returned at version ${order.version}`;
    await takeAgain(tx, order, { moves: sentMoves(order), event, now: asked.now });
  }
  const facts = step === "returned" ? { returnedAt: null, restockedAt: null } : { [`${step}At`]: null };
  const state = await keepFacts(tx, order, facts, asked);
  const data = { step, was: was.toISOString(), ...(restocked && { restocked }) };
  await recordOn(tx, state, asked, { kind: "order.step_undone", data });
  return state;
}

/**
 * Not cancelled after all: open again, as it was. What had gone back in stock is taken out again; when others have bought
 * it meanwhile the order stays cancelled: `out_of_stock`.
 */
export async function reopenOrder(tx: Tx, asked: Asked): Promise<OrderState> {
  const order = await lockFor(tx, asked, "reopen");
  const event = `reopened at version ${order.version}`;
  await takeAgain(tx, order, { moves: unsentMoves(order), event, now: asked.now });
  const state = await keepFacts(tx, order, { cancelledAt: null, cancelReason: null }, asked);
  const { creditNoteNumber: creditNote, cancelReason: reason } = order;
  const data = { reason: reason ?? "", ...(creditNote && { creditNote }) };
  await recordOn(tx, state, asked, { kind: "order.reopened", data });
  return state;
}

/** What `takeBackStep` took back stands again, since the day it did; for an undo, which records itself. */
export async function standStepAgain(
  tx: Tx,
  order: Order,
  { step, was, restocked }: Happenings["order.step_undone"] & { was: string },
  asked: Asked,
): Promise<OrderState> {
  const at = new Date(was);
  if (restocked) {
    const event = `returned again at version ${order.version}`;
    await giveStockBack(tx, order.shopId, sentMoves(order), { event, now: asked.now });
  }
  return keepFacts(tx, order, { [`${step}At`]: at, ...(restocked && { restockedAt: at }) }, asked);
}
