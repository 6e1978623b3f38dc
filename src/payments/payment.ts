/** One line of the ledger. `amount` is positive, in minor units; the kind gives its direction. Never edited: a correction is a new line. */
export interface Movement {
  id: string;
  paymentId: string;
  /** `disputed`: the customer's bank took it back. */
  kind: "captured" | "refunded" | "reversed" | "disputed";
  amount: number;
  currency: string;
  /** The day the money came, as the merchant says ("2026-11-22"). */
  receivedOn: string;
  reference: string;
  /** The movement this one takes back. */
  reversesId: string | null;
  method: string;
}

type Gone = "refunded" | "disputed";

/** What a bank took back is gone as what was given back is. */
export interface Balance {
  captured: number;
  refunded: number;
}

/** Σ movements. What is reversed was never received, or never given back. */
export function balanceOf(movements: readonly Movement[]): Balance {
  const of = (kind: Gone | "captured") => standing(movements, kind).reduce((total, one) => total + one.amount, 0);
  return { captured: of("captured"), refunded: of("refunded") + of("disputed") };
}

/** The captures, or the refunds, that still stand, newest first: what "not paid after all" takes back. */
export function standing(movements: readonly Movement[], kind: Gone | "captured" = "captured"): Movement[] {
  const reversed = new Set(movements.map((one) => one.reversesId));
  return movements.filter((one) => one.kind === kind && !reversed.has(one.id)).reverse();
}
