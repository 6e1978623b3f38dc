import { createHmac, randomBytes } from "node:crypto";
import { accountAt } from "../payment-attempt.ts";
import { openFakeServer, type Answered, type Asked } from "./server.ts";
import { flat, metadataIn, StripeBooks } from "./stripe-books.ts";
import { refuse, StripeRefusal, type StripeEvent, type StripeSession } from "./stripe-objects.ts";

const webhookSecret = "whsec_test_secret";
const keyLifeMs = 86_400_000;

interface Posted {
  /** Instead of the secret the account has. */
  secret?: string;
  /** When it was signed; now, by Stripe's clock, when left out. */
  at?: Date;
  /** Sent instead of the bytes that were signed. */
  body?: string;
  headers?: Record<string, string>;
}

/**
 * Stripe as far as a shop sees it. The customer pays, is declined or leaves by `books`; each change makes an event, which
 * goes out when the test says so, in whatever order and as often as it likes.
 */
export async function openFakeStripe({ isLive = false } = {}) {
  const secrets = { secretKey: `sk_${isLive ? "live" : "test"}_1`, webhookSecret };
  const books = new StripeBooks({ isLive });
  const failures: Failure[] = [];
  const server = await openFakeServer(apiOf(books, secrets.secretKey, failures));
  const post = (url: string, event: StripeEvent, { secret = webhookSecret, at, body, headers }: Posted = {}) => {
    const signed = JSON.stringify(event, null, 2);
    const signature = stripeSignature(signed, secret, at ?? books.now());
    const own = { "content-type": "application/json; charset=utf-8", "stripe-signature": signature };
    return fetch(url, { method: "POST", headers: { ...own, ...headers }, body: body ?? signed });
  };
  return {
    ...server,
    books,
    /** What the merchant types in. */
    secrets,
    /** The next request with a key to this path fails at Stripe, which says so whenever the key comes again. */
    failOnce: (failure: Failure) => void failures.push(failure),
    connection: () => accountAt(server.baseUrl, secrets, isLive ? "live" : "test"),
    /** Sends one event as Stripe does. */
    post,
    signature: (payload: string, { secret = webhookSecret }: Pick<Posted, "secret"> = {}) =>
      stripeSignature(payload, secret, books.now()),
    /** Sends all that was not sent yet, oldest first. */
    postAll: async (url: string): Promise<number[]> => {
      const statuses: number[] = [];
      for (const event of books.takeEvents()) statuses.push((await post(url, event)).status);
      return statuses;
    },
    /** The session whose page has this address. */
    sessionAt: (redirectUrl: string): StripeSession => books.session(redirectUrl.split("/").at(-1) ?? ""),
  };
}

function stripeSignature(payload: string, secret: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  const hash = createHmac("sha256", secret).update(`${seconds}.${payload}`).digest("hex");
  return `t=${seconds},v1=${hash},v0=${randomBytes(32).toString("hex")}`;
}

interface Failure {
  path: string;
  /** Whether it was done all the same. */
  isDone: boolean;
}

/** The API over the books. An answer to a key is kept for a day, an error of Stripe's own too, but not a refusal. */
function apiOf(books: StripeBooks, secretKey: string, failures: Failure[]): (asked: Asked) => Answered {
  const kept = new Map<string, { said: string; answered: Answered; at: number }>();
  return (asked) => {
    if (asked.headers.authorization !== `Bearer ${secretKey}`) return refused(401, "invalid_api_key");
    if (!asked.headers["stripe-version"]) return refused(400, "no_version");
    const key = asked.method === "POST" ? asked.headers["idempotency-key"] : undefined;
    const said = `${asked.path}?${asked.body}`;
    const before = typeof key === "string" ? kept.get(key) : undefined;
    const at = books.now().getTime();
    if (before && at - before.at < keyLifeMs)
      return before.said === said ? before.answered : errorOf(400, { type: "idempotency_error" });
    const index = key === undefined ? -1 : failures.findIndex(({ path }) => asked.path.includes(path));
    const [failure] = index < 0 ? [] : failures.splice(index, 1);
    const answer = failure && !failure.isDone ? undefined : worked(books, asked);
    const answered = failure || !answer ? errorOf(500, { type: "api_error" }) : answer;
    if (typeof key === "string" && (answered.status < 400 || answered.status >= 500))
      kept.set(key, { said, answered, at });
    return answered;
  };
}

function worked(books: StripeBooks, asked: Asked): Answered {
  try {
    return { status: 200, body: structuredClone(routed(books, asked)) };
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error;
    return refused(error.status, error.code);
  }
}

const errorOf = (status: number, error: object): Answered => ({ status, body: { error } });
const refused = (status: number, code: string): Answered =>
  errorOf(status, { type: "invalid_request_error", code, message: code });

function routed(books: StripeBooks, { method, path, query, body }: Asked): object {
  const form = new URLSearchParams(body);
  const [, noun = "", id = "", verb = ""] =
    /^\/v1\/(checkout\/sessions|[a-z_]+)(?:\/([^/]+))?(\/[a-z]+)?$/.exec(path) ?? [];
  const operation = `${method} ${noun}${id && "/{id}"}${verb}`;
  switch (operation) {
    case "POST checkout/sessions":
      return books.create(form);
    case "GET checkout/sessions": {
      const found = query.has("payment_intent")
        ? [books.sessionOf(query.get("payment_intent"))].filter((one) => one !== undefined)
        : books.sessions().slice(-Number(query.get("limit") ?? 10));
      return { object: "list", has_more: false, data: found.map(flat) };
    }
    case "GET checkout/sessions/{id}":
      return query.getAll("expand[]").length > 0 ? books.session(id) : flat(books.session(id));
    case "POST checkout/sessions/{id}/expire":
      return flat(books.expire(id));
    case "POST payment_intents/{id}/capture":
      return flat(books.capture(id, Number(form.get("amount_to_capture"))));
    case "POST payment_intents/{id}/cancel":
      return flat(books.cancel(id));
    case "POST refunds":
      return books.refund(form.get("payment_intent") ?? "", Number(form.get("amount")), metadataIn(form));
    case "GET disputes":
      return { object: "list", has_more: false, data: books.disputesOf(query.get("payment_intent")) };
    default:
      return refuse(404, "resource_missing");
  }
}
