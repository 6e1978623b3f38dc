import { formatDate } from "../../shared/dates.ts";
import { withdrawalMailWords } from "../../shared/messages/mail/withdrawal.ts";
import { formatQuantity } from "../../shared/money.ts";
import { refundBy } from "../../src/returns/period.ts";
import { groundOf, type Withdrawal } from "../../src/returns/withdrawal.ts";
import { offersWithdrawal } from "../../src/shops/law.ts";
import { contactEmail, moment, type About } from "../about.ts";
import { greeting } from "../order-blocks.ts";
import type { Block, Fact, Letter } from "../paper/letter.ts";

const wordsOf = ({ place }: About) => withdrawalMailWords(place.locale);

const pageUrl = ({ trackingUrl }: About): string => `${trackingUrl}/retractation`;

/** Where the customer withdraws online, in the confirmation of his order; nothing where the shop offers no withdrawal. */
export function withdrawalBlocks(about: About): Block[] {
  const { shop, order } = about;
  const isFree = order.lines.some((line) => groundOf(order, line) === "");
  if (!offersWithdrawal(shop) || !isFree) return [];
  const words = wordsOf(about);
  return [
    // Not a paragraph: those are the merchant's to write anew, and the law wants this said.
    { kind: "notice", title: words.linkTitle, text: words.linkHint },
    { kind: "link", label: words.link, url: pageUrl(about) },
  ];
}

/**
 * The acknowledgement on a durable medium (C. conso. D. 221-5): what was declared, by whom, the day and the hour, complete
 * with the network off.
 */
export function withdrawalAcknowledged(about: About, one: Withdrawal): Letter {
  const { shop, order } = about;
  const words = wordsOf(about).acknowledged;
  return {
    subject: words.subject(order.reference, shop.name),
    preview: words.text(order.reference, momentOf(about, one)),
    title: words.title,
    blocks: [
      greeting(about, words.text(order.reference, momentOf(about, one))),
      { kind: "facts", facts: factsOf(about, one) },
      goodsOf(about, one, words.goods),
      { kind: "notice", title: words.next, text: words.nextText(contactEmail(shop)).trim() },
    ],
  };
}

/** The merchant refuses it, and says why. */
export function withdrawalRefused(about: About, { one, reason }: { one: Withdrawal; reason: string }): Letter {
  const { shop, order } = about;
  const words = wordsOf(about).refused;
  return {
    subject: words.subject(order.reference, shop.name),
    preview: words.text(order.reference),
    title: words.title,
    blocks: [
      greeting(about, words.text(order.reference)),
      { kind: "panel", tone: "loud", title: words.reason, text: reason },
      goodsOf(about, one, words.goods),
      { kind: "button", label: about.words.seeOrder, url: about.trackingUrl },
    ],
  };
}

/** The way to the statement, for a guest who asked for it. `name`: as he typed it. */
export function withdrawalLink(about: About, name: string): Letter {
  const { shop, order } = about;
  const { sentLink: said, link } = wordsOf(about);
  return {
    subject: said.subject(order.reference, shop.name),
    preview: said.text(order.reference),
    title: said.title,
    blocks: [
      greeting(about, said.text(order.reference)),
      { kind: "button", label: link, url: `${pageUrl(about)}?nom=${encodeURIComponent(name)}` },
    ],
  };
}

/** A customer withdrew, for the merchant: from what, and by when the money goes back. */
export function withdrawalRequested(about: About, one: Withdrawal): Letter {
  const { shop, order } = about;
  const words = wordsOf(about);
  const said = words.requested;
  const due = formatDate(refundBy(one.requestedAt, shop), about.place);
  return {
    subject: said.subject(order.reference, shop.name),
    preview: said.text(one.name, order.reference),
    title: said.title,
    blocks: [
      { kind: "paragraph", text: said.text(one.name, order.reference) },
      { kind: "facts", facts: [...factsOf(about, one), { label: words.facts.refundBy, value: due }] },
      goodsOf(about, one, said.goods),
      { kind: "button", label: said.open, url: about.deskUrl },
    ],
  };
}

function factsOf(about: About, one: Withdrawal): Fact[] {
  const { facts } = wordsOf(about);
  return [
    { label: facts.order, value: about.order.reference },
    { label: facts.name, value: one.name },
    { label: facts.at, value: momentOf(about, one) },
    { label: facts.to, value: one.email },
  ];
}

/** At the shop's, and in universal time: whoever reads it later need not know where the shop was. */
const momentOf = (about: About, { requestedAt }: Withdrawal): string =>
  `${moment(about, requestedAt)} (${requestedAt.toISOString().slice(0, 16).replace("T", " ")} UTC)`;

function goodsOf({ place }: About, { lines }: Withdrawal, title: string): Block {
  const goods = lines.map(({ name, variantName, quantity }) => ({
    name,
    detail: variantName,
    quantity: `× ${formatQuantity(quantity, place.locale)}`,
  }));
  return { kind: "goods", title, goods };
}
