import type { MailWords } from "../shared/messages/mail.ts";
import type { Milli } from "../shared/money.ts";
import { dueOf, hasGoods, isHandedOver } from "../src/orders/order.ts";
import { money, type About } from "./about.ts";
import type { Block, Fact, Letter } from "./paper/letter.ts";
import { parcelData } from "./schema.ts";
import { contactBlock, greeting, lines, parcelBlock } from "./order-blocks.ts";

/** A parcel that left. Carrier, number and link may each be empty: a shop may bring it itself. */
export interface Sent {
  carrier: string;
  trackingNumber: string;
  trackingLink: string;
  parts: readonly { lineId: string; quantity: Milli }[];
}

/** The parcel left: who carries it, its number, where to follow it, what is inside. */
export function shipped(about: About, parcel: Sent): Letter {
  const { shop, order, words } = about;
  const said = leaving(about);
  return {
    subject: said.subject(order.reference, shop.name),
    preview: words.shipped.preview(parcel.carrier, parcel.trackingNumber) || said.text(order.reference),
    title: said.title,
    blocks: [
      greeting(about, said.text(order.reference)),
      { kind: "facts", facts: parcelFacts(about, parcel) },
      ...trackingButtons(about, parcel),
      parcelBlock(about, parcel.parts),
      ...destination(about),
      contactBlock(about),
    ],
    data: parcelData(about, parcel),
  };
}

/** How a parcel's departure is said: all of the order, a part with more to come, or one more parcel; what no carrier takes is handed over. */
export function leaving({ order, words }: About) {
  const { subject, title, text } = words[isHandedOver(order) ? "handedOver" : "shipped"];
  const isPart = order.fulfilmentStatus === "partially_shipped";
  const extent = isPart ? "part" : order.parcels.sent > 1 ? "more" : "whole";
  return { title, subject: subject[extent], text: text[extent] };
}

/** What is known of the parcel; what is empty is left out. */
export function parcelFacts({ words }: About, { carrier, trackingNumber, trackingLink }: Sent): Fact[] {
  const facts = [
    { label: words.shipped.carrier, value: carrier },
    { label: words.shipped.number, value: trackingNumber, url: trackingLink },
  ];
  return facts.filter((fact) => fact.value !== "");
}

/** To the carrier's page when there is one, and always to the order's own page. */
export function trackingButtons({ words, trackingUrl }: About, parcel?: Sent): Block[] {
  const link = parcel?.trackingLink;
  if (!link) return [{ kind: "button", label: words.follow, url: trackingUrl }];
  return [
    { kind: "button", label: words.shipped.track, url: link },
    { kind: "link", label: words.seeOrder, url: trackingUrl },
  ];
}

function destination(about: About): Block[] {
  const { deliveryAddress, deliveryMethod } = about.order;
  if (!deliveryAddress || isHandedOver({ deliveryMethod })) return [];
  return [{ kind: "columns", columns: [{ title: about.words.shipped.address, lines: lines(about, deliveryAddress) }] }];
}

export function delivered(about: About): Letter {
  const { shop, order, words } = about;
  const said = words.delivered[hasGoods(order) ? "parcel" : "byHand"];
  return {
    subject: words.delivered.subject(order.reference, shop.name),
    preview: words.delivered.text(order.reference),
    title: said.title,
    blocks: [
      greeting(about, words.delivered.text(order.reference)),
      { kind: "paragraph", text: said.problem },
      { kind: "button", label: words.seeOrder, url: about.trackingUrl },
      contactBlock(about),
    ],
  };
}

export const inPreparation = (about: About): Letter => plain(about, about.words.prepared, about.words.follow);

/** The shop's own staff is on the way: to where, what the merchant says of it, and what is to be paid at the door. */
export function outForDelivery(about: About): Letter {
  const { shop, order, words } = about;
  const { deliveryAddress, deliveryMethod } = order;
  const due = dueOf(order);
  const said = words.sentOut;
  const columns = deliveryAddress ? [{ title: words.shipped.address, lines: lines(about, deliveryAddress) }] : [];
  const instructions = deliveryMethod?.instructions.trim() ?? "";
  return {
    subject: said.subject(order.reference, shop.name),
    preview: said.text(order.reference),
    title: said.title,
    blocks: [
      greeting(about, said.text(order.reference)),
      ...(instructions ? [{ kind: "paragraph", text: instructions } as const] : []),
      ...(due > 0 ? [{ kind: "facts", facts: [{ label: said.due, value: money(about, due) }] } as const] : []),
      { kind: "columns", columns },
      { kind: "button", label: words.follow, url: about.trackingUrl },
      contactBlock(about),
    ],
  };
}

export const willNotDeliver = (about: About): Letter => plain(about, about.words.withheld, about.words.seeOrder);

export const returned = (about: About): Letter => plain(about, about.words.returned, about.words.seeOrder);

/** One sentence, and the way to the order. */
function plain(about: About, said: MailWords["prepared"], button: string): Letter {
  const { shop, order } = about;
  return {
    subject: said.subject(order.reference, shop.name),
    preview: said.text(order.reference),
    title: said.title,
    blocks: [
      greeting(about, said.text(order.reference)),
      { kind: "button", label: button, url: about.trackingUrl },
      contactBlock(about),
    ],
  };
}

/** The order bears another word, which the customer sees; `more` is what it asks of him. */
export function statusChanged(about: About, label: string, more: readonly Block[] = []): Letter {
  const { shop, order, words } = about;
  return {
    subject: words.statusChanged.subject(order.reference, label, shop.name),
    preview: words.statusChanged.text(order.reference, label),
    title: label,
    blocks: [
      greeting(about, words.statusChanged.text(order.reference, label)),
      ...more,
      { kind: "button", label: words.follow, url: about.trackingUrl },
      contactBlock(about),
    ],
  };
}

/** Says nothing of the reason: it is the merchant's own note. */
export function cancelled(about: About): Letter {
  const { shop, order, words } = about;
  const kept = order.captured - order.refunded;
  const paid = kept > 0 ? words.cancelled.paid(money(about, kept)) : words.cancelled.nothingPaid;
  return {
    subject: words.cancelled.subject(order.reference, shop.name),
    preview: paid,
    title: words.cancelled.title,
    blocks: [
      greeting(about, `${words.cancelled.text(order.reference)} ${paid}`),
      { kind: "button", label: words.seeOrder, url: about.trackingUrl },
      contactBlock(about),
    ],
  };
}
