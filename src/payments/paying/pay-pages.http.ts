import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { payPage, testPage, toProviderPage } from "../../../shop/pages/pay.tsx";
import { frameOf, onEveryStorefront, pageRoute, sendPage } from "../../../shop/visit.ts";
import type { Context } from "../../context.ts";
import type { Http } from "../../lib/http.ts";
import { log } from "../../lib/log.ts";
import { askedOf } from "../../orders/deposit/deposit.ts";
import { dueOf, type Order } from "../../orders/order.ts";
import { findOrder, type Asked } from "../../orders/orders.actions.ts";
import { orderIdOfToken, trackingToken } from "../../orders/tracking.ts";
import { Refusal } from "../../refusals.ts";
import type { Shop } from "../../shops/shop.ts";
import { isUnderWay } from "../attempts/attempt.ts";
import { attemptOf, attemptsOfOrder, keepRefused, startAttempt } from "../attempts/attempts.actions.ts";
import { paysOnline, type PaymentMethod } from "../payment-method.ts";
import { listPaymentMethods } from "../payment-methods.actions.ts";
import { find, play } from "../play-money/play.actions.ts";
import { playMoves } from "../play-money/play.ts";
import { ProviderFailure } from "../provider.ts";
import { plansFor } from "../providers/plans.ts";
import { lookAt, openPage } from "../providers/till.ts";
import { goPath, payPath } from "./paths.ts";

const Token = z.object({ token: z.string().max(200) });
const Chosen = z.object({ moyen: z.uuid().optional().catch(undefined) });
const Back = Token.extend({ attemptId: z.uuid() });
const Move = z.object({ move: z.enum(playMoves) });

interface Visit {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** A visitor with the link of an order: what it owes, and the online means that take it. */
interface Paying extends Visit {
  token: string;
  order: Order;
  methods: PaymentMethod[];
}

/** Where an order is paid online, by a link that never grows old: a provider's page is made when the customer asks for it. */
export function registerPayPages(http: Http, context: Context): void {
  onEveryStorefront(http, context, (pages) => {
    pages.get("/p/:token", { schema: { ...pageRoute, params: Token } }, async (request, reply) => {
      const paying = await payingOf(context, { request, reply });
      const { abandon } = request.query as { abandon?: unknown };
      return showPay(context, paying, abandon === undefined ? undefined : "abandoned");
    });
    pages.get("/p/:token/aller", { schema: { ...pageRoute, params: Token, querystring: Chosen } }, (request, reply) =>
      go(context, { request, reply }, request.query.moyen),
    );
    pages.get("/p/:token/retour/:attemptId", { schema: { ...pageRoute, params: Back } }, (request, reply) =>
      comeBack(context, { request, reply }, request.params.attemptId),
    );
    registerTestPages(pages, context);
  });
}

async function payingOf(context: Context, { request, reply }: Visit): Promise<Paying> {
  const { token } = request.params as z.infer<typeof Token>;
  const { shop } = request;
  const orderId = orderIdOfToken(shop, token);
  if (!orderId) throw new Refusal("not_found", { path: request.url.split("?")[0] });
  const [order, all] = await Promise.all([
    findOrder(context.db.reads, shop.id, orderId),
    listPaymentMethods(context.db.reads, shop.id),
  ]);
  const methods = all.filter((one) => paysOnline(one, order, shop));
  reply.header("cache-control", "private, no-store").header("x-robots-tag", "noindex");
  return { request, reply, token, order, methods };
}

type News = "abandoned" | "failed" | "unreachable" | "pending";

async function showPay(context: Context, paying: Paying, news?: News): Promise<FastifyReply> {
  const { request, reply, token, order, methods } = paying;
  const frame = await frameOf(context, request, undefined);
  const trackingPath = `${request.base}/suivi/${trackingToken(request.shop, order.id)}`;
  const plans = isPayable(order) ? await plansFor(context, request.shop, { order, methods }) : new Map<string, never>();
  const ways = methods.map((method) => ({
    ...method,
    path: goPath(request.base, token, method.id),
    plan: plans.get(method.id),
  }));
  const reason = news === "failed" || news === undefined ? order.attemptReason : "";
  const html = payPage(frame, {
    order,
    due: dueOf(order),
    asked: askedOf(order),
    ways,
    trackingPath,
    reason,
    ...(news && { news }),
  });
  return sendPage(request, reply, { html, status: news === "unreachable" ? 502 : 200 });
}

/** To the provider: by a page of ours, since a browser follows no form to another site that was not named beforehand. */
async function go(context: Context, visit: Visit, methodId: string | undefined): Promise<FastifyReply> {
  const paying = await payingOf(context, visit);
  const { request, reply, order, methods } = paying;
  const { shop } = request;
  const method = methods.find((one) => one.id === (methodId ?? order.paymentMethod.id));
  if (!method || !isPayable(order)) return showPay(context, paying);
  const asked = { caller: request.caller, orderId: order.id, now: context.now() };
  const redirectUrl = await pageOf(context, { shop, asked, method });
  if (redirectUrl === undefined) return showPay(context, paying, "unreachable");
  const now = await payingOf(context, visit);
  if (!isPayable(now.order)) return showPay(context, now);
  const frame = await frameOf(context, request, undefined);
  return sendPage(request, reply, { html: toProviderPage(frame, { order, method, redirectUrl }) });
}

const isPayable = (order: Order): boolean => dueOf(order) > 0 && !isUnderWay(order);

const pagesMax = 2;

/** The provider's page; undefined when it makes none. Where it refuses one attempt, another is made: its number may be used. */
async function pageOf(
  context: Context,
  { shop, asked, method }: { shop: Shop; asked: Asked; method: PaymentMethod },
): Promise<string | undefined> {
  for (let tries = 0; tries < pagesMax; tries++) {
    const attempt = await context.db.transaction((tx) => startAttempt(tx, asked, method));
    try {
      return (await openPage(context, { shop, attempt })).redirectUrl;
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      const { kind, reason } = error;
      log.warn("a payment page could not be opened", { provider: method.provider, reason });
      if (kind === "unreachable") return undefined;
      await context.db.transaction((tx) => keepRefused(tx, asked, attempt.id, reason));
    }
  }
  return undefined;
}

/** The customer is back. His coming back says nothing: the provider is asked. */
async function comeBack(context: Context, visit: Visit, attemptId: string): Promise<FastifyReply> {
  const paying = await payingOf(context, visit);
  const { request, reply, token, order } = paying;
  const { shop, base } = request;
  const attempt = await attemptOf(context.db.reads, shop.id, attemptId);
  if (attempt.orderId !== order.id) throw new Refusal("payment_attempt_not_found", { paymentId: attemptId });
  const now = await lookAt(context, { shop, attempt, isBack: true }).catch((error: unknown) => {
    if (!(error instanceof ProviderFailure)) throw error;
    return undefined;
  });
  // He may just have paid, and nobody can say so yet: he is not asked to pay once more.
  if (now === undefined) return showPay(context, paying, "pending");
  const isWell = now.state === "paid" || now.state === "authorised" || now.state === "pending";
  if (isWell) return reply.redirect(`${base}/merci/${trackingToken(shop, order.id)}`, 303);
  if (now.reason === "") return reply.redirect(payPath(base, token), 303);
  return showPay(context, await payingOf(context, visit), "failed");
}

/** The page of the test provider: play money, in demonstration shops only. */
function registerTestPages(pages: Http, context: Context): void {
  const playing = async (visit: Visit, attemptId: string) => {
    const paying = await payingOf(context, visit);
    const { shop } = visit.request;
    const attempts = await attemptsOfOrder(context.db.reads, shop.id, paying.order.id);
    const attempt = attempts.find(({ id, provider }) => id === attemptId && provider === "test");
    const opened = attempt && shop.isDemo ? await find(context.db.reads, shop.id, attempt.id) : undefined;
    if (!attempt || !opened) throw new Refusal("payment_attempt_not_found", { paymentId: attemptId });
    return { ...paying, attempt, opened };
  };
  const path = "/p/:token/retour/:attemptId/essai";
  pages.get(path, { schema: { ...pageRoute, params: Back } }, async (request, reply) => {
    const { order, opened } = await playing({ request, reply }, request.params.attemptId);
    const html = testPage(await frameOf(context, request, undefined), { order, play: opened, path: request.url });
    return sendPage(request, reply, { html });
  });
  pages.post(path, { schema: { ...pageRoute, params: Back, body: Move } }, async (request, reply) => {
    const { token, attempt } = await playing({ request, reply }, request.params.attemptId);
    const { move } = request.body;
    const { shop, base } = request;
    await context.db.transaction((tx) => play(tx, { shopId: shop.id, id: attempt.id, now: context.now(), move }));
    const isLeft = move === "abandon" || move === "later";
    const back = `${payPath(base, token)}/retour/${attempt.id}`;
    return reply.redirect(isLeft ? `${payPath(base, token)}?abandon=${attempt.id}` : back, 303);
  });
}
