/** One line of the ledger. `amount` is positive, in minor units; the kind gives its direction. Never edited: a correction is a new line. */
export interface Movement {
  id: string;
  paymentId: string;
  kind: "captured" | "refunded" | "reversed";
  amount: number;
  currency: string;
  /** The day the money came, as the merchant says ("2026-11-22"). */
  receivedOn: string;
  reference: string;
  /** The movement this one takes back. */
  reversesId: string | null;
  method: string;
}

export interface Balance {
  captured: number;
  refunded: number;
}

/** Σ movements. What is reversed was never received. */
export function balanceOf(movements: readonly Movement[]): Balance {
  const of = (kind: Movement["kind"]) =>
    movements.filter((one) => one.kind === kind).reduce((total, one) => total + one.amount, 0);
  return { captured: of("captured") - of("reversed"), refunded: of("refunded") };
}

/** The captures that still stand, newest first: what "not paid after all" takes back. */
export function standing(movements: readonly Movement[]): Movement[] {
  const reversed = new Set(movements.map((one) => one.reversesId));
  return movements.filter((one) => one.kind === "captured" && !reversed.has(one.id)).reverse();
}
