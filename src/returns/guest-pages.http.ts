import type { FastifyReply, FastifyRequest } from "fastify";
import { guestWithdrawalPage, linkSentPage } from "../../shop/withdrawal/guest.tsx";
import { frameOf, pageRoute, sendPage, visitorCart } from "../../shop/visit.ts";
import type { Context } from "../context.ts";
import type { Http } from "../lib/http.ts";
import { Refusal } from "../refusals.ts";
import { offersWithdrawal } from "../shops/law.ts";
import type { Shop } from "../shops/shop.ts";
import { attemptLimit, callerKey, type AttemptLimit } from "../staff/attempts.ts";
import { rememberedOf, Typed } from "./statement-form.ts";
import { orderRemembered, sendWithdrawalLink } from "./withdrawals.actions.ts";

const path = "/retractation";

interface Limits {
  /** Whoever asks, by his address: enough for a household, too little to try orders out. */
  byCaller: AttemptLimit;
  /** By order found: nobody's mailbox is filled. */
  byOrder: AttemptLimit;
}

const limits = new WeakMap<object, Limits>();

function limitsOf(context: object): Limits {
  const known = limits.get(context) ?? {
    byCaller: attemptLimit({ countMax: 10, windowSeconds: 600 }),
    byOrder: attemptLimit({ countMax: 3, windowSeconds: 3_600 }),
  };
  limits.set(context, known);
  return known;
}

/** A guest without his link names his order: the link goes by mail, and the page says the same whether there is one or not. */
export function registerGuestWithdrawal(pages: Http, context: Context): void {
  pages.get(path, { schema: pageRoute }, async (request, reply) => {
    requireOffer(request.shop);
    return show(context, { request, reply }, { values: {}, errors: {} });
  });
  pages.post(path, { schema: { ...pageRoute, body: Typed } }, async (request, reply) => {
    const { shop, ip, caller } = request;
    requireOffer(shop);
    const frame = await frameOf(context, request, await visitorCart(context, request));
    const found = rememberedOf(request.body, frame.words.withdrawal.errors);
    if ("errors" in found) return show(context, { request, reply }, { values: request.body, errors: found.errors });
    const now = context.now();
    const { byCaller, byOrder } = limitsOf(context);
    const retryAfterSeconds = byCaller.count(callerKey(ip), now);
    if (retryAfterSeconds > 0) {
      reply.header("retry-after", retryAfterSeconds);
      throw new Refusal("too_many_attempts", { retryAfterSeconds });
    }
    const { asked } = found;
    const orderId = await orderRemembered(context.db.reads, shop.id, asked);
    if (orderId !== undefined && byOrder.count(orderId, now) === 0)
      await context.db.transaction((tx) => sendWithdrawalLink(tx, { caller, orderId, now }, asked.name));
    return sendPage(request, reply, { html: linkSentPage(frame) });
  });
}

function requireOffer(shop: Shop): void {
  if (!offersWithdrawal(shop)) throw new Refusal("not_found", { path });
}

async function show(
  context: Context,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  form: { values: Typed; errors: Record<string, string> },
): Promise<FastifyReply> {
  const frame = await frameOf(context, request, await visitorCart(context, request));
  const html = guestWithdrawalPage(frame, { form, path: `${request.base}${path}` });
  return sendPage(request, reply, { html, status: Object.keys(form.errors).length > 0 ? 422 : 200 });
}
