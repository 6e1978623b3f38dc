import { refuse } from "./stripe-objects.ts";
import type {
  StripeCharge,
  StripeDispute,
  StripeEvent,
  StripeIntent,
  StripeRefund,
  StripeSession,
} from "./stripe-objects.ts";

const dayMs = 86_400_000;

/** The books of an account at Stripe: what the shop, the customer, his bank and the dashboard may do with them. */
export class StripeBooks {
  readonly isLive: boolean;
  /** When Stripe believes it is. */
  now: () => Date = () => new Date();
  readonly #sessions = new Map<string, StripeSession>();
  readonly #held = new Set<string>();
  readonly #disputes: StripeDispute[] = [];
  #events: StripeEvent[] = [];
  #count = 0;

  constructor({ isLive }: { isLive: boolean }) {
    this.isLive = isLive;
  }

  newId(prefix: string): string {
    this.#count += 1;
    return `${prefix}_${this.isLive ? "live" : "test"}_${this.#count}`;
  }

  session(id: string): StripeSession {
    return this.#sessions.get(id) ?? refuse(404, "resource_missing");
  }

  sessions(): StripeSession[] {
    return [...this.#sessions.values()];
  }

  sessionOf(intentId: string | null): StripeSession | undefined {
    return this.sessions().find(({ payment_intent: intent }) => intent?.id === intentId);
  }

  disputesOf(intentId: string | null): StripeDispute[] {
    return this.#disputes.filter(({ payment_intent: intent }) => intent === intentId);
  }

  /** The events that were not taken yet, oldest first. */
  takeEvents(): StripeEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  create(form: URLSearchParams): StripeSession {
    const amount = Number(form.get("line_items[0][price_data][unit_amount]"));
    if (!Number.isInteger(amount) || amount <= 0 || !form.get("success_url")) refuse(400, "parameter_invalid_integer");
    const id = this.newId("cs");
    const made: StripeSession = {
      object: "checkout.session",
      id,
      url: `https://checkout.stripe.com/c/pay/${id}`,
      status: "open",
      payment_status: "unpaid",
      amount_total: amount,
      currency: form.get("line_items[0][price_data][currency]") ?? "",
      expires_at: Math.floor((this.now().getTime() + dayMs) / 1000),
      livemode: this.isLive,
      client_reference_id: form.get("client_reference_id"),
      metadata: metadataIn(form),
      success_url: form.get("success_url") ?? "",
      cancel_url: form.get("cancel_url") ?? "",
      payment_intent: null,
    };
    this.#sessions.set(id, made);
    if (form.get("payment_intent_data[capture_method]") === "manual") this.#held.add(id);
    return made;
  }

  /** The customer pays by card, or by a method that takes days. */
  pay(id: string, how: "card" | "debit" = "card"): void {
    const session = this.session(id);
    if (session.status !== "open") refuse(400, "checkout_session_not_open");
    const intent = this.#begun(session);
    if (how === "debit") {
      intent.status = "processing";
    } else if (this.#held.has(id)) {
      this.#charge(intent, 0);
      this.#tell("payment_intent.amount_capturable_updated", intent);
    } else {
      this.#charge(intent, intent.amount);
      this.#tell("payment_intent.succeeded", intent);
    }
    const payment_status = intent.status === "succeeded" ? "paid" : "unpaid";
    Object.assign(session, { status: "complete", payment_status, url: null });
    this.#tell("checkout.session.completed", session);
  }

  /** His card is refused; he may try again. */
  decline(id: string, code = "insufficient_funds"): void {
    const intent = this.#begun(this.session(id));
    intent.last_payment_error = { type: "card_error", code: "card_declined", decline_code: code };
    this.#tell("payment_intent.payment_failed", intent);
  }

  /** The bank has taken what was on its way, or has not. */
  endDebit(id: string, end: "succeeded" | "failed"): void {
    const session = this.session(id);
    const intent = this.#begun(session);
    if (end === "succeeded") {
      this.#charge(intent, intent.amount);
      session.payment_status = "paid";
      this.#tell("checkout.session.async_payment_succeeded", session);
    } else {
      intent.status = "requires_payment_method";
      intent.last_payment_error = { type: "card_error", code: "payment_intent_payment_attempt_failed" };
      this.#tell("checkout.session.async_payment_failed", session);
    }
  }

  expire(id: string): StripeSession {
    const session = this.session(id);
    if (session.status !== "open") refuse(400, "checkout_session_not_open");
    Object.assign(session, { status: "expired", url: null });
    if (session.payment_intent) session.payment_intent.status = "canceled";
    this.#tell("checkout.session.expired", session);
    return session;
  }

  capture(intentId: string, amount: number): StripeIntent {
    const intent = this.#intent(intentId);
    if (intent.status !== "requires_capture") refuse(400, "payment_intent_unexpected_state");
    if (amount > intent.amount_capturable) refuse(400, "amount_too_large");
    Object.assign(intent, { status: "succeeded", amount_received: amount, amount_capturable: 0 });
    Object.assign(chargeOf(intent), { amount_captured: amount });
    this.#tell("payment_intent.succeeded", intent);
    return intent;
  }

  cancel(intentId: string): StripeIntent {
    const intent = this.#intent(intentId);
    if (intent.status === "succeeded" || intent.status === "canceled") refuse(400, "payment_intent_unexpected_state");
    Object.assign(intent, { status: "canceled", amount_capturable: 0 });
    this.#tell("payment_intent.canceled", intent);
    return intent;
  }

  /** By the shop, which gives it a name of its own; or in the dashboard. */
  refund(intentId: string, amount: number, metadata: Record<string, string> = {}): StripeRefund {
    const intent = this.#intent(intentId);
    if (intent.status !== "succeeded") refuse(400, "payment_intent_unexpected_state");
    if (this.disputesOf(intentId).some(({ status }) => status !== "won")) refuse(400, "charge_disputed");
    const charge = chargeOf(intent);
    const left = charge.amount_captured - charge.amount_refunded;
    if (left === 0) refuse(400, "charge_already_refunded");
    if (!Number.isInteger(amount) || amount <= 0 || amount > left) refuse(400, "amount_too_large");
    const id = this.newId("re");
    const about = { amount, currency: intent.currency, payment_intent: intentId, metadata };
    const refund: StripeRefund = { object: "refund", id, status: "succeeded", ...about };
    charge.refunds.data.unshift(refund);
    charge.amount_refunded += amount;
    this.#tell("refund.created", refund);
    this.#tell("charge.refunded", charge);
    return refund;
  }

  /** The customer's bank did not take the money back: it is the merchant's again. */
  failRefund(refund: StripeRefund): void {
    refund.status = "failed";
    chargeOf(this.#intent(refund.payment_intent)).amount_refunded -= refund.amount;
    this.#tell("refund.failed", refund);
  }

  /** The customer complains to his bank. */
  dispute(intentId: string, amount: number, status = "needs_response"): StripeDispute {
    const dispute: StripeDispute = {
      object: "dispute",
      id: this.newId("dp"),
      amount,
      status,
      payment_intent: intentId,
    };
    this.#disputes.push(dispute);
    chargeOf(this.#intent(intentId)).disputed = true;
    this.#tell("charge.dispute.created", dispute);
    return dispute;
  }

  closeDispute(dispute: StripeDispute, status: "won" | "lost"): void {
    dispute.status = status;
    this.#tell("charge.dispute.closed", dispute);
  }

  #tell(type: string, object: object): void {
    const created = Math.floor(this.now().getTime() / 1000);
    const data = { object: flat(object) };
    this.#events.push({ id: this.newId("evt"), object: "event", type, created, livemode: this.isLive, data });
  }

  #intent(id: string): StripeIntent {
    return this.sessionOf(id)?.payment_intent ?? refuse(404, "resource_missing");
  }

  #begun(session: StripeSession): StripeIntent {
    session.payment_intent ??= {
      object: "payment_intent",
      id: this.newId("pi"),
      status: "requires_payment_method",
      amount: session.amount_total,
      amount_capturable: 0,
      amount_received: 0,
      currency: session.currency,
      livemode: this.isLive,
      metadata: session.metadata,
      last_payment_error: null,
      latest_charge: null,
    };
    return session.payment_intent;
  }

  #charge(intent: StripeIntent, captured: number): void {
    const { amount, id: payment_intent } = intent;
    const refunds = { object: "list" as const, data: [], has_more: false };
    const about = { amount, amount_captured: captured, amount_refunded: 0, disputed: false };
    intent.latest_charge = { object: "charge", id: this.newId("ch"), ...about, payment_intent, refunds };
    intent.last_payment_error = null;
    intent.status = captured > 0 ? "succeeded" : "requires_capture";
    intent.amount_received = captured;
    intent.amount_capturable = captured > 0 ? 0 : amount;
  }
}

function chargeOf(intent: StripeIntent): StripeCharge {
  return intent.latest_charge ?? refuse(404, "resource_missing");
}

export function metadataIn(form: URLSearchParams): Record<string, string> {
  const named = [...form].flatMap(([key, value]) => {
    const [, name] = /^metadata\[(.+)\]$/.exec(key) ?? [];
    return name === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(named) as Record<string, string>;
}

/** As it stands now, with ids where Stripe does not expand. */
export function flat(object: object): object {
  const copy = structuredClone(object) as Record<string, unknown>;
  for (const name of ["payment_intent", "latest_charge"]) {
    const inner = copy[name] as { id?: string } | string | null | undefined;
    if (typeof inner === "object" && inner?.id) copy[name] = inner.id;
  }
  return copy;
}
