import assert from "node:assert/strict";
import type { ProviderName } from "../../../src/payments/provider.ts";
import { openMailbox } from "../mailbox.ts";
import { leadsTo, openPayingShop, pathOf, type PayingOptions } from "../paying.ts";
import { isAbout, type OrderOptions, type Placed } from "../shop.ts";
import type { Page, Visitor } from "../visitor.ts";
import type { FakeServer } from "../providers/server.ts";

/** A call a company makes to the shop. `send` again is the same call again. */
export interface Call {
  send(url: string, changes?: { body?: string; headers?: Record<string, string> }): Promise<Response>;
}

/** A company, as stories that hold for each of them need it. Pages are named by the address the customer is sent to. */
export interface Rig {
  provider: ProviderName;
  preset: "FR" | "CH";
  secrets: Record<string, string>;
  server: FakeServer;
  /** Parts of the paths where a page is made, looked at, money given back. */
  paths: { page: string; look: string; refund: string };
  /** The company's clock. */
  setClock(now: () => Date): void;
  /** The customer pays on the page. */
  pay(page: string): void;
  /** Money goes back at the company's own desk. */
  refundAtDesk(page: string, amount: number): void;
  /** What the company says of the payment from now on is this instead. */
  lie(page: string, how: { amount?: number; currency?: string; ours?: string }): void;
  /** The calls that were not taken yet, oldest first. */
  calls(): Call[];
  /** Where the customer is sent when he has paid. */
  returnAddress(page: string): string;
  pageCount(): number;
  refundCount(): number;
}

export interface Begun {
  order: Placed;
  page: string;
  visitor: Visitor;
}

/** A shop, its customers, and the company that takes their money. */
export async function openScene<One extends Rig>(rig: One, options: Partial<PayingOptions> = {}) {
  const mailbox = await openMailbox();
  const { now, ...clock } = clockOf(rig);
  const { provider, preset, secrets } = rig;
  const { baseUrl } = rig.server;
  const shop = await openPayingShop({ provider, preset, secrets, baseUrl, smtpUrl: mailbox.url, now, ...options });
  const hookUrl = shop.address + shop.hookPath;
  return {
    ...shop,
    rig,
    hookUrl,
    /** An order whose customer stands on the company's page. */
    begin: async (order: OrderOptions = {}): Promise<Begun> => {
      const placed = await shop.orderOnline(order);
      const visitor = shop.visitor();
      return { order: placed, page: leadsTo(await visitor.open(`${shop.payPath(placed)}/aller`)), visitor };
    },
    /** The page of the company that the customer comes to when he tries again. */
    reopen: async ({ order, visitor }: Pick<Begun, "order" | "visitor">): Promise<string> =>
      leadsTo(await visitor.open(`${shop.payPath(order)}/aller`)),
    comeBack: ({ page, visitor }: Pick<Begun, "page" | "visitor">): Promise<Page> =>
      visitor.open(pathOf(rig.returnAddress(page))),
    /** Has the company make all its calls, and what follows happen. */
    hear: async (url = hookUrl): Promise<number[]> => {
      const statuses: number[] = [];
      for (const call of rig.calls()) statuses.push((await call.send(url)).status);
      await shop.settled();
      return statuses;
    },
    /** The money of an order, as the merchant sees it. */
    money: async ({ order }: Pick<Begun, "order">) => {
      const { paymentStatus, captured, refunded, movements, online } = await shop.page(order.id);
      return { paymentStatus, captured, refunded, movements: movements.length, toVerify: online.toVerify };
    },
    mailsAbout: async (order: Placed, subject: string) => {
      await shop.settled();
      return (await mailbox.mails()).filter((mail) => isAbout(mail, order) && mail.subject.includes(subject));
    },
    ...clock,
    /** What waits in the queue is done now. */
    hurry: async (): Promise<void> => {
      await shop.settled();
      await shop.db.reads.run("update graphile_worker._private_jobs set run_at = now() where run_at > now()");
      await shop.settled();
    },
    close: async () => {
      await shop.close();
      await mailbox.close();
    },
  };
}

/** The shop's clock and the company's: both right, but while something is done. */
function clockOf(rig: Rig) {
  let aheadMs = 0;
  const now = () => new Date(Date.now() + aheadMs);
  const off = async <T>(ms: number, work: () => Promise<T>): Promise<T> => {
    aheadMs = ms;
    return work().finally(() => {
      aheadMs = 0;
    });
  };
  return {
    now,
    /** Time passes for both. */
    later: <T>(ms: number, work: () => Promise<T>): Promise<T> => {
      rig.setClock(now);
      return off(ms, work).finally(() => rig.setClock(() => new Date()));
    },
    /** Only the shop's is wrong. */
    mistimed: off,
  };
}

export type Scene = Awaited<ReturnType<typeof openScene>>;

/** An order that the company has called to say is paid. */
export async function paidOrder(scene: Scene): Promise<Begun> {
  const begun = await scene.begin();
  scene.rig.pay(begun.page);
  await scene.hear();
  await assertPaidOnce(scene, begun);
  return begun;
}

/** The order is paid, once and exactly. */
export async function assertPaidOnce(scene: Scene, begun: Pick<Begun, "order">): Promise<void> {
  const { total } = begun.order;
  assert.deepEqual(await scene.money(begun), {
    paymentStatus: "paid",
    captured: total,
    refunded: 0,
    movements: 1,
    toVerify: "",
  });
}
