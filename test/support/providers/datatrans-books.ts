// The books of a merchant at Datatrans: what the shop, the customer, the dashboard and the night may do with them.

interface Action {
  action: "init" | "authorize" | "settle" | "credit" | "cancel";
  amount?: number;
  date: string;
  success: boolean;
  source: "api" | "redirect" | "admin" | "system";
}

export interface DatatransTransaction {
  transactionId: string;
  merchantId: string;
  type: "payment" | "credit";
  status: string;
  currency: string;
  refno: string;
  paymentMethod?: string;
  detail: {
    init?: { expires: string };
    authorize?: { amount: number };
    settle?: { amount: number };
    credit?: { amount: number };
    cancel?: { reversal: boolean };
    fail?: { reason: string };
  };
  history: Action[];
}

/** What the shop asked for when it made the page. */
export interface Initialisation {
  amount: number;
  currency: string;
  refno: string;
  language?: string;
  autoSettle?: boolean;
  paymentMethods?: string[];
  redirect?: { successUrl: string; cancelUrl: string; errorUrl: string };
  webhook?: { url: string };
}

/** What Datatrans answers instead of doing it. */
export class DatatransRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

export function refuse(status: number, code: string): never {
  throw new DatatransRefusal(status, code);
}

const refnoMax = 20;
const pageLifeMs = 30 * 60_000;

export class DatatransBooks {
  /** Whether the merchant has asked that no number comes twice. */
  refnosAreUnique = true;
  now: () => Date = () => new Date();
  readonly #transactions = new Map<string, DatatransTransaction>();
  readonly #asked = new Map<string, Initialisation>();
  #count = 221_012_000_000_000_000n;

  transaction(id: string): DatatransTransaction {
    return this.#transactions.get(id) ?? refuse(404, "TRANSACTION_NOT_FOUND");
  }

  payments(): DatatransTransaction[] {
    return [...this.#transactions.values()].filter(({ type }) => type === "payment");
  }

  askedFor(id: string): Initialisation {
    return this.#asked.get(id) ?? refuse(404, "TRANSACTION_NOT_FOUND");
  }

  create(asked: Initialisation): DatatransTransaction {
    const { amount, currency, refno } = asked;
    if (!refno || refno.length > refnoMax || !/^[\x20-\x7e]+$/.test(refno)) refuse(400, "INVALID_PROPERTY");
    if (!Number.isInteger(amount) || !/^[A-Z]{3}$/.test(currency)) refuse(400, "INVALID_PROPERTY");
    if (asked.paymentMethods?.includes("TWI") && currency !== "CHF") refuse(400, "INVALID_SETUP");
    if (this.refnosAreUnique && this.payments().some((one) => one.refno === refno)) refuse(400, "DUPLICATE_REFNO");
    const expires = new Date(this.now().getTime() + pageLifeMs).toISOString();
    const made = this.#made({ type: "payment", status: "initialized", currency, refno, detail: { init: { expires } } });
    this.#add(made, { action: "init", amount, source: "api" });
    this.#asked.set(made.transactionId, asked);
    return made;
  }

  /** The customer pays; without `autoSettle` the money is only held. */
  pay(id: string, paymentMethod = "VIS"): void {
    const transaction = this.#in(id, "initialized");
    const { amount, autoSettle } = this.askedFor(id);
    Object.assign(transaction, { status: "authorized", paymentMethod });
    transaction.detail.authorize = { amount };
    this.#add(transaction, { action: "authorize", amount, source: "redirect" });
    if (autoSettle) this.#settle(transaction, amount, "system");
  }

  /** His card is refused: this page is over. */
  decline(id: string): void {
    const transaction = this.#in(id, "initialized");
    transaction.status = "failed";
    transaction.detail.fail = { reason: "declined" };
    this.#add(transaction, {
      action: "authorize",
      amount: this.askedFor(id).amount,
      source: "redirect",
      success: false,
    });
  }

  /** He gives up, or does nothing until the form closes. */
  abandon(id: string): void {
    const transaction = this.#in(id, "initialized");
    transaction.status = "canceled";
    this.#add(transaction, { action: "cancel", source: "system" });
  }

  /** What was settled leaves for the bank, overnight. */
  transmit(id: string): void {
    this.#in(id, "settled").status = "transmitted";
  }

  settle(id: string, amount: number, source: Action["source"] = "api"): void {
    const transaction = this.#in(id, "authorized");
    if (!(amount > 0) || amount > (transaction.detail.authorize?.amount ?? 0)) refuse(400, "INVALID_PROPERTY");
    this.#settle(transaction, amount, source);
  }

  cancel(id: string, source: Action["source"] = "api"): void {
    const transaction = this.#in(id, "authorized", "settled");
    transaction.status = "canceled";
    transaction.detail.cancel = { reversal: true };
    this.#add(transaction, { action: "cancel", source });
  }

  /** Money goes back, under a number of its own. */
  credit(id: string, amount: number, source: Action["source"] = "api"): DatatransTransaction {
    const transaction = this.#in(id, "settled", "transmitted");
    const { currency, refno, detail, history } = transaction;
    const given = history.filter(({ action, success }) => action === "credit" && success);
    const left = (detail.settle?.amount ?? 0) - given.reduce((total, one) => total + (one.amount ?? 0), 0);
    if (!(amount > 0) || amount > left) refuse(400, "INVALID_PROPERTY");
    detail.credit = { amount };
    this.#add(transaction, { action: "credit", amount, source });
    return this.#made({ type: "credit", status: "settled", currency, refno, detail: { credit: { amount } } });
  }

  #made(about: Omit<DatatransTransaction, "transactionId" | "merchantId" | "history">): DatatransTransaction {
    this.#count += 1n;
    const made = { transactionId: String(this.#count), merchantId: "1100001234", ...about, history: [] };
    this.#transactions.set(made.transactionId, made);
    return made;
  }

  #in(id: string, ...statuses: string[]): DatatransTransaction {
    const transaction = this.transaction(id);
    return statuses.includes(transaction.status) ? transaction : refuse(400, "INVALID_TRANSACTION_STATUS");
  }

  #settle(transaction: DatatransTransaction, amount: number, source: Action["source"]): void {
    transaction.status = "settled";
    transaction.detail.settle = { amount };
    this.#add(transaction, { action: "settle", amount, source });
  }

  #add(transaction: DatatransTransaction, action: Omit<Action, "date" | "success"> & { success?: boolean }): void {
    transaction.history.push({ success: true, ...action, date: this.now().toISOString() });
  }
}
