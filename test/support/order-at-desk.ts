import assert from "node:assert/strict";
import type { Placed, TestShop } from "./shop.ts";

/** The answer of a verb that makes no sense now. */
export const notNow = [409, "verb_not_allowed_now"];

/** What a merchant sees of an order, what he asks, and what its customer sees. */
export function orderAtDesk(shop: TestShop) {
  const ask = (method: string, { id }: Placed, path: string, body?: object) =>
    shop.desk.send(method, `/orders/${id}/${path}`, body ?? (method === "POST" ? {} : undefined));
  return {
    ask,
    status: async ({ id }: Placed) => (await shop.page(id)).fulfilmentStatus,
    offered: async ({ id }: Placed) => (await shop.page(id)).actions.map((one) => one.verb),
    /** Takes a verb back, and expects it to be granted. */
    undo: async (order: Placed, path: string) => {
      const answer = await ask("DELETE", order, path);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
    },
    refusal: async (answer: ReturnType<typeof ask>) => {
      const { status, body } = await answer;
      return [status, body["code"]];
    },
    /** The kinds of what happened, oldest first. */
    told: async ({ id }: Placed) => (await shop.page(id)).history.map((one) => one.kind).toReversed(),
    /** The customer's page. */
    tracking: async (order: Placed) =>
      (await shop.site.get<string>(order.trackingUrl.replace(/^https?:\/\/[^/]+/, ""))).body,
  };
}
