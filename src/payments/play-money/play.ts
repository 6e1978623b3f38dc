import type { Snapshot } from "../provider.ts";

/** What a visitor may do on the page of the test provider. `later`: paid some time after he has left. */
export const playMoves = ["pay", "refuse", "delay", "abandon", "later"] as const;
export type PlayMove = (typeof playMoves)[number];

/** A payment in play money, in the test provider's books. */
export interface Play {
  id: string;
  amount: number;
  currency: string;
  /** Taken only when the merchant says so. */
  isHeld: boolean;
  returnUrl: string;
  cancelUrl: string;
  state: "open" | "paying" | "failed" | "authorised" | "captured" | "closed";
  reason: string;
  /** A payment that takes its time: paid from then on. */
  paysAt: Date | null;
  captured: number;
  /** Amounts by the key they were asked with. */
  refunds: Record<string, number>;
}

/** How long a payment that takes its time takes. */
const delayMs = 20_000;

/** What a move makes of a payment; unchanged where it can no longer be paid. */
export function moved(play: Play, move: PlayMove, now: Date): Play {
  if (play.state !== "open" && play.state !== "failed") return play;
  const paid: Play = play.isHeld
    ? { ...play, state: "authorised", reason: "" }
    : { ...play, state: "captured", captured: play.amount, reason: "" };
  const moves: Record<PlayMove, Play> = {
    pay: paid,
    refuse: { ...play, state: "failed", reason: "card_declined" },
    delay: { ...play, state: "paying", paysAt: new Date(now.getTime() + delayMs), reason: "" },
    abandon: play,
    later: { ...play, state: "paying", paysAt: new Date(now.getTime() + 3 * delayMs), reason: "" },
  };
  return moves[move];
}

/** The payment as it is at this moment: what was on its way may have arrived. */
export function settledAt(play: Play, now: Date): Play {
  if (play.state !== "paying" || play.paysAt === null || play.paysAt > now) return play;
  return moved({ ...play, state: "open" }, "pay", now);
}

const states = {
  open: "open",
  paying: "pending",
  failed: "failed",
  authorised: "authorised",
  captured: "paid",
  closed: "cancelled",
} as const;

/** The payment as a provider tells it. */
export function playAccount(kept: Play, now: Date): Snapshot {
  const play = settledAt(kept, now);
  return {
    reference: play.id,
    transaction: play.captured > 0 || play.state === "authorised" ? `test_${play.id.slice(-12)}` : "",
    ours: play.id,
    currency: play.currency,
    amount: play.amount,
    authorised: play.state === "authorised" ? play.amount : 0,
    captured: play.captured,
    refunded: Object.values(play.refunds).reduce((total, amount) => total + amount, 0),
    disputed: 0,
    state: states[play.state],
    reason: play.reason,
    dashboardUrl: "",
    isTest: true,
  };
}
