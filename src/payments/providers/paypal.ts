import { z } from "zod";
import type { Address } from "../../../shared/addresses.ts";
import {
  ProviderFailure,
  type Attempt,
  type Connection,
  type Delivered,
  type Heard,
  type Provider,
  type RefundAsked,
  type Started,
} from "../provider.ts";
import { amountText } from "./amount.ts";
import { readAnswer } from "./call.ts";
import { askToken, callPaypal, isFailure } from "./paypal/api.ts";
import { orderNamed } from "./paypal/event.ts";
import { amountOf, orderShape, paymentsOf, snapshotOf, type PaypalOrder } from "./paypal/order.ts";
import { signatureReader, worldTrust, type Trust } from "./paypal/signature.ts";

/** Currencies PayPal takes without decimals, whatever ISO says. */
const whole = new Set(["HUF", "JPY", "TWD"]);

/** An order nobody has approved by then is gone. */
const approvalHours = 3;

/** PayPal was asked before: what became of it stands in the order. */
const doneBefore = ["ORDER_ALREADY_CAPTURED", "ORDER_ALREADY_AUTHORIZED", "DUPLICATE_REQUEST_ID"];

/** PayPal's Orders v2: the customer approves there, and the money is taken when he is back (`finish`). */
export function paypalProvider(trust: Trust = worldTrust): Provider {
  const read = signatureReader(trust);
  return {
    create,
    fetch: async (connection, reference) => snapshotOf(connection, await orderAt(connection, reference)),
    finish,
    capture,
    cancel,
    refund,
    check: async (connection) => void (await askToken(connection)),
    async hear(connection, delivered): Promise<Heard> {
      const signed = await read(connection.mode, delivered);
      if (typeof signed === "string") return { kind: "forged", why: signed };
      if (!signed.for(await webhooksOf(connection))) return { kind: "forged", why: "the signature does not stand" };
      return named(connection, delivered);
    },
  };
}

export const paypal = paypalProvider();

async function create(connection: Connection, attempt: Attempt): Promise<Started> {
  const answer = await callPaypal(connection, {
    method: "POST",
    path: "/v2/checkout/orders",
    requestId: attempt.id,
    json: orderAsked(attempt),
  });
  const order = readAnswer(orderShape.pick({ id: true, links: true }), answer);
  const page = order.links?.find(({ rel }) => rel === "payer-action" || rel === "approve");
  if (!page) throw new ProviderFailure("unreachable", "unexpected answer: no page to pay on");
  const expiresAt = new Date(attempt.now.getTime() + approvalHours * 3_600_000);
  return { reference: order.id, redirectUrl: page.href, expiresAt };
}

/** No items and no breakdown: PayPal refuses an order whose parts differ from the whole by a cent. */
function orderAsked(attempt: Attempt) {
  const { id, reference, deliveryAddress: to } = attempt;
  return {
    intent: attempt.capture === "manual" ? "AUTHORIZE" : "CAPTURE",
    purchase_units: [
      {
        reference_id: reference,
        custom_id: id,
        // The customer reads it; PayPal wants it never used before in the account, which may serve several shops.
        invoice_id: `${reference}-${id.slice(-8)}`,
        description: `${attempt.orderReference} ${attempt.shopName}`.slice(0, 127),
        amount: moneyOf(attempt),
        ...(to && { shipping: { name: { full_name: to.name }, address: paypalAddress(to) } }),
      },
    ],
    payment_source: {
      paypal: {
        experience_context: {
          brand_name: attempt.shopName.slice(0, 127),
          locale: attempt.locale,
          user_action: "PAY_NOW",
          // The parcel goes where the order says: an address changed at PayPal would reach nobody.
          shipping_preference: to ? "SET_PROVIDED_ADDRESS" : "NO_SHIPPING",
          return_url: attempt.returnUrl,
          cancel_url: attempt.cancelUrl,
        },
      },
    },
  };
}

const moneyOf = ({ amount, currency }: Pick<RefundAsked, "amount" | "currency">) => ({
  currency_code: currency,
  value: amountText(amount, currency, whole),
});

const paypalAddress = (to: Address) => ({
  address_line_1: to.line1,
  ...(to.line2 && { address_line_2: to.line2 }),
  admin_area_2: to.city,
  ...(to.region && { admin_area_1: to.region }),
  ...(to.postalCode && { postal_code: to.postalCode }),
  country_code: to.country,
});

async function orderAt(connection: Connection, reference: string): Promise<PaypalOrder> {
  const path = `/v2/checkout/orders/${encodeURIComponent(reference)}`;
  return readAnswer(orderShape, await callPaypal(connection, { method: "GET", path }));
}

/** Takes, or holds, what the customer has approved. `refused` "INSTRUMENT_DECLINED": he may choose another card on the page. */
async function finish(connection: Connection, reference: string, attemptId: string): Promise<void> {
  const order = await orderAt(connection, reference);
  if (order.status !== "APPROVED") return;
  if (order.purchase_units[0].custom_id !== attemptId) throw new ProviderFailure("refused", "OTHER_ATTEMPT");
  const verb = order.intent === "AUTHORIZE" ? "authorize" : "capture";
  // A declined card is answered again to the same key; approved anew, the order has another time.
  const requestId = `${attemptId} ${order.update_time ?? ""}`.trim();
  const path = `/v2/checkout/orders/${order.id}/${verb}`;
  await unlessDone(callPaypal(connection, { method: "POST", path, requestId, json: {} }));
}

/** What is not taken of the part held is let go at once: nothing stays blocked on the customer's account. */
async function capture(connection: Connection, reference: string, part: RefundAsked): Promise<void> {
  const { held, taken } = paymentsOf(await orderAt(connection, reference));
  const [authorization] = held;
  if (!authorization && taken.length > 0) return;
  if (!authorization) throw new ProviderFailure("refused", "NOTHING_HELD");
  await callPaypal(connection, {
    method: "POST",
    path: `/v2/payments/authorizations/${authorization.id}/capture`,
    requestId: part.id,
    json: { amount: moneyOf(part), final_capture: true },
  });
}

/** PayPal has no way to close a page: an order nobody finishes takes no money, and dies by itself. */
async function cancel(connection: Connection, reference: string): Promise<void> {
  const { held, taken } = paymentsOf(await orderAt(connection, reference));
  if (taken.length > 0) throw new ProviderFailure("refused", "ORDER_ALREADY_CAPTURED");
  for (const { id } of held) {
    const path = `/v2/payments/authorizations/${id}/void`;
    await callPaypal(connection, { method: "POST", path, requestId: `${id} void` });
  }
}

/** The refund carries our id: one that is there already is not asked again, even after PayPal forgot the key. */
async function refund(connection: Connection, reference: string, asked: RefundAsked): Promise<void> {
  const { taken, refunds } = paymentsOf(await orderAt(connection, reference));
  if (refunds.some((one) => one.custom_id === asked.id)) return;
  const [largest] = taken.toSorted((a, b) => amountOf(b) - amountOf(a));
  if (!largest) throw new ProviderFailure("refused", "NOTHING_CAPTURED");
  const answer = await refundOf(connection, reference, { capture: largest.id, asked });
  const status = answer && readAnswer(z.object({ status: z.string() }), answer).status;
  if (status === "FAILED" || status === "CANCELLED") throw new ProviderFailure("refused", `REFUND_${status}`);
}

async function refundOf(connection: Connection, reference: string, what: { capture: string; asked: RefundAsked }) {
  const { capture: id, asked } = what;
  try {
    return await callPaypal(connection, {
      method: "POST",
      path: `/v2/payments/captures/${id}/refund`,
      requestId: asked.id,
      json: { amount: moneyOf(asked), custom_id: asked.id },
    });
  } catch (error) {
    if (!isFailure(error, "CAPTURE_FULLY_REFUNDED", "DUPLICATE_REQUEST_ID")) throw error;
    const { refunds } = paymentsOf(await orderAt(connection, reference));
    if (refunds.some((one) => one.custom_id === asked.id)) return undefined;
    // The same key is still at work: what comes of it is read later.
    throw error.reason === "DUPLICATE_REQUEST_ID" ? new ProviderFailure("unreachable", error.reason) : error;
  }
}

async function unlessDone(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!isFailure(error, ...doneBefore)) throw error;
  }
}

/** The webhook the merchant named, or those PayPal knows for these keys: an event for another is not ours. */
async function webhooksOf(connection: Connection): Promise<string[]> {
  const { webhookId } = connection.secrets;
  if (webhookId) return [webhookId];
  const answer = await callPaypal(connection, { method: "GET", path: "/v1/notifications/webhooks" });
  return readAnswer(z.object({ webhooks: z.array(z.object({ id: z.string() })) }), answer).webhooks.map(({ id }) => id);
}

async function named(connection: Connection, delivered: Delivered): Promise<Heard> {
  const found = await orderNamed(connection, delivered.rawBody);
  return found ? { kind: "look", ...found } : { kind: "ignored" };
}
