import { dueOf } from "../src/orders/order.ts";
import { money, type About } from "./about.ts";
import { contactBlock, goodsBlock, greeting, payBlocks } from "./order-blocks.ts";
import type { Letter } from "./paper/letter.ts";

export interface Edited {
  before: { total: number };
  after: { total: number };
  documents: readonly { number: string; kind: "invoice" | "credit_note" }[];
}

/** What the order comes to now, what is left to pay or comes back, and the corrected papers that go with the message. */
export function editSentence(about: About, { before, after, documents }: Edited): string {
  const { order, words } = about;
  const said = words.edited;
  const due: number = dueOf(order);
  const total = money(about, after.total);
  const sums = after.total === before.total ? said.sameTotal(total) : said.newTotal(total, money(about, before.total));
  const owed =
    due > 0 && order.captured > 0 ? said.due(money(about, due)) : due < 0 ? said.back(money(about, -due)) : "";
  const numbers = documents.map(({ kind, number }) => said.paper[kind](number));
  return [sums, owed, numbers.length > 0 ? said.attached(numbers) : ""].filter(Boolean).join(" ");
}

/** The shop changed the order. */
export function orderEdited(about: About, edited: Edited): Letter {
  const { shop, order, words } = about;
  const said = words.edited;
  const sentence = editSentence(about, edited);
  return {
    subject: said.subject(order.reference, shop.name),
    preview: sentence,
    title: said.title,
    blocks: [
      greeting(about, `${said.text(order.reference)} ${sentence}`),
      ...payBlocks(about),
      { kind: "button", label: words.seeOrder, url: about.trackingUrl },
      goodsBlock(about),
      contactBlock(about),
    ],
  };
}
