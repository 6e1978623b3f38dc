import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { assetsNow, frameOf, onEveryStorefront, pageRoute, sendPage, visitorCart } from "../../shop/visit.ts";
import { productPageOf } from "../../shop/pages/product.tsx";
import { categoryPageOf, homePage } from "../../shop/pages/shelf.tsx";
import { categoryPage, findPicture, newestProducts, productPage } from "../catalog/shelf.actions.ts";
import type { Context } from "../context.ts";
import type { Http, ZodProvider } from "../lib/http.ts";
import { Refusal } from "../refusals.ts";
import { registerBasketPages } from "./basket-pages.http.ts";
import { registerCouponPages } from "./coupons/coupon-pages.http.ts";
import { registerLeftPages } from "./left/left-pages.http.ts";
import { offersOf } from "./offers.actions.ts";
import { requireSelling } from "../shops/selling.ts";
import { registerStepPages } from "./steps/step-pages.http.ts";

const Slug = z.object({ slug: z.string().max(200) });
const PageQuery = z.object({ page: z.coerce.number().int().min(1).max(1_000).catch(1) });

const newestCount = 12;

/** The storefront's pages: shelves, basket, checkout; and the files they name. They work without JavaScript. */
export function registerStorefront(http: Http, context: Context): void {
  registerAssets(http);
  onEveryStorefront(http, context, (pages) => {
    registerShelfPages(pages, context);
    registerPictures(pages, context);
    registerLeftPages(pages, context);
    void pages.register(async (scope) => registerBuying(scope, context));
    pages.get("/*", { schema: pageRoute }, async (request) => {
      throw new Refusal("not_found", { path: request.url.split("?")[0] });
    });
  });
}

/** The basket and the steps to an order; a shop that is a catalogue has none. */
function registerBuying(scope: FastifyInstance, context: Context): void {
  const pages: Http = scope.withTypeProvider<ZodProvider>();
  pages.addHook("onRequest", async ({ shop }) => requireSelling(shop));
  registerCouponPages(pages, context);
  registerBasketPages(pages, context);
  registerStepPages(pages, context);
}

/** Their addresses change with their bytes: kept by browsers for ever. */
function registerAssets(http: Http): void {
  http.get("/assets/:name", { schema: pageRoute }, async (request, reply) => {
    const file = assetsNow().files.get(request.url.split("?")[0] ?? "");
    if (!file) throw new Refusal("not_found", { path: request.url });
    const isSmaller = file.brotli && /\bbr\b/.test(request.headers["accept-encoding"] ?? "");
    if (isSmaller) reply.header("content-encoding", "br");
    return reply
      .type(file.contentType)
      .header("cache-control", "public, max-age=31536000, immutable")
      .header("vary", "accept-encoding")
      .send(isSmaller ? file.brotli : file.bytes);
  });
}

function registerShelfPages(pages: Http, context: Context): void {
  const { reads } = context.db;
  pages.get("/", { schema: pageRoute }, async (request, reply) => {
    const [cart, products] = await Promise.all([
      visitorCart(context, request),
      newestProducts(reads, request.shop.id, newestCount),
    ]);
    return sendPage(request, reply, { html: homePage(await frameOf(context, request, cart), products) });
  });
  pages.get(
    "/categorie/:slug",
    { schema: { ...pageRoute, params: Slug, querystring: PageQuery } },
    async (request, reply) => {
      const at = { slug: request.params.slug, page: request.query.page };
      const [cart, shown] = await Promise.all([
        visitorCart(context, request),
        categoryPage(reads, request.shop.id, at),
      ]);
      const frame = await frameOf(context, request, cart);
      return sendPage(request, reply, { html: categoryPageOf(frame, { ...shown, page: at.page }) });
    },
  );
  pages.get("/produit/:slug", { schema: { ...pageRoute, params: Slug } }, async (request, reply) => {
    const [cart, product, offers] = await Promise.all([
      visitorCart(context, request),
      productPage(reads, request.shop.id, request.params.slug),
      offersOf(context.db, request.shop.id),
    ]);
    const frame = await frameOf(context, request, cart);
    return sendPage(request, reply, { html: productPageOf(frame, { product, offers }) });
  });
}

/** A picture never changes under its id. One that is drawn (SVG) could carry a script: it is sent so that none can run. */
function registerPictures(pages: Http, context: Context): void {
  const params = z.object({ pictureId: z.uuid() });
  pages.get("/images/:pictureId", { schema: { ...pageRoute, params } }, async (request, reply) => {
    const picture = await findPicture(context.db.reads, request.shop.id, request.params.pictureId);
    return reply
      .type(picture.contentType)
      .header("cache-control", "public, max-age=31536000, immutable")
      .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .header("content-disposition", "inline")
      .serializer((payload: unknown) => payload as string)
      .send(picture.bytes);
  });
}
