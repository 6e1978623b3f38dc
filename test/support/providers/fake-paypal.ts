import { sign } from "node:crypto";
import { crc32 } from "node:zlib";
import type { Connection, Delivered } from "../../../src/payments/provider.ts";
import { accountAt } from "../payment-attempt.ts";
import { certificate } from "./certificates.ts";
import { PaypalBooks, PaypalRefusal, refuse, type OrderAsked, type PaypalOrder } from "./paypal-books.ts";
import { openFakeServer, type Answered, type Asked } from "./server.ts";

const root = certificate({ name: "Carnet Test Root", isAuthority: true });
const signer = certificate({ name: "messageverificationcerts.sandbox.paypal.com", by: root });
const certificateUrl = "https://api.sandbox.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-1d93a270";

interface Signing {
  webhookId?: string;
  key?: typeof signer.key;
  certUrl?: string;
  at?: Date;
  /** Sent instead of the bytes that were signed. */
  body?: string;
  headers?: Record<string, string>;
}

/** PayPal as far as a shop sees it. The customer approves or leaves by `books`; the shop is told when the test says so. */
export async function openFakePaypal({ mode = "test" as Connection["mode"] } = {}) {
  const secrets = { clientId: "AbC-client", clientSecret: "EdF-secret", webhookId: "1JE4291016473214C" };
  const books: PaypalBooks = new PaypalBooks(() => server.baseUrl);
  const tokens = new Set<string>();
  const server = await openFakeServer(apiOf(books, { tokens, secrets }));
  const headersOf = (body: string, { webhookId = secrets.webhookId, key = signer.key, ...how }: Signing = {}) => {
    const [id, time] = ["69cd13f0-d67a-11e5-baa3-778b53f4ae55", (how.at ?? new Date()).toISOString()];
    const message = `${id}|${time}|${webhookId}|${crc32(body)}`;
    return {
      "content-type": "application/json",
      "paypal-transmission-id": id,
      "paypal-transmission-time": time,
      "paypal-transmission-sig": sign("sha256", Buffer.from(message), key).toString("base64"),
      "paypal-cert-url": how.certUrl ?? certificateUrl,
      "paypal-auth-algo": "SHA256withRSA",
    };
  };
  return {
    ...server,
    books,
    /** What the merchant types in. */
    secrets,
    connection: () => accountAt(server.baseUrl, secrets, mode),
    /** How the adapter comes to the certificate here, and which root it believes. */
    trust: { certFetcher: async () => signer.pem + root.pem, trustedRoots: () => [root.pem] },
    /** No token it gave is good any more. */
    forgetTokens: () => tokens.clear(),
    /** A call as the adapter gets it. */
    delivered: (event: object, how: Signing = {}): Delivered => {
      const body = JSON.stringify(event);
      const headers = headersOf(body, how);
      return { method: "POST", rawBody: Buffer.from(how.body ?? body), headers, query: {}, now: how.at ?? new Date() };
    },
    /** Calls the shop. */
    post: (url: string, event: object, how: Signing = {}) => {
      const body = JSON.stringify(event);
      return fetch(url, {
        method: "POST",
        headers: { ...headersOf(body, how), ...how.headers },
        body: how.body ?? body,
      });
    },
    /** Where the customer lands when he has approved, or given up (without a PayerID). */
    returnUrl: (id: string, payerId: string | null = "QYR5Z8XDVJNXQ"): string => {
      const { return_url: back = "", cancel_url: away = "" } =
        books.order(id).asked.payment_source?.paypal?.experience_context ?? {};
      const url = new URL(payerId ? back : away);
      url.searchParams.set("token", id);
      if (payerId) url.searchParams.set("PayerID", payerId);
      return url.href;
    },
    /** The order whose page has this address. */
    idAt: (redirectUrl: string): string => new URL(redirectUrl).searchParams.get("token") ?? "",
    events: eventsOf(books),
  };
}

/** The calls PayPal makes, in its own shapes. */
function eventsOf(books: PaypalBooks) {
  let made = 0;
  const event = (event_type: string, resource: object) => ({ id: `WH-${++made}-TEST`, event_type, resource });
  return {
    approved: (id: string) => event("CHECKOUT.ORDER.APPROVED", shown(books, books.order(id))),
    captured: (id: string, kind = "COMPLETED") =>
      event(`PAYMENT.CAPTURE.${kind}`, {
        ...books.order(id).captures[0],
        supplementary_data: { related_ids: { order_id: id } },
      }),
    /** The resource is the refund: only its link names the capture. */
    refunded: (id: string) => event("PAYMENT.CAPTURE.REFUNDED", books.order(id).refunds.at(-1) ?? {}),
    disputed: (id: string) =>
      event("CUSTOMER.DISPUTE.CREATED", {
        dispute_id: "PP-D-27803",
        disputed_transactions: [{ seller_transaction_id: books.order(id).captures[0]?.id }],
      }),
  };
}

interface Guard {
  tokens: Set<string>;
  secrets: Record<string, string>;
}

/** The API over the books. The same key is answered with the same thing as it now is; a refusal is answered again. */
function apiOf(books: PaypalBooks, guard: Guard): (asked: Asked) => Answered {
  const kept = new Map<string, () => Answered>();
  return (asked) => {
    if (asked.path === "/v1/oauth2/token") return tokenFor(asked, guard);
    if (!guard.tokens.has(String(asked.headers.authorization).replace("Bearer ", "")))
      return { status: 401, body: { name: "AUTHENTICATION_FAILURE", message: "invalid token" } };
    const key = asked.headers["paypal-request-id"];
    const before = typeof key === "string" ? kept.get(`${asked.path} ${key}`) : undefined;
    if (before) return before();
    const work = worked(books, asked);
    if (typeof key === "string") kept.set(`${asked.path} ${key}`, work);
    return work();
  };
}

let tokensMade = 0;

function tokenFor({ headers, body }: Asked, { tokens, secrets }: Guard): Answered {
  const right = `Basic ${Buffer.from(`${secrets.clientId}:${secrets.clientSecret}`).toString("base64")}`;
  if (headers.authorization !== right || body !== "grant_type=client_credentials")
    return { status: 401, body: { error: "invalid_client", error_description: "Client Authentication failed" } };
  const token = `A21AA-${++tokensMade}`;
  tokens.add(token);
  return { status: 200, body: { access_token: token, token_type: "Bearer", expires_in: 32_400 } };
}

/** Does it once; what is returned tells how that stands, each time it is asked. */
function worked(books: PaypalBooks, asked: Asked): () => Answered {
  try {
    const { status, tell } = routed(books, asked);
    return () => ({ status, body: structuredClone(tell()) });
  } catch (error) {
    if (!(error instanceof PaypalRefusal)) throw error;
    const { status, issue } = error;
    const name = status === 404 ? "RESOURCE_NOT_FOUND" : "UNPROCESSABLE_ENTITY";
    return () => ({ status, body: { name, message: issue, debug_id: "f1", details: [{ issue, description: issue }] } });
  }
}

function routed(books: PaypalBooks, { method, path, body, headers }: Asked): { status: number; tell: () => unknown } {
  const [, kind = "", id = "", verb = ""] =
    /^\/v\d\/(?:checkout|payments|notifications)\/(\w+)(?:\/(\w+))?(?:\/(\w+))?$/.exec(path) ?? [];
  const asked: unknown = body ? JSON.parse(body) : {};
  const order = (found: PaypalOrder, status = 200) => ({ status, tell: () => shown(books, found) });
  const payment = (found: object, status = 200) => ({ status, tell: () => found });
  switch (`${method} ${kind}${id && " one"}${verb && ` ${verb}`}`) {
    case "POST orders":
      return headers["paypal-request-id"]
        ? order(books.create(asked as OrderAsked))
        : refuse(400, "PAYPAL_REQUEST_ID_REQUIRED");
    case "GET orders one":
      return order(books.order(id));
    case "POST orders one capture":
      return order(books.take(id), 201);
    case "POST orders one authorize":
      return order(books.hold(id), 201);
    case "POST authorizations one capture":
      return payment(books.takeHeld(id, asked as object), 201);
    case "POST authorizations one void":
      books.letGo(id);
      return { status: 204, tell: () => undefined };
    case "GET captures one":
      return payment(books.find("captures", id).payment);
    case "GET authorizations one":
      return payment(books.find("authorizations", id).payment);
    case "POST captures one refund":
      return payment(books.giveBack(id, asked as object), 201);
    case "GET webhooks":
      return payment({ webhooks: [{ id: "OTHERWEBHOOK", url: "https://other.example" }, { id: "1JE4291016473214C" }] });
    default:
      return refuse(404, "NOT_FOUND");
  }
}

function shown(books: PaypalBooks, { id, status, asked, approvals, ...rest }: PaypalOrder) {
  const { authorizations, captures, refunds } = rest;
  const page = { rel: "payer-action", href: `${books.origin()}/checkoutnow?token=${id}`, method: "GET" };
  return {
    id,
    status,
    intent: asked.intent,
    update_time: `2026-11-23T09:00:0${approvals}Z`,
    links: [{ rel: "self", href: `${books.origin()}/v2/checkout/orders/${id}`, method: "GET" }, page],
    purchase_units: asked.purchase_units.map((unit) => ({ ...unit, payments: { authorizations, captures, refunds } })),
  };
}
