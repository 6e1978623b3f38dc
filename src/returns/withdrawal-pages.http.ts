import { randomUUID } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { acknowledgedPage, confirmPage } from "../../shop/withdrawal/confirm.tsx";
import { statementPage } from "../../shop/withdrawal/statement.tsx";
import { frameOf, onEveryStorefront, pageRoute, sendPage } from "../../shop/visit.ts";
import type { Context } from "../context.ts";
import type { Http } from "../lib/http.ts";
import { RefusalError } from "../lib/refusal.ts";
import { orderIdOfToken } from "../orders/tracking.ts";
import { Refusal } from "../refusals.ts";
import { registerGuestWithdrawal } from "./guest-pages.http.ts";
import { statementOf, Typed } from "./statement-form.ts";
import { requestWithdrawal, withdrawingOf } from "./withdrawals.actions.ts";
import type { Withdrawing } from "./withdrawal.ts";

const Token = z.object({ token: z.string().max(200) });
const Said = Token.extend({ id: z.uuid() });
const Named = z.object({ nom: z.string().max(120).optional().catch(undefined) });

const path = "/suivi/:token/retractation";

interface Visit {
  request: FastifyRequest;
  reply: FastifyReply;
}

/**
 * Where a customer withdraws, by the signed link of his order, without an account and without a script: the statement,
 * its confirmation, its acknowledgement (C. conso. D. 221-5).
 */
export function registerWithdrawalPages(http: Http, context: Context): void {
  onEveryStorefront(http, context, (pages) => {
    pages.get(path, { schema: { ...pageRoute, params: Token, querystring: Named } }, async (request, reply) => {
      const withdrawing = await openedBy(context, request);
      const { customerName, email } = withdrawing.order;
      const values = { cle: randomUUID(), nom: request.query.nom || customerName, courriel: email };
      return showStatement(context, { request, reply }, { withdrawing, values });
    });
    const typed = { ...pageRoute, params: Token, body: Typed };
    pages.post(path, { schema: typed }, (request, reply) => check(context, { request, reply }, request.body));
    pages.post(`${path}/modification`, { schema: typed }, async (request, reply) => {
      const withdrawing = await openedBy(context, request);
      return showStatement(context, { request, reply }, { withdrawing, values: request.body });
    });
    pages.post(`${path}/confirmation`, { schema: typed }, (request, reply) =>
      confirm(context, { request, reply }, request.body),
    );
    pages.get(`${path}/:id`, { schema: { ...pageRoute, params: Said } }, async (request, reply) => {
      const withdrawing = await openedBy(context, request);
      const one = withdrawing.withdrawals.find(({ id }) => id === request.params.id);
      if (!one) throw new Refusal("not_found");
      return send(context, { request, reply }, (frame) => acknowledgedPage(frame, { withdrawing, one }));
    });
    registerGuestWithdrawal(pages, context);
  });
}

/** The order its link names. Refuses `not_found` for a link that is not this shop's. */
async function openedBy(context: Context, request: FastifyRequest): Promise<Withdrawing> {
  const { token } = request.params as z.infer<typeof Token>;
  const orderId = orderIdOfToken(request.shop, token);
  if (!orderId) throw new Refusal("not_found", { path: request.url.split("?")[0] });
  return withdrawingOf(context.db.reads, request.shop, { orderId, now: context.now() });
}

const pathOf = ({ request }: Visit, { token }: Withdrawing): string => `${request.base}/suivi/${token}/retractation`;

async function send(
  context: Context,
  { request, reply }: Visit,
  draw: (frame: Awaited<ReturnType<typeof frameOf>>) => string,
  status = 200,
): Promise<FastifyReply> {
  const frame = await frameOf(context, request, undefined);
  const page = sendPage(request, reply, { html: draw(frame), status });
  return page.header("cache-control", "private, no-store").header("x-robots-tag", "noindex");
}

function showStatement(
  context: Context,
  visit: Visit,
  { withdrawing, values, errors = {} }: { withdrawing: Withdrawing; values: Typed; errors?: Record<string, string> },
): Promise<FastifyReply> {
  const view = { withdrawing, form: { values, errors }, path: pathOf(visit, withdrawing) };
  const isClosed = withdrawing.door.kind === "closed";
  const status = Object.keys(errors).length === 0 ? 200 : isClosed ? 409 : 422;
  return send(context, visit, (frame) => statementPage(frame, view), status);
}

/** The statement as it will be kept, or sent back with what is to be mended. */
async function check(context: Context, visit: Visit, typed: Typed): Promise<FastifyReply> {
  const withdrawing = await openedBy(context, visit.request);
  const { words } = await frameOf(context, visit.request, undefined);
  const found = statementOf(typed, withdrawing, { said: words.withdrawal.errors, newKey: randomUUID() });
  if ("errors" in found) return showStatement(context, visit, { withdrawing, values: typed, errors: found.errors });
  const { statement } = found;
  const view = { withdrawing, statement, fields: { ...typed, cle: statement.key }, path: pathOf(visit, withdrawing) };
  return send(context, visit, (frame) => confirmPage(frame, view));
}

/** The statement is made, once, and its page shown; a second click leads to the same. */
async function confirm(context: Context, visit: Visit, typed: Typed): Promise<FastifyReply> {
  const { request, reply } = visit;
  const withdrawing = await openedBy(context, request);
  const said = withdrawing.withdrawals.find(({ requestKey }) => requestKey === typed["cle"]);
  if (said) return reply.redirect(`${pathOf(visit, withdrawing)}/${said.id}`, 303);
  const { words } = await frameOf(context, request, undefined);
  const found = statementOf(typed, withdrawing, { said: words.withdrawal.errors, newKey: randomUUID() });
  if ("errors" in found) return showStatement(context, visit, { withdrawing, values: typed, errors: found.errors });
  const asked = { caller: request.caller, orderId: withdrawing.order.id, now: context.now() };
  try {
    const { withdrawal } = await context.db.transaction((tx) =>
      requestWithdrawal(tx, request.shop, asked, found.statement),
    );
    return reply.redirect(`${pathOf(visit, withdrawing)}/${withdrawal.id}`, 303);
  } catch (error) {
    if (!(error instanceof RefusalError) || !error.code.startsWith("withdrawal_")) throw error;
    return reply.redirect(pathOf(visit, withdrawing), 303);
  }
}
