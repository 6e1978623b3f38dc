import { z } from "zod";
import type { FastifyReply, FastifyRequest } from "fastify";
import { orderPageOf } from "../../../shop/pages/order.tsx";
import { problemPage } from "../../../shop/pages/problem.tsx";
import { thanksPage } from "../../../shop/pages/thanks.tsx";
import { frameOf, onEveryStorefront, pageRoute, sendPage, visitorCart } from "../../../shop/visit.ts";
import type { Context } from "../../context.ts";
import { invoicePdf } from "../../invoices/invoices.actions.ts";
import type { Http } from "../../lib/http.ts";
import { renderPdf } from "../../lib/pdf.ts";
import { orderIdOfToken, trackingToken } from "../../orders/tracking.ts";
import { Refusal } from "../../refusals.ts";
import { withdrawingOf } from "../../returns/withdrawals.actions.ts";
import { customerOrder } from "./customer-order.actions.ts";

const Params = z.object({ token: z.string().max(200) });
const DocumentParams = Params.extend({ file: z.string().regex(/^[0-9a-f-]{36}\.pdf$/) });

/** The customer's own pages of an order, opened by a signed link: no account, nothing to remember. */
export function registerCustomerPages(http: Http, context: Context): void {
  onEveryStorefront(http, context, (pages) => {
    const orderPage = (draw: typeof orderPageOf) => async (request: FastifyRequest, reply: FastifyReply) => {
      const { token } = request.params as z.infer<typeof Params>;
      const orderId = orderIdOfToken(request.shop, token);
      if (!orderId) return unknownLink(context, request, reply);
      const asked = { orderId, now: context.now() };
      const [view, withdrawing, cart] = await Promise.all([
        customerOrder(context.db.reads, request.shop.id, orderId),
        withdrawingOf(context.db.reads, request.shop, asked),
        visitorCart(context, request),
      ]);
      const frame = await frameOf(context, request, cart);
      reply.header("cache-control", "private, no-store").header("x-robots-tag", "noindex");
      return sendPage(request, reply, { html: draw(frame, { ...view, withdrawing }) });
    };
    pages.get("/merci/:token", { schema: { ...pageRoute, params: Params } }, orderPage(drawThanks));
    pages.get("/suivi/:token", { schema: { ...pageRoute, params: Params } }, orderPage(orderPageOf));
    registerDocuments(pages, context);
  });
}

const drawThanks: typeof orderPageOf = (frame, view) => {
  const trackingPath = `${frame.base}/suivi/${trackingToken(frame.shop, view.order.id)}`;
  return thanksPage(frame, { ...view, trackingPath });
};

/** An invoice of this very order, as it was issued. */
function registerDocuments(pages: Http, context: Context): void {
  pages.get(
    "/suivi/:token/factures/:file",
    { schema: { ...pageRoute, params: DocumentParams } },
    async (request, reply) => {
      const { token, file } = request.params;
      const orderId = orderIdOfToken(request.shop, token);
      if (!orderId) return unknownLink(context, request, reply);
      const { invoices } = await customerOrder(context.db.reads, request.shop.id, orderId);
      const invoice = invoices.find((one) => `${one.id}.pdf` === file);
      if (!invoice) throw new Refusal("invoice_not_found", { file });
      const pdf = await invoicePdf({ ...context, renderPdf }, request.shop.id, invoice.id);
      return reply
        .type("application/pdf")
        .header("content-disposition", `inline; filename="${invoice.number.replace(/[^\w.-]/g, "-")}.pdf"`)
        .header("cache-control", "private, no-store")
        .serializer((payload: unknown) => payload as string)
        .send(pdf.bytes);
    },
  );
}

async function unknownLink(context: Context, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const frame = await frameOf(context, request, await visitorCart(context, request));
  const { trackingTitle, trackingText, toShop } = frame.words.problem;
  const html = problemPage(frame, { title: trackingTitle, text: trackingText, way: { label: toShop, path: "/" } });
  return sendPage(request, reply, { html, status: 404 });
}
