import { randomUUID } from "node:crypto";
import type { Connection } from "../../../src/payments/provider.ts";
import { accountAt } from "../payment-attempt.ts";
import { openFakeServer, type Answered, type Asked } from "./server.ts";

interface CheckoutAsked {
  checkout_reference: string;
  amount: number;
  currency: string;
  merchant_code: string;
  return_url?: string;
  redirect_url?: string;
  valid_until?: string;
  hosted_checkout?: { enabled: boolean };
}

interface Transaction {
  id: string;
  amount: number;
  currency: string;
  status: string;
  simple_status: string;
  transaction_events: { id: number; event_type: string; status: string; amount: number }[];
}

interface Checkout {
  id: string;
  status: "PENDING" | "FAILED" | "PAID" | "EXPIRED";
  asked: CheckoutAsked;
  transactions: Transaction[];
}

class SumupRefusal extends Error {
  readonly status: number;
  readonly body: object;
  constructor(status: number, body: object) {
    super(JSON.stringify(body));
    this.status = status;
    this.body = body;
  }
}

const refuse = (status: number, error_code: string): never => {
  throw new SumupRefusal(status, { error_code, message: error_code });
};
const cents = (amount: number): number => Math.round(amount * 100);

/** SumUp's own books. */
class SumupBooks {
  readonly checkouts = new Map<string, Checkout>();
  private events = 9_567_461_190;

  checkout(id: string): Checkout {
    return this.checkouts.get(id) ?? refuse(404, "NOT_FOUND");
  }

  /** The customer pays on SumUp's page, or his card is refused there. `amount` as SumUp's floats would have it. */
  pay(id: string, { amount, is = "SUCCESSFUL" }: { amount?: number; is?: "SUCCESSFUL" | "FAILED" } = {}): void {
    const checkout = this.checkout(id);
    const { amount: asked, currency } = checkout.asked;
    const events: Transaction["transaction_events"] = [];
    const rest = { amount: amount ?? asked, currency, simple_status: is, transaction_events: events };
    checkout.transactions.push({ id: randomUUID(), status: is, ...rest });
    checkout.status = is === "FAILED" ? "FAILED" : "PAID";
  }

  expire(id: string): void {
    this.checkout(id).status = "EXPIRED";
  }

  /** The money was paid out, or a bank has taken it back since. */
  becomes(id: string, simple_status: "PAID_OUT" | "CHARGEBACK"): void {
    const transaction = this.paid(id);
    if (simple_status === "CHARGEBACK") this.note(transaction, "CHARGE_BACK", transaction.amount);
    transaction.simple_status = simple_status;
  }

  create(asked: CheckoutAsked): Checkout {
    const isUsed = [...this.checkouts.values()].some(
      (one) => one.asked.checkout_reference === asked.checkout_reference,
    );
    if (isUsed) refuse(409, "DUPLICATED_CHECKOUT");
    if (typeof asked.amount !== "number" || asked.amount <= 0) refuse(400, "INVALID");
    const checkout: Checkout = { id: randomUUID(), status: "PENDING", asked, transactions: [] };
    this.checkouts.set(checkout.id, checkout);
    return checkout;
  }

  deactivate(id: string): Checkout {
    const checkout = this.checkout(id);
    if (checkout.status === "PAID") refuse(409, "CHECKOUT_PROCESSED");
    checkout.status = "EXPIRED";
    return checkout;
  }

  giveBack(transactionId: string, amount?: number): void {
    const transaction = this.transaction(transactionId);
    const given = transaction.transaction_events
      .filter(({ event_type: type }) => type === "REFUND")
      .reduce((total, one) => total + cents(one.amount), 0);
    const left = cents(transaction.amount) - given;
    const part = amount ?? left / 100;
    if (cents(part) > left || left === 0)
      throw new SumupRefusal(422, { title: "Unprocessable Entity", errors: [{ code: "INVALID_AMOUNT" }] });
    this.note(transaction, "REFUND", part);
    transaction.simple_status = "REFUNDED";
  }

  transaction(id: string): Transaction {
    for (const { transactions } of this.checkouts.values()) {
      const found = transactions.find((one) => one.id === id);
      if (found) return found;
    }
    return refuse(404, "NOT_FOUND");
  }

  paid(checkoutId: string): Transaction {
    return (
      this.checkout(checkoutId).transactions.find(({ status }) => status === "SUCCESSFUL") ?? refuse(404, "NOT_FOUND")
    );
  }

  private note({ transaction_events: events }: Transaction, event_type: string, amount: number): void {
    events.push({ id: ++this.events, event_type, status: event_type === "REFUND" ? "REFUNDED" : "SUCCESSFUL", amount });
  }
}

/** SumUp as far as a shop sees it: no keys against doing things twice, and calls nobody signs. */
export async function openFakeSumup({ mode = "test" as Connection["mode"] } = {}) {
  const secrets = { apiKey: "sup_sk_test", merchantCode: "MH4H92C7" };
  const books = new SumupBooks();
  const server = await openFakeServer((asked) => {
    if (asked.headers.authorization !== `Bearer ${secrets.apiKey}`)
      return { status: 401, body: { title: "Unauthorized" } };
    try {
      return structuredClone(routed(books, asked, secrets.merchantCode));
    } catch (error) {
      if (!(error instanceof SumupRefusal)) throw error;
      return { status: error.status, body: error.body };
    }
  });
  return {
    ...server,
    books,
    /** What the merchant types in. */
    secrets,
    connection: () => accountAt(server.baseUrl, secrets, mode),
    /** Calls the shop about a checkout, or about anything. */
    post: (id: string, { url, event = "CHECKOUT_STATUS_CHANGED" }: { url?: string; event?: string } = {}) =>
      fetch(url ?? books.checkout(id).asked.return_url ?? "", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ event_type: event, id }),
      }),
    returnUrl: (id: string): string => books.checkout(id).asked.redirect_url ?? "",
    /** The checkout whose page has this address. */
    idAt: (redirectUrl: string): string => redirectUrl.split("/").at(-1) ?? "",
  };
}

function routed(books: SumupBooks, { method, path, query, body }: Asked, merchant: string): Answered {
  const asked: unknown = body ? JSON.parse(body) : {};
  const [, checkoutId = ""] = /^\/v0\.1\/checkouts\/([\w-]+)$/.exec(path) ?? [];
  const [, refunded = ""] = /^\/v1\.0\/merchants\/MH4H92C7\/payments\/([\w-]+)\/refunds$/.exec(path) ?? [];
  if (method === "POST" && path === "/v0.1/checkouts")
    return { status: 201, body: shown(books.create(asked as CheckoutAsked)) };
  if (method === "GET" && path === "/v0.1/checkouts") {
    const reference = query.get("checkout_reference");
    const found = [...books.checkouts.values()].filter((one) => one.asked.checkout_reference === reference);
    return { status: 200, body: found.map(shown) };
  }
  if (method === "GET" && checkoutId) return { status: 200, body: shown(books.checkout(checkoutId)) };
  if (method === "DELETE" && checkoutId) return { status: 200, body: shown(books.deactivate(checkoutId)) };
  if (method === "GET" && path === `/v2.1/merchants/${merchant}/transactions`)
    return { status: 200, body: books.transaction(query.get("id") ?? "") };
  if (method === "GET" && path === `/v1/merchants/${merchant}`)
    return { status: 200, body: { merchant_code: merchant } };
  if (method !== "POST" || !refunded) return refuse(404, "NOT_FOUND");
  books.giveBack(refunded, (asked as { amount?: number }).amount);
  return { status: 201, body: {} };
}

function shown({ id, status, asked, transactions }: Checkout) {
  const paid = transactions.find((one) => one.status === "SUCCESSFUL");
  return {
    ...asked,
    id,
    status,
    date: "2026-11-23T09:00:00.000+00:00",
    hosted_checkout_url: `https://checkout.sumup.com/pay/${id}`,
    transactions: transactions.map((one) => ({
      id: one.id,
      amount: one.amount,
      currency: one.currency,
      status: one.status,
    })),
    ...(paid && { transaction_id: paid.id }),
  };
}
