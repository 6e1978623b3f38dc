import type { Address } from "../../shared/addresses.ts";
import type { Minor } from "../../shared/money.ts";

// What a company that takes money online must be able to do for a shop. One file a company, under providers/.

export const providerNames = ["stripe", "paypal", "sumup", "alma", "datatrans", "test"] as const;
export type ProviderName = (typeof providerNames)[number];

/** How a shop's own account at a provider is reached. */
export interface Connection {
  shopId: string;
  mode: "test" | "live";
  /** Without a slash at the end; the provider's own address unless the shop has set another. */
  baseUrl: string;
  /** `public`: the shop gave the address itself, so that it must be https and no machine of a private network. */
  reach: "public" | "any";
  /** The provider's names for them are the keys (`providerFields`); kept encrypted, shown to nobody. */
  secrets: Readonly<Record<string, string>>;
}

/** One attempt to pay, written before the provider is asked. */
export interface Attempt {
  /** The provider's key against doing it twice, and what it carries of ours. */
  id: string;
  /** "1001-2": the order's number and which attempt it is. Only digits and "-", 20 characters at most; never used twice in a shop. */
  reference: string;
  amount: Minor;
  currency: string;
  /** Whether the money is taken at once, or held until the merchant takes it. */
  capture: "automatic" | "manual";
  shopName: string;
  /** The order as the customer knows it: "CMD-1001". */
  orderReference: string;
  /** "fr-FR", "fr-CH", "fr-CA", "en-GB". */
  locale: string;
  customer: { name: string; email: string; phone: string };
  billingAddress: Address;
  deliveryAddress: Address | null;
  /** Where the provider sends the customer when he has paid, and when he gives up. */
  returnUrl: string;
  cancelUrl: string;
  /** Where the provider calls the program; holds a token nobody can guess. */
  webhookUrl: string;
  now: Date;
}

/** A page of the provider where the customer pays. */
export interface Started {
  /** What the provider calls the attempt. */
  reference: string;
  redirectUrl: string;
  /** When that page stops taking money; null when the provider does not say. */
  expiresAt: Date | null;
}

export const attemptStates = ["open", "pending", "authorised", "paid", "failed", "cancelled", "expired"] as const;
export type AttemptState = (typeof attemptStates)[number];

/** All a provider says of one attempt at one moment. Amounts in minor units of `currency`, totals since the beginning. */
export interface Snapshot {
  reference: string;
  /** What the merchant looks up in his account at the provider: "pi_…", a capture, a transaction; empty before there is one. */
  transaction: string;
  /** The attempt's id or reference as the provider carries it; null when it does not say. */
  ours: string | null;
  currency: string;
  /** What the customer was asked for. */
  amount: number;
  /** Held for the shop and not taken yet. */
  authorised: number;
  captured: number;
  /** Given back, or accepted to be given back. */
  refunded: number;
  /** The refunds we asked for that it knows, by our ids; left out where the provider does not tell them apart. */
  refunds?: readonly { id: string; isFailed: boolean }[];
  /** Taken back by the customer's bank, and not won back. */
  disputed: number;
  /**
   * `open`: the customer has not finished; `pending`: the provider has it and does not know yet; `failed`: the last try did
   * not go through.
   */
  state: AttemptState;
  /** Why it failed, in the provider's own code ("card_declined"); empty otherwise. */
  reason: string;
  /** Where the merchant sees it in his account; empty when the provider has no such address. */
  dashboardUrl: string;
  /** Whether it happened with play money. */
  isTest: boolean;
}

export interface RefundAsked {
  /** Ours: the provider's key against giving back twice. */
  id: string;
  amount: Minor;
  currency: string;
}

/** What a provider sent to the attempt's or the account's address. */
export interface Delivered {
  method: "GET" | "POST";
  /** As it arrived, byte for byte. */
  rawBody: Buffer;
  /** Names in small letters. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  query: Readonly<Record<string, string>>;
  now: Date;
}

/** A call that names an attempt to look at; or one to answer kindly and forget; or one that lies. */
export type Heard =
  | {
      kind: "look";
      /** One a call: the same again is the same. */ eventId: string;
      /** What the provider calls the attempt. */ reference: string;
    }
  | { kind: "ignored" }
  | { kind: "forged"; why: string };

/** The provider said no, or did not answer: `unreachable` leaves open whether it was done. */
export class ProviderFailure extends Error {
  readonly kind: "refused" | "unreachable";
  /** The provider's code where it gave one ("DUPLICATE_REFNO"), otherwise what happened ("timeout", "500"). */
  readonly reason: string;

  constructor(kind: "refused" | "unreachable", reason: string) {
    super(`${kind}: ${reason}`);
    this.name = "ProviderFailure";
    this.kind = kind;
    this.reason = reason;
  }
}

/**
 * A company that takes money online. Every function but `hear` leaves the program and throws `ProviderFailure`; none keeps
 * anything. A call that was cut may be made again with the same ids: nothing is done twice.
 */
export interface Provider {
  /** Makes the page where this attempt is paid; asked again, the same page as long as it lives. */
  create(connection: Connection, attempt: Attempt): Promise<Started>;
  fetch(connection: Connection, reference: string): Promise<Snapshot>;
  /** What the customer's coming back still needs: PayPal takes the money only now. Left out where nothing does. */
  finish?(connection: Connection, reference: string, attemptId: string): Promise<void>;
  /** Takes what was held, or a part of it; left out where money is never held. */
  capture?(connection: Connection, reference: string, part: RefundAsked): Promise<void>;
  /** Lets go of what was held, or closes the page nobody paid on. */
  cancel(connection: Connection, reference: string, attemptId: string): Promise<void>;
  refund(connection: Connection, reference: string, asked: RefundAsked): Promise<void>;
  /** Reads a call from outside: whose, and whether it is really the provider's. May look up the provider's certificate. */
  hear(connection: Connection, delivered: Delivered): Promise<Heard>;
  /** Whether the account's keys open it. */
  check(connection: Connection): Promise<void>;
  /** How it lends the amount, the plan it would send the customer to first; none when it would refuse him. */
  plans?(connection: Connection, asked: Pick<Attempt, "amount" | "billingAddress" | "locale">): Promise<Plan[]>;
}

/** One way to pay an amount in instalments. */
export interface Plan {
  /** How many payments: 3 is "paiement en 3 fois". */
  installments: number;
  deferredDays: number;
  /** When the customer pays how much, fees included. */
  parts: { dueAt: Date; amount: Minor }[];
  /** What it costs him beyond the price. */
  cost: Minor;
}

interface ProviderNature {
  /** Its own addresses. */
  live: string;
  test: string;
  /** What the shop must give, in the order it is asked; `optional` ones may be left empty. */
  secrets: readonly string[];
  optional?: readonly string[];
  /** The only currencies it takes; every one when left out. */
  currencies?: readonly string[];
  /** Whether money can be held and taken later. */
  holds: boolean;
  /** It knows no keys against doing things twice: how long its books may take to show what it did. */
  bookMs?: number;
  /** Its calls carry no signature: anybody could have made them. */
  isUnsigned?: true;
}

/** What is known of each company before it is called. Addresses and keys as their own documentation gives them. */
export const providers: Record<ProviderName, ProviderNature> = {
  stripe: {
    live: "https://api.stripe.com",
    test: "https://api.stripe.com",
    secrets: ["secretKey"],
    optional: ["webhookSecret"],
    holds: true,
  },
  paypal: {
    live: "https://api-m.paypal.com",
    test: "https://api-m.sandbox.paypal.com",
    secrets: ["clientId", "clientSecret"],
    optional: ["webhookId"],
    holds: true,
  },
  sumup: {
    live: "https://api.sumup.com",
    test: "https://api.sumup.com",
    secrets: ["apiKey", "merchantCode"],
    currencies: "BGN BRL CHF CLP COP CZK DKK EUR GBP HRK HUF NOK PLN RON SEK USD CAD".split(" "),
    holds: false,
    bookMs: 60 * 60_000,
    isUnsigned: true,
  },
  alma: {
    live: "https://api.getalma.eu",
    test: "https://api.sandbox.getalma.eu",
    secrets: ["apiKey"],
    currencies: ["EUR"],
    holds: false,
  },
  datatrans: {
    live: "https://api.datatrans.com",
    test: "https://api.sandbox.datatrans.com",
    secrets: ["merchantId", "password"],
    optional: ["signKey"],
    holds: true,
  },
  test: { live: "", test: "", secrets: [], holds: true },
};
