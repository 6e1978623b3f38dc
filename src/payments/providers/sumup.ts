import { z } from "zod";
import { minor, sum, type Minor } from "../../../shared/money.ts";
import {
  ProviderFailure,
  type Attempt,
  type AttemptState,
  type Connection,
  type Delivered,
  type Heard,
  type Provider,
  type RefundAsked,
  type Snapshot,
  type Started,
} from "../provider.ts";
import { amountRead, amountText } from "./amount.ts";
import { callProvider, jsonIn, readAnswer } from "./call.ts";

/** Currencies SumUp takes without decimals. */
const whole = new Set(["CLP", "COP", "HUF"]);

/** How long SumUp keeps its page open. */
const pageMinutes = 30;

const transactionShape = z.object({ id: z.string(), amount: z.number(), status: z.string() });

const checkoutShape = z.object({
  id: z.string(),
  checkout_reference: z.string(),
  amount: z.number(),
  currency: z.string(),
  status: z.string(),
  valid_until: z.string().nullish(),
  hosted_checkout_url: z.string().optional(),
  /** Of the one that went through. */
  transaction_id: z.string().optional(),
  transactions: z.array(transactionShape).optional(),
});
type Checkout = z.infer<typeof checkoutShape>;

const detailShape = transactionShape.extend({
  simple_status: z.string().optional(),
  transaction_events: z
    .array(z.object({ event_type: z.string(), status: z.string().optional(), amount: z.number() }))
    .optional(),
});
type Detail = z.infer<typeof detailShape>;

/** SumUp's hosted checkout. It has no keys against doing things twice, and signs nothing: all is looked up before it is believed. */
export const sumup: Provider = {
  create,
  fetch: async (connection, reference) => {
    const checkout = await checkoutAt(connection, reference);
    return snapshotOf(connection, checkout, await paidBy(connection, checkout));
  },
  cancel,
  refund,
  hear: async (_, delivered) => heard(delivered),
  check: async (connection) => void (await ask(connection, { method: "GET", path: `/v1/${merchantOf(connection)}` })),
};

async function create(connection: Connection, attempt: Attempt): Promise<Started> {
  const { amount, currency, now } = attempt;
  const expiresAt = new Date(now.getTime() + pageMinutes * 60_000);
  const json = {
    checkout_reference: referenceOf(attempt),
    amount: Number(amountText(amount, currency, whole)),
    currency,
    merchant_code: connection.secrets.merchantCode,
    description: `${attempt.orderReference} ${attempt.shopName}`,
    return_url: attempt.webhookUrl,
    redirect_url: attempt.returnUrl,
    valid_until: expiresAt.toISOString(),
    hosted_checkout: { enabled: true },
  };
  try {
    const answer = await ask(connection, { method: "POST", path: "/v0.1/checkouts", json });
    return started(readAnswer(checkoutShape, answer), expiresAt);
  } catch (error) {
    if (!(error instanceof ProviderFailure && error.reason === "DUPLICATED_CHECKOUT")) throw error;
    return started(await checkoutNamed(connection, referenceOf(attempt)), expiresAt);
  }
}

/** The number for the merchant's eyes, the id against another shop on the same account that counts alike: "1001-2_0198…". */
const referenceOf = ({ reference, id }: Attempt): string => `${reference}_${id}`;

function started({ id, hosted_checkout_url: redirectUrl, valid_until: until }: Checkout, expiresAt: Date): Started {
  if (!redirectUrl) throw new ProviderFailure("unreachable", "unexpected answer: no page to pay on");
  return { reference: id, redirectUrl, expiresAt: until ? new Date(until) : expiresAt };
}

async function checkoutNamed(connection: Connection, reference: string): Promise<Checkout> {
  const query = new URLSearchParams({ checkout_reference: reference });
  const list = await ask(connection, { method: "GET", path: `/v0.1/checkouts?${query}` });
  const [found] = readAnswer(z.array(checkoutShape.pick({ id: true, checkout_reference: true })), list).filter(
    (one) => one.checkout_reference === reference,
  );
  if (!found) throw new ProviderFailure("refused", "DUPLICATED_CHECKOUT");
  return checkoutAt(connection, found.id);
}

async function checkoutAt(connection: Connection, reference: string): Promise<Checkout> {
  const path = `/v0.1/checkouts/${encodeURIComponent(reference)}`;
  return readAnswer(checkoutShape, await ask(connection, { method: "GET", path }));
}

/** The transaction that went through, with all that happened to it since; undefined before there is one. */
async function paidBy(connection: Connection, checkout: Checkout): Promise<Detail | undefined> {
  const { transactions = [], transaction_id: named } = checkout;
  const paid = transactions.find(({ status }) => status === "SUCCESSFUL" || status === "REFUNDED");
  const id = paid?.id ?? named;
  if (!id) return undefined;
  const path = `/v2.1/${merchantOf(connection)}/transactions?${new URLSearchParams({ id })}`;
  return readAnswer(detailShape, await ask(connection, { method: "GET", path }));
}

function snapshotOf(connection: Connection, checkout: Checkout, detail: Detail | undefined): Snapshot {
  const { id: reference, checkout_reference: carried, currency, status } = checkout;
  const captured = detail ? amountRead(detail.amount, currency) : 0;
  const refunded = Math.min(captured, eventsOf(detail, { type: "REFUND", currency }));
  // "REFUNDED" may mean in part; how much stands only in the events.
  if (detail?.simple_status === "REFUNDED" && refunded === 0) throw new ProviderFailure("unreachable", "refund unsaid");
  const isDisputed = ["CHARGEBACK", "NON_COLLECTION"].includes(detail?.simple_status ?? "");
  const chargedBack = eventsOf(detail, { type: "CHARGE_BACK", currency }) || captured;
  return {
    reference,
    transaction: detail?.id ?? "",
    ours: carried.split("_").at(-1) ?? null,
    currency,
    amount: amountRead(checkout.amount, currency),
    authorised: 0,
    captured,
    refunded,
    disputed: isDisputed ? Math.min(chargedBack, captured - refunded) : 0,
    state: stateOf(checkout, detail),
    // The page stays open: the customer may try another card.
    reason: status === "FAILED" ? "FAILED" : "",
    dashboardUrl: "",
    isTest: connection.mode === "test",
  };
}

function eventsOf(detail: Detail | undefined, { type, currency }: { type: string; currency: string }): Minor {
  const counted = (detail?.transaction_events ?? []).filter(
    ({ event_type: one, status }) => one === type && status !== "FAILED",
  );
  return counted.length === 0 ? minor(0) : sum(counted.map(({ amount }) => amountRead(Math.abs(amount), currency)));
}

function stateOf({ status, transactions = [] }: Checkout, detail: Detail | undefined): AttemptState {
  if (detail) return "paid";
  // Paid, and the transaction not listed yet.
  if (status === "PAID" || transactions.some((one) => one.status === "PENDING")) return "pending";
  return status === "EXPIRED" ? "expired" : "open";
}

/** Closes the page; one that is closed already stays so. */
async function cancel(connection: Connection, reference: string): Promise<void> {
  const { status } = await checkoutAt(connection, reference);
  if (status === "EXPIRED") return;
  await ask(connection, { method: "DELETE", path: `/v0.1/checkouts/${encodeURIComponent(reference)}` });
}

/** Asked twice it is given twice: SumUp knows no key. Whoever was cut off looks at the books first (`payments.jobs.ts`). */
async function refund(connection: Connection, reference: string, asked: RefundAsked): Promise<void> {
  const { currency, amount } = asked;
  const paid = await paidBy(connection, await checkoutAt(connection, reference));
  if (!paid) throw new ProviderFailure("refused", "NOTHING_CAPTURED");
  const path = `/v1.0/${merchantOf(connection)}/payments/${encodeURIComponent(paid.id)}/refunds`;
  await ask(connection, { method: "POST", path, json: { amount: Number(amountText(amount, currency, whole)) } });
}

const callShape = z.object({ event_type: z.string(), id: z.string().regex(/^[\w-]{1,64}$/) });

/** Nobody signs it: it only says where to look. Each call is looked into, as SumUp gives the calls no name. */
function heard({ rawBody, now }: Delivered): Heard {
  const call = callShape.safeParse(jsonIn(rawBody)).data;
  if (call?.event_type !== "CHECKOUT_STATUS_CHANGED") return { kind: "ignored" };
  return { kind: "look", eventId: `${call.id} ${now.toISOString()}`, reference: call.id };
}

const merchantOf = ({ secrets }: Connection): string => `merchants/${encodeURIComponent(secrets.merchantCode ?? "")}`;

const refusalShape = z.object({
  error_code: z.string().optional(),
  title: z.string().optional(),
  errors: z.array(z.object({ code: z.string() })).optional(),
});

function ask(connection: Connection, call: { method: "GET" | "POST" | "DELETE"; path: string; json?: unknown }) {
  return callProvider(connection, {
    ...call,
    headers: { authorization: `Bearer ${connection.secrets.apiKey}` },
    reasonOf: (body) => {
      const { errors, error_code: code, title } = refusalShape.safeParse(body).data ?? {};
      return errors?.[0]?.code ?? code ?? title;
    },
  });
}
