import { z } from "zod";
import { ProviderFailure } from "../provider.ts";
import type { Attempt, Connection, Delivered, Heard, Provider, Started } from "../provider.ts";
import { callProvider, jsonIn, readAnswer } from "./call.ts";
import { toStripe } from "./stripe/amount.ts";
import { chargeOf, Disputes, intentOf, Session, snapshotOf, standingRefunds } from "./stripe/session.ts";
import { signatureFault } from "./stripe/signature.ts";

// Stripe: docs.stripe.com/api. The page is a Checkout Session; its money is a PaymentIntent and its charge.

/** What requests and answers look like; the account's own version would decide otherwise. */
const version = "2026-10-28.endive";
const locales = new Set(
  (
    "bg cs da de el en en-GB es et fi fil fr fr-CA hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr " +
    "vi zh zh-HK zh-TW"
  ).split(" "),
);
/** Refunds and all above them come along. */
const expanded = "expand[]=payment_intent.latest_charge.refunds";
/** Money the bank has not taken, or has given back. */
const harmlessDisputes = new Set([
  "won",
  "prevented",
  "warning_needs_response",
  "warning_under_review",
  "warning_closed",
]);

export const stripe = {
  async create(connection, attempt): Promise<Started> {
    const form = sessionForm(attempt);
    const make = (key: string) => call(connection, "POST", "/checkout/sessions", { form, key });
    const answer = await make(attempt.id).catch((error: unknown) => {
      // Stripe keeps an answer for a day, an error of its own too. The page it may have made nobody knows: another is made.
      const isKept = error instanceof ProviderFailure && keptErrors.has(error.reason);
      if (!isKept) throw error;
      return make(`${attempt.id}-${attempt.now.getTime()}`);
    });
    const { id, url, expires_at: expiry } = readAnswer(Session, answer);
    if (!url) throw new ProviderFailure("unreachable", "unexpected answer: no address");
    return { reference: id, redirectUrl: url, expiresAt: expiry ? new Date(expiry * 1000) : null };
  },

  async fetch(connection, reference) {
    const session = await sessionOf(connection, reference);
    return snapshotOf(session, chargeOf(session)?.disputed ? await disputedOf(connection, session) : 0);
  },

  /** Needs no key: held money is taken once, what is not taken with it is let go. */
  async capture(connection, reference, { amount, currency }) {
    const intent = intentOf(await sessionOf(connection, reference));
    if (!intent) throw new ProviderFailure("refused", "nothing_held");
    if (intent.status === "succeeded") return;
    const form = new URLSearchParams({ amount_to_capture: String(toStripe(amount, currency)) });
    await call(connection, "POST", `/payment_intents/${encodeURIComponent(intent.id)}/capture`, { form });
  },

  async cancel(connection, reference) {
    const session = await sessionOf(connection, reference);
    const intent = intentOf(session);
    const form = new URLSearchParams();
    if (session.status === "open") {
      await call(connection, "POST", `/checkout/sessions/${encodeURIComponent(reference)}/expire`, { form });
    } else if (intent && intent.status !== "canceled" && session.status === "complete") {
      await call(connection, "POST", `/payment_intents/${encodeURIComponent(intent.id)}/cancel`, { form });
    }
  },

  async refund(connection, reference, { id, amount, currency }) {
    const session = await sessionOf(connection, reference);
    const intent = intentOf(session);
    if (!intent) throw new ProviderFailure("refused", "nothing_paid");
    // A key is forgotten after a day; what the refund carries is not.
    if (standingRefunds(session).some(({ metadata }) => metadata?.refund === id)) return;
    const form = new URLSearchParams({
      payment_intent: intent.id,
      amount: String(toStripe(amount, currency)),
      "metadata[refund]": id,
    });
    await call(connection, "POST", "/refunds", { form, key: id });
  },

  async hear(connection, delivered): Promise<Heard> {
    const { webhookSecret } = connection.secrets;
    const why = webhookSecret ? signatureFault(delivered, webhookSecret) : undefined;
    if (why) return { kind: "forged", why };
    const event = eventIn(delivered);
    if (!event || !isHeard(event.type)) return { kind: "ignored" };
    const reference = await sessionNamed(connection, event.data.object);
    return reference === undefined ? { kind: "ignored" } : { kind: "look", eventId: event.id, reference };
  },

  /** Asks for what the shop needs of it: a restricted key that may not see sessions is refused here. */
  async check(connection) {
    const { secretKey = "" } = connection.secrets;
    if (secretKey.includes("_test_") !== (connection.mode === "test"))
      throw new ProviderFailure("refused", connection.mode === "test" ? "live_key" : "test_key");
    await call(connection, "GET", "/checkout/sessions?limit=1");
  },
} satisfies Provider;

/** A failure of Stripe's own that it has kept; or other words under a key that is taken. */
const keptErrors = new Set(["api_error", "idempotency_error"]);

function sessionForm({ id, amount, currency, ...attempt }: Attempt): URLSearchParams {
  const { locale, customer } = attempt;
  const [language = ""] = locale.split("-");
  const form = new URLSearchParams({
    mode: "payment",
    success_url: attempt.returnUrl,
    cancel_url: attempt.cancelUrl,
    client_reference_id: id,
    locale: [locale, language].find((one) => locales.has(one)) ?? "auto",
    "line_items[0][quantity]": "1",
    "line_items[0][price_data][currency]": currency.toLowerCase(),
    "line_items[0][price_data][unit_amount]": String(toStripe(amount, currency)),
    "line_items[0][price_data][product_data][name]": attempt.orderReference,
    "metadata[attempt]": id,
    "metadata[order]": attempt.orderReference,
    // A session's words are not copied to its payment.
    "payment_intent_data[metadata][attempt]": id,
    "payment_intent_data[metadata][order]": attempt.orderReference,
    "payment_intent_data[description]": attempt.orderReference,
    "payment_intent_data[capture_method]": attempt.capture,
  });
  if (customer.email) form.set("customer_email", customer.email);
  return form;
}

async function sessionOf(connection: Connection, reference: string): Promise<Session> {
  const path = `/checkout/sessions/${encodeURIComponent(reference)}?${expanded}`;
  return readAnswer(Session, await call(connection, "GET", path));
}

async function disputedOf(connection: Connection, session: Session): Promise<number> {
  const intent = encodeURIComponent(intentOf(session)?.id ?? "");
  const { data } = readAnswer(Disputes, await call(connection, "GET", `/disputes?payment_intent=${intent}&limit=100`));
  return data.reduce((total, { amount, status }) => total + (harmlessDisputes.has(status) ? 0 : amount), 0);
}

interface Sent {
  form: URLSearchParams;
  key?: string;
}

function call(connection: Connection, method: "GET" | "POST", path: string, sent?: Sent): Promise<unknown> {
  return callProvider(connection, {
    method,
    path: `/v1${path}`,
    headers: {
      authorization: `Bearer ${connection.secrets.secretKey ?? ""}`,
      "stripe-version": version,
      ...(sent?.key && { "idempotency-key": sent.key }),
    },
    ...(sent && { form: sent.form }),
    reasonOf: (body) => {
      const { error } = Refusal.safeParse(body).data ?? {};
      return error?.decline_code ?? error?.code ?? error?.type;
    },
    // The first of two calls with one key is still running, or another holds the payment.
    leavesOpen: [409],
  });
}

const Refusal = z.object({
  error: z.object({ type: z.string().optional(), code: z.string().optional(), decline_code: z.string().optional() }),
});

const Thing = z.object({ object: z.string(), id: z.string(), payment_intent: z.string().nullish() });
const Event = z.object({ id: z.string().min(1), type: z.string(), data: z.object({ object: Thing }) });

const eventIn = ({ rawBody }: Delivered): z.infer<typeof Event> | undefined => Event.safeParse(jsonIn(rawBody)).data;

const heardIntentEvents = new Set(
  "amount_capturable_updated canceled payment_failed processing succeeded"
    .split(" ")
    .map((name) => `payment_intent.${name}`),
);

/** Each other word about one payment only repeats what these say. */
function isHeard(type: string): boolean {
  return /^(checkout\.session\.|charge\.(refund|dispute)|refund\.)/.test(type) || heardIntentEvents.has(type);
}

/** Payments, charges, refunds and disputes do not name the session they come from: Stripe is asked. */
async function sessionNamed(connection: Connection, thing: z.infer<typeof Thing>): Promise<string | undefined> {
  if (thing.object === "checkout.session") return thing.id;
  const intent = thing.object === "payment_intent" ? thing.id : thing.payment_intent;
  if (!intent) return undefined;
  const path = `/checkout/sessions?payment_intent=${encodeURIComponent(intent)}&limit=1`;
  const { data } = readAnswer(Sessions, await call(connection, "GET", path));
  return data[0]?.id;
}

const Sessions = z.object({ data: z.array(z.object({ id: z.string() })) });
