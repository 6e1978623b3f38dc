import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Address } from "../../../shared/addresses.ts";
import { minor, sum } from "../../../shared/money.ts";
import {
  ProviderFailure,
  type Attempt,
  type AttemptState,
  type Connection,
  type Delivered,
  type Heard,
  type Plan,
  type Provider,
  type RefundAsked,
  type Snapshot,
  type Started,
} from "../provider.ts";
import { callProvider, readAnswer } from "./call.ts";

/** In this order: the first Alma accepts is the one the customer is sent to. */
const plansAsked = [3, 4, 2].map((installments_count) => ({ installments_count }));

const paymentShape = z.object({
  id: z.string(),
  url: z.string(),
  state: z.string(),
  purchase_amount: z.int(),
  expired_at: z.union([z.number(), z.string()]).nullish(),
  custom_data: z.object({ attempt: z.string().optional() }).nullish(),
  refunds: z.array(z.object({ amount: z.int(), merchant_reference: z.string().nullish() })).nullish(),
});
type AlmaPayment = z.infer<typeof paymentShape>;

/** Alma: the customer pays in instalments, the merchant is paid at once. In euros only; amounts are whole cents. */
export const alma: Provider = {
  create,
  fetch: async (connection, reference) => snapshotOf(connection, await paymentAt(connection, reference)),
  cancel: async (connection, reference) => {
    const { state } = await paymentAt(connection, reference);
    if (!isClosed(state)) await ask(connection, { method: "PUT", path: `${pathOf(reference)}/cancel` });
  },
  refund,
  hear: async (connection, delivered) => heard(connection, delivered),
  plans: almaPlans,
  check: async (connection) => void (await ask(connection, { method: "GET", path: "/v1/me/extended-data" })),
};

/** What Alma offers for an amount in euros, to be shown before the customer leaves; none when it would refuse him. */
export async function almaPlans(
  connection: Connection,
  asked: Pick<Attempt, "amount" | "billingAddress" | "locale">,
): Promise<Plan[]> {
  const answer = await ask(connection, {
    method: "POST",
    path: "/v2/payments/eligibility",
    json: {
      purchase_amount: asked.amount,
      queries: plansAsked,
      billing_address: { country: asked.billingAddress.country },
      locale: languageOf(asked.locale),
    },
  });
  return readAnswer(z.array(eligibilityShape), answer)
    .filter(({ eligible }) => eligible)
    .map((one) => ({
      installments: one.installments_count,
      deferredDays: one.deferred_days ?? 0,
      parts: (one.payment_plan ?? []).map(({ due_date: at, total_amount: total }) => ({
        dueAt: new Date(at * 1000),
        amount: minor(total),
      })),
      cost: minor(one.customer_total_cost_amount ?? 0),
    }));
}

const eligibilityShape = z.object({
  eligible: z.boolean(),
  installments_count: z.int(),
  deferred_days: z.int().nullish(),
  payment_plan: z.array(z.object({ due_date: z.number(), total_amount: z.int() })).nullish(),
  customer_total_cost_amount: z.int().nullish(),
});

/** Tells Alma that what was paid is not what was ordered; it watches such payments. */
export async function reportAlmaMismatch(connection: Connection, reference: string): Promise<void> {
  const json = { reason: "amount_mismatch" };
  await ask(connection, { method: "POST", path: `${pathOf(reference)}/potential-fraud`, json });
}

/** Asked again it makes another page: Alma has no key for it. Nobody has seen the first one, so nobody pays on it. */
async function create(connection: Connection, attempt: Attempt): Promise<Started> {
  if (attempt.currency !== "EUR") throw new ProviderFailure("refused", "currency_not_supported");
  const [plan] = await almaPlans(connection, attempt);
  if (!plan) throw new ProviderFailure("refused", "not_eligible");
  const answer = await ask(connection, { method: "POST", path: "/v1/payments", json: paymentAsked(attempt, plan) });
  const payment = readAnswer(paymentShape, answer);
  return { reference: payment.id, redirectUrl: payment.url, expiresAt: null };
}

function paymentAsked(attempt: Attempt, { installments, deferredDays }: Plan) {
  const { customer, billingAddress, deliveryAddress } = attempt;
  return {
    origin: "online",
    payment: {
      purchase_amount: attempt.amount,
      installments_count: installments,
      deferred_days: deferredDays,
      return_url: attempt.returnUrl,
      customer_cancel_url: attempt.cancelUrl,
      ipn_callback_url: attempt.webhookUrl,
      custom_data: { attempt: attempt.id },
      locale: languageOf(attempt.locale),
      billing_address: almaAddress(billingAddress),
      ...(deliveryAddress && { shipping_address: almaAddress(deliveryAddress) }),
    },
    customer: {
      ...almaName(customer.name),
      email: customer.email,
      ...(customer.phone && { phone: customer.phone }),
      addresses: [almaAddress(billingAddress)],
    },
    order: { merchant_reference: attempt.reference },
  };
}

const almaAddress = (address: Address) => ({
  ...almaName(address.name),
  ...(address.company && { company: address.company }),
  line1: address.line1,
  ...(address.line2 && { line2: address.line2 }),
  postal_code: address.postalCode,
  city: address.city,
  country: address.country,
});

/** Alma wants a first and a last name; we ask for one: the first word, and what follows. */
function almaName(name: string) {
  const [first = "", ...rest] = name.trim().split(/\s+/);
  return { first_name: first, last_name: rest.join(" ") || first };
}

async function paymentAt(connection: Connection, reference: string): Promise<AlmaPayment> {
  return readAnswer(paymentShape, await ask(connection, { method: "GET", path: pathOf(reference) }));
}

function snapshotOf(connection: Connection, payment: AlmaPayment): Snapshot {
  const { id: reference, purchase_amount: asked, refunds, custom_data: ours } = payment;
  const refunded = (refunds ?? []).length === 0 ? 0 : sum((refunds ?? []).map(({ amount }) => minor(amount)));
  // Given back whole, the amount may read 0.
  const amount = Math.max(asked, refunded);
  const state = stateOf(payment);
  return {
    reference,
    transaction: reference,
    ours: ours?.attempt ?? null,
    currency: "EUR",
    amount,
    authorised: 0,
    captured: state === "paid" ? amount : 0,
    refunded,
    disputed: 0,
    state,
    reason: state === "failed" ? payment.state : "",
    dashboardUrl: `${dashboardOf(connection)}/payments/${reference}`,
    isTest: connection.mode === "test",
  };
}

/** `in_progress`: the customer still pays his instalments, the merchant has his money already. */
const states: Readonly<Record<string, AttemptState>> = {
  not_started: "open",
  in_progress: "paid",
  paid: "paid",
  late: "paid",
  scored_no: "failed",
  cancelled: "cancelled",
  canceled: "cancelled",
};

function stateOf({ state, expired_at: expiredAt }: AlmaPayment): AttemptState {
  const said = states[state] ?? "pending";
  return expiredAt && (said === "open" || said === "pending") ? "expired" : said;
}

const isClosed = (state: string): boolean => states[state] === "cancelled" || states[state] === "failed";

/** Our id goes with it: one that stands in the payment already is not asked again. */
async function refund(connection: Connection, reference: string, asked: RefundAsked): Promise<void> {
  const { refunds } = await paymentAt(connection, reference);
  if (refunds?.some((one) => one.merchant_reference === asked.id)) return;
  const json = { amount: asked.amount, merchant_reference: asked.id };
  await ask(connection, { method: "POST", path: `${pathOf(reference)}/refund`, json });
}

/** The signature covers the payment's id alone, for ever: it proves that Alma knows it, and nothing of its state. */
function heard({ secrets }: Connection, { method, query, headers, now }: Delivered): Heard {
  // Alma's newer calls, a POST under a token of another kind: what happened is found by looking, sooner or later.
  if (method === "POST") return { kind: "ignored" };
  const { pid = "" } = query;
  const signature = headers["x-alma-signature"];
  if (!pid || typeof signature !== "string") return { kind: "forged", why: "not signed" };
  const expected = createHmac("sha256", secrets.apiKey ?? "")
    .update(pid)
    .digest();
  const given = Buffer.from(signature.trim(), "hex");
  const isAlmas = given.length === expected.length && timingSafeEqual(given, expected);
  if (!isAlmas) return { kind: "forged", why: "the signature does not stand" };
  return { kind: "look", eventId: `${pid} ${now.toISOString()}`, reference: pid };
}

const pathOf = (reference: string): string => `/v1/payments/${encodeURIComponent(reference)}`;
const languageOf = (locale: string): string => locale.slice(0, 2);
const dashboardOf = ({ mode }: Connection): string =>
  mode === "live" ? "https://dashboard.getalma.eu" : "https://dashboard.sandbox.getalma.eu";

const refusalShape = z.object({
  error_code: z.string().optional(),
  errors: z.array(z.object({ error_code: z.string() })).optional(),
});

function ask(connection: Connection, call: { method: "GET" | "POST" | "PUT"; path: string; json?: unknown }) {
  return callProvider(connection, {
    ...call,
    headers: { authorization: `Alma-Auth ${connection.secrets.apiKey}` },
    reasonOf: (body) => {
      const { error_code: code, errors } = refusalShape.safeParse(body).data ?? {};
      return code ?? errors?.[0]?.error_code;
    },
  });
}
