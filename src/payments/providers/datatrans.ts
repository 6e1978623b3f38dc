import { createHash } from "node:crypto";
import { z } from "zod";
import { ProviderFailure } from "../provider.ts";
import type { Attempt, AttemptState, Connection, Provider, Snapshot, Started } from "../provider.ts";
import { callProvider, jsonIn, readAnswer } from "./call.ts";
import { isSigned } from "./datatrans/signature.ts";

// Datatrans (cards, TWINT, PostFinance): api-reference.datatrans.ch. Amounts in the currency's smallest unit.

const pageLifeMs = 30 * 60_000;
const pageLanguages = new Set("en de fr it es el fi hu ko nl no da pl pt ru ja sk sl sv tr zh".split(" "));
const methodsEverywhere = ["VIS", "ECA", "AMX", "PAP"];
/** TWINT and PostFinance know francs only. */
const methodsInFrancs = ["TWI", "PFC"];

const Action = z.object({ action: z.string(), amount: z.int().optional(), success: z.boolean().optional() });
const Transaction = z.object({
  transactionId: z.string(),
  status: z.enum([
    "initialized",
    "challenge_required",
    "challenge_ongoing",
    "authenticated",
    "authorized",
    "settled",
    "transmitted",
    "canceled",
    "failed",
  ]),
  currency: z.string(),
  refno: z.string(),
  detail: z
    .object({
      authorize: z.object({ amount: z.int().optional() }).optional(),
      settle: z.object({ amount: z.int().optional() }).optional(),
      fail: z.object({ reason: z.string().optional() }).optional(),
    })
    .default({}),
  history: z.array(Action).default([]),
});
type Transaction = z.infer<typeof Transaction>;

const Initialised = z.object({ transactionId: z.string().min(1) });

/**
 * The key against doing it twice is kept for an hour only. What was taken or let go before is not asked again, however late;
 * whoever repeats a refund after an hour must have looked, and seen that it is not in the books.
 */
export const datatrans = {
  async create(connection, attempt): Promise<Started> {
    const answer = await call(connection, "POST", "", { key: attempt.id, json: initialisation(attempt) });
    const { transactionId } = readAnswer(Initialised, answer);
    return {
      reference: transactionId,
      redirectUrl: `${pageOrigin(connection.baseUrl)}/v1/start/${transactionId}`,
      expiresAt: new Date(attempt.now.getTime() + pageLifeMs),
    };
  },

  async fetch(connection, reference) {
    return snapshotOf(await transaction(connection, reference), connection);
  },

  async capture(connection, reference, { id, amount, currency }) {
    const { status, refno } = await transaction(connection, reference);
    if (isTaken(status)) return;
    await call(connection, "POST", `/${encodeURIComponent(reference)}/settle`, {
      key: id,
      json: { amount, currency, refno },
    });
  },

  /**
   * A page nobody paid on cannot be closed: it closes itself after half an hour. Datatrans would give back what was taken
   * until the night; whether money that was paid goes back is for the merchant to say, by a refund.
   */
  async cancel(connection, reference, attemptId) {
    const { status, refno } = await transaction(connection, reference);
    if (isTaken(status)) throw new ProviderFailure("refused", "INVALID_TRANSACTION_STATUS");
    if (status !== "authorized") return;
    const key = `${attemptId}-cancel`;
    await call(connection, "POST", `/${encodeURIComponent(reference)}/cancel`, { key, json: { refno } });
  },

  async refund(connection, reference, { id, amount, currency }) {
    const { refno } = await transaction(connection, reference);
    await call(connection, "POST", `/${encodeURIComponent(reference)}/credit`, {
      key: id,
      json: { amount, currency, refno },
    });
  },

  async hear(connection, delivered) {
    const named = transactionNamed(delivered.rawBody);
    const { signKey } = connection.secrets;
    if (signKey && !isSigned(delivered, signKey)) return { kind: "forged", why: "signature" };
    if (named === undefined) return { kind: "ignored" };
    const eventId = createHash("sha256").update(delivered.rawBody).digest("hex");
    return { kind: "look", eventId, reference: named };
  },

  /** Asks for a transaction that cannot be: only the wrong keys are told so. */
  async check(connection) {
    await transaction(connection, "000000000000000000").catch((error: unknown) => {
      const isThere = error instanceof ProviderFailure && unknownTransaction.has(error.reason);
      if (!isThere) throw error;
    });
  },
} satisfies Provider;

const unknownTransaction = new Set(["TRANSACTION_NOT_FOUND", "INVALID_PROPERTY"]);

function initialisation({ amount, currency, reference, ...attempt }: Attempt): object {
  const language = attempt.locale.slice(0, 2);
  return {
    amount,
    currency,
    refno: reference,
    language: pageLanguages.has(language) ? language : "en",
    // Left out, the account's own setting would decide.
    autoSettle: attempt.capture === "automatic",
    paymentMethods: [...methodsEverywhere, ...(currency === "CHF" ? methodsInFrancs : [])],
    redirect: {
      successUrl: attempt.returnUrl,
      cancelUrl: attempt.cancelUrl,
      errorUrl: attempt.returnUrl,
      method: "GET",
    },
    webhook: { url: attempt.webhookUrl },
  };
}

/** The page lives beside the API: pay.sandbox.datatrans.com beside api.sandbox.datatrans.com. */
export function pageOrigin(baseUrl: string): string {
  const url = new URL(baseUrl);
  url.hostname = url.hostname.replace(/^api\./, "pay.");
  return url.origin;
}

const isTaken = (status: Transaction["status"]): boolean => status === "settled" || status === "transmitted";

const stateOf: Record<Transaction["status"], AttemptState> = {
  initialized: "open",
  challenge_required: "pending",
  challenge_ongoing: "pending",
  authenticated: "pending",
  authorized: "authorised",
  settled: "paid",
  transmitted: "paid",
  canceled: "cancelled",
  failed: "failed",
};

function snapshotOf({ status, detail, history, ...found }: Transaction, { mode }: Connection): Snapshot {
  const done = (action: string) => history.filter((one) => one.action === action && one.success !== false);
  const total = (action: string) => done(action).reduce((all, { amount = 0 }) => all + amount, 0);
  const asked = done("init")[0]?.amount ?? detail.authorize?.amount ?? done("authorize")[0]?.amount ?? 0;
  const settled = detail.settle?.amount ?? total("settle");
  const isReversed = status === "canceled" && settled > 0;
  const captured = isTaken(status) || isReversed ? settled : 0;
  return {
    reference: found.transactionId,
    transaction: found.transactionId,
    ours: found.refno,
    currency: found.currency,
    amount: asked,
    authorised: status === "authorized" ? (detail.authorize?.amount ?? asked) : 0,
    captured,
    // What was settled and cancelled before the night is given back whole.
    refunded: isReversed ? captured : total("credit"),
    disputed: 0,
    state: isReversed ? "paid" : stateOf[status],
    reason: status === "failed" ? (detail.fail?.reason ?? "") : "",
    dashboardUrl: "",
    isTest: mode === "test",
  };
}

async function transaction(connection: Connection, reference: string): Promise<Transaction> {
  return readAnswer(Transaction, await call(connection, "GET", `/${encodeURIComponent(reference)}`));
}

interface Sent {
  key: string;
  json: object;
}

function call(connection: Connection, method: "GET" | "POST", path: string, sent?: Sent): Promise<unknown> {
  const { merchantId = "", password = "" } = connection.secrets;
  return callProvider(connection, {
    method,
    path: `/v1/transactions${path}`,
    headers: {
      authorization: `Basic ${Buffer.from(`${merchantId}:${password}`).toString("base64")}`,
      ...(sent && { "idempotency-key": sent.key }),
    },
    ...(sent && { json: sent.json }),
    reasonOf: (body) => Refusal.safeParse(body).data?.error.code,
    // The first of two calls with one key is still running.
    leavesOpen: [409],
  });
}

const Refusal = z.object({ error: z.object({ code: z.string() }) });

const transactionNamed = (rawBody: Buffer): string | undefined =>
  Initialised.safeParse(jsonIn(rawBody)).data?.transactionId;
