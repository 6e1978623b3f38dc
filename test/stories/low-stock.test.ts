// Little is left of something: the merchant hears of it once, when the stock crosses the threshold.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { ProductRow, ProductView } from "../../src/catalog/product.ts";
import { openCorrespondence, type Correspondence } from "../support/correspondence.ts";
import { sophie, type Item, type Placed } from "../support/shop.ts";

let desk: Correspondence;
before(async () => {
  desk = await openCorrespondence({ settings: { lowStock: 3_000 } });
});
after(() => desk.close());

const sold = (item: Item, pieces: number): Promise<Placed> => desk.shop.order({ items: [{ item, pieces }] });

async function warnings(name: string): Promise<string[]> {
  await desk.shop.settled();
  const mails = (await desk.allMails()).filter(
    ({ to, subject }) => to.includes(sophie.email) && subject.includes(name),
  );
  return mails.filter(({ subject }) => subject.startsWith("Stock bas")).map(({ text }) => text);
}

const rowOf = async (name: string) =>
  (await desk.shop.desk.get<{ products: ProductRow[] }>("/products")).body.products.find((one) => one.name === name);

/** Types a stock, and the threshold of its own, in thousandths. */
async function type(item: Item, typed: { stock?: number; lowStock?: number | null }): Promise<void> {
  const path = `/products/${item.productId}`;
  const { variants } = (await desk.shop.desk.get<ProductView>(path)).body;
  const given = variants.map(({ id, name, sku, price }) => ({ id, name, sku, price, ...typed }));
  const answer = await desk.shop.desk.send("PATCH", path, { variants: given });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

test("crossing the shop's threshold is told once, not at each sale, and again after a restock", async () => {
  const item = await desk.shop.product({ name: "Bol Ardoise", stock: 6 });
  await sold(item, 2);
  assert.deepEqual(await warnings("Bol Ardoise"), []);
  assert.equal((await rowOf("Bol Ardoise"))?.isLow, false);

  const order = await sold(item, 2);
  const [first, ...more] = await warnings("Bol Ardoise");
  assert.deepEqual(more, []);
  assert.match(first ?? "", /Bol Ardoise[\s\S]*2 en stock/);
  assert.equal((await rowOf("Bol Ardoise"))?.isLow, true);
  const { history } = await desk.shop.page(order.id);
  assert.ok(history.some(({ kind, actor }) => kind === "stock.low" && actor.kind === "system"));

  await sold(item, 1);
  assert.equal((await warnings("Bol Ardoise")).length, 1);

  await type(item, { stock: 10_000 });
  assert.equal((await rowOf("Bol Ardoise"))?.isLow, false);
  await sold(item, 8);
  assert.equal((await warnings("Bol Ardoise")).length, 2);
});

test("a variant's own threshold wins; who types a small stock himself is not told", async () => {
  const item = await desk.shop.product({ name: "Vase Craie", stock: 20 });
  await type(item, { lowStock: 10_000 });
  await sold(item, 10);
  assert.equal((await warnings("Vase Craie")).length, 1);

  await type(item, { stock: 2_000, lowStock: 0 });
  await sold(item, 1);
  assert.equal((await warnings("Vase Craie")).length, 1);
  await sold(item, 1);
  assert.equal((await warnings("Vase Craie")).length, 2);
});

test("what comes back to the shelf may run low again; the merchant may not want to hear of it", async () => {
  const item = await desk.shop.product({ name: "Plat Lin", stock: 5 });
  const order = await sold(item, 3);
  assert.equal((await warnings("Plat Lin")).length, 1);
  await desk.shop.verb(order.id, "cancellation", { reason: "Erreur" });
  await desk.shop.settled();
  await desk.shop.desk.send("PATCH", "/settings", { tellMerchantOfLowStock: false });
  await sold(item, 3);
  assert.equal((await warnings("Plat Lin")).length, 1);
  await desk.shop.desk.send("PATCH", "/settings", { tellMerchantOfLowStock: true });
});
