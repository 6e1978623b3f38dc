import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createClient } from "../support/http.ts";
import { openTestShop, sophie, type TestShop } from "../support/shop.ts";

let shop: TestShop;
before(async () => {
  shop = await openTestShop();
});
after(() => shop.close());

interface Category {
  id: string;
  slug: string;
  name: string;
}
interface Product {
  id: string;
  slug: string;
}

async function create(change: object): Promise<Product> {
  const product = { taxClass: "standard", variants: [{ price: 2_400 }], ...change };
  const answer = await shop.desk.send<Product>("POST", "/products", product);
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body;
}

const page = (path: string) => shop.site.get<string>(`/s/${shop.shop.slug}${path}`);

test("Q35 each category is a page of the shop that groups its products, in the merchant's order", async () => {
  const category = async (name: string) => (await shop.desk.send<Category>("POST", "/categories", { name })).body;
  const [ceramics, linen] = [await category("Céramique"), await category("Linge de lin")];
  await create({ name: "Vase rond", categoryId: ceramics.id });
  await create({ name: "Torchon", categoryId: linen.id });

  await shop.desk.send("PUT", "/categories/order", { ids: [linen.id, ceramics.id] });
  const list = await shop.desk.get<{ categories: Category[] }>("/categories");
  const html = await page("/categorie/ceramique");

  assert.deepEqual(
    list.body.categories.map((one) => one.name),
    ["Linge de lin", "Céramique"],
  );
  assert.equal(html.status, 200);
  assert.ok(html.body.includes("Vase rond"));
  assert.equal(html.body.includes("Torchon"), false);
});

test("a category that holds products is not removed, an empty one is; a hidden one has no page", async () => {
  const { body: made } = await shop.desk.send<Category>("POST", "/categories", { name: "Saison" });
  const product = await create({ name: "Couronne", categoryId: made.id });

  const refused = await shop.desk.send("DELETE", `/categories/${made.id}`);
  await shop.desk.send("PATCH", `/categories/${made.id}`, { isVisible: false });
  const hidden = await page("/categorie/saison");
  await shop.desk.send("PATCH", `/products/${product.id}`, { categoryId: null });
  const removed = await shop.desk.send("DELETE", `/categories/${made.id}`);

  assert.deepEqual([refused.status, refused.body["code"]], [409, "category_in_use"]);
  assert.equal(hidden.status, 404);
  assert.equal(removed.status, 204);
});

test("a picture is kept for what its bytes say it is; a drawing with scripts is refused", async () => {
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const send = async (bytes: Buffer | string, type: string) => {
    const headers = { ...(await sophiesHeaders()), "content-type": type };
    const url = `${shop.address}/api/v1/shops/${shop.shop.slug}/pictures`;
    const body = typeof bytes === "string" ? bytes : new Uint8Array(bytes);
    const answer = await fetch(url, { method: "POST", body, headers });
    return { status: answer.status, body: (await answer.json()) as { id: string; code?: string } };
  };

  const kept = await send(png, "image/jpeg");
  const lying = await send("<svg onload='alert(1)'/>", "image/png");
  const drawing = await send("<svg/>", "image/svg+xml");
  const product = await create({ name: "Avec image", pictureId: kept.body.id });
  const shown = await shop.site.get(`/s/${shop.shop.slug}/images/${kept.body.id}`);

  assert.equal(kept.status, 201);
  assert.equal(lying.body.code, "picture_not_supported");
  assert.ok(drawing.status === 415 || drawing.status === 422);
  assert.equal(shown.headers.get("content-type"), "image/png");
  assert.ok((await page(`/produit/${product.slug}`)).body.includes(kept.body.id));
});

async function sophiesHeaders(): Promise<{ cookie: string; origin: string }> {
  const origin = shop.address;
  const credentials = { email: sophie.email, password: sophie.password };
  const answer = await createClient(origin, { origin }).send("POST", "/api/v1/session", credentials);
  return { origin, cookie: answer.headers.getSetCookie()[0]?.split(";")[0] ?? "" };
}
