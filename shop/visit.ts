import { gzipSync } from "node:zlib";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { shelfCategories } from "../src/catalog/shelf.actions.ts";
import type { ShelfCategory } from "../src/catalog/shelf.ts";
import { pieceTotal, type Cart } from "../src/checkout/cart.ts";
import { findCart, type CartDoor } from "../src/checkout/carts.actions.ts";
import { campaignOf, queryOf } from "../src/checkout/provenance/campaign.ts";
import type { Context } from "../src/context.ts";
import { cookieOf, setCookie } from "../src/lib/cookies.ts";
import { asRefusal, localeOf, type Http, type ZodProvider } from "../src/lib/http.ts";
import { log } from "../src/lib/log.ts";
import { createMemory, type Memory } from "../src/lib/memory.ts";
import { RefusalError } from "../src/lib/refusal.ts";
import { Refusal, tell } from "../src/refusals.ts";
import type { Shop } from "../src/shops/shop.ts";
import { refuseForeignPage } from "../src/staff/access.actions.ts";
import { readAssets, type Assets } from "./assets.ts";
import { localeFor, wordsFor, type Frame } from "./frame.ts";
import { problemPage } from "./pages/problem.tsx";

declare module "fastify" {
  interface FastifyRequest {
    /** Where the storefront's pages begin: "/s/lumen", or "" on the shop's own host name. */
    base: string;
    /** The language the visitor reads in. */
    pageLocale: string;
  }
}

const languageCookie = "carnet_lang";
const yearSeconds = 31_536_000;
const cartSeconds = 30 * 86_400;

/** Nothing but our own files, no script in the page, no page of ours inside another's. */
const policy =
  "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; img-src 'self' data:";

/** A route for people: left out of the API's description. */
export const pageRoute = { hide: true } as const;

let assets: Assets | undefined;
/** Read at the first need, kept for the life of the program. */
export const assetsNow = (): Assets => (assets ??= readAssets());

/** Registers pages on every storefront: under /s/<slug>, and at the root of a shop's own host name. */
export function onEveryStorefront(http: Http, context: Context, register: (pages: Http) => void): void {
  const bySlug = async (request: FastifyRequest) => {
    const { shopSlug } = request.params as { shopSlug: string };
    await enter(context, request, { shop: await context.shops.bySlug(shopSlug), base: `/s/${shopSlug}` });
  };
  const byHost = async (request: FastifyRequest, reply: FastifyReply) => {
    const shop = await context.shops.byHost(request.hostname);
    if (!shop && request.url === "/") return reply.redirect("/admin", 302);
    return enter(context, request, { shop, base: "" });
  };
  const under = (enterShop: typeof bySlug | typeof byHost) => async (scope: FastifyInstance) => {
    scope.addHook("onRequest", enterShop);
    scope.addHook("onRequest", async (request, reply) => keepLanguage(context, request, reply));
    scope.setErrorHandler((error, request, reply) => showProblem(context, { error, request, reply }));
    register(scope.withTypeProvider<ZodProvider>());
  };
  void http.register(under(bySlug), { prefix: "/s/:shopSlug" });
  void http.register(under(byHost));
}

async function enter(
  context: Context,
  request: FastifyRequest,
  at: { shop: Shop | undefined; base: string },
): Promise<void> {
  if (!at.shop) throw new Refusal("not_found", { path: request.url.split("?")[0] });
  request.shop = at.shop;
  request.base = at.base;
  const { lang } = request.query as { lang?: unknown };
  const asked = [lang, cookieOf(request, languageCookie)].find((one) => one === "fr" || one === "en");
  request.pageLocale = localeFor(at.shop, asked as string | undefined);
  const actor = { kind: "customer", id: null, name: "" } as const;
  request.caller = { shopId: at.shop.id, actor, locale: request.pageLocale };
  if (request.method === "POST") refuseForeignPage(context, request);
}

function keepLanguage(context: Context, request: FastifyRequest, reply: FastifyReply): void {
  const { lang } = request.query as { lang?: unknown };
  if (lang !== "fr" && lang !== "en") return;
  setCookie(reply, languageCookie, lang, { maxAgeSeconds: yearSeconds, publicUrl: context.config.publicUrl });
}

const menus = new WeakMap<Context, Memory<ShelfCategory[]>>();

/** The menu is on every page and seldom changes: remembered for a second. */
function menuOf(context: Context, shopId: string): Promise<ShelfCategory[]> {
  const known = menus.get(context) ?? createMemory(1_000, (id) => shelfCategories(context.db.reads, id));
  menus.set(context, known);
  return known.get(shopId);
}

/** What the page is drawn in. */
export async function frameOf(context: Context, request: FastifyRequest, cart: Cart | undefined): Promise<Frame> {
  return {
    shop: request.shop,
    base: request.base,
    path: request.url.split("?")[0] ?? "",
    locale: request.pageLocale,
    words: wordsFor(request.pageLocale),
    categories: await menuOf(context, request.shop.id),
    pieceCount: cart && !cart.placed ? pieceTotal(cart.lines) : 0,
    assets: assetsNow(),
    now: context.now(),
  };
}

const cartCookie = (shop: Shop): string => `carnet_cart_${shop.slug}`;

/** The way to the visitor's basket, when he has one. */
export function cartDoor(context: Context, request: FastifyRequest): CartDoor | undefined {
  const token = cookieOf(request, cartCookie(request.shop));
  return token === undefined ? undefined : { shop: request.shop, token, now: context.now() };
}

/** The visitor's basket; also the one that has become an order. Undefined when he has none, or none that is kept. */
export async function visitorCart(context: Context, request: FastifyRequest): Promise<Cart | undefined> {
  const door = cartDoor(context, request);
  if (!door) return undefined;
  return findCart(context.db.reads, door).catch((error: unknown) => {
    if (error instanceof RefusalError) return undefined;
    throw error;
  });
}

export function keepCartCookie(
  context: Context,
  request: FastifyRequest,
  at: { reply: FastifyReply; token: string },
): void {
  const life = { maxAgeSeconds: cartSeconds, publicUrl: context.config.publicUrl };
  setCookie(at.reply, cartCookie(request.shop), at.token, life);
}

/** Sends a page. It is personal and changes: a browser may show it again on going back, and must ask otherwise. */
export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: { html: string; status?: number },
): FastifyReply {
  reply
    .code(page.status ?? 200)
    .type("text/html; charset=utf-8")
    .header("content-security-policy", policy)
    .header("cache-control", "private, no-cache")
    .header("vary", "accept-encoding, cookie")
    .serializer((payload: unknown) => payload as string);
  const html = withCampaign(request, page.html);
  if (!/\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) return reply.send(html);
  return reply.header("content-encoding", "gzip").send(gzipSync(html, { level: 5 }));
}

/** The campaign that brought a visitor goes along in the page's links and forms until he fills a basket: no cookie is written for it. */
function withCampaign({ query, base }: FastifyRequest, html: string): string {
  const campaign = campaignOf(query);
  if (!campaign) return html;
  const said = queryOf(campaign).replaceAll("&", "&amp;");
  return html.replace(/ (href|action)="([^"#]*)"/g, (whole, name: string, path: string) => {
    const isPage = path.startsWith(`${base}/`) && !/\/(?:assets|images)\//.test(path);
    return isPage ? ` ${name}="${path}${path.includes("?") ? "&amp;" : "?"}${said}"` : whole;
  });
}

interface Trouble {
  error: unknown;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** An error on a page is a page: what happened, in the visitor's language, and a way out. */
async function showProblem(context: Context, { error, request, reply }: Trouble): Promise<FastifyReply> {
  // No shop, no page to show it on: the program's own answer.
  if (!request.shop) throw error;
  const refusal = asRefusal(error);
  if (refusal.code === "internal_error")
    log.error("a page failed", { method: request.method, route: request.routeOptions.url, error });
  const {
    status,
    title,
    hint = "",
  } = tell(refusal, request.pageLocale ?? localeOf(request.headers["accept-language"]));
  const frame = await frameOf(context, request, undefined).catch(() => bareFrame(context, request));
  const { problem } = frame.words;
  const said = status === 404 ? { title: problem.title, text: problem.text } : { title, text: hint };
  const way = { label: problem.toShop, path: "/" };
  if (status === 503) reply.header("retry-after", "5");
  return sendPage(request, reply, { status, html: problemPage(frame, { ...said, way }) });
}

/** Enough of a frame to say that the database is away. */
function bareFrame(context: Context, { shop, base, pageLocale }: FastifyRequest): Frame {
  const words = wordsFor(pageLocale);
  return {
    shop,
    base,
    path: base,
    locale: pageLocale,
    words,
    categories: [],
    pieceCount: 0,
    assets: assetsNow(),
    now: context.now(),
  };
}
