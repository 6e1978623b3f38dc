import assert from "node:assert/strict";
import { test } from "node:test";
import { apiInfo } from "../src/api.ts";
import { createApp } from "../src/app.ts";
import type { Config } from "../src/config.ts";
import { openDatabase } from "../src/lib/db.ts";
import type { ApiDocument } from "../src/lib/openapi/document.ts";
import { faultsOf } from "./support/api-faults.ts";

/** The whole program's description; no database is asked. */
async function describeProgram(): Promise<ApiDocument> {
  const db = openDatabase("postgres://127.0.0.1:1/none");
  const config: Config = {
    port: 0,
    host: "127.0.0.1",
    publicUrl: "https://commandes.exemple.fr",
    dataDirectory: "/nonexistent",
    proxyCount: 0,
    logLevel: "error",
  };
  const app = createApp({ db, config, alone: false });
  const api = (await app.openApi()) as ApiDocument;
  await app.close();
  await db.close();
  return api;
}

const api = await describeProgram();
const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
const parametersOf = (path: string, method: string) =>
  (api.paths[path]?.[method]?.parameters ?? []).map((one) => ("$ref" in one ? one.$ref.split("/").at(-1) : one.name));

test("every route of the API says its name, its purpose, its group and its answer, and the description is valid", () => {
  assert.deepEqual(faultsOf(api), []);
  assert.ok(operations.length > 40, `${operations.length} operations`);
});

test("the desk asks for a key or a session, the storefront for nothing", () => {
  for (const { path, method, operation } of operations) {
    const isOpen = apiInfo({ publicUrl: "" }).open?.test(`${method} ${path}`) ?? false;
    assert.equal(operation.security.length === 0, isOpen, path);
  }
  assert.deepEqual(api.components.securitySchemes["session"], { type: "apiKey", in: "cookie", name: "carnet_session" });
});

test("writes can be sent again without harm, and orders are not overwritten unseen", () => {
  // Signing in, the one-time link, and baskets, which are their own key: nothing there is done twice. Trials and the reading of a statement keep nothing, and asking how things stand does nothing twice.
  const isKeyless = (path: string) =>
    /\/(session|set-up|carts|placement|trial)$|\/message-texts\/.*\/(preview|test)$|\/((payment|tracking)-)?check$|\/bank-statements\/reading$/.test(
      path,
    );
  for (const { path, method } of operations) {
    if (method === "post") assert.equal(parametersOf(path, method).includes("IdempotencyKey"), !isKeyless(path), path);
  }
  assert.ok(parametersOf("/api/v1/shops/{shop}/payment-methods/{id}", "put").includes("IfMatch"));
  assert.ok(parametersOf("/api/v1/shops/{shop}/orders/{id}/payments", "post").includes("IfMatch"));
  assert.ok(parametersOf("/api/v1/shops/{shop}/orders/{id}/archive", "delete").includes("IfMatch"));
});

test("the groups of the description are explained", () => {
  assert.deepEqual(
    api.tags.filter((tag) => !tag.description),
    [],
  );
});
