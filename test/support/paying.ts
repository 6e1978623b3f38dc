// A shop that takes money online, and its customers at the provider's page.
import assert from "node:assert/strict";
import { trackingToken } from "../../src/orders/tracking.ts";
import type { ProviderName } from "../../src/payments/provider.ts";
import type { Client } from "./http.ts";
import { openTestShop, type OrderOptions, type Placed, type TestShopOptions } from "./shop.ts";
import { createVisitor, type Page, type Visitor } from "./visitor.ts";

export interface PayingOptions extends TestShopOptions {
  provider: ProviderName;
  mode?: "test" | "live";
  /** Where the provider answers: a fake of it, on this machine. */
  baseUrl?: string;
  secrets?: Record<string, string>;
  method?: string;
}

interface Account {
  id: string;
  hookUrl: string;
}

/** A shop with one account at a provider and one online means that uses it. With the test provider it is a demonstration shop. */
export async function openPayingShop(options: PayingOptions) {
  const shop = await openTestShop(options);
  if (options.provider === "test")
    await shop.db.reads.run("update shops set is_demo = true where id = $1", [shop.shop.id]);
  return {
    ...shop,
    ...(await takeMoney(shop.desk, options)),
    orderOnline: (order: OrderOptions = {}): Promise<Placed> => shop.order({ ...order, payment: "online" }),
    payPath: (order: Pick<Placed, "id">) => `/s/${shop.shop.slug}/p/${trackingToken(shop.shop, order.id)}`,
    visitor: (): Visitor => createVisitor(shop.address),
  };
}

export type PayingShop = Awaited<ReturnType<typeof openPayingShop>>;

/** Joins an account at a provider, and adds the online means that uses it. */
export async function takeMoney(desk: Client, options: PayingOptions) {
  const { provider, mode = "test", baseUrl = "", secrets = {}, method = "Carte bancaire" } = options;
  const joined = await desk.send<Account>("POST", "/payment-accounts", { provider, mode, baseUrl, secrets });
  assert.equal(joined.status, 201, JSON.stringify(joined.body));
  const account = joined.body;
  const body = { kind: "online", name: method, accountId: account.id };
  const added = await desk.send<{ id: string }>("POST", "/payment-methods", body);
  assert.equal(added.status, 201, JSON.stringify(added.body));
  return { account, methodId: added.body.id, hookPath: new URL(account.hookUrl).pathname };
}

/** The address the page leads on to: the provider's. */
export function leadsTo({ html }: Page): string {
  const address = /http-equiv="refresh" content="0;url=([^"]*)"/i.exec(html)?.[1];
  assert.ok(address, `the page leads nowhere: ${html.slice(0, 2_000)}`);
  return address.replaceAll("&amp;", "&");
}

/** The part of an address after the host: what is asked of our own program. */
export const pathOf = (address: string): string => {
  const { pathname, search } = new URL(address);
  return pathname + search;
};
