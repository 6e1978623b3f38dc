// What the program says of its own API is true of the program.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTestShop, type TestShop } from "../support/shop.ts";

interface Operation {
  operationId?: string;
  summary?: string;
  tags?: string[];
  parameters?: { name?: string; $ref?: string }[];
  responses: Record<string, unknown>;
  security?: unknown[];
}
interface Description {
  openapi: string;
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> };
}

let shop: TestShop;
let described: Description;
let operations: { name: string; path: string; method: string; operation: Operation }[];
before(async () => {
  shop = await openTestShop();
  described = (await shop.site.get<Description>("/api/openapi.json")).body;
  operations = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, path, method, operation })),
  );
});
after(() => shop.close());

test("every operation has a name of its own, a summary, a known tag and an answer", () => {
  const tags = new Set(described.tags.map((tag) => tag.name));
  const wanting = operations.filter(
    ({ operation }) =>
      !operation.operationId ||
      !operation.summary ||
      !operation.tags?.every((tag) => tags.has(tag)) ||
      !Object.keys(operation.responses).some((status) => status.startsWith("2")),
  );

  assert.ok(described.openapi.startsWith("3.1"));
  assert.ok(operations.length > 50);
  assert.deepEqual(
    wanting.map((one) => one.name),
    [],
  );
  assert.equal(new Set(operations.map((one) => one.operation.operationId)).size, operations.length);
});

test("every reference leads somewhere", () => {
  const references = JSON.stringify(described).match(/"#\/components\/schemas\/[^"]+"/g) ?? [];
  const lost = references.map((one) => one.slice(22, -1)).filter((name) => !(name in described.components.schemas));

  assert.ok(references.length > 20);
  assert.deepEqual([...new Set(lost)], []);
});

test("writes on an order may carry If-Match, and the storefront needs no key", () => {
  const cancel = operations.find((one) => one.operation.operationId === "cancelOrder");
  const place = operations.find((one) => one.operation.operationId === "placeCart");

  assert.ok(cancel?.operation.parameters?.some((one) => one.$ref?.endsWith("/IfMatch")));
  assert.deepEqual(place?.operation.security ?? [], []);
  assert.ok(Object.keys(described.components.securitySchemes).length >= 2);
});

test("every read of the desk that needs nothing but the shop answers to its owner, and to nobody else", async () => {
  const reads = operations.filter(
    ({ method, path }) =>
      method === "get" &&
      /^\/api\/v1\/shops\/\{shop\}\/[^{]*$/.test(path) &&
      !/\/(export|packing-slips\.pdf|events)$/.test(path),
  );

  assert.ok(reads.length >= 8);
  for (const { path } of reads) {
    const url = path.replace("{shop}", shop.shop.slug);
    assert.equal((await shop.owner.get(url)).status, 200, url);
    assert.equal((await shop.site.get(url)).status, 401, url);
  }
});

test("a key of the shop opens its desk, says so in the history, and opens nothing once revoked", async () => {
  const order = await shop.order();
  const made = await shop.desk.send<{ id: string; token: string }>("POST", "/api-keys", { name: "Comptabilité" });
  const asked = { authorization: `Bearer ${made.body.token}` };
  const path = `/api/v1/shops/${shop.shop.slug}/orders/${order.id}`;

  const paid = await shop.site.send("POST", `${path}/payments`, { tell: "nobody" }, asked);
  const [last] = (await shop.page(order.id)).history;
  await shop.desk.send("DELETE", `/api-keys/${made.body.id}`);
  const refused = await shop.site.send("POST", `${path}/payments/reversal`, {}, asked);

  assert.equal(paid.status, 201);
  assert.deepEqual([last?.kind, last?.actor.kind, last?.actor.name], ["payment.received", "api", "Comptabilité"]);
  assert.equal(refused.status, 401);
});
