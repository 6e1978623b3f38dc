import { downloadReady } from "../../mail/files/download.ts";
import { about, type About } from "../../mail/about.ts";
import { byHand } from "../../mail/by-hand.ts";
import { readyForPickup } from "../../mail/pickup.ts";
import { lowStock, mentioned, moneyCame, moneyDidNotCome, newOrder, sendingFailed } from "../../mail/merchant.ts";
import {
  creditNote,
  invoice,
  paymentFailed,
  paymentReceived,
  paymentReminder,
  paymentRequest,
  refunded,
} from "../../mail/money.ts";
import {
  cancelled,
  delivered,
  inPreparation,
  outForDelivery,
  returned,
  shipped,
  statusChanged,
  willNotDeliver,
  type Sent,
} from "../../mail/parcel.ts";
import { orderEdited } from "../../mail/edited.ts";
import { payBlocks } from "../../mail/order-blocks.ts";
import { exampleCart, leftCart, toWhoLeft } from "../../mail/left-cart.ts";
import { orderConfirmation } from "../../mail/placed.ts";
import { withOwnWords, type Text } from "../../mail/texts/own.ts";
import { valuesOf } from "../../mail/texts/values.ts";
import {
  withdrawalAcknowledged,
  withdrawalLink,
  withdrawalRefused,
  withdrawalRequested,
} from "../../mail/law/withdrawal.ts";
import { toCustomer, toMerchant, type Written } from "../../mail/write.ts";
import type { Letter } from "../../mail/paper/letter.ts";
import { ownWord, statusWord } from "../../shared/statuses.ts";
import type { HappeningKind, Happenings } from "../happenings.ts";
import type { Values } from "../lib/liquid/liquid.ts";
import type { Order } from "../orders/order.ts";
import { trackingToken } from "../orders/tracking.ts";
import type { Withdrawal } from "../returns/withdrawal.ts";
import type { Download } from "../shipping/downloads/download.ts";
import { languageOf, type Shop } from "../shops/shop.ts";
import type { Audience, Heard, MessageKind, Planned, TextName } from "./message.ts";

/** What a message about a happening is written from. */
export interface Facts {
  shop: Shop;
  order: Order;
  happening: Heard;
  /** How links reach us, without a slash at the end. */
  publicUrl: string;
  /** Whether what is due may be paid online, by a link of the letter. */
  takesOnline?: boolean;
  /** The customer's files, where the message tells of them. */
  files?: readonly Download[];
  /** The parcel the happening speaks of, or whose departure made the invoice. */
  parcel?: Sent | undefined;
  invoice?:
    | { id: string; number: string; total: number; corrects?: string | undefined; isPart?: boolean | undefined }
    | undefined;
  /** The statement it speaks of. */
  withdrawal?: Withdrawal | undefined;
}

/**
 * The message in its reader's language: a customer's is the one he ordered in, a merchant's the shop's. `own`: the
 * merchant's words for it, filled in.
 */
export function writtenFor(planned: Pick<Planned, "kind" | "audience">, facts: Facts, own?: Text): Written {
  const told = toldTo(planned.audience, facts);
  const letter = letterOf(planned, told, facts);
  const shown = own ? withOwnWords(letter, own) : letter;
  if (planned.kind === "cart_left") return toWhoLeft(told, shown);
  return (planned.audience === "customer" ? toCustomer : toMerchant)(told, shown);
}

/** What the merchant's own text of this message may name. */
export function valuesFor(name: TextName, facts: Facts): Values {
  const audience = name.startsWith("customer.") ? "customer" : "merchant";
  const { happening } = facts;
  return valuesOf(name, toldTo(audience, facts), {
    ...facts,
    amount: amountOf(facts),
    label: labelOf(facts),
    edit: dataOf(happening, "order.edited"),
    failure: dataOf(happening, "message.failed"),
    decline: failureOf(facts).reason,
  });
}

/** The language the message is written in. */
export const languageFor = (audience: Audience, { order, shop }: Pick<Facts, "order" | "shop">): "fr" | "en" =>
  languageOf(audience === "customer" ? order.locale : shop.locale);

function toldTo(audience: Audience, { shop, order, publicUrl, takesOnline = false }: Facts): About {
  return about(shop, order, {
    locale: audience === "customer" ? order.locale : shop.locale,
    takesOnline,
    trackingUrl: trackingUrl(shop, order.id, publicUrl),
    deskUrl: `${publicUrl}/admin/${shop.slug}/commandes/${order.id}`,
  });
}

function letterOf({ kind, audience }: Pick<Planned, "kind" | "audience">, told: About, facts: Facts): Letter {
  if (audience === "merchant" && kind === "payment_received") return moneyCame(told, amountOf(facts));
  if (audience === "merchant" && kind === "payment_failed") return moneyDidNotCome(told, failureOf(facts));
  return letters[kind](told, facts);
}

/** The customer's page of his order. */
export const trackingUrl = (shop: Shop, orderId: string, publicUrl: string): string =>
  `${storefrontUrl(shop, publicUrl)}/suivi/${trackingToken(shop, orderId)}`;

/** Where the shop's storefront begins, at its own host name when it has one; without a slash at the end. */
export function storefrontUrl(shop: Shop, publicUrl: string): string {
  if (shop.hostName === null) return `${publicUrl}/s/${shop.slug}`;
  const { protocol, hostname, port } = new URL(publicUrl);
  const isHere = /^(localhost|.*\.localhost|127\..*|\[::1\])$/.test(hostname);
  return isHere ? `${protocol}//${shop.hostName}${port && `:${port}`}` : `https://${shop.hostName}`;
}

const letters: Record<MessageKind, (about: About, facts: Facts) => Letter> = {
  order_confirmation: orderConfirmation,
  order_edited: (told, { happening }) => orderEdited(told, found(dataOf(happening, "order.edited"), "edit")),
  payment_request: paymentRequest,
  payment_reminder: paymentReminder,
  payment_received: (told, facts) => paymentReceived(told, amountOf(facts)),
  payment_failed: (told, facts) => paymentFailed(told, failureOf(facts)),
  invoice: (told, facts) =>
    facts.invoice?.corrects
      ? creditNote(told, facts.invoice)
      : invoice(told, { ...found(facts.invoice, "invoice"), parcel: facts.parcel }),
  credit_note: (told, facts) => creditNote(told, found(facts.invoice, "credit note")),
  in_preparation: inPreparation,
  shipped: (told, facts) => shipped(told, found(facts.parcel, "parcel")),
  delivered,
  download_ready: (told, { files, invoice: paper }) => downloadReady(told, { files, invoice: paper }),
  cancelled,
  status_changed: (told, facts) =>
    statusChanged(told, labelOf(facts), facts.happening.kind === "payment.reversed" ? payBlocks(told) : []),
  by_hand: (told, { happening }) => byHand(told, found(dataOf(happening, "order.written_to"), "text")),
  ready_for_pickup: readyForPickup,
  out_for_delivery: outForDelivery,
  will_not_deliver: willNotDeliver,
  returned,
  refunded: (told, facts) =>
    refunded(told, {
      amount: amountOf(facts),
      items: dataOf(facts.happening, "payment.refunded")?.items,
      note: facts.invoice,
    }),
  withdrawal_acknowledged: (told, { withdrawal }) => withdrawalAcknowledged(told, found(withdrawal, "withdrawal")),
  withdrawal_refused: (told, { happening, withdrawal }) =>
    withdrawalRefused(told, {
      one: found(withdrawal, "withdrawal"),
      reason: dataOf(happening, "withdrawal.refused")?.reason ?? "",
    }),
  withdrawal_link: (told, { happening }) =>
    withdrawalLink(told, dataOf(happening, "withdrawal.link_asked")?.name ?? ""),
  withdrawal_requested: (told, { withdrawal }) => withdrawalRequested(told, found(withdrawal, "withdrawal")),
  new_order: newOrder,
  mentioned: (told, { happening }) => mentioned(told, dataOf(happening, "order.noted")?.text ?? ""),
  low_stock: (told, { happening }) => lowStock(told, found(dataOf(happening, "stock.low"), "stock").items),
  // An example: the real one is written from its basket, not from an order.
  cart_left: (told) => leftCart(told, exampleCart(told)),
  sending_failed: (told, { happening }) => sendingFailed(told, found(dataOf(happening, "message.failed"), "message")),
};

/** The word the order bears now: the merchant's own, or where its payment stands since money was taken back. */
function labelOf({ happening, order, shop }: Facts): string {
  const chosen = dataOf(happening, "order.status_chosen");
  if (chosen) return ownWord(chosen.labels ?? {}, order.locale);
  return statusWord("payment", order.paymentStatus, { vocabulary: shop.vocabulary, locale: order.locale });
}

/** What just came, or was given back; all that is kept when a payment is confirmed later. */
function amountOf({ happening, order }: Facts): number {
  const isMoved = happening.kind === "payment.received" || happening.kind === "payment.refunded";
  return isMoved ? happening.data.amount : order.captured - order.refunded;
}

/** Why the payment did not go through; nothing in particular where no happening says it. */
const failureOf = ({ happening, order }: Facts) =>
  dataOf(happening, "payment.failed") ?? {
    reason: order.attemptReason || "declined",
    method: order.paymentMethod.name,
  };

/** What the happening says, when it is of this kind. */
function dataOf<Kind extends HappeningKind>(happening: Heard, kind: Kind): Happenings[Kind] | undefined {
  return happening.kind === kind ? (happening.data as Happenings[Kind]) : undefined;
}

function found<Fact>(fact: Fact | undefined, name: string): Fact {
  if (fact === undefined) throw new Error(`a message needs the ${name} its happening speaks of`);
  return fact;
}
