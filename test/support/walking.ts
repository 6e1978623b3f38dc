// A shop, a company's fake and the customers who go from one to the other and come back.
import type { OrderOptions, Placed } from "./shop.ts";
import { leadsTo, openPayingShop, pathOf, type PayingOptions } from "./paying.ts";
import type { Page, Visitor } from "./visitor.ts";

interface Company {
  baseUrl: string;
  secrets: Record<string, string>;
  idAt(redirectUrl: string): string;
  returnUrl(id: string): string;
}

/** A customer on the company's page, which calls him `id`. */
export interface Gone {
  order: Placed;
  id: string;
  visitor: Visitor;
}

/** `later` puts the shop's clock forward and does what is due then. */
export async function openWalk(company: Company, options: PayingOptions) {
  let aheadMs = 0;
  const { baseUrl, secrets } = company;
  const shop = await openPayingShop({ baseUrl, secrets, now: () => new Date(Date.now() + aheadMs), ...options });
  const goWith = async (order: Placed, visitor = shop.visitor()): Promise<Gone> => {
    const page = await visitor.open(`${shop.payPath(order)}/aller`);
    return { order, visitor, id: company.idAt(leadsTo(page)) };
  };
  return {
    ...shop,
    hookUrl: shop.address + shop.hookPath,
    go: async (order: OrderOptions = {}) => goWith(await shop.orderOnline(order)),
    /** The same order, once more. */
    goAgain: ({ order }: Pick<Gone, "order">) => goWith(order),
    comeBack: async ({ id, visitor }: Pick<Gone, "id" | "visitor">): Promise<Page> => {
      const page = await visitor.open(pathOf(company.returnUrl(id)));
      await shop.settled();
      return page;
    },
    later: async (ms: number, work: () => Promise<unknown>): Promise<void> => {
      aheadMs = ms;
      await work();
      aheadMs = 0;
    },
    /** Asks the company now, as the merchant may. */
    check: async ({ order }: Pick<Gone, "order">): Promise<void> => {
      await shop.desk.send("POST", `/orders/${order.id}/payment-check`, {});
      await shop.settled();
    },
    /** Has what was put off done now: a job that failed, a look that was to come later. */
    hurry: async (): Promise<void> => {
      // A job is put off only once it has left the outbox.
      await shop.settled();
      await shop.db.reads.run("update graphile_worker._private_jobs set run_at = now() where attempts < max_attempts");
      await shop.settled();
    },
    refund: async ({ order }: Pick<Gone, "order">, body: object = {}) => {
      await shop.verb(order.id, "online-refunds", body);
      await shop.settled();
    },
    /** The money of an order, as the merchant sees it. */
    money: async ({ order }: Pick<Gone, "order">) => {
      const { paymentStatus, captured, refunded, online } = await shop.page(order.id);
      return { paymentStatus, captured, refunded, reason: online.attemptReason, toVerify: online.toVerify };
    },
  };
}
