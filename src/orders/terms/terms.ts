import type { OfflineKind, PayTo } from "../../../shared/banking/means.ts";
import type { WithdrawalGround } from "../../../shared/withdrawal/grounds.ts";

// What the customer chose and agreed to as he ordered; nothing of it changes with the shop's settings.

/** The delivery the customer chose, as it was when he chose it. */
export interface ChosenDelivery {
  id: string;
  kind: "shipping" | "pickup" | "local_delivery";
  name: string;
  carrier: string;
  /** Template with {tracking}, or empty. */
  trackingUrl: string;
  instructions: string;
  daysMin: number;
  daysMax: number;
}

/** The means of payment the customer chose, as it was then, with where the money goes; `unsaid` when an order typed in names none. */
export interface ChosenPayment {
  id: string;
  kind: OfflineKind | "online" | "unsaid";
  name: string;
  instructions: string;
  payTo?: PayTo | undefined;
  provider?: string | null;
}

/** That what is digital is given at once, and that the right to withdraw ends with it: in the words he agreed to. */
export interface DigitalConsent {
  text: string;
  /** An instant, in ISO 8601. */
  at: string;
}

/** Why the law lets nobody withdraw from an item; empty: the customer may. */
export type NoWithdrawal = WithdrawalGround | "";
