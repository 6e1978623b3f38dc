import assert from "node:assert/strict";
import { sophie, type Placed, type TestShop } from "./shop.ts";

/** The first invoice of an order, which must have one. */
export async function invoiceOf(shop: TestShop, order: Placed) {
  const [invoice] = (await shop.page(order.id)).invoices;
  assert.ok(invoice, "the order has an invoice");
  return invoice;
}

/** The bytes of a document of the desk, as a browser that is signed in gets them. */
export async function documentOf(shop: TestShop, path: string): Promise<{ bytes: Buffer; headers: Headers }> {
  const signedIn = await fetch(`${shop.address}/api/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: shop.address },
    body: JSON.stringify({ email: sophie.email, password: sophie.password }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const answer = await fetch(`${shop.address}/api/v1/shops/${shop.shop.slug}${path}`, { headers: { cookie } });
  assert.equal(answer.status, 200);
  return { bytes: Buffer.from(await answer.arrayBuffer()), headers: answer.headers };
}
