import { createHmac } from "node:crypto";
import type { Connection } from "../../../src/payments/provider.ts";
import { accountAt } from "../payment-attempt.ts";
import { openFakeServer, type Answered, type Asked } from "./server.ts";

interface PaymentAsked {
  origin: string;
  payment: {
    purchase_amount: number;
    installments_count: number;
    deferred_days: number;
    return_url: string;
    customer_cancel_url: string;
    ipn_callback_url: string;
    custom_data: object;
    locale: string;
    billing_address: object;
    shipping_address?: object;
  };
  customer: object;
  order: { merchant_reference: string };
}

interface Payment {
  id: string;
  state: string;
  purchase_amount: number;
  expired_at: number | null;
  asked: PaymentAsked;
  refunds: { created: number; amount: number; merchant_reference: string | null }[];
  /** What the shop said was wrong with it. */
  suspected: string[];
}

class AlmaRefusal extends Error {
  readonly status: number;
  constructor(status: number, code: string) {
    super(code);
    this.status = status;
  }
}

const refuse = (status: number, code: string): never => {
  throw new AlmaRefusal(status, code);
};

/** Alma's own books: it offers three and four instalments between 100 and 2 000 euros, in France and its neighbours. */
class AlmaBooks {
  readonly payments = new Map<string, Payment>();

  payment(id: string): Payment {
    return this.payments.get(id) ?? refuse(404, "not_found");
  }

  /** The customer's file is accepted and his first instalment paid; or refused. */
  pay(id: string, state: "in_progress" | "paid" | "scored_no" = "in_progress"): void {
    this.payment(id).state = state;
  }

  expire(id: string): void {
    this.payment(id).expired_at = 1_795_430_000;
  }

  create(asked: PaymentAsked): Payment {
    const { purchase_amount } = asked.payment;
    if (!Number.isInteger(purchase_amount)) refuse(400, "validation_error");
    const id = `payment_${String(this.payments.size + 1).padStart(28, "0")}`;
    const made: Payment = {
      id,
      state: "not_started",
      purchase_amount,
      expired_at: null,
      asked,
      refunds: [],
      suspected: [],
    };
    this.payments.set(id, made);
    return made;
  }

  cancel(id: string): Payment {
    const payment = this.payment(id);
    if (payment.state !== "not_started") refuse(409, "payment_already_accepted");
    payment.state = "cancelled";
    return payment;
  }

  giveBack(
    id: string,
    { amount, merchant_reference = null }: { amount?: number; merchant_reference?: string | null },
  ): Payment {
    const payment = this.payment(id);
    if (payment.state !== "in_progress" && payment.state !== "paid") refuse(400, "payment_not_refundable");
    const left = payment.purchase_amount - payment.refunds.reduce((total, one) => total + one.amount, 0);
    const part = amount ?? left;
    if (part > left || part <= 0) refuse(400, "refund_amount_too_high");
    payment.refunds.push({ created: 1_795_430_000, amount: part, merchant_reference });
    return payment;
  }
}

/** Alma as far as a shop sees it, lending `from` so many cents. It knows no keys against doing things twice; its calls sign the payment's id alone. */
export async function openFakeAlma({ mode = "test" as Connection["mode"], from = 10_000 } = {}) {
  const secrets = { apiKey: "sk_test_alma" };
  const books = new AlmaBooks();
  const server = await openFakeServer((asked) => {
    if (asked.headers.authorization !== `Alma-Auth ${secrets.apiKey}`)
      return { status: 401, body: { error_code: "unauthorized" } };
    try {
      return structuredClone(routed(books, asked, from));
    } catch (error) {
      if (!(error instanceof AlmaRefusal)) throw error;
      return { status: error.status, body: { error_code: error.message, message: error.message } };
    }
  });
  return {
    ...server,
    books,
    /** What the merchant types in. */
    secrets,
    connection: () => accountAt(server.baseUrl, secrets, mode),
    /** Calls the shop, a minute after the customer has paid. */
    call: (
      id: string,
      { url, signature = almaSignature(id, secrets.apiKey) }: { url?: string; signature?: string | null } = {},
    ) => {
      const address = new URL(url ?? books.payment(id).asked.payment.ipn_callback_url);
      address.searchParams.set("pid", id);
      return fetch(address, { headers: signature === null ? {} : { "x-alma-signature": signature } });
    },
    /** Where the customer lands when he has paid. */
    returnUrl: (id: string): string => {
      const url = new URL(books.payment(id).asked.payment.return_url);
      url.searchParams.set("pid", id);
      return url.href;
    },
    /** The payment whose page has this address. */
    idAt: (redirectUrl: string): string => redirectUrl.split("/").at(-1) ?? "",
  };
}

export const almaSignature = (id: string, apiKey: string): string =>
  createHmac("sha256", apiKey).update(id).digest("hex");

function routed(books: AlmaBooks, { method, path, body }: Asked, from: number): Answered {
  const asked: unknown = body ? JSON.parse(body) : {};
  const [, id = "", verb = ""] = /^\/v1\/payments(?:\/(\w+))?(?:\/([a-z-]+))?$/.exec(path) ?? [];
  const shows = (payment: Payment): Answered => ({ status: 200, body: shown(payment) });
  switch (`${method} ${id ? verb || "one" : path}`) {
    case "POST /v2/payments/eligibility":
      return { status: 200, body: plansFor(asked as EligibilityAsked, from) };
    case "GET /v1/me/extended-data":
      return { status: 200, body: { id: "merchant_1" } };
    case "POST /v1/payments":
      return shows(books.create(asked as PaymentAsked));
    case "GET one":
      return shows(books.payment(id));
    case "PUT cancel":
      return shows(books.cancel(id));
    case "POST refund":
      return shows(books.giveBack(id, asked as { amount?: number }));
    case "POST potential-fraud":
      books.payment(id).suspected.push((asked as { reason: string }).reason);
      return { status: 200, body: {} };
    default:
      return refuse(404, "not_found");
  }
}

interface EligibilityAsked {
  purchase_amount: number;
  queries: { installments_count: number }[];
  billing_address: { country: string };
}

function plansFor({ purchase_amount: amount, queries, billing_address: { country } }: EligibilityAsked, from: number) {
  const isServed = amount >= from && amount <= 200_000 && "FR ES BE DE IT AT IE LU NL".split(" ").includes(country);
  return queries.map(({ installments_count: count }) => {
    const rest = { installments_count: count, deferred_days: 0, deferred_months: 0 };
    if (!isServed || count < 3) return { ...rest, eligible: false, reasons: { purchase_amount: "invalid_value" } };
    const part = Math.floor(amount / count);
    const plan = Array.from({ length: count }, (_, index) => ({
      due_date: 1_795_430_000 + index * 2_592_000,
      total_amount: index === 0 ? amount - part * (count - 1) : part,
    }));
    return { ...rest, eligible: true, payment_plan: plan, customer_total_cost_amount: 0 };
  });
}

function shown({ asked, id, state, purchase_amount, expired_at, refunds }: Payment) {
  const { custom_data, return_url } = asked.payment;
  const payment = { id, state, purchase_amount, expired_at, refunds };
  const url = `https://pay.sandbox.getalma.eu/${id}`;
  const orders = [{ merchant_reference: asked.order.merchant_reference }];
  return { ...payment, url, custom_data, return_url, orders, payment_plan: [] };
}
