// The files a shop sells: what is sent and never sold is forgotten, and none is ever a page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { forgetLooseFiles } from "../../src/catalog/files/files.actions.ts";
import { digitalProduct, sendFile } from "../support/files.ts";
import { openTestShop, type TestShop } from "../support/shop.ts";

let shop: TestShop;
before(async () => {
  shop = await openTestShop();
});
after(() => shop.close());

test("a file no product was given is forgotten after a day; one that is sold stays", async () => {
  const loose = await sendFile(shop, "brouillon.pdf", Buffer.alloc(400));
  const sold = await sendFile(shop, "livre.pdf", Buffer.alloc(500));
  await digitalProduct(shop.desk, "Livre", sold);

  await forgetLooseFiles(shop.db, new Date(Date.now() + 2 * 86_400_000));

  const asked = (id: string) => shop.desk.send("POST", `/files/${id}/completion`);
  const gone = await asked(loose.id);
  assert.deepEqual([gone.status, gone.body["code"]], [404, "file_not_found"]);
  assert.equal((await asked(sold.id)).body["sha256"], sold.sha256);
});

test("a page sent as a file is never served as a page, nor under a name that leads elsewhere", async () => {
  const page = Buffer.from("<!doctype html><script>alert(1)</script>");

  const kept = await sendFile(shop, "../../<b>x</b>.html", page);

  assert.deepEqual([kept.name, kept.contentType], ["b>.html", "application/octet-stream"]);
});
