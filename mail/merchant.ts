import { declineText } from "../shared/messages/short/declines.ts";
import { mentionWords } from "../shared/messages/mail/mention.ts";
import { lowStockWords } from "../shared/messages/mail/low-stock.ts";
import { formatQuantity, type Milli } from "../shared/money.ts";
import { dueOf } from "../src/orders/order.ts";
import { money, moment, type About } from "./about.ts";
import type { Block, Fact, Letter } from "./paper/letter.ts";
import { goodsBlock, placesBlock } from "./order-blocks.ts";

/** A new order, for the merchant: what, who and how it is paid, and at the end a link straight to it. */
export function newOrder(about: About): Letter {
  const { shop, order, words } = about;
  const total = money(about, order.total);
  const status = words.paymentStatus[order.paymentStatus];
  return {
    subject: words.newOrder.subject(order.reference, total, status, shop.name),
    preview: words.newOrder.text(order.customerName, moment(about, order.placedAt)),
    title: words.newOrder.title(order.reference, total),
    blocks: [
      { kind: "paragraph", text: words.newOrder.text(order.customerName, moment(about, order.placedAt)) },
      { kind: "facts", facts: customerFacts(about, status) },
      ...customersMessage(about),
      goodsBlock(about),
      placesBlock(about, []),
      { kind: "button", label: words.newOrder.open, url: about.deskUrl },
    ],
  };
}

function customerFacts({ order, words, deskUrl }: About, status: string): Fact[] {
  const said = words.newOrder;
  const facts: Fact[] = [
    { label: said.order, value: order.reference, url: deskUrl },
    { label: said.payment, value: `${order.paymentMethod.name}, ${status}` },
    { label: said.delivery, value: order.deliveryMethod?.name ?? "" },
    { label: said.customer, value: [order.customerName, order.billingAddress.company].filter(Boolean).join(", ") },
    { label: said.email, value: order.email, url: order.email && `mailto:${encodeURIComponent(order.email)}` },
    { label: said.phone, value: order.phone },
  ];
  return facts.filter((fact) => fact.value !== "");
}

function customersMessage({ order, words }: About): Block[] {
  if (order.customerMessage.trim() === "") return [];
  return [{ kind: "panel", tone: "loud", title: words.newOrder.message, text: order.customerMessage }];
}

/** Money came in: how much, from whom, what is left, and at the end a link straight to the order. */
export function moneyCame(about: About, received: number): Letter {
  const { shop, order, words } = about;
  const amount = money(about, received);
  const due = dueOf(order);
  const facts: Fact[] = [
    { label: words.moneyCame.status, value: words.paymentStatus[order.paymentStatus] },
    { label: words.moneyCame.total, value: money(about, order.total) },
    ...(due > 0 ? [{ label: words.moneyCame.due, value: money(about, due) }] : []),
    ...(due < 0 ? [{ label: words.moneyCame.over, value: money(about, 0 - due) }] : []),
  ];
  return {
    subject: words.moneyCame.subject(amount, order.reference, shop.name),
    preview: words.moneyCame.text(amount, order.reference, order.customerName),
    title: words.moneyCame.title(amount),
    blocks: [
      { kind: "paragraph", text: words.moneyCame.text(amount, order.reference, order.customerName) },
      { kind: "facts", facts },
      { kind: "button", label: words.newOrder.open, url: about.deskUrl },
    ],
  };
}

/** A payment did not go through: why, and a link to the order, from which the customer can be sent a payment link. */
export function moneyDidNotCome(about: About, { reason, method }: { reason: string; method: string }): Letter {
  const { shop, order, words, place } = about;
  const said = words.moneyDidNotCome;
  const why = declineText(reason, place.locale);
  return {
    subject: said.subject(order.reference, shop.name),
    preview: said.text(order.reference, order.customerName),
    title: said.title,
    blocks: [
      { kind: "paragraph", text: said.text(order.reference, order.customerName) },
      {
        kind: "facts",
        facts: [
          { label: said.method, value: method },
          { label: said.why, value: why },
          { label: words.moneyCame.due, value: money(about, dueOf(order)) },
        ],
      },
      { kind: "button", label: words.newOrder.open, url: about.deskUrl },
    ],
  };
}

/** Little is left of some things: which, and how much, with a link to the catalogue. */
export function lowStock(about: About, items: readonly { name: string; sku: string; left: number }[]): Letter {
  const { shop, order, deskUrl, place } = about;
  const said = lowStockWords(place.locale);
  const names = items.map(({ name }) => name).join(", ");
  const facts: Fact[] = items.map(({ name, left }) => ({
    label: name,
    value: said.left(formatQuantity(left as Milli, place.locale)),
  }));
  return {
    subject: said.subject(names.length > 80 ? `${names.slice(0, 80)}…` : names, shop.name),
    preview: said.text(order.reference),
    title: said.title,
    blocks: [
      { kind: "paragraph", text: said.text(order.reference) },
      { kind: "facts", facts },
      { kind: "button", label: said.open, url: deskUrl.replace(/commandes\/[^/]+$/, "produits") },
    ],
  };
}

/** A colleague's note names its reader: what it says, and a link to the order. */
export function mentioned(about: About, text: string): Letter {
  const { shop, order, words, place, deskUrl } = about;
  const said = mentionWords(place.locale);
  return {
    subject: said.subject(order.reference, shop.name),
    preview: said.text(order.reference),
    title: said.title,
    blocks: [
      { kind: "paragraph", text: said.text(order.reference) },
      { kind: "panel", tone: "loud", title: said.note, text },
      { kind: "button", label: words.newOrder.open, url: deskUrl },
    ],
  };
}

/** A message could not be sent for good: which one, to whom, what the mail server said, and a link to the order. */
export function sendingFailed(about: About, failed: { to: string; subject: string; why: string }): Letter {
  const { shop, order, words } = about;
  const said = words.sendingFailed;
  const facts: Fact[] = [
    { label: said.to, value: failed.to },
    { label: said.message, value: failed.subject },
    { label: said.why, value: failed.why },
  ];
  return {
    subject: said.subject(failed.to, order.reference, shop.name),
    preview: said.text(failed.to, order.reference),
    title: said.title,
    blocks: [
      { kind: "paragraph", text: said.text(failed.to, order.reference) },
      { kind: "facts", facts },
      { kind: "button", label: words.newOrder.open, url: about.deskUrl },
    ],
  };
}
