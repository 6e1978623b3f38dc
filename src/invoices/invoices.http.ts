import { z } from "zod";
import type { Context } from "../context.ts";
import { command } from "../lib/command.ts";
import type { Http } from "../lib/http.ts";
import { renderPdf } from "../lib/pdf.ts";
import { OrderParams, OrderStateView, TellField } from "../orders/order-state.ts";
import { creditInvoice } from "./credit/credit-notes.actions.ts";
import { creditRefunds } from "./credit/settling-books.actions.ts";
import { fileNameOf } from "./invoice.ts";
import { invoiceView, listInvoices } from "./invoice-list.actions.ts";
import { InvoiceList, InvoiceParams, InvoiceQuery, InvoiceView } from "./invoice-view.ts";
import { invoicePdf, issueInvoice, sendInvoice } from "./invoices.actions.ts";
import { inlinePdf, PdfFile, registerOrderDocuments } from "./order-documents.http.ts";

const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["invoices"] });

export function registerInvoices(http: Http, context: Context): void {
  registerReading(http, context);
  registerVerbs(http, context);
  registerOrderDocuments(http, context);
}

function registerReading(http: Http, context: Context): void {
  http.get(
    "/invoices",
    {
      schema: {
        ...described("listInvoices", "Invoices, newest first"),
        params: z.object({ shop: z.string() }),
        querystring: InvoiceQuery,
        response: { 200: InvoiceList },
      },
    },
    (request) => listInvoices(context.db.reads, request.shop.id, request.query),
  );
  http.get(
    "/invoices/:id",
    {
      schema: {
        ...described("getInvoice", "One invoice with all that it says"),
        params: InvoiceParams,
        response: { 200: InvoiceView },
      },
    },
    (request) => invoiceView(context.db.reads, request.shop.id, request.params.id),
  );
  http.get(
    "/invoices/:id/pdf",
    {
      schema: {
        ...described("getInvoicePdf", "The invoice as it was printed: the same bytes for ever"),
        params: InvoiceParams,
        response: { 200: PdfFile },
      },
    },
    async (request, reply) => {
      const { number, bytes, sha256 } = await invoicePdf({ ...context, renderPdf }, request.shop.id, request.params.id);
      reply.header("etag", `"${sha256.toString("hex")}"`);
      return inlinePdf(reply, fileNameOf(number), bytes);
    },
  );
}

function registerVerbs(http: Http, context: Context): void {
  registerCredits(http, context);
  http.post(
    "/orders/:id/invoice",
    {
      schema: {
        ...described("issueInvoice", "Issue the invoice of an order"),
        params: OrderParams,
        body: z.strictObject({ tell: TellField }),
        response: { 201: OrderStateView.extend({ invoiceId: z.uuid(), invoiceNumber: z.string() }) },
      },
    },
    async (request, reply) => {
      reply.code(201);
      const { shop, params, body } = request;
      return command(context.db, request, (tx, caller) =>
        issueInvoice(tx, shop, { caller, orderId: params.id, now: context.now() }, body.tell),
      );
    },
  );
  http.post(
    "/invoices/:id/sending",
    {
      schema: {
        ...described("sendInvoice", "Send the invoice by e-mail, to the customer or to the address given"),
        params: InvoiceParams,
        body: z.strictObject({ email: z.email().max(254).optional() }).nullish(),
        response: { 202: z.object({ id: z.uuid(), number: z.string(), to: z.string() }) },
      },
    },
    async (request, reply) => {
      reply.code(202);
      const { shop, params, body } = request;
      return command(context.db, request, (tx, { actor }) =>
        sendInvoice(tx, shop.id, params.id, { email: body?.email, actor, now: context.now() }),
      );
    },
  );
}

/** What takes an invoice back, whole or in part. */
function registerCredits(http: Http, context: Context): void {
  http.post(
    "/orders/:id/credit-note",
    {
      schema: {
        ...described("creditInvoice", "Take the order's invoice back by a credit note; another may be issued after"),
        params: OrderParams,
        body: z.strictObject({
          reason: z.string().trim().max(300).default("").describe("Printed on the credit note"),
          tell: TellField,
        }),
        response: { 201: OrderStateView.extend({ creditNoteId: z.uuid(), creditNoteNumber: z.string() }) },
      },
    },
    async (request, reply) => {
      reply.code(201);
      const { shop, params, body } = request;
      return command(context.db, request, (tx, caller) =>
        creditInvoice(tx, shop, { caller, orderId: params.id, now: context.now() }, body),
      );
    },
  );
  http.post(
    "/orders/:id/refund-credit-notes",
    {
      schema: {
        ...described("creditRefunds", "Issue the credit notes of the money given back, where the shop does so by hand"),
        params: OrderParams,
        body: z.strictObject({ tell: TellField }),
        response: { 201: OrderStateView },
      },
    },
    async (request, reply) => {
      reply.code(201);
      const { shop, params, body } = request;
      return command(context.db, request, (tx, caller) =>
        creditRefunds(tx, shop, { caller, orderId: params.id, now: context.now() }, body.tell),
      );
    },
  );
}
