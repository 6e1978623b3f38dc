import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTestShop, type TestShop } from "../support/shop.ts";

let shop: TestShop;
before(async () => {
  shop = await openTestShop();
});
after(() => shop.close());

interface Variant {
  id: string;
  sku: string;
  name: string;
  price: number;
  stock: number | null;
}
interface Product {
  id: string;
  slug: string;
  name: string;
  version: number;
  variants: Variant[];
}

const bowl = (change: object = {}) => ({
  name: "Bol en grès",
  taxClass: "standard",
  variants: [
    { name: "Bleu", sku: "", price: 2_200, stock: 5_000 },
    { name: "Sable", sku: "", price: 2_400, stock: null },
  ],
  ...change,
});

async function create(change: object = {}): Promise<Product> {
  const answer = await shop.desk.send<Product>("POST", "/products", bowl(change));
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body;
}

const change = (product: Product, patch: object, headers: Record<string, string> = {}) =>
  shop.desk.send<Product>("PATCH", `/products/${product.id}`, patch, headers);

const page = (path: string) => shop.site.get<string>(`/s/${shop.shop.slug}${path}`);

/** What is on hand, and the sum of the movements that led to it. */
async function stockOf(variantId: string): Promise<{ onHand: number; moved: number }> {
  const row = await shop.db.reads.one<{ onHand: number; moved: number }>(
    `select on_hand as "onHand", (select coalesce(sum(quantity), 0)::bigint from stock_movements where variant_id = v.id) as moved
     from variants as v where id = $1`,
    [variantId],
  );
  assert.ok(row);
  return { ...row };
}

test("a product is created with its variants, read again, and listed", async () => {
  const made = await create();

  const read = await shop.desk.get<Product>(`/products/${made.id}`);
  const list = await shop.desk.get<{
    products: { id: string; priceMin: number; priceMax: number; available: number }[];
  }>("/products?q=gres%20BOL");

  assert.deepEqual(read.body, made);
  assert.equal(read.headers.get("etag"), '"1"');
  assert.deepEqual(
    made.variants.map(({ name, price, stock }) => [name, price, stock]),
    [
      ["Bleu", 2_200, 5_000],
      ["Sable", 2_400, null],
    ],
  );
  assert.ok(made.variants.every((variant) => /^[0-9A-F]{8}$/.test(variant.sku)));
  const [row] = list.body.products.filter((product) => product.id === made.id);
  assert.deepEqual([row?.priceMin, row?.priceMax, row?.available], [2_200, 2_400, 5_000]);
});

test("two products of one name get two addresses", async () => {
  const [first, second] = [await create({ name: "Cœur d’Été" }), await create({ name: "Cœur d’Été" })];

  assert.deepEqual([first.slug, second.slug], ["coeur-d-ete", "coeur-d-ete-2"]);
});

test("variants are changed, added and taken off sale in one go", async () => {
  const made = await create();
  const [blue, sand] = made.variants;

  const changed = await change(made, {
    variants: [
      { id: sand?.id, name: "Sable clair", sku: sand?.sku, price: 2_500 },
      { name: "Vert", sku: "BOL-VERT", price: 2_300, stock: 1_000 },
    ],
  });
  const sellable = await shop.db.reads.one<{ archived: boolean }>(
    "select archived_at is not null as archived from variants where id = $1",
    [blue?.id],
  );

  assert.deepEqual(
    changed.body.variants.map(({ name, price, stock }) => [name, price, stock]),
    [
      ["Sable clair", 2_500, null],
      ["Vert", 2_300, 1_000],
    ],
  );
  assert.equal(changed.body.variants[0]?.id, sand?.id);
  assert.equal(sellable?.archived, true);
});

test("setting the stock writes the difference: what is on hand is always the sum of the movements", async () => {
  const made = await create();
  const [blue, sand] = made.variants;
  assert.ok(blue && sand);
  const set = (stock: number | null, more: object = {}) =>
    change(made, { variants: [{ ...pick(blue), stock, ...more }, pick(sand)] });

  await set(12_000);
  await set(3_500);
  await set(3_500);
  const uncounted = await set(null);

  assert.deepEqual(await stockOf(blue.id), { onHand: 3_500, moved: 3_500 });
  assert.equal(uncounted.body.variants[0]?.stock, null);
});

test("a stock typed over a sale made meanwhile is refused and nothing is lost", async () => {
  const made = await create({ variants: [{ price: 2_200, stock: 5_000 }] });
  const [only] = made.variants;
  assert.ok(only);
  await shop.order({ items: [{ item: { variantId: only.id, productId: made.id }, pieces: 2 }] });

  const late = await change(made, { variants: [{ ...pick(only), stock: 9_000, stockSeen: 5_000 }] });
  const renamed = await change(made, { name: "Bol rond", variants: [pick(only)] });
  const informed = await change(made, { variants: [{ ...pick(only), stock: 9_000, stockSeen: 3_000 }] });

  assert.equal(late.body.version, undefined);
  assert.equal((late.body as unknown as { code: string }).code, "changed_meanwhile");
  assert.equal(renamed.body.variants[0]?.stock, 3_000);
  assert.equal(informed.status, 200);
  assert.deepEqual(await stockOf(only.id), { onHand: 9_000, moved: 9_000 });
});

test("a SKU belongs to one item of the shop; once that is off sale another may have it", async () => {
  const first = await create({ variants: [{ sku: "UNIQUE-1", price: 100 }] });
  const other = { name: "Autre", variants: [{ sku: "UNIQUE-1", price: 100 }] };

  const refused = await shop.desk.send("POST", "/products", bowl(other));
  const twice = await shop.desk.send(
    "POST",
    "/products",
    bowl({
      variants: [
        { name: "A", sku: "X-9", price: 1 },
        { name: "B", sku: "X-9", price: 1 },
      ],
    }),
  );
  await shop.desk.send("DELETE", `/products/${first.id}`);
  const accepted = await shop.desk.send("POST", "/products", bowl(other));

  assert.deepEqual([refused.status, refused.body["code"]], [409, "sku_taken"]);
  assert.equal(twice.body["code"], "sku_taken");
  assert.equal(accepted.status, 201);
});

test("two people editing one product: the second is told it changed", async () => {
  const made = await create();

  const first = await change(made, { name: "Bol large" }, { "if-match": '"1"' });
  const second = await change(made, { name: "Bol étroit" }, { "if-match": '"1"' });

  assert.deepEqual([first.status, second.status], [200, 409]);
  assert.equal((await shop.desk.get<Product>(`/products/${made.id}`)).body.name, "Bol large");
});

test("a product taken out of the catalogue is nowhere, and orders keep it", async () => {
  const made = await create({ name: "Éphémère", variants: [{ price: 1_000, stock: 3_000 }] });
  const variantId = made.variants[0]?.id ?? "";
  const order = await shop.order({ items: [{ item: { variantId, productId: made.id }, pieces: 1 }] });

  const removed = await shop.desk.send("DELETE", `/products/${made.id}`);

  assert.equal(removed.status, 204);
  assert.equal((await shop.desk.get(`/products/${made.id}`)).status, 404);
  assert.equal((await page(`/produit/${made.slug}`)).status, 404);
  const cart = await shop.guest.send("POST", "/carts", { lines: [{ variantId, quantity: 1 }] });
  assert.notEqual(cart.status, 500);
  assert.equal((await shop.page(order.id)).lines[0]?.name, "Éphémère");
  assert.deepEqual(await stockOf(variantId), { onHand: 2_000, moved: 2_000 });
});

test("what a product names must exist in the shop, and every number must make sense", async () => {
  const nobody = "01900000-0000-7000-8000-000000000000";
  const codeOf = async (body: object) => (await shop.desk.send("POST", "/products", bowl(body))).body["code"];

  assert.equal(await codeOf({ taxClass: "luxe" }), "tax_class_unknown");
  assert.equal(await codeOf({ categoryId: nobody }), "category_not_found");
  assert.equal(await codeOf({ pictureId: nobody }), "picture_not_found");
  for (const variant of [
    { price: -1 },
    { price: 1.5 },
    { price: 1, stock: -1 },
    { price: 1, weightGrams: 1e12 },
    { price: 1e15 },
  ]) {
    assert.equal(await codeOf({ variants: [variant] }), "invalid_request", JSON.stringify(variant));
  }
  assert.equal(await codeOf({ variants: [] }), "invalid_request");
  assert.equal(await codeOf({ variants: [{ price: 1 }, { price: 2 }] }), "invalid_request");
  assert.equal(await codeOf({ prix: 3 }), "invalid_request");
});

test("names in any script, with quotes and tags, are kept as text", async () => {
  const name = `<script>alert("é")</script> 🕯️ \u202Eabc =cmd|'/c calc'!A0`;

  const made = await create({ name });
  const html = await page(`/produit/${made.slug}`);

  assert.equal(made.name, name);
  assert.equal(html.status, 200);
  assert.equal(html.body.includes("<script>alert"), false);
});

test("long lists come in pages that neither repeat nor skip", async () => {
  const names = Array.from({ length: 7 }, (_, index) => `Page ${String.fromCharCode(65 + index)}`);
  for (const name of names) await create({ name, variants: [{ price: 100 }] });

  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query: string = `q=page&limit=3${cursor && `&cursor=${cursor}`}`;
    const { body }: { body: { products: Product[]; nextCursor: string | null } } = await shop.desk.get(
      `/products?${query}`,
    );
    seen.push(...body.products.map((product) => product.name));
    cursor = body.nextCursor;
  }

  assert.deepEqual(seen, names);
  type Turned = { products: Product[]; nextCursor: string | null; previousCursor: string | null };
  const turn = async (cursor: string | null) =>
    (await shop.desk.get<Turned>(`/products?q=page&limit=3&cursor=${cursor}`)).body;
  const first = (await shop.desk.get<Turned>("/products?q=page&limit=3")).body;
  const second = await turn(first.nextCursor);
  const last = await turn(second.nextCursor);
  assert.deepEqual((await turn(last.previousCursor)).products, second.products);
  assert.deepEqual(await turn(second.previousCursor), first);
  assert.equal((await shop.desk.get("/products?cursor=bricolage")).body["code"], "page_cursor_invalid");
});

const pick = ({ id, sku, name, price }: Variant) => ({ id, sku, name, price });
