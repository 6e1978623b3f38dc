import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { problemPage } from "../../../shop/pages/problem.tsx";
import { frameOf, onEveryStorefront, pageRoute, sendPage } from "../../../shop/visit.ts";
import { readFile } from "../../catalog/files/files.actions.ts";
import type { Context } from "../../context.ts";
import { attachmentNamed } from "../../lib/http/attachment.ts";
import type { Http } from "../../lib/http.ts";
import { RefusalError } from "../../lib/refusal.ts";
import { orderIdOfToken } from "../../orders/tracking.ts";
import { Refusal, tell } from "../../refusals.ts";
import { downloadIdOf, rangeOf, ticketFor, type Download } from "./download.ts";
import { fileToFetch, takeFile } from "./downloads.actions.ts";

const Params = z.object({ token: z.string().max(200) });
const Asked = Params.extend({ id: z.uuid() });
const Fetched = Params.extend({ ticket: z.string().max(100) });

interface Visit {
  request: FastifyRequest;
  reply: FastifyReply;
}

/**
 * A customer's files. A click is a form: it is counted, and leads to the bytes. What only reads addresses, a mailbox that
 * looks at links or a browser that fetches ahead, uses up nothing.
 */
export function registerDownloadPages(http: Http, context: Context): void {
  onEveryStorefront(http, context, (pages) => {
    pages.post("/suivi/:token/fichiers/:id", { schema: { ...pageRoute, params: Asked } }, (request, reply) =>
      orWhyNot(context, { request, reply }, request.params.token, async () => {
        const { shop, base, params } = request;
        const now = context.now();
        const asked = { orderId: orderOf(request, params.token), id: params.id, now };
        await context.db.transaction((tx) => takeFile(tx, shop, asked));
        return reply.redirect(`${base}/suivi/${params.token}/fichiers/${ticketFor(shop, params.id, now)}`, 303);
      }),
    );
    pages.get("/suivi/:token/fichiers/:ticket", { schema: { ...pageRoute, params: Fetched } }, (request, reply) =>
      orWhyNot(context, { request, reply }, request.params.token, async () => {
        const { shop, base, params } = request;
        const id = downloadIdOf(shop, params.ticket, context.now());
        // Kept too long, or typed: the page with the files is where to begin again.
        if (!id) return reply.redirect(`${base}/suivi/${params.token}#fichiers`, 303);
        const orderId = orderOf(request, params.token);
        return sendFile(context, { request, reply }, await fileToFetch(context.db.reads, shop, { orderId, id }));
      }),
    );
  });
}

function orderOf({ shop }: FastifyRequest, token: string): string {
  const orderId = orderIdOfToken(shop, token);
  if (!orderId) throw new Refusal("not_found");
  return orderId;
}

/** What cannot be had is said on a page that leads back to the order. */
async function orWhyNot(
  context: Context,
  { request, reply }: Visit,
  token: string,
  work: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RefusalError) || tell(error, "fr").status !== 410) throw error;
    const { title, hint = "", status } = tell(error, request.pageLocale);
    const frame = await frameOf(context, request, undefined);
    const way = { label: frame.words.files.back, path: `/suivi/${token}` };
    return sendPage(request, reply, { html: problemPage(frame, { title, text: hint, way }), status });
  }
}

/** Sent so that it is kept and never opened here: a file of the shop's must not act in the shop's name. */
function sendFile(context: Context, { request, reply }: Visit, { file }: Download): FastifyReply {
  const { range, "if-range": ifRange } = request.headers;
  const tag = `"${file.sha256}"`;
  const part = ifRange === undefined || ifRange === tag ? rangeOf(range, file.size) : undefined;
  reply
    .header("accept-ranges", "bytes")
    .header("etag", tag)
    .header("cache-control", "private, no-store")
    .header("x-robots-tag", "noindex")
    .header("content-security-policy", "default-src 'none'; sandbox")
    .header("content-disposition", attachmentNamed(file.name));
  if (part === "none") return reply.code(416).header("content-range", `bytes */${file.size}`).send();
  const { first, last } = part ?? { first: 0, last: file.size - 1 };
  if (part) reply.code(206).header("content-range", `bytes ${first}-${last}/${file.size}`);
  reply.type(file.contentType).header("content-length", last - first + 1);
  const bytes = readFile(context.db.reads, request.shop.id, file, { first, last });
  return reply.send(Readable.from(bytes, { objectMode: false }));
}
