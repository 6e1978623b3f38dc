import { isPaidInHand } from "../shared/banking/means.ts";
import { dueOf } from "../src/orders/order.ts";
import { money, type About } from "./about.ts";
import { contactBlock, greeting } from "./order-blocks.ts";
import type { Block, Letter } from "./paper/letter.ts";

/** The order waits for its customer: where, what the merchant says of the place, and what is to be paid there. */
export function readyForPickup(about: About): Letter {
  const { shop, order, words } = about;
  const { name = "", instructions = "" } = order.deliveryMethod ?? {};
  const due = dueOf(order);
  const isPaidThere = isPaidInHand(order.paymentMethod.kind);
  const label = isPaidThere ? words.ready.due : words.ready.owed;
  const owed: Block[] = due > 0 ? [{ kind: "facts", facts: [{ label, value: money(about, due) }] }] : [];
  const place = [name, instructions.trim()].filter(Boolean).join("\n");
  return {
    subject: words.ready.subject(order.reference, shop.name),
    preview: words.ready.text(order.reference),
    title: words.ready.title,
    blocks: [
      greeting(about, words.ready.text(order.reference)),
      { kind: "panel", tone: "loud", title: words.ready.where, text: place },
      ...owed,
      { kind: "button", label: words.seeOrder, url: about.trackingUrl },
      contactBlock(about),
    ],
  };
}
