/** What happens to a customer's right to change his mind. */
export interface WithdrawalHappenings {
  /** The customer withdrew from part of the order, or all of it; `to`: where it is acknowledged. Quantities in thousandths. */
  "withdrawal.requested": {
    withdrawalId: string;
    to: string;
    name: string;
    items: readonly { name: string; quantity: number }[];
  };
  /** Dealt with, in the merchant's words for the team. */
  "withdrawal.closed": { withdrawalId: string; note: string };
  "withdrawal.refused": { tell: "customer" | "nobody"; withdrawalId: string; to: string; reason: string };
  /** A guest asked for the link of the statement; `name`: as he typed it. */
  "withdrawal.link_asked": { name: string };
}

export const withdrawalReactions = {
  "withdrawal.requested": () => ["notify"],
  "withdrawal.closed": () => [],
  "withdrawal.refused": () => ["notify"],
  "withdrawal.link_asked": () => ["notify"],
};
