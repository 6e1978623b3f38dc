import assert from "node:assert/strict";
import type { z } from "zod";
import type { EditedView, EditPreview, VersionsView } from "../../src/checkout/editing/edit-view.ts";
import { openCorrespondence } from "./correspondence.ts";
import { breaches } from "./invariants.ts";
import { camille } from "./people.ts";
import type { Item, Placed } from "./shop.ts";

type Edited = z.infer<typeof EditedView> & { code?: string; details?: Record<string, unknown> };

/** A shop whose orders are changed after their placement, and its customers' mailbox. */
export async function openEditing() {
  const post = await openCorrespondence();
  const { shop } = post;
  const edit = (order: Pick<Placed, "id">, changes: object, headers: Record<string, string> = {}) =>
    shop.desk.send<Edited>("POST", `/orders/${order.id}/edits`, { tell: "nobody", ...changes }, headers);
  return {
    ...post,
    edit,
    /** An edit that is granted. */
    edited: async (order: Placed, changes: object): Promise<Edited> => {
      const { status, body } = await edit(order, changes);
      assert.equal(status, 201, JSON.stringify(body));
      return body;
    },
    preview: async (order: Placed, changes: object): Promise<EditPreview> => {
      const { status, body } = await shop.desk.send<EditPreview>("POST", `/orders/${order.id}/edits/preview`, changes);
      assert.equal(status, 200, JSON.stringify(body));
      return body;
    },
    versionsOf: async ({ id }: Placed) => (await shop.desk.get<VersionsView>(`/orders/${id}/versions`)).body.versions,
    stockOf: async ({ productId }: Item) => {
      const { body } = await shop.desk.get<{ variants: { stock: number }[] }>(`/products/${productId}`);
      return body.variants[0]?.stock;
    },
    lineNamed: async (order: Placed, name: string) => {
      const line = (await shop.page(order.id)).lines.find((one) => one.name === name);
      assert.ok(line, `the order has ${name}`);
      return line;
    },
    /** Two candles at 28,90 and one soap at 6,90, all of counted stock, with delivery at 4,90. */
    ordered: async () => {
      const candle = await shop.product({ name: "Bougie", price: 2_890, stock: 10 });
      const soap = await shop.product({ name: "Savon", price: 690, stock: 5 });
      const items = [
        { item: candle, pieces: 2 },
        { item: soap, pieces: 1 },
      ];
      return { candle, soap, order: await shop.order({ person: camille, items }) };
    },
    /** Closes the shop once everything has followed; its books must be right. */
    closeWithBooksRight: async () => {
      await shop.settled();
      const broken = await breaches(shop.db, shop.shop.id);
      await post.close();
      assert.deepEqual(broken, []);
    },
  };
}
