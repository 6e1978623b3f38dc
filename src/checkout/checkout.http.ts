import { z } from "zod";
import { dateIn } from "../../shared/dates.ts";
import type { Context } from "../context.ts";
import type { Http } from "../lib/http.ts";
import { Refusal } from "../refusals.ts";
import type { Shop } from "../shops/shop.ts";
import { CartChange, LineInput, type Cart } from "./cart.ts";
import { CartView, cartView, NewCartView, PlacementView, placementView, QuoteView, quoteView } from "./cart-view.ts";
import {
  changeCart,
  checkedFields,
  checkedLines,
  findCart,
  openCart,
  placeBasket,
  putLine,
  quoteCart,
  type CartDoor,
} from "./carts.actions.ts";
import { CouponCode } from "./coupons/coupon.ts";
import { putCoupon } from "./coupons/put-coupon.actions.ts";
import { offersOf } from "./offers.actions.ts";
import { requireSelling } from "../shops/selling.ts";
import { limitVisitor } from "./visitor-limits.ts";

const CartParams = z.object({ token: z.string().max(100) });
const LineParams = CartParams.extend({ variantId: z.uuid() });
const NewCart = z.strictObject({ lines: CartChange.shape.lines, campaign: CartChange.shape.campaign }).nullish();
const Quantity = LineInput.pick({ quantity: true });
const Placement = z
  .strictObject({
    expectedTotal: z
      .int()
      .min(0)
      .optional()
      .describe("The total the customer was shown, in minor units; another one is refused with price_changed"),
    digitalConsent: z
      .boolean()
      .optional()
      .describe("He asks for digital things at once and knows that he can then no longer withdraw; see asksConsent"),
  })
  .nullish();

/** Guests have no name to keep their keys apart by: a key another guest also chose would open the wrong basket. */
const keyless = {
  open: "`Idempotency-Key` is not looked at: a basket nobody uses harms nothing and goes by itself.",
  place: "Needs no `Idempotency-Key`: a basket becomes one order, and asked again answers with the same.",
};

const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["checkout"] });

type Door = (request: { shop: Shop; params: { token: string } }) => CartDoor;

/** The storefront's own API: a basket is opened, filled, told who and where, and placed. Its token is the only key. */
export function registerCheckout(http: Http, context: Context): void {
  http.addHook("onRequest", async ({ shop }) => requireSelling(shop));
  const door: Door = ({ shop, params }) => ({ shop, token: params.token, now: context.now() });
  registerOpening(http, context, door);
  registerChanges(http, context, door);
  registerCoupon(http, context, door);
  registerPlacement(http, context, door);
}

function registerOpening(http: Http, context: Context, door: Door): void {
  http.post(
    "/carts",
    {
      schema: {
        ...described("openCart", "Open a basket"),
        description: keyless.open,
        isKeyless: true,
        body: NewCart,
        response: { 201: NewCartView },
      },
    },
    async (request, reply) => {
      const { shop } = request;
      limitVisitor(context, { request, reply }, "opening");
      const lines = await context.db.single((tx) => checkedLines(tx, shop, request.body?.lines ?? []));
      const opened = { shop, lines, locale: shop.locale, campaign: request.body?.campaign, now: context.now() };
      const { token, cart } = await context.db.single((tx) => openCart(tx, opened));
      reply.code(201).header("location", `/api/v1/storefront/${shop.slug}/carts/${token}`);
      return { token, ...cartView(shop, cart) };
    },
  );
  http.get(
    "/carts/:token",
    {
      schema: {
        ...described("quoteCart", "Read a basket at today's prices, with what may be chosen and what is missing"),
        params: CartParams,
        response: { 200: QuoteView },
      },
    },
    async (request) => {
      const { shop } = request;
      const [cart, offers] = await Promise.all([
        findCart(context.db.reads, door(request)),
        offersOf(context.db, shop.id),
      ]);
      const quote = await quoteCart(context.db.reads, shop, cart, offers);
      return quoteView(shop, cart, { quote, today: dateIn(context.now(), shop.timeZone) });
    },
  );
}

function registerChanges(http: Http, context: Context, door: Door): void {
  http.patch(
    "/carts/:token",
    {
      schema: {
        ...described("changeCart", "Say who orders, where to, how it is delivered and paid; what is not named stays"),
        params: CartParams,
        body: CartChange,
        response: { 200: CartView },
      },
    },
    async (request) => {
      const { shop, body } = request;
      const fields = checkedFields(body, await offersOf(context.db, shop.id));
      if (body.lines) fields.lines = await checkedLines(context.db.reads, shop, body.lines);
      const cart = await context.db.single((tx) => changeCart(tx, door(request), fields));
      return cartView(shop, cart ?? (await whyUnchanged(context, door(request))));
    },
  );
  http.put(
    "/carts/:token/lines/:variantId",
    {
      schema: {
        ...described("putLine", "Set how many pieces of a variant lie in the basket; 0 takes it out"),
        params: LineParams,
        body: Quantity,
        response: { 200: CartView },
      },
    },
    async (request) => {
      const line = { variantId: request.params.variantId, quantity: request.body.quantity };
      await checkedLines(context.db.reads, request.shop, [line]);
      const cart = await context.db.transaction((tx) => putLine(tx, door(request), { ...line, how: "set" }));
      return cartView(request.shop, cart);
    },
  );
}

function registerCoupon(http: Http, context: Context, door: Door): void {
  http.put(
    "/carts/:token/coupon",
    {
      schema: {
        ...described("putCoupon", "Type a code for a discount; null takes it out. One that gives nothing is refused"),
        params: CartParams,
        body: z.strictObject({ code: CouponCode.nullable() }),
        response: { 200: CartView },
      },
    },
    async (request, reply) => {
      const { shop, body } = request;
      limitVisitor(context, { request, reply }, "placement");
      const offers = await offersOf(context.db, shop.id);
      const cart = await context.db.transaction((tx) => putCoupon(tx, door(request), { code: body.code, offers }));
      return cartView(shop, cart);
    },
  );
}

function registerPlacement(http: Http, context: Context, door: Door): void {
  http.post(
    "/carts/:token/placement",
    {
      schema: {
        description: keyless.place,
        isKeyless: true,
        ...described("placeCart", "Place the order; a basket becomes one order, however often this is asked"),
        params: CartParams,
        body: Placement,
        response: { 201: PlacementView },
      },
    },
    async (request, reply) => {
      const { shop } = request;
      limitVisitor(context, { request, reply }, "placement");
      const offers = await offersOf(context.db, shop.id);
      const placed = await placeBasket(context.db, { ...door(request), offers, ...request.body });
      reply.code(201);
      return placementView(shop, placed);
    },
  );
}

/** Nothing was written: the basket is an order already, or there is none. */
async function whyUnchanged(context: Context, door: CartDoor): Promise<Cart> {
  const cart = await findCart(context.db.reads, door);
  throw new Refusal("cart_already_placed", { reference: cart.placed?.reference });
}
