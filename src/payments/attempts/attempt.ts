import type { AttemptState, ProviderName, Snapshot } from "../provider.ts";

/** An attempt to pay an order through a provider, as it is kept. */
export interface KeptAttempt {
  id: string;
  orderId: string;
  accountId: string;
  provider: ProviderName;
  mode: "test" | "live";
  sequence: number;
  /** Ours, as the provider carries it: "1001-2". */
  reference: string;
  method: string;
  amount: number;
  currency: string;
  state: AttemptState;
  /** The provider's; null until it has answered. */
  providerReference: string | null;
  redirectUrl: string;
  expiresAt: Date | null;
  transaction: string;
  reason: string;
  dashboardUrl: string;
  authorised: number;
  startedAt: Date;
  /** The youngest look that was kept. */
  looked: number;
}

/** What was written in the ledger of what a provider said of one attempt. */
export interface Written {
  captured: number;
  refunded: number;
  disputed: number;
}

/** Why money must be looked at by a person: it is not what was asked for. */
export type Doubt = "amount" | "currency" | "reference" | "mode";

export interface Settlement {
  /** To be written: more came, more went back, a bank took it back. */
  added: { kind: "captured" | "refunded" | "disputed"; amount: number }[];
  /** To be taken back: a refund that failed after all, a dispute that was won. */
  lifted: { kind: "refunded" | "disputed"; amount: number }[];
  doubt: Doubt | null;
}

/** An entry that a provider's word has made, and that still stands. */
export interface Entry {
  id: string;
  kind: "refunded" | "disputed";
  amount: number;
}

/**
 * The entries that make up what is taken back, `newest` first: one of that very amount, else whole ones as long as they
 * fit. Where they do not come out even a larger one is taken back too, of which `rest` stands again.
 */
export function liftedFrom(
  newest: readonly Entry[],
  { kind, amount }: { kind: Entry["kind"]; amount: number },
): { taken: Entry[]; rest: number } {
  const entries = newest.filter((one) => one.kind === kind);
  const exact = entries.find((one) => one.amount === amount);
  if (exact) return { taken: [exact], rest: 0 };
  let left = amount;
  const taken = entries.filter((one) => {
    if (one.amount > left) return false;
    left -= one.amount;
    return true;
  });
  const larger = left > 0 ? entries.find((one) => one.amount > left && !taken.includes(one)) : undefined;
  return larger ? { taken: [...taken, larger], rest: larger.amount - left } : { taken, rest: 0 };
}

type Asked = Pick<KeptAttempt, "id" | "reference" | "amount" | "currency" | "mode">;

/**
 * What a provider's word changes in the ledger: the difference between its totals and what is written. Money that is not
 * this attempt's, or not in its currency, or play money where real money was asked for, is doubtful and writes nothing;
 * another amount is written as it came, and is doubtful too.
 */
export function settlementOf(attempt: Asked, written: Written, snapshot: Snapshot): Settlement {
  const foreign = foreignDoubt(attempt, snapshot);
  if (foreign) return { added: [], lifted: [], doubt: foreign };
  const kinds = ["captured", "refunded", "disputed"] as const;
  const differences = kinds.map((kind) => ({ kind, amount: snapshot[kind] - written[kind] }));
  const lifted = differences.flatMap(({ kind, amount }) =>
    amount < 0 && kind !== "captured" ? [{ kind, amount: -amount }] : [],
  );
  const isMoney = snapshot.captured > 0 || snapshot.authorised > 0;
  const isOff = isMoney && (snapshot.amount !== attempt.amount || snapshot.captured > attempt.amount);
  return { added: differences.filter(({ amount }) => amount > 0), lifted, doubt: isOff ? "amount" : null };
}

function foreignDoubt(attempt: Asked, { ours, currency, isTest }: Snapshot): Doubt | null {
  if (ours !== null && ours !== attempt.id && ours !== attempt.reference) return "reference";
  if (currency !== attempt.currency) return "currency";
  return isTest === (attempt.mode === "test") ? null : "mode";
}

/**
 * The doubt nobody has seen yet: the provider is asked every night, and what a person has looked at is no task again. Money
 * of another amount is news when it comes; money that is not this attempt's, when it is first heard of.
 */
export function newDoubt(
  attempt: Pick<KeptAttempt, "looked" | "transaction" | "authorised">,
  { added, doubt }: Settlement,
  snapshot: Pick<Snapshot, "transaction" | "authorised">,
): Doubt | null {
  const isNews =
    doubt === "amount"
      ? added.some(({ kind }) => kind === "captured") || snapshot.authorised !== attempt.authorised
      : attempt.looked === 0 || snapshot.transaction !== attempt.transaction;
  return isNews ? doubt : null;
}

/** What the attempts of an order come to for its payment status; null when none says anything. */
export type Attempted = "open" | "pending" | "authorised" | "failed";

/** Money held, or on its way, at any of them; else where the last one stands. `attempts` in the order they were made. */
export function attemptedOf(attempts: readonly Pick<KeptAttempt, "state" | "reason">[]): {
  attempt: Attempted | null;
  attemptReason: string;
} {
  for (const state of ["authorised", "pending"] as const)
    if (attempts.some((one) => one.state === state)) return { attempt: state, attemptReason: "" };
  const last = attempts.at(-1);
  if (!last || (last.state !== "open" && last.state !== "failed")) return { attempt: null, attemptReason: "" };
  // An open page on which a card was refused: the customer may still pay there, and the merchant sees why he has not.
  const attempt = last.reason === "" ? last.state : "failed";
  return { attempt, attemptReason: last.reason };
}

/** Money is on its way, or held for the shop: whoever paid again would pay twice. */
export const isUnderWay = ({ attempt }: { attempt: Attempted | null }): boolean =>
  attempt === "pending" || attempt === "authorised";

/** Nothing more is to be expected of it by itself. */
export const isOver = (state: AttemptState): boolean =>
  state === "paid" || state === "failed" || state === "cancelled" || state === "expired";

/** Whether the customer can still be sent to its page. */
export const isUsable = (
  attempt: Pick<KeptAttempt, "state" | "expiresAt" | "amount">,
  { due, now }: { due: number; now: Date },
): boolean =>
  attempt.state === "open" && attempt.amount === due && (attempt.expiresAt === null || attempt.expiresAt > now);

const minute = 60_000;
const day = 24 * 60 * minute;
const firstLookMs = 2 * minute;
const lookMsMax = 6 * 60 * minute;
/** Held money may wait a month to be taken; a page nobody paid on is given up sooner. */
const patienceMs: Partial<Record<AttemptState, number>> = { open: 7 * day, pending: 14 * day, authorised: 31 * day };

/** How long to wait until the provider is asked next, though nobody called: longer and longer. Null when nothing more is expected. */
export function lookWaitMs({ state, startedAt }: Pick<KeptAttempt, "state" | "startedAt">, now: Date): number | null {
  const age = now.getTime() - startedAt.getTime();
  if (age > (patienceMs[state] ?? 0)) return null;
  return Math.min(lookMsMax, Math.max(firstLookMs, age / 2));
}
