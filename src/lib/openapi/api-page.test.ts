import assert from "node:assert/strict";
import test from "node:test";
import { z } from "zod";
import { registerApiDescription } from "./api-page.ts";
import { createHttp } from "../http.ts";

const Book = z
  .object({ title: z.string().describe('Never "<script>"'), pages: z.int().nullable() })
  .meta({ id: "Book" });

function serve() {
  const { http, routes } = createHttp({
    tell: ({ code }) => ({ type: "", code, title: code, status: 500 }),
    proxyCount: 0,
  });
  const schema = { operationId: "getBook", summary: "One book", tags: ["books"], response: { 200: z.array(Book) } };
  http.get("/books/:id", { schema }, () => []);
  registerApiDescription(http, routes, { title: "Library", version: "1", refusals: { not_found: 404 } });
  return http;
}

test("the API is described for programs", async () => {
  const answer = await serve().inject("/api/openapi.json");

  assert.equal(answer.statusCode, 200);
  assert.match(String(answer.headers["content-type"]), /^application\/json/);
  const api = answer.json<{ openapi: string; paths: object }>();
  assert.equal(api.openapi, "3.1.0");
  assert.deepEqual(Object.keys(api.paths), ["/books/{id}"]);
});

test("people read the same in their language, on one page without script", async () => {
  const http = serve();

  const french = await http.inject({ url: "/api", headers: { "accept-language": "fr-CA,en;q=0.5" } });
  const english = await http.inject({ url: "/api", headers: { "accept-language": "en-GB" } });
  const asked = await http.inject({ url: "/api?lang=en", headers: { "accept-language": "fr" } });

  assert.match(french.body, /<html lang="fr">[^]*Réponse 200/);
  assert.match(english.body, /<html lang="en">[^]*Answer 200/);
  assert.equal(asked.body, english.body);
  assert.match(english.body, /<a href="#getBook"[^]*<article id="getBook">[^]*GET \/books\/\{id\}/);
  assert.match(english.body, /list of <a href="#object-Book">Book<\/a>[^]*<article id="object-Book">/);
  assert.match(english.body, /Never &#34;&#60;script&#62;&#34;/);
  assert.doesNotMatch(english.body, /<script/);
  assert.match(String(english.headers["content-security-policy"]), /^default-src 'none'; style-src 'sha256-/);
});
