// The campaign that brought a customer stands with his order, and nothing follows him about.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { leavingBaskets } from "../support/left-carts.ts";
import { karim } from "../support/people.ts";
import { openTestShop, type TestShop } from "../support/shop.ts";

let shop: TestShop;
before(async () => {
  shop = await openTestShop();
});
after(() => shop.close());

test("E10 the campaign of the visit goes with the basket to the order, by no cookie but the basket's, and shows only where there is one", async () => {
  const { site } = shop;
  const { slug } = shop.shop;
  const item = await shop.product({ name: "Coupe" });
  const utm = "utm_source=lettre&utm_medium=email&utm_campaign=no%C3%ABl&gclid=EAIaIQ";
  const home = await site.get<string>(`/s/${slug}/?${utm}`);
  assert.deepEqual(home.headers.getSetCookie(), [], "looking writes no cookie");
  const link = new RegExp(`href="(/s/${slug}/produit/${item.productId}[^"]*)"`).exec(home.body)?.[1] ?? "";
  const product = await site.get<string>(link.replaceAll("&amp;", "&"));
  const action = /action="([^"]*\/panier\?[^"]*)"/.exec(product.body)?.[1]?.replaceAll("&amp;", "&") ?? "";
  assert.match(action, /utm_campaign=no%C3%ABl$/, "the advertiser's mark on this one visitor goes no further");

  const added = await site.send("POST", action, { variantId: item.variantId, quantity: "1" });
  const [cookie, ...others] = added.headers.getSetCookie();
  assert.deepEqual(others, []);
  const token = /=([^;]*)/.exec(cookie ?? "")?.[1] ?? "";
  await shop.guest.send("PATCH", `/carts/${token}`, {
    contact: karim.contact,
    deliveryAddress: karim.address,
  });
  const { id } = await leavingBaskets(shop).order(token);
  assert.deepEqual((await shop.page(id)).provenance, {
    campaign: { source: "lettre", medium: "email", name: "noël" },
    remindedAt: null,
  });
  assert.equal((await shop.page((await shop.order()).id)).provenance, null);
});
