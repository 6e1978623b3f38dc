import type { Tx } from "../../lib/db.ts";
import { ProviderFailure, type Attempt, type RefundAsked } from "../provider.ts";
import { moved, settledAt, type Play, type PlayMove } from "./play.ts";
import { findPlay, insertPlay, lockPlay, updatePlay } from "./play.sql.ts";

interface At {
  shopId: string;
  id: string;
  now: Date;
}

export const find = findPlay;

/** Opens a payment; asked again, it is the same. */
export function open(tx: Tx, shopId: string, attempt: Attempt): Promise<void> {
  const { id, amount, currency, capture, returnUrl, cancelUrl } = attempt;
  const fresh = { state: "open", reason: "", paysAt: null, captured: 0, refunds: {} } as const;
  return insertPlay(tx, shopId, { ...fresh, id, amount, currency, isHeld: capture === "manual", returnUrl, cancelUrl });
}

/** What the visitor did on the page. Refuses a payment nobody opened. */
export const play = (tx: Tx, at: At & { move: PlayMove }): Promise<Play> =>
  change(tx, at, (kept) => moved(kept, at.move, at.now));

/** Takes held money, or a part of it. */
export async function take(tx: Tx, at: At & { amount: number }): Promise<void> {
  await change(tx, at, (kept) => {
    if (kept.state !== "authorised" || at.amount > kept.amount) throw new ProviderFailure("refused", "not_authorised");
    return { ...kept, state: "captured", captured: at.amount };
  });
}

/** Nobody can pay any more, and held money is let go. */
export async function close(tx: Tx, at: At): Promise<void> {
  await change(tx, at, (kept) => {
    if (kept.state === "captured") throw new ProviderFailure("refused", "already_captured");
    return { ...kept, state: "closed" };
  });
}

/** Gives money back, once for each key. */
export async function giveBack(tx: Tx, at: At & { refund: RefundAsked }): Promise<void> {
  const { id, amount } = at.refund;
  await change(tx, at, (kept) => {
    if (id in kept.refunds) return kept;
    const given = Object.values(kept.refunds).reduce((total, one) => total + one, 0);
    if (given + amount > kept.captured) throw new ProviderFailure("refused", "exceeds_captured");
    return { ...kept, refunds: { ...kept.refunds, [id]: amount } };
  });
}

async function change(tx: Tx, { shopId, id, now }: At, work: (kept: Play) => Play): Promise<Play> {
  const kept = await lockPlay(tx, shopId, id);
  if (!kept) throw new ProviderFailure("refused", "unknown");
  const changed = work(settledAt(kept, now));
  await updatePlay(tx, shopId, changed);
  return changed;
}
