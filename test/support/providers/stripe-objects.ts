// Stripe's own objects, as far as a shop reads them.

export interface StripeRefund {
  object: "refund";
  id: string;
  amount: number;
  currency: string;
  status: "pending" | "succeeded" | "failed";
  payment_intent: string;
  metadata: Record<string, string>;
}

export interface StripeDispute {
  object: "dispute";
  id: string;
  amount: number;
  status: string;
  payment_intent: string;
}

export interface StripeCharge {
  object: "charge";
  id: string;
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  disputed: boolean;
  payment_intent: string;
  refunds: { object: "list"; data: StripeRefund[]; has_more: boolean };
}

export interface StripeIntent {
  object: "payment_intent";
  id: string;
  status: string;
  amount: number;
  amount_capturable: number;
  amount_received: number;
  currency: string;
  livemode: boolean;
  metadata: Record<string, string>;
  last_payment_error: { type: string; code: string; decline_code?: string } | null;
  latest_charge: StripeCharge | null;
}

export interface StripeSession {
  object: "checkout.session";
  id: string;
  url: string | null;
  status: "open" | "complete" | "expired";
  payment_status: "paid" | "unpaid";
  amount_total: number;
  currency: string;
  expires_at: number;
  livemode: boolean;
  client_reference_id: string | null;
  metadata: Record<string, string>;
  success_url: string;
  cancel_url: string;
  payment_intent: StripeIntent | null;
}

export interface StripeEvent {
  id: string;
  object: "event";
  type: string;
  created: number;
  livemode: boolean;
  data: { object: object };
}

/** What Stripe answers instead of doing it. */
export class StripeRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

export function refuse(status: number, code: string): never {
  throw new StripeRefusal(status, code);
}
