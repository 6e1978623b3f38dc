import assert from "node:assert/strict";
import type { Client } from "./http.ts";
import type { TestShop } from "./shop.ts";

export interface KeptFile {
  id: string;
  name: string;
  size: number;
  contentType: string;
  sha256: string;
}

/** Sends a file as the desk does: announced, part by part, completed. */
export async function sendFile(shop: Pick<TestShop, "desk" | "address" | "shop">, name: string, bytes: Buffer) {
  const { desk } = shop;
  const begun = await begin(desk, name, bytes.length);
  for (let position = 0; position < begun.partCount; position++) {
    const part = bytes.subarray(position * begun.partBytes, (position + 1) * begun.partBytes);
    const answer = await desk.send("PUT", `/files/${begun.id}/parts/${position}`, part);
    assert.equal(answer.status, 204, JSON.stringify(answer.body));
  }
  const kept = await desk.send<KeptFile>("POST", `/files/${begun.id}/completion`);
  assert.equal(kept.status, 200, JSON.stringify(kept.body));
  return kept.body;
}

export async function begin(desk: Client, name: string, size: number) {
  const begun = await desk.send<{ id: string; partBytes: number; partCount: number }>("POST", "/files", { name, size });
  assert.equal(begun.status, 201, JSON.stringify(begun.body));
  return begun.body;
}

interface ProductView {
  id: string;
  variants: { id: string; name: string; price: number; sku: string; file: { id: string; name: string } | null }[];
}

/** Puts a digital product in the catalogue, with the file it is sold with. */
export async function digitalProduct(desk: Client, name: string, file: { id: string } | null, price = 1_200) {
  const body = { name, kind: "digital", taxClass: "standard", variants: [{ price, fileId: file?.id ?? null }] };
  const made = await desk.send<ProductView>("POST", "/products", body);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const { id: productId, variants } = made.body;
  const [variant] = variants;
  assert.ok(variant);
  return { productId, variantId: variant.id, file: variant.file };
}

/** Sells the product with another file from now on. */
export async function replaceFile(desk: Client, productId: string, file: { id: string }): Promise<void> {
  const { body: before } = await desk.get<ProductView>(`/products/${productId}`);
  const variants = before.variants.map(({ id, name, price, sku }) => ({ id, name, price, sku, fileId: file.id }));
  const changed = await desk.send("PATCH", `/products/${productId}`, { variants });
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
}
