import { z } from "zod";
import type { Context } from "../context.ts";
import { command } from "../lib/command.ts";
import type { Http } from "../lib/http.ts";
import { ProductInput, ProductPatch, ProductQuery, ProductRow, ProductView, productViewOf } from "./product.ts";
import { changeProduct, createProduct, findProduct, listProducts, removeProduct } from "./products.actions.ts";

const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["catalogue"] });
const Params = z.object({ shop: z.string(), id: z.uuid() });
const ProductList = z
  .object({
    products: z.array(ProductRow),
    nextCursor: z.string().nullable(),
    previousCursor: z.string().nullable(),
  })
  .meta({ id: "ProductList" });

export function registerProducts(http: Http, context: Context): void {
  http.get(
    "/products",
    {
      schema: {
        ...described("listProducts", "Products by name, hidden ones too"),
        querystring: ProductQuery,
        response: { 200: ProductList },
      },
    },
    (request) => listProducts(context.db.reads, request.shop, request.query),
  );
  http.get(
    "/products/:id",
    {
      schema: {
        ...described("getProduct", "One product with its variants"),
        params: Params,
        response: { 200: ProductView },
      },
    },
    async (request, reply) => {
      const product = await findProduct(context.db.reads, request.shop.id, request.params.id);
      reply.header("etag", `"${product.version}"`);
      return productViewOf(product);
    },
  );
  registerProductWrites(http, context);
}

function registerProductWrites(http: Http, context: Context): void {
  http.post(
    "/products",
    { schema: { ...described("createProduct", "Add a product"), body: ProductInput, response: { 201: ProductView } } },
    async (request, reply) => {
      reply.code(201);
      return command(context.db, request, async (tx) =>
        productViewOf(await createProduct(tx, request.shop, request.body, context.now())),
      );
    },
  );
  http.patch(
    "/products/:id",
    {
      schema: {
        ...described("changeProduct", "Change a product; variants left out of the list are taken off sale"),
        params: Params,
        body: ProductPatch,
        response: { 200: ProductView },
      },
    },
    (request) =>
      command(context.db, request, async (tx, caller) => {
        const asked = { caller, id: request.params.id, now: context.now() };
        return productViewOf(await changeProduct(tx, request.shop, asked, request.body));
      }),
  );
  http.delete(
    "/products/:id",
    {
      schema: {
        ...described("removeProduct", "Take a product out of the catalogue; orders keep it"),
        params: Params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await command(context.db, request, (tx, caller) =>
        removeProduct(tx, { caller, id: request.params.id, now: context.now() }),
      );
      return reply.code(204).send(null);
    },
  );
}
