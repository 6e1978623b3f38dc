import type { Context } from "../../context.ts";
import { command, versionOf } from "../../lib/command.ts";
import type { Http } from "../../lib/http.ts";
import { versionsOf } from "../../orders/editing/editing.actions.ts";
import { OrderParams } from "../../orders/order-state.ts";
import { EditChanges, OrderEdit } from "./edit.ts";
import { EditedView, EditPreview, previewOf, VersionsView, versionsView } from "./edit-view.ts";
import { editOrder, isEditShort, planEdit, shortageOfEdit } from "./edits.actions.ts";

const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["orders"] });

export function registerEdits(http: Http, context: Context): void {
  http.post(
    "/orders/:id/edits/preview",
    {
      schema: {
        ...described("previewEdit", "What an edit would change: sums, stock, money, documents. Nothing is written"),
        params: OrderParams,
        body: EditChanges,
        response: { 200: EditPreview },
      },
    },
    async (request) => {
      const { shop, params, body, headers } = request;
      const caller = { ...request.caller, ifMatch: versionOf(headers["if-match"]) };
      const asked = { caller, orderId: params.id, now: context.now() };
      return previewOf(shop, await planEdit(context.db.reads, shop, asked, body));
    },
  );
  http.post(
    "/orders/:id/edits",
    {
      schema: {
        ...described("editOrder", "Change a placed order: its lines, prices, delivery, addresses, customer"),
        params: OrderParams,
        body: OrderEdit,
        response: { 201: EditedView },
      },
    },
    async (request, reply) => {
      const { shop, params, body } = request;
      reply.code(201);
      try {
        return await command(context.db, request, (tx, caller) =>
          editOrder(tx, shop, { caller, orderId: params.id, now: context.now() }, body),
        );
      } catch (error) {
        if (!isEditShort(error)) throw error;
        const asked = { caller: request.caller, orderId: params.id, now: context.now() };
        throw await shortageOfEdit(context.db.reads, shop, asked, body);
      }
    },
  );
  http.get(
    "/orders/:id/versions",
    {
      schema: {
        ...described("listVersions", "What the order said, each time it was changed, oldest first"),
        params: OrderParams,
        response: { 200: VersionsView },
      },
    },
    async (request) => versionsView(await versionsOf(context.db.reads, request.shop.id, request.params.id)),
  );
}
