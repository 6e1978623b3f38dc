import { depositWords } from "../shared/messages/mail/deposit.ts";
import { refundedWords } from "../shared/messages/mail/refunded.ts";
import { formatQuantity, type Milli } from "../shared/money.ts";
import { declineText } from "../shared/messages/short/declines.ts";
import { askedOf, awaitsDeposit } from "../src/orders/deposit/deposit.ts";
import { dueOf } from "../src/orders/order.ts";
import { money, type About } from "./about.ts";
import type { Fact, Letter } from "./paper/letter.ts";
import { contactBlock, goodsBlock, greeting, payBlocks } from "./order-blocks.ts";
import { leaving, parcelFacts, trackingButtons, type Sent } from "./parcel.ts";

/** "We have your money": `amount` is what just came, or all that came when the merchant confirms it later. */
export function paymentReceived(about: About, amount: number): Letter {
  const { shop, order, words } = about;
  const due = dueOf(order);
  const figure = money(about, amount);
  const text =
    due > 0
      ? words.payment.part(figure, order.reference, money(about, due))
      : words.payment.whole(figure, order.reference);
  return {
    subject: words.payment.subject(order.reference, shop.name),
    preview: words.payment.preview(figure),
    title: words.payment.title,
    blocks: [
      greeting(about, text),
      ...payBlocks(about),
      { kind: "button", label: words.follow, url: about.trackingUrl },
      goodsBlock(about),
      contactBlock(about),
    ],
  };
}

export interface GivenBack {
  /** This refund alone. */
  amount: number;
  /** The pieces it was for, in thousandths. */
  items?: readonly { name: string; quantity: number }[] | undefined;
  /** Its credit note, attached as a PDF. */
  note?: Credited | undefined;
}

/** "We have given it back": how much, what for, and the credit note where an invoice was issued. */
export function refunded(about: About, { amount, items = [], note }: GivenBack): Letter {
  const { shop, order, words, place } = about;
  const figure = money(about, amount);
  const said = refundedWords(place.locale);
  const facts: Fact[] = [
    ...items.map(({ name, quantity }, at) => ({
      label: at === 0 ? said.items : "",
      value: `${formatQuantity(quantity as Milli, place.locale)} × ${name}`,
    })),
    ...(note ? [{ label: said.creditNote, value: said.of(note.number, note.corrects ?? "") }] : []),
  ];
  const text = [words.refunded.text(figure, order.reference), note ? said.attached : ""].filter(Boolean).join(" ");
  return {
    subject: words.refunded.subject(order.reference, shop.name),
    preview: words.refunded.text(figure, order.reference),
    title: words.refunded.title,
    blocks: [
      greeting(about, text),
      ...(facts.length > 0 ? [{ kind: "facts" as const, facts }] : []),
      { kind: "button", label: words.seeOrder, url: about.trackingUrl },
      contactBlock(about),
    ],
  };
}

/** "It did not go through": why, and where to try again. */
export function paymentFailed(about: About, { reason }: { reason: string }): Letter {
  const { shop, order, words, place } = about;
  const text = words.failed.text(order.reference, declineText(reason, place.locale));
  return {
    subject: words.failed.subject(order.reference, shop.name),
    preview: text,
    title: words.failed.title,
    blocks: [greeting(about, text), ...payBlocks(about), goodsBlock(about), contactBlock(about)],
  };
}

/** What is due, asked for: how to pay it, and what it is for. */
export function paymentRequest(about: About): Letter {
  const { shop, order, words } = about;
  const due = money(about, Math.max(askedOf(order), 0));
  const text = requestText(about, due);
  return {
    subject: words.request.subject(due, order.reference, shop.name),
    preview: text,
    title: words.request.title(due),
    blocks: [
      greeting(about, text),
      ...payBlocks(about),
      { kind: "button", label: words.seeOrder, url: about.trackingUrl },
      goodsBlock(about),
      contactBlock(about),
    ],
  };
}

/** What is asked for: a deposit and what follows it, or what is due, with the deposit that came. */
function requestText(about: About, asked: string): string {
  const { order, words, place } = about;
  const said = depositWords(place.locale);
  if (awaitsDeposit(order)) return said.text(asked, order.reference, money(about, dueOf(order) - askedOf(order)));
  const text = words.request.text(asked, order.reference);
  const isBalance = order.deposit > 0 && order.captured > 0;
  return isBalance ? `${text} ${said.balanceNote(money(about, order.captured - order.refunded))}` : text;
}

/** By itself, some days after an order whose money did not come. */
export function paymentReminder(about: About): Letter {
  const { shop, order, words } = about;
  const due = money(about, Math.max(askedOf(order), 0));
  return {
    subject: words.reminder.subject(due, order.reference, shop.name),
    preview: words.reminder.text(due, order.reference),
    title: words.reminder.title,
    blocks: [
      greeting(about, words.reminder.text(due, order.reference)),
      ...payBlocks(about),
      { kind: "button", label: words.seeOrder, url: about.trackingUrl },
      goodsBlock(about),
      contactBlock(about),
    ],
  };
}

export interface Billed {
  number: string;
  total: number;
  /** The parcel whose departure made the invoice: then this letter announces both. */
  parcel?: Sent | undefined;
}

/** The invoice, attached as a PDF. Once everything is paid it is also the customer's word that the money arrived. */
export function invoice(about: About, billed: Billed): Letter {
  const { subject, title, text } = billed.parcel ? withParcel(about, billed) : alone(about, billed);
  return {
    subject,
    title,
    preview: about.words.invoice.preview(money(about, billed.total)),
    blocks: [
      greeting(about, text),
      {
        kind: "facts",
        facts: [...invoiceFacts(about, billed), ...(billed.parcel ? parcelFacts(about, billed.parcel) : [])],
      },
      ...payBlocks(about),
      ...trackingButtons(about, billed.parcel),
      contactBlock(about),
    ],
  };
}

/** A credit note, attached as a PDF: it takes an invoice back. On a cancelled order it is the news of the cancellation too. */
export function creditNote(about: About, { number, total, corrects = "", isPart = false }: Credited): Letter {
  const { shop, order, words, place } = about;
  const said = words.creditNote;
  const part = refundedWords(place.locale);
  const text = isPart ? part.partText(number, corrects) : said.text(number, corrects);
  const kept = order.captured - order.refunded;
  const isOver = order.cancelledAt !== null;
  const news = isOver ? [words.cancelled.text(order.reference)] : [];
  const repayment = isOver && kept > 0 ? [words.cancelled.paid(money(about, kept))] : [];
  return {
    subject: isOver ? said.subjectCancelled(order.reference, number, shop.name) : said.subject(number, shop.name),
    title: isOver ? words.cancelled.title : said.title,
    preview: isPart ? part.partPreview(number, corrects) : said.preview(number, corrects),
    blocks: [
      greeting(about, [...news, text, ...repayment].join(" ")),
      {
        kind: "facts",
        facts: [
          { label: said.number, value: number },
          { label: words.invoice.of, value: order.reference, url: about.trackingUrl },
          { label: words.invoice.total, value: money(about, total) },
        ],
      },
      { kind: "button", label: words.seeOrder, url: about.trackingUrl },
      contactBlock(about),
    ],
  };
}

interface Credited {
  number: string;
  total: number;
  /** The number of the invoice it takes back. */
  corrects?: string | undefined;
  /** It takes back a part of it. */
  isPart?: boolean | undefined;
}

function alone({ shop, order, words }: About, { number }: Billed): Said {
  const said = words.invoice;
  if (dueOf(order) > 0)
    return { subject: said.subject(number, shop.name), title: said.title, text: said.text(number, order.reference) };
  const subject = said.subjectPaid(number, shop.name);
  return { subject, title: said.titlePaid, text: said.paid(number, order.reference) };
}

function withParcel(about: About, { number }: Billed): Said {
  const { shop, order, words } = about;
  const left = leaving(about);
  return {
    subject: words.invoice.subjectShipped(order.reference, number, shop.name),
    title: left.title,
    text: `${left.text(order.reference)} ${words.invoice.text(number, order.reference)}`,
  };
}

type Said = { subject: string; title: string; text: string };

function invoiceFacts(about: About, { number, total }: Billed): Fact[] {
  const { order, words } = about;
  return [
    { label: words.invoice.number, value: number },
    { label: words.invoice.of, value: order.reference, url: about.trackingUrl },
    { label: words.invoice.total, value: money(about, total) },
  ];
}
