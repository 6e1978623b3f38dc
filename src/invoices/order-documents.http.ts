import type { FastifyReply } from "fastify";
import { z } from "zod";
import { addressLabels } from "../../documents/address-label.ts";
import { orderDocument } from "../../documents/order-document.ts";
import { packingSlips } from "../../documents/packing-slip.ts";
import type { Context } from "../context.ts";
import type { Http } from "../lib/http.ts";
import { renderPdf } from "../lib/pdf.ts";
import { OrderNumbers, OrderParams } from "../orders/order-state.ts";
import { findOrder, findOrdersByNumber } from "../orders/orders.actions.ts";
import { Refusal } from "../refusals.ts";
import { labelCountMax } from "../shipping/shipment.ts";
import { fileNameOf } from "./invoice.ts";
import { invoicePdf, lastInvoiceOf } from "./invoices.actions.ts";

/** Why a document is never `application/json` in the API's description. */
export const PdfFile = z.any().meta({ description: "The document", contentTypes: ["application/pdf"] });

const prices = z.enum(["hidden", "shown"]).default("hidden");
/** Two hundred slips took ten seconds on a machine that was busy with five other things. */
const slipsMillisecondsMax = 30_000;

/** The papers of an order, and of several. But for the invoice, they are printed each time anew. */
export function registerOrderDocuments(http: Http, context: Context): void {
  registerSlips(http, context);
  registerOrderPapers(http, context);
}

function registerSlips(http: Http, { db }: Context): void {
  http.get(
    "/orders/:id/packing-slip.pdf",
    {
      schema: {
        operationId: "printPackingSlip",
        summary: "The list to put in the parcel; without prices unless asked",
        tags: ["orders"],
        params: OrderParams,
        querystring: z.strictObject({ prices }),
        response: { 200: PdfFile },
      },
    },
    async (request, reply) => {
      const order = await findOrder(db.reads, request.shop.id, request.params.id);
      const bytes = await renderPdf(packingSlips([order], request.shop, request.query.prices));
      return inlinePdf(reply, fileNameOf(`${order.reference}-slip`), bytes);
    },
  );
  http.get(
    "/orders/packing-slips.pdf",
    {
      schema: {
        operationId: "printPackingSlips",
        summary: "The packing slips of several orders, one after the other in one file",
        tags: ["orders"],
        params: z.object({ shop: z.string() }),
        querystring: z.strictObject({ number: OrderNumbers, prices }),
        response: { 200: PdfFile },
      },
    },
    async (request, reply) => {
      const { shop, query } = request;
      if (query.number.length === 0) throw new Refusal("invalid_request", { reason: "number" });
      const orders = await findOrdersByNumber(db.reads, shop.id, query.number);
      const slips = packingSlips(orders, shop, query.prices);
      const bytes = await renderPdf({ ...slips, millisecondsMax: slipsMillisecondsMax });
      return inlinePdf(reply, fileNameOf("slips"), bytes);
    },
  );
}

function registerOrderPapers(http: Http, context: Context): void {
  const { db } = context;
  http.get(
    "/orders/:id/address-labels.pdf",
    {
      schema: {
        operationId: "showAddressLabels",
        summary: "Address labels of 10 × 15 cm, one a parcel",
        tags: ["orders"],
        params: OrderParams,
        querystring: z.strictObject({ count: z.coerce.number().int().min(1).max(labelCountMax).default(1) }),
        response: { 200: PdfFile },
      },
    },
    async (request, reply) => {
      const order = await findOrder(db.reads, request.shop.id, request.params.id);
      const { deliveryAddress } = order;
      if (!deliveryAddress) throw new Refusal("address_missing", { reference: order.reference });
      const bytes = await renderPdf(addressLabels({ ...order, deliveryAddress }, request.shop, request.query.count));
      return inlinePdf(reply, fileNameOf(`${order.reference}-label`), bytes);
    },
  );
  http.get(
    "/orders/:id/invoice.pdf",
    {
      schema: {
        operationId: "printInvoice",
        summary: "The order's last invoice, as it was printed",
        tags: ["orders"],
        params: OrderParams,
        response: { 200: PdfFile },
      },
    },
    async (request, reply) => {
      const { id } = await lastInvoiceOf(db.reads, request.shop.id, request.params.id);
      const { number, bytes } = await invoicePdf({ ...context, renderPdf }, request.shop.id, id);
      return inlinePdf(reply, fileNameOf(number), bytes);
    },
  );
  http.get(
    "/orders/:id/print.pdf",
    {
      schema: {
        operationId: "printOrder",
        summary: "The order on paper, for the merchant",
        tags: ["orders"],
        params: OrderParams,
        response: { 200: PdfFile },
      },
    },
    async (request, reply) => {
      const order = await findOrder(db.reads, request.shop.id, request.params.id);
      const bytes = await renderPdf(orderDocument(order, request.shop));
      return inlinePdf(reply, fileNameOf(order.reference), bytes);
    },
  );
}

/** Shown by the browser, saved under the name given (RFC 6266). The name holds plain characters only. */
export function inlinePdf(reply: FastifyReply, fileName: string, bytes: Buffer): FastifyReply {
  return reply
    .type("application/pdf")
    .header("content-disposition", `inline; filename="${fileName}"`)
    .header("cache-control", "private, no-cache")
    .send(bytes);
}
