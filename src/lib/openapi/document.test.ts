import assert from "node:assert/strict";
import test from "node:test";
import { z } from "zod";
import { createHttp } from "../http.ts";
import { describeApi, type ApiInfo } from "./document.ts";
import { faultsOf } from "../../../test/support/api-faults.ts";

const info: ApiInfo = {
  title: "Lending library",
  version: "1",
  refusals: { not_found: 404, book_is_out: 409 },
  servers: ["https://books.example"],
  tags: [
    { name: "books", description: "What is lent" },
    { name: "nothing", description: "Without a route" },
  ],
  sessionCookie: "reader",
  open: /^get \/open\//,
  versioned: /\/books\/\{/,
  parameters: { town: "The town's name" },
};

const Author = z.object({ name: z.string(), country: z.string().default("FR") }).meta({ id: "Author" });
const Book = z.object({ title: z.string(), author: Author, pages: z.int().nullable() }).meta({ id: "Book" });
const one = (operationId: string) => ({ operationId, summary: "Something", tags: ["books"] });

function describe(add: (http: ReturnType<typeof createHttp>["http"]) => void) {
  const { http, routes } = createHttp({ tell: never, proxyCount: 0 });
  add(http);
  return JSON.parse(JSON.stringify(describeApi(routes, info))) as ReturnType<typeof describeApi>;
}

const never = (): never => {
  throw new Error("only described, never called");
};

test("a route is described with its path, its parameters, its answer and the refusals", () => {
  const query = z.strictObject({
    page: z.coerce.number().int().min(1).default(1).describe("From 1"),
    word: z.string(),
  });
  const params = z.object({ id: z.uuid() });

  const api = describe((http) =>
    http.get(
      "/:town/books/:id",
      { schema: { ...one("getBook"), params, querystring: query, response: { 200: Book } } },
      never,
    ),
  );

  const get = api.paths["/{town}/books/{id}"]?.["get"];
  assert.equal(get?.operationId, "getBook");
  assert.deepEqual(get?.parameters, [
    { name: "town", in: "path", required: true, description: "The town's name", schema: { type: "string" } },
    {
      name: "id",
      in: "path",
      required: true,
      schema: { type: "string", format: "uuid", pattern: get?.parameters[1] && patternOf(get.parameters[1]) },
    },
    {
      name: "page",
      in: "query",
      required: false,
      description: "From 1",
      schema: { default: 1, type: "integer", minimum: 1 },
    },
    { name: "word", in: "query", required: true, schema: { type: "string" } },
  ]);
  assert.deepEqual(get?.responses["200"], {
    description: "OK",
    content: { "application/json": { schema: { $ref: "#/components/schemas/Book" } } },
  });
  assert.deepEqual(get?.responses["default"], { $ref: "#/components/responses/Problem" });
  assert.deepEqual(api.components.responses["Problem"]?.["x-codes"], info.refusals);
  assert.deepEqual(faultsOf(api), []);
});

const patternOf = (parameter: object) => (parameter as { schema: { pattern?: string } }).schema.pattern;

test("a schema that is sent without what it is answered with has two names", () => {
  const api = describe((http) =>
    http.post("/books", { schema: { ...one("addBook"), body: Book, response: { 201: Book } } }, never),
  );

  const { Book: book, BookInput: input, Author: author, AuthorInput: sent } = api.components.schemas;
  assert.deepEqual(author?.["required"], ["name", "country"]);
  assert.deepEqual(sent?.["required"], ["name"]);
  assert.match(JSON.stringify(input), /schemas\/AuthorInput"/);
  assert.match(JSON.stringify(book), /schemas\/Author"/);
  const post = api.paths["/books"]?.["post"];
  assert.match(JSON.stringify(post?.requestBody), /schemas\/BookInput"/);
  assert.deepEqual(faultsOf(api), []);
});

test("two schemas may not share a name", () => {
  const other = z.object({ different: z.boolean() }).meta({ id: "Author" });

  assert.throws(
    () =>
      describe((http) => {
        http.get("/a", { schema: { ...one("a"), response: { 200: z.array(Author) } } }, never);
        http.get("/b", { schema: { ...one("b"), response: { 200: z.array(other) } } }, never);
      }),
    /two different schemas are called Author/,
  );
});

test("a POST takes an idempotency key unless it says it is keyless, and writes on what has a version take If-Match", () => {
  const api = describe((http) => {
    http.post("/books", { schema: { ...one("addBook"), response: { 204: z.null() } } }, never);
    http.post("/visits", { schema: { ...one("visit"), isKeyless: true, response: { 204: z.null() } } }, never);
    http.delete("/books/:id", { schema: { ...one("burnBook"), response: { 204: z.null() } } }, never);
  });

  const names = (path: string, method: string) =>
    api.paths[path]?.[method]?.parameters.flatMap((one) => ("$ref" in one ? [one.$ref.split("/").at(-1)] : []));
  assert.deepEqual(names("/books", "post"), ["IdempotencyKey"]);
  assert.deepEqual(names("/visits", "post"), []);
  assert.deepEqual(names("/books/{id}", "delete"), ["IfMatch"]);
  assert.deepEqual(api.paths["/books"]?.["post"]?.responses["204"], { description: "No Content" });
  assert.deepEqual(faultsOf(api), []);
});

test("open paths ask for no key, hidden routes and pages for people are left out, answers in other formats are named", () => {
  const Cover = z.any().meta({ contentTypes: ["image/png"], description: "The picture" });

  const api = describe((http) => {
    http.get("/open/cover", { schema: { ...one("getCover"), response: { 200: Cover } } }, never);
    http.get("/shut", { schema: { ...one("shut"), response: { 200: z.object({}) } } }, never);
    http.get("/hidden", { schema: { ...one("hidden"), hide: true } }, never);
    http.get("/page", never);
  });

  assert.deepEqual(Object.keys(api.paths), ["/open/cover", "/shut"]);
  assert.deepEqual(api.paths["/open/cover"]?.["get"]?.security, []);
  assert.deepEqual(api.paths["/shut"]?.["get"]?.security, [{ apiKey: [] }, { session: [] }]);
  assert.deepEqual(api.paths["/open/cover"]?.["get"]?.responses["200"], {
    description: "The picture",
    content: { "image/png": { schema: {} } },
  });
  assert.deepEqual(api.tags, [{ name: "books", description: "What is lent" }]);
  assert.deepEqual(faultsOf(api), []);
});

test("a document with a lost reference, a missing summary or an id used twice is faulty", () => {
  const api = describe((http) => {
    http.get("/a", { schema: { operationId: "a", tags: ["books"], response: { 200: Book } } }, never);
    http.get("/b", { schema: { ...one("a") } }, never);
  });
  delete api.components.schemas["Author"];

  assert.deepEqual(faultsOf(api), [
    "GET /a has no summary",
    "GET /b has no answer",
    "GET /b has the operationId of GET /a",
    "#/components/schemas/Author is nowhere",
  ]);
});
