import assert from "node:assert/strict";
import type { Arrived, Mailbox } from "./mailbox.ts";
import { karim } from "./people.ts";
import type { OrderOptions, Placed, TestShop } from "./shop.ts";
import { textOf, valueOf, type Page, type Visitor } from "./visitor.ts";

export interface Scene {
  shop: TestShop;
  mailbox: Mailbox;
  visitor: Visitor;
  /** Sets the shop's clock. */
  at: (instant: string) => void;
}

/** What a customer does who changes his mind, in a shop whose clock the test sets. */
export function withdrawing(scene: () => Scene) {
  const pageOf = (order: Placed) => new URL(order.trackingUrl, scene().shop.address).pathname;
  const statementOf = (order: Placed) => `${pageOf(order)}/retractation`;
  return {
    /** The customer's page of his order, and of his statement. */
    pageOf,
    statementOf,
    /** An order that left at once and arrived at that instant. */
    delivered: async (instant: string, options?: OrderOptions): Promise<Placed> => {
      const { shop, at } = scene();
      const order = await shop.order(options);
      await shop.verb(order.id, "shipments", { trackingNumber: "6A123", tell: "nobody" });
      at(instant);
      await shop.verb(order.id, "delivery", { tell: "nobody" });
      return order;
    },
    /** Fills the statement in, confirms it, and ends on the acknowledgement. */
    withdraw: async (
      order: Placed,
      fields: Record<string, string> = {},
    ): Promise<{ done: Page; typed: Record<string, string> }> => {
      const { visitor } = scene();
      const form = await visitor.open(statementOf(order));
      const typed = { cle: valueOf(form.html, "cle"), nom: "Karim Haddad", courriel: karim.contact.email, ...fields };
      const check = await visitor.fill(statementOf(order), typed);
      assert.equal(check.status, 200, textOf(check.html));
      assert.match(check.html, /<button[^>]*>Confirmer la rétractation<\/button>/);
      const done = await visitor.fill(`${statementOf(order)}/confirmation`, typed);
      return { done, typed };
    },
    mailsOf: async (order: Placed, subject: RegExp): Promise<Arrived[]> => {
      const { shop, mailbox } = scene();
      await shop.settled();
      return (await mailbox.mails()).filter((one) => subject.test(one.subject) && one.text.includes(order.reference));
    },
    /** Statements kept, read past the desk: a session does not last as long as the period. */
    countOf: async ({ id }: Placed): Promise<number | undefined> => {
      const text = "select count(*) as count from withdrawals where order_id = $1";
      return (await scene().shop.db.reads.one<{ count: number }>(text, [id]))?.count;
    },
  };
}

/** The names of the fields of its lines. */
export const linesOf = (html: string): string[] =>
  [...html.matchAll(/name="(q-[0-9a-f-]{36})"/g)].map((found) => found[1] ?? "");
