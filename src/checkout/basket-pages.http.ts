import { z } from "zod";
import type { FastifyReply, FastifyRequest } from "fastify";
import { cartDoor, frameOf, keepCartCookie, pageRoute, sendPage, visitorCart } from "../../shop/visit.ts";
import { wordsFor } from "../../shop/frame.ts";
import { basketPage } from "../../shop/pages/basket.tsx";
import type { Context } from "../context.ts";
import type { Http } from "../lib/http.ts";
import { RefusalError } from "../lib/refusal.ts";
import { tell } from "../refusals.ts";
import { LineInput, type Cart } from "./cart.ts";
import { checkedLines, openCart, putLine, quoteCart } from "./carts.actions.ts";
import { offersOf } from "./offers.actions.ts";
import { givesCoupons, unusableIn } from "./coupons/coupons.actions.ts";
import { campaignOf } from "./provenance/campaign.ts";
import { limitVisitor } from "./visitor-limits.ts";

const Form = z.record(z.string(), z.union([z.string(), z.array(z.string())])).nullish();
const LineParams = z.object({ variantId: z.uuid() });

/** The basket's page and its forms. A refused change shows the basket again, with the reason. */
export function registerBasketPages(pages: Http, context: Context): void {
  pages.get("/panier", { schema: pageRoute }, (request, reply) => showBasket(context, { request, reply }));

  pages.post("/panier", { schema: { ...pageRoute, body: Form } }, async (request, reply) => {
    const line = readLine({ quantity: "1", ...request.body });
    return change(context, { request, reply }, line, async (found) => {
      await checkedLines(context.db.reads, request.shop, [found]);
      await addToBasket(context, { request, reply }, found);
    });
  });

  pages.post(
    "/panier/:variantId",
    { schema: { ...pageRoute, params: LineParams, body: Form } },
    async (request, reply) => {
      const line = readLine({ ...request.body, variantId: request.params.variantId });
      return change(context, { request, reply }, line, async (found) => {
        const door = cartDoor(context, request);
        if (!door) return;
        await context.db.transaction((tx) => putLine(tx, door, { ...found, how: "set" }));
        keepCartCookie(context, request, { reply, token: door.token });
      });
    },
  );
}

interface Visit {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Digits only: "-1", "1,5", "1e3" and the like are said to be wrong instead of guessed at. */
function readLine(typed: Record<string, unknown>): LineInput | undefined {
  const { variantId, quantity } = typed;
  const isWhole = typeof quantity === "string" && /^\s*\d{1,6}\s*$/.test(quantity);
  const read = LineInput.safeParse({ variantId, quantity: isWhole ? Number(quantity) : undefined });
  return read.data;
}

async function change(
  context: Context,
  visit: Visit,
  line: LineInput | undefined,
  work: (line: LineInput) => Promise<void>,
): Promise<FastifyReply> {
  const { request, reply } = visit;
  if (!line) {
    const { basket, product } = wordsFor(request.pageLocale);
    const { variantId } = { ...(request.body as object), ...(request.params as object) } as { variantId?: unknown };
    return showBasket(context, visit, { text: variantId ? basket.wrongQuantity : product.pick, status: 422 });
  }
  try {
    await work(line);
  } catch (error) {
    if (!(error instanceof RefusalError) || error.code === "foreign_origin") throw error;
    const { title, status } = tell(error, request.pageLocale);
    return showBasket(context, visit, { text: title, status });
  }
  return reply.redirect(`${request.base}/panier`, 303);
}

/** Into the basket the visitor has; into a new one when he has none, or when his has become an order. */
async function addToBasket(context: Context, { request, reply }: Visit, line: LineInput): Promise<void> {
  const { db } = context;
  const { shop } = request;
  const door = cartDoor(context, request);
  const cart = await visitorCart(context, request);
  const campaign = campaignOf(request.query);
  if (door && cart && !cart.placed) {
    await db.transaction((tx) => putLine(tx, door, { ...line, how: "add", campaign }));
    keepCartCookie(context, request, { reply, token: door.token });
    return;
  }
  limitVisitor(context, { request, reply }, "opening");
  const lines = await checkedLines(db.reads, shop, [line]);
  const opened = { shop, lines, locale: request.pageLocale, campaign, now: context.now() };
  const { token } = await db.single((tx) => openCart(tx, opened));
  keepCartCookie(context, request, { reply, token });
}

/** The basket as it is now. One that has become an order is no basket any more: the next one starts empty. */
export async function showBasket(
  context: Context,
  { request, reply }: Visit,
  error?: { text: string; status: number },
): Promise<FastifyReply> {
  const found = await visitorCart(context, request);
  const cart = found?.placed ? undefined : found;
  const frame = await frameOf(context, request, cart);
  const quote = cart && (await quoteOf(context, request, cart));
  const takesCodes = cart !== undefined && (await givesCoupons(context.db.reads, request.shop.id));
  const problem = quote?.coupon?.problem ? tell(unusableIn(quote, request.shop), request.pageLocale).title : undefined;
  // The page may answer a form's address; its own links and language switch lead to the basket.
  const html = basketPage({ ...frame, path: `${request.base}/panier` }, { quote, takesCodes }, error?.text ?? problem);
  return sendPage(request, reply, { html, status: error?.status });
}

async function quoteOf(context: Context, request: FastifyRequest, cart: Cart) {
  const offers = await offersOf(context.db, request.shop.id);
  return quoteCart(context.db.reads, request.shop, cart, offers);
}
