import assert from "node:assert/strict";
import type { Context } from "../../src/context.ts";
import { leftCartJobs } from "../../src/checkout/left/left-carts.jobs.ts";
import type { LeftCartList, LeftCartRow } from "../../src/overview/left-carts/left-cart-row.ts";
import { shopDirectory } from "../../src/shops/shops.actions.ts";
import { idOfMethod, type Item, type TestShop } from "./shop.ts";
import { karim, type Person } from "./people.ts";

export interface LeftOptions {
  person?: Person;
  items?: { item: Item; pieces: number }[];
  agrees?: boolean;
}

const hourMs = 3_600_000;

/** What the stories of baskets left behind need of a shop: leaving one, letting time pass, looking at the list. */
export function leavingBaskets(shop: TestShop) {
  const { db, guest, desk } = shop;
  const listed = async (query = ""): Promise<LeftCartList> => {
    const answer = await desk.get<LeftCartList>(`/left-carts${query}`);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };
  return {
    /** Fills a basket, says who he is, and goes away; the token is his cookie's. */
    leave: async ({ person = karim, items, agrees = true }: LeftOptions = {}): Promise<string> => {
      const chosen = items ?? [{ item: await shop.product({}), pieces: 1 }];
      const lines = chosen.map(({ item, pieces }) => ({ variantId: item.variantId, quantity: pieces }));
      const opened = await guest.send<{ token: string }>("POST", "/carts", { lines });
      const token = opened.body.token;
      const change = { contact: person.contact, deliveryAddress: person.address, agreesToReminder: agrees };
      const said = await guest.send("PATCH", `/carts/${token}`, change);
      assert.equal(said.status, 200, JSON.stringify(said.body));
      return token;
    },
    /** Every basket was last touched so many hours ago. */
    ago: (hours: number) =>
      db.reads.run("update carts set updated_at = $2 where shop_id = $1 and order_id is null", [
        shop.shop.id,
        new Date(Date.now() - hours * hourMs),
      ]),
    /** What runs every ten minutes, and all that follows. */
    round: async () => {
      const context = { db, now: () => new Date(), shops: shopDirectory(db) } satisfies Partial<Context>;
      await leftCartJobs(context as unknown as Context)["remindOfLeftCarts"]?.({} as never);
      await shop.settled();
    },
    listed,
    only: async (): Promise<LeftCartRow> => {
      const { carts } = await listed();
      assert.equal(carts.length, 1, JSON.stringify(carts));
      return carts[0] as LeftCartRow;
    },
    /** Goes on where he stopped: delivery, payment, order. */
    order: async (token: string): Promise<{ id: string; reference: string }> => {
      const of = (table: string, kind: string) => idOfMethod(db, { shop: shop.shop, table, kind });
      const choices = {
        deliveryMethodId: await of("delivery_methods", "shipping"),
        paymentMethodId: await of("payment_methods", "cheque"),
      };
      await guest.send("PATCH", `/carts/${token}`, choices);
      const placed = await guest.send<{ id: string; reference: string }>("POST", `/carts/${token}/placement`, {});
      assert.equal(placed.status, 201, JSON.stringify(placed.body));
      await shop.settled();
      return placed.body;
    },
    /** No basket is kept, and whatever was ordered was ordered long ago. */
    forget: async () => {
      await db.reads.run("delete from carts where shop_id = $1", [shop.shop.id]);
      await db.reads.run("update orders set placed_at = placed_at - interval '1 year' where shop_id = $1", [
        shop.shop.id,
      ]);
    },
  };
}
