import type { FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "../context.ts";
import { cookieOf, setCookie } from "../lib/cookies.ts";
import { localeOf, type Caller } from "../lib/http.ts";
import { Refusal } from "../refusals.ts";
import type { Shop } from "../shops/shop.ts";
import { sessionViewOf, type SessionView } from "./session-view.ts";
import { listShopsOf, openSession } from "./staff.actions.ts";
import {
  bearerKey,
  isOwnPage,
  isToProlong,
  sessionEnd,
  sessionSeconds,
  tokenHash,
  type Account,
  type ApiKey,
} from "./staff.ts";
import { findApiKey, findSession, prolongSession, type OpenSession } from "./staff.sql.ts";

const cookieName = "carnet_session";

export const sessionTokenOf = (request: FastifyRequest): string | undefined => cookieOf(request, cookieName);

/** A page of another site cannot make a browser write here: refuses `foreign_origin`. Reading is always let through. */
export function requireOwnPage(context: Context, request: FastifyRequest): void {
  if (isReading(request)) return;
  const { origin, "sec-fetch-site": fetchSite } = request.headers;
  const isOwn = isOwnPage({
    origin,
    fetchSite: typeof fetchSite === "string" ? fetchSite : undefined,
    host: request.host,
    publicUrl: context.config.publicUrl,
  });
  if (!isOwn) throw new Refusal("foreign_origin", origin ? { origin } : {});
}

/** As above, for doors that programs use without a cookie: only a request that names a foreign page is refused. */
export function refuseForeignPage(context: Context, request: FastifyRequest): void {
  const { origin, "sec-fetch-site": fetchSite } = request.headers;
  if (origin !== undefined || fetchSite !== undefined) requireOwnPage(context, request);
}

export interface SignedIn extends Account {
  token: string;
}

/** Who the session cookie belongs to. Refuses `not_signed_in`, and `foreign_origin` for writes from elsewhere. */
export async function signedIn(context: Context, request: FastifyRequest, reply: FastifyReply): Promise<SignedIn> {
  const { session, token } = await sessionOf(context, { request, reply, shopId: null });
  return { ...session, token };
}

/** Opens a session in this browser: the cookie is set, the session it had before ends. */
export async function startSession(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  accountId: string,
): Promise<void> {
  const opened = { accountId, userAgent: request.headers["user-agent"] ?? "", replaces: sessionTokenOf(request) };
  const token = await context.db.transaction((tx) => openSession(tx, opened, context.now()));
  context.tokens.forget();
  setSessionCookie(context, reply, token);
}

export function setSessionCookie(context: Context, reply: FastifyReply, token: string): void {
  const maxAgeSeconds = token === "" ? 0 : sessionSeconds;
  setCookie(reply, cookieName, token, { maxAgeSeconds, publicUrl: context.config.publicUrl });
}

export async function viewSession(context: Context, account: Account): Promise<SessionView> {
  return sessionViewOf(account, await listShopsOf(context.db.reads, account.id));
}

/**
 * Lets into a shop's desk whoever has its API key, or is signed in and works for it; says no to everybody else before
 * their request's body is read. Sets `request.shop` and `request.caller`.
 */
export function deskGuard(context: Context): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  return async (request, reply) => {
    const { shop: slug = "" } = request.params as { shop?: string };
    const { authorization } = request.headers;
    if (authorization === undefined && sessionTokenOf(request) === undefined) throw new Refusal("not_signed_in");
    const shop = await context.shops.bySlug(slug);
    const caller =
      authorization === undefined
        ? await memberOf(context, { request, reply, shop })
        : await keyHolderOf(context, request, shop);
    if (!shop) throw new Refusal("not_found", { shop: slug });
    request.shop = shop;
    request.caller = caller;
  };
}

interface Visit {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Whether who was let in would be let in again: since then a session may have ended, or a key been revoked. */
export async function isStillLetIn(context: Context, request: FastifyRequest): Promise<boolean> {
  const { shop } = request;
  if (request.headers.authorization !== undefined) {
    const key = bearerKey(request.headers.authorization);
    return key !== undefined && (await context.tokens.apiKey(key, shop.id)) !== undefined;
  }
  const token = sessionTokenOf(request);
  if (token === undefined) return false;
  const session = await context.tokens.session(token, shop.id);
  return session !== undefined && session.role !== null && session.expiresAt > context.now();
}

async function memberOf(context: Context, { shop, ...visit }: Visit & { shop: Shop | undefined }): Promise<Caller> {
  const { session } = await sessionOf(context, { ...visit, shopId: shop?.id ?? null });
  if (!shop) throw new Refusal("not_found");
  if (session.role === null) throw new Refusal("not_allowed");
  return { shopId: shop.id, actor: { kind: "staff", id: session.id, name: session.name }, locale: session.locale };
}

async function keyHolderOf(context: Context, request: FastifyRequest, shop: Shop | undefined): Promise<Caller> {
  const token = bearerKey(request.headers.authorization);
  const key = token && shop ? await findKey(context, request, { token, shopId: shop.id }) : undefined;
  if (!key || !shop) throw new Refusal("not_signed_in");
  const locale = request.headers["accept-language"] ? localeOf(request.headers["accept-language"]) : shop.locale;
  return { shopId: shop.id, actor: { kind: "api", id: key.id, name: key.name }, locale };
}

const isReading = ({ method }: FastifyRequest): boolean => method === "GET" || method === "HEAD";

function findKey(
  { db, tokens }: Context,
  request: FastifyRequest,
  { token, shopId }: { token: string; shopId: string },
): Promise<ApiKey | undefined> {
  return isReading(request) ? tokens.apiKey(token, shopId) : findApiKey(db.reads, shopId, tokenHash(token));
}

async function sessionOf(
  context: Context,
  { request, reply, shopId }: Visit & { shopId: string | null },
): Promise<{ session: OpenSession; token: string }> {
  const token = sessionTokenOf(request);
  if (token === undefined) throw new Refusal("not_signed_in");
  const now = context.now();
  const session = isReading(request)
    ? await context.tokens.session(token, shopId)
    : await findSession(context.db.reads, tokenHash(token), shopId);
  if (!session || session.expiresAt <= now) throw new Refusal("not_signed_in");
  requireOwnPage(context, request);
  if (isToProlong(session.seenAt, now)) {
    await context.db.single((tx) => prolongSession(tx, tokenHash(token), sessionEnd(now), now));
    context.tokens.forget();
    setSessionCookie(context, reply, token);
  }
  return { session, token };
}
