import { declineText } from "../../shared/messages/short/declines.ts";
import { formatQuantity } from "../../shared/money.ts";
import type { Values } from "../../src/lib/liquid/liquid.ts";
import type { TextName } from "../../src/notifications/message.ts";
import { dueOf, hasGoods } from "../../src/orders/order.ts";
import type { Download } from "../../src/shipping/downloads/download.ts";
import { contactEmail, day, money, moment, type About } from "../about.ts";
import { filesUrl } from "../files/download.ts";
import { awaitsPayment, hello, lines, promise } from "../order-blocks.ts";
import { editSentence, type Edited } from "../edited.ts";
import { exampleCart, leftCartValues } from "../left-cart.ts";
import { leaving, type Sent } from "../parcel.ts";

/** What a message is about, beside its order. */
export interface Subject {
  /** Minor units that just came in. */
  amount: number;
  parcel?: Sent | undefined;
  /** An invoice, or the credit note that takes one back. */
  invoice?: { number: string; total: number; corrects?: string | undefined } | undefined;
  files?: readonly Download[] | undefined;
  edit?: Edited | undefined;
  /** The merchant's own status, in the reader's language. */
  label: string;
  /** Why a payment did not go through, in the provider's code. */
  decline: string;
  failure?: { to: string; subject: string; why: string } | undefined;
}

/** What the merchant's own text of this message may name, written the way its reader writes. */
export function valuesOf(name: TextName, about: About, subject: Subject): Values {
  if (name === "customer.cart_left") return leftCartValues(about, exampleCart(about));
  return { ...common(about), ...special[name]?.(about, subject), links: linksOf(name, about) };
}

function common(about: About): Values {
  const { order, shop, words } = about;
  const { paymentMethod, deliveryMethod, deliveryAddress } = order;
  const { seller } = shop.settings;
  return {
    greeting: hello(about),
    order: orderValues(about),
    customer: { name: order.customerName, email: order.email, phone: order.phone },
    shop: { name: shop.name, email: contactEmail(shop), phone: seller.phone, website: seller.website },
    payment: {
      method: paymentMethod.name,
      instructions: paymentMethod.instructions,
      status: words.paymentStatus[order.paymentStatus],
      comes_first: awaitsPayment(about),
    },
    delivery: {
      method: deliveryMethod?.name ?? "",
      is_pickup: deliveryMethod?.kind === "pickup",
      instructions: deliveryMethod?.instructions.trim() ?? "",
      promise: promise(about).join("\n").trim(),
      address: deliveryAddress ? lines(about, deliveryAddress).join("\n") : "",
    },
  };
}

function orderValues(about: About): Values {
  const { order, place } = about;
  const due = Math.max(dueOf(order), 0);
  return {
    reference: order.reference,
    date: moment(about, order.placedAt),
    total: money(about, order.total),
    paid: money(about, order.captured - order.refunded),
    due: money(about, due),
    message: order.customerMessage,
    is_free: order.total === 0,
    is_paid: due === 0,
    is_cancelled: order.cancelledAt !== null,
    has_payments: order.captured - order.refunded > 0,
    has_goods: hasGoods(order),
    lines: order.lines.map(({ name, variantName, sku, quantity, gross }) => ({
      name,
      sku,
      variant: variantName,
      quantity: formatQuantity(quantity, place.locale),
      amount: money(about, gross),
    })),
  };
}

function parcelValues(about: About, { parcel }: Subject): Values {
  const said = leaving(about);
  return {
    is_sent: parcel !== undefined,
    carrier: parcel?.carrier ?? "",
    number: parcel?.trackingNumber ?? "",
    link: parcel?.trackingLink ?? "",
    title: said.title,
    subject: said.subject(about.order.reference, about.shop.name),
    sentence: said.text(about.order.reference),
  };
}

const received = (about: About, { amount }: Subject): Values => ({ received: { amount: money(about, amount) } });

const paperValues = (about: About, { invoice }: Subject): Values => ({
  number: invoice?.number ?? "",
  total: money(about, invoice?.total ?? 0),
});

const refusal = ({ place }: About, { decline }: Subject): Values => ({
  refusal: { reason: declineText(decline, place.locale) },
});

const special: Partial<Record<TextName, (about: About, subject: Subject) => Values>> = {
  "customer.payment_received": received,
  "customer.payment_failed": refusal,
  "merchant.payment_failed": refusal,
  "customer.refunded": received,
  "merchant.payment_received": received,
  "customer.shipped": (about, subject) => ({ parcel: parcelValues(about, subject) }),
  "customer.invoice": (about, subject) => ({
    parcel: parcelValues(about, subject),
    invoice: paperValues(about, subject),
  }),
  "customer.credit_note": (about, subject) => ({
    credit_note: { ...paperValues(about, subject), corrects: subject.invoice?.corrects ?? "" },
  }),
  "customer.download_ready": (about, { files = [], invoice }) => ({
    files: {
      names: files.map(({ file }) => file.name).join(", "),
      until: files[0] ? day(about, files[0].expiresAt) : "",
      count_max: files[0] ? String(files[0].countMax) : "",
      link: filesUrl(about),
    },
    invoice: { number: invoice?.number ?? "" },
  }),
  "customer.order_edited": (about, { edit }) => ({
    edit: {
      sentence: edit ? editSentence(about, edit) : "",
      total_before: money(about, edit?.before.total ?? about.order.total),
    },
  }),
  "customer.status_changed": (_about, { label }) => ({ status: { label } }),
  "merchant.sending_failed": (_about, { failure }) => ({
    failure: { to: failure?.to ?? "", subject: failure?.subject ?? "", why: failure?.why ?? "" },
  }),
};

const linksOf = (name: TextName, { trackingUrl, payUrl, deskUrl }: About): Values =>
  name.startsWith("merchant.") ? { order: trackingUrl, desk: deskUrl } : { order: trackingUrl, pay: payUrl };
