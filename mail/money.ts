import { dueOf } from "../src/orders/order.ts";
import { money, type About } from "./about.ts";
import type { Block, Letter } from "./paper/letter.ts";
import { contactBlock, goodsBlock, greeting, payBlocks } from "./order-blocks.ts";
import { parcelFacts, trackingButtons, type Sent } from "./parcel.ts";

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

export interface Billed {
  number: string;
  total: number;
  /** The parcel whose departure made the invoice: then this letter announces both. */
  parcel?: Sent | undefined;
}

/** The invoice, attached as a PDF. Once everything is paid it is also the customer's word that the money arrived. */
export function invoice(about: About, billed: Billed): Letter {
  const { order, words } = about;
  const isPaid = dueOf(order) <= 0;
  const text = isPaid ? words.invoice.paid : words.invoice.text;
  return {
    ...invoiceHeading(about, billed, isPaid),
    preview: words.invoice.preview(money(about, billed.total)),
    blocks: [
      greeting(about, text(billed.number, order.reference)),
      invoiceFacts(about, billed),
      ...(billed.parcel ? [parcelFacts(about, billed.parcel)] : []),
      ...payBlocks(about),
      ...trackingButtons(about, billed.parcel),
      contactBlock(about),
    ],
  };
}

function invoiceHeading(about: About, { number, parcel }: Billed, isPaid: boolean): Pick<Letter, "subject" | "title"> {
  const { shop, order, words } = about;
  if (parcel)
    return {
      subject: words.invoice.subjectShipped(order.reference, number, shop.name),
      title: words.invoice.titleShipped,
    };
  if (isPaid) return { subject: words.invoice.subjectPaid(number, shop.name), title: words.invoice.titlePaid };
  return { subject: words.invoice.subject(number, shop.name), title: words.invoice.title };
}

function invoiceFacts(about: About, { number, total }: Billed): Block {
  const { order, words } = about;
  return {
    kind: "facts",
    facts: [
      { label: words.invoice.number, value: number },
      { label: words.invoice.of, value: order.reference, url: about.trackingUrl },
      { label: words.invoice.total, value: money(about, total) },
    ],
  };
}
