/** Means without a provider: the merchant sees the money arrive and says so. */
export const offlineKinds = [
  "transfer",
  "cheque",
  "money_order",
  "cash",
  "cash_on_delivery",
  "terminal",
  "interac",
  "other",
] as const;
export type OfflineKind = (typeof offlineKinds)[number];

/** Means whose money comes only when the goods are handed over. */
const kindsPaidInHand = ["cash", "cash_on_delivery", "terminal"] as const;

export const isPaidInHand = (kind: string): boolean => (kindsPaidInHand as readonly string[]).includes(kind);

/** Where the customer's money is to go. Empty lines are not said; which ones a means needs, `needed` says. */
export interface PayTo {
  /** The account's holder, or the payee of a cheque. */
  payee: string;
  /** Without spaces, in capitals. */
  iban: string;
  bic: string;
  bank: string;
  /** Where the cheque is posted to, line by line. */
  address: string;
  email: string;
}

export const nowhere: PayTo = { payee: "", iban: "", bic: "", bank: "", address: "", email: "" };

/** What a means asks for, and what of it customers could not pay without. */
export const fieldsOfKind: Readonly<Record<string, readonly (keyof PayTo)[]>> = {
  transfer: ["payee", "iban", "bic", "bank"],
  cheque: ["payee", "address"],
  money_order: ["payee", "address"],
  interac: ["email"],
};

export const facultative: readonly (keyof PayTo)[] = ["bic", "bank"];

/** What is still to be filled in before customers can pay by it. */
export const missingOf = ({ kind, payTo }: { kind: string; payTo: PayTo }): (keyof PayTo)[] =>
  (fieldsOfKind[kind] ?? []).filter((field) => !facultative.includes(field) && payTo[field] === "");
