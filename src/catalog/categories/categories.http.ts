import { z } from "zod";
import type { Context } from "../../context.ts";
import { command } from "../../lib/command.ts";
import type { Db } from "../../lib/db.ts";
import type { Http } from "../../lib/http.ts";
import {
  changeCategory,
  createCategory,
  listCategories,
  orderCategories,
  removeCategory,
} from "./categories.actions.ts";
import { CategoryInput, CategoryPatch, CategoryView } from "./category.ts";

const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["catalogue"] });
const Params = z.object({ shop: z.string(), id: z.uuid() });
const CategoryList = z.object({ categories: z.array(CategoryView) }).meta({ id: "CategoryList" });

export function registerCategories(http: Http, { db }: Context): void {
  http.get(
    "/categories",
    { schema: { ...described("listCategories", "All categories, in order"), response: { 200: CategoryList } } },
    async (request) => ({ categories: await listCategories(db.reads, request.shop.id) }),
  );
  http.post(
    "/categories",
    {
      schema: {
        ...described("createCategory", "Add a category"),
        body: CategoryInput,
        response: { 201: CategoryView },
      },
    },
    async (request, reply) => {
      reply.code(201);
      return command(db, request, (tx, caller) => createCategory(tx, caller.shopId, request.body));
    },
  );
  http.put(
    "/categories/order",
    {
      schema: {
        ...described("orderCategories", "Choose the order in which customers see them"),
        body: z.strictObject({ ids: z.array(z.uuid()).max(1_000) }),
        response: { 200: CategoryList },
      },
    },
    (request) =>
      command(db, request, async (tx, caller) => ({
        categories: await orderCategories(tx, caller.shopId, request.body.ids),
      })),
  );
  registerOneCategory(http, db);
}

function registerOneCategory(http: Http, db: Db): void {
  http.patch(
    "/categories/:id",
    {
      schema: {
        ...described("changeCategory", "Change a category, show or hide it"),
        params: Params,
        body: CategoryPatch,
        response: { 200: CategoryView },
      },
    },
    (request) => command(db, request, (tx, caller) => changeCategory(tx, caller, request.params.id, request.body)),
  );
  http.delete(
    "/categories/:id",
    {
      schema: {
        ...described("removeCategory", "Remove a category that holds no product"),
        params: Params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await command(db, request, (tx, caller) => removeCategory(tx, caller, request.params.id));
      return reply.code(204).send(null);
    },
  );
}
