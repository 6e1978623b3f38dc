import { dueOf } from "../src/orders/order.ts";
import { money, type About } from "./about.ts";
import type { Block, Letter } from "./paper/letter.ts";
import { awaitsPayment, contactBlock, goodsBlock, greeting, payBlocks, placesBlock, promise } from "./order-blocks.ts";
import { consentBlocks, rightsBlocks } from "./rights.ts";
import { withdrawalBlocks } from "./law/withdrawal.ts";
import { orderData } from "./schema.ts";

/**
 * The contract on a durable medium (C. conso. L. 221-13): with the network off it still says what was bought, at which
 * price, how to pay, when it arrives, who sells, how to complain and to withdraw.
 */
export function orderConfirmation(about: About): Letter {
  const { shop, order, words } = about;
  return {
    subject: words.confirmation.subject(order.reference, shop.name),
    preview: words.confirmation.preview(money(about, order.total), order.paymentMethod.name),
    title: words.confirmation.title,
    blocks: [
      greeting(about, opening(about)),
      ...payBlocks(about),
      { kind: "button", label: words.follow, url: about.trackingUrl },
      goodsBlock(about),
      placesBlock(about, promise(about)),
      ...ownMessage(about),
      contactBlock(about),
      ...consentBlocks(about),
      ...rightsBlocks(about),
      ...withdrawalBlocks(about),
    ],
    data: orderData(about),
  };
}

function opening(about: About): string {
  const { confirmation } = about.words;
  if (about.order.total === 0) return confirmation.free;
  if (dueOf(about.order) <= 0) return confirmation.paid;
  return awaitsPayment(about) ? confirmation.first : confirmation.later;
}

function ownMessage({ order, words }: About): Block[] {
  return order.customerMessage.trim()
    ? [{ kind: "panel", tone: "quiet", title: words.message, text: order.customerMessage }]
    : [];
}
