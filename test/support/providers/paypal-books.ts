// PayPal's own books: orders, what was authorised, captured and given back under them.

export interface PaypalMoney {
  currency_code: string;
  value: string;
}

export interface OrderAsked {
  intent: "CAPTURE" | "AUTHORIZE";
  purchase_units: { amount: PaypalMoney; custom_id?: string; invoice_id?: string }[];
  payment_source?: { paypal?: { experience_context?: { return_url: string; cancel_url: string } } };
}

export interface PaypalPayment {
  id: string;
  status: string;
  status_details?: { reason: string };
  amount: PaypalMoney;
  custom_id?: string;
  links: { rel: string; href: string }[];
}

export interface PaypalOrder {
  id: string;
  status: string;
  asked: OrderAsked;
  authorizations: PaypalPayment[];
  captures: PaypalPayment[];
  refunds: PaypalPayment[];
  /** Counts the customer's approvals: an order approved anew has another time. */
  approvals: number;
  /** What the next capture comes to. */
  next: "COMPLETED" | "PENDING" | "INSTRUMENT_DECLINED";
}

export class PaypalRefusal extends Error {
  readonly status: number;
  readonly issue: string;
  constructor(status: number, issue: string) {
    super(issue);
    this.status = status;
    this.issue = issue;
  }
}

const wholeCurrencies = ["HUF", "JPY", "TWD"];
const cents = ({ value }: PaypalMoney): number => Math.round(Number(value) * 100);

export class PaypalBooks {
  readonly orders = new Map<string, PaypalOrder>();
  readonly origin: () => string;
  private made = 0;

  constructor(origin: () => string) {
    this.origin = origin;
  }

  order(id: string): PaypalOrder {
    return this.orders.get(id) ?? refuse(404, "INVALID_RESOURCE_ID");
  }

  /** The customer says yes at PayPal; `next` is what becomes of the money when it is asked for. */
  approve(id: string, next: PaypalOrder["next"] = "COMPLETED"): void {
    Object.assign(this.order(id), { status: "APPROVED", next, approvals: this.order(id).approvals + 1 });
  }

  /** PayPal has made up its mind about a capture it held back. */
  decide(id: string, status: "COMPLETED" | "DECLINED"): void {
    const [capture] = this.order(id).captures;
    Object.assign(capture ?? {}, { status, status_details: undefined });
  }

  /** The customer's bank takes the money back; without a reason it is won again. */
  dispute(id: string, reason?: "CHARGEBACK" | "BUYER_COMPLAINT"): void {
    const [capture] = this.order(id).captures;
    Object.assign(capture ?? {}, { status_details: reason && { reason } });
  }

  /** Nobody approved it in three hours. */
  expire(id: string): void {
    this.orders.delete(id);
  }

  create(asked: OrderAsked): PaypalOrder {
    const [unit] = asked.purchase_units;
    const { currency_code: currency = "", value = "" } = unit?.amount ?? {};
    if (typeof value !== "string" || !/^\d+(\.\d\d)?$/.test(value)) refuse(422, "CANNOT_BE_ZERO_OR_NEGATIVE");
    if (wholeCurrencies.includes(currency) && value.includes(".")) refuse(422, "DECIMALS_NOT_SUPPORTED");
    const id = this.newId("ORDER");
    const order: PaypalOrder = {
      id,
      status: "PAYER_ACTION_REQUIRED",
      asked: structuredClone(asked),
      authorizations: [],
      captures: [],
      refunds: [],
      approvals: 0,
      next: "COMPLETED",
    };
    this.orders.set(id, order);
    return order;
  }

  take(id: string): PaypalOrder {
    const order = this.approved(id, "CAPTURE");
    if (order.captures.length > 0) refuse(422, "ORDER_ALREADY_CAPTURED");
    this.refuseDeclined(order);
    this.addCapture(order, unitOf(order).amount, { rel: "up", href: `${this.origin()}/v2/checkout/orders/${id}` });
    order.status = "COMPLETED";
    return order;
  }

  hold(id: string): PaypalOrder {
    const order = this.approved(id, "AUTHORIZE");
    if (order.authorizations.length > 0) refuse(422, "ORDER_ALREADY_AUTHORIZED");
    this.refuseDeclined(order);
    const { amount, custom_id = "" } = unitOf(order);
    const links = [{ rel: "up", href: `${this.origin()}/v2/checkout/orders/${id}` }];
    order.authorizations.push({ id: this.newId("AUTH"), status: "CREATED", amount, custom_id, links });
    order.status = "COMPLETED";
    return order;
  }

  takeHeld(authorizationId: string, { amount }: { amount?: PaypalMoney; final_capture?: boolean }): PaypalPayment {
    const { order, payment } = this.find("authorizations", authorizationId);
    if (payment.status !== "CREATED") refuse(422, "AUTHORIZATION_ALREADY_CAPTURED");
    const part = amount ?? payment.amount;
    if (cents(part) > cents(payment.amount)) refuse(422, "MAX_CAPTURE_AMOUNT_EXCEEDED");
    payment.status = "CAPTURED";
    const href = `${this.origin()}/v2/payments/authorizations/${authorizationId}`;
    return this.addCapture(order, part, { rel: "up", href });
  }

  letGo(authorizationId: string): void {
    const { payment } = this.find("authorizations", authorizationId);
    if (payment.status !== "CREATED") refuse(422, "PREVIOUSLY_CAPTURED");
    payment.status = "VOIDED";
  }

  giveBack(
    captureId: string,
    { amount, custom_id = "" }: { amount?: PaypalMoney; custom_id?: string } = {},
  ): PaypalPayment {
    const { order, payment } = this.find("captures", captureId);
    const given = order.refunds.reduce((total, one) => total + cents(one.amount), 0);
    const left = cents(payment.amount) - given;
    if (left <= 0) refuse(422, "CAPTURE_FULLY_REFUNDED");
    const part = amount ?? { ...payment.amount, value: (left / 100).toFixed(2) };
    if (cents(part) > left) refuse(422, "REFUND_AMOUNT_EXCEEDED");
    const links = [{ rel: "up", href: `${this.origin()}/v2/payments/captures/${captureId}` }];
    const refund = { id: this.newId("REFUND"), status: "COMPLETED", amount: part, custom_id, links };
    order.refunds.push(refund);
    payment.status = cents(part) === left ? "REFUNDED" : "PARTIALLY_REFUNDED";
    return refund;
  }

  find(kind: "authorizations" | "captures", id: string): { order: PaypalOrder; payment: PaypalPayment } {
    for (const order of this.orders.values()) {
      const payment = order[kind].find((one) => one.id === id);
      if (payment) return { order, payment };
    }
    return refuse(404, "INVALID_RESOURCE_ID");
  }

  private approved(id: string, intent: OrderAsked["intent"]): PaypalOrder {
    const order = this.order(id);
    if (order.asked.intent !== intent) refuse(422, "ACTION_DOES_NOT_MATCH_INTENT");
    if (order.status === "PAYER_ACTION_REQUIRED") refuse(422, "ORDER_NOT_APPROVED");
    return order;
  }

  private refuseDeclined(order: PaypalOrder): void {
    if (order.next === "INSTRUMENT_DECLINED") refuse(422, "INSTRUMENT_DECLINED");
    const { invoice_id: mine } = unitOf(order);
    for (const other of this.orders.values())
      if (other !== order && other.captures.length > 0 && unitOf(other).invoice_id === mine)
        refuse(422, "DUPLICATE_INVOICE_ID");
  }

  private addCapture(order: PaypalOrder, amount: PaypalMoney, up: { rel: string; href: string }): PaypalPayment {
    const held = order.next === "PENDING" && { status_details: { reason: "ECHECK" } };
    const status = order.next === "PENDING" ? "PENDING" : "COMPLETED";
    const { custom_id = "" } = unitOf(order);
    const capture = { id: this.newId("CAPTURE"), status, ...held, amount, custom_id, links: [up] };
    order.captures.push(capture);
    return capture;
  }

  private newId(kind: string): string {
    return `${kind}${String(++this.made).padStart(6, "0")}`;
  }
}

function unitOf(order: PaypalOrder): OrderAsked["purchase_units"][number] {
  return order.asked.purchase_units[0] ?? refuse(500, "INTERNAL_SERVER_ERROR");
}

export function refuse(status: number, issue: string): never {
  throw new PaypalRefusal(status, issue);
}
