import { z } from "zod";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ShopWords } from "../../../shared/messages/shop.fr.ts";
import type { Frame } from "../../../shop/frame.ts";
import { deliveryPage, paymentPage } from "../../../shop/pages/choices.tsx";
import { detailsPage } from "../../../shop/pages/details.tsx";
import { reviewPage } from "../../../shop/pages/review.tsx";
import { cartDoor, frameOf, pageRoute, sendPage, visitorCart } from "../../../shop/visit.ts";
import type { Context } from "../../context.ts";
import type { Http } from "../../lib/http.ts";
import { RefusalError } from "../../lib/refusal.ts";
import { trackingToken } from "../../orders/tracking.ts";
import { tell } from "../../refusals.ts";
import { showBasket } from "../basket-pages.http.ts";
import { CartChange, type Cart, type CartFields, type Placed } from "../cart.ts";
import { changeCart, placeBasket, quoteCart, type CartDoor } from "../carts.actions.ts";
import { readDetails, typedDetails, type AddressAsked, type FieldErrors, type Typed } from "./details-form.ts";
import { goPath } from "../../payments/paying/paths.ts";
import { offersOf } from "../offers.actions.ts";
import { campaignOf } from "../provenance/campaign.ts";
import type { Offers, Quote } from "../quote.ts";
import { limitVisitor } from "../visitor-limits.ts";
import { basketPath, pathBefore, stepPath, type StepName } from "./steps.ts";

const Form = z.record(z.string(), z.string().or(z.array(z.string()).transform((all) => all.at(-1) ?? ""))).nullish();

interface Visit {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** A step of the checkout, asked for when everything before it is there. */
interface Step {
  frame: Frame;
  cart: Cart;
  quote: Quote;
  offers: Offers;
  door: CartDoor;
}

/** The checkout's steps: each shows its form, keeps what is right in the basket, and shows again what is wrong as it was typed. */
export function registerStepPages(pages: Http, context: Context): void {
  const steps: [StepName, Draw, Read][] = [
    ["contact", drawDetails, readContact],
    ["delivery", drawDelivery, readDelivery],
    ["payment", drawPayment, readPayment],
  ];
  for (const [name, draw, read] of steps) {
    pages.get(stepPath[name], { schema: pageRoute }, (request, reply) =>
      onStep(context, { request, reply }, name, async (step) => {
        return sendPage(request, reply, { html: draw(step, { values: {}, errors: {} }) });
      }),
    );
    pages.post(stepPath[name], { schema: { ...pageRoute, body: Form } }, (request, reply) =>
      onStep(context, { request, reply }, name, (step) =>
        keepStep(context, { request, reply }, step, { draw, ...read(step, request.body ?? {}) }),
      ),
    );
  }
  registerReview(pages, context);
}

function registerReview(pages: Http, context: Context): void {
  pages.get(stepPath.review, { schema: pageRoute }, (request, reply) =>
    onStep(context, { request, reply }, "review", async ({ frame, quote, cart }) =>
      sendPage(request, reply, { html: reviewPage(frame, { quote, cart, errors: {} }) }),
    ),
  );
  pages.post(stepPath.review, { schema: { ...pageRoute, body: Form } }, (request, reply) =>
    onStep(context, { request, reply }, "review", async (step) => {
      const { frame, cart, offers } = step;
      const refused = async (text: string, field = "place") => {
        const quote = await quoteCart(context.db.reads, request.shop, cart, offers);
        const html = reviewPage(frame, { quote, cart, errors: { [field]: text } });
        return sendPage(request, reply, { status: 409, html });
      };
      const digitalConsent = request.body?.["digitalConsent"] === "1";
      if (step.quote.asksConsent && !digitalConsent) return refused(frame.words.consent.missing, "digitalConsent");
      // What binds is what was on the screen: another amount, or none, is shown again before it binds.
      const expectedTotal = Number(request.body?.["shownTotal"] ?? Number.NaN);
      try {
        limitVisitor(context, { request, reply }, "placement");
        const placed = await placeBasket(context.db, { ...step.door, offers, expectedTotal, digitalConsent });
        return reply.redirect(pathAfter(request, placed, step.quote.payment), 303);
      } catch (error) {
        if (!(error instanceof RefusalError)) throw error;
        return shownRefusal(context, { request, reply }, error, refused);
      }
    }),
  );
}

/** What is short is mended in the basket, which says how much is left; the rest where the customer stands. */
function shownRefusal(
  context: Context,
  visit: Visit,
  error: RefusalError,
  onReview: (text: string) => Promise<FastifyReply>,
) {
  const { title, hint = "", status } = tell(error, visit.request.pageLocale);
  const isInBasket = ["out_of_stock", "item_unavailable", "cart_empty", "coupon_unusable"].includes(error.code);
  return isInBasket ? showBasket(context, visit, { text: title, status }) : onReview(`${title} ${hint}`);
}

/** Reads the basket for a step; whoever comes too early is led to what is missing, and whoever has ordered to his order. */
async function onStep(
  context: Context,
  { request, reply }: Visit,
  name: StepName,
  work: (step: Step) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const { shop, base } = request;
  const [cart, offers] = await Promise.all([visitorCart(context, request), offersOf(context.db, shop.id)]);
  const door = cartDoor(context, request);
  if (!cart || !door) return reply.redirect(base + basketPath, 303);
  if (cart.placed) return reply.redirect(thanksPath(request, cart.placed), 303);
  const quote = await quoteCart(context.db.reads, shop, cart, offers);
  const before = pathBefore(name, quote.gaps);
  if (before) return reply.redirect(base + before, 303);
  if (name === "delivery" && !quote.isDelivered) return reply.redirect(base + stepPath.payment, 303);
  return work({ frame: await frameOf(context, request, cart), cart, quote, offers, door });
}

interface Filled {
  values: Typed;
  errors: Readonly<Record<string, string>>;
}
type Draw = (step: Step, form: Filled) => string;
type Read = (step: Step, typed: Typed) => { fields: CartFields; form: Filled; next: StepName };

async function keepStep(
  context: Context,
  { request, reply }: Visit,
  step: Step,
  typed: ReturnType<Read> & { draw: Draw },
): Promise<FastifyReply> {
  const { fields, form, next, draw } = typed;
  if (Object.keys(form.errors).length > 0) return sendPage(request, reply, { status: 422, html: draw(step, form) });
  const campaign = campaignOf(request.query);
  const change = { ...fields, locale: request.pageLocale, ...(campaign && { campaign }) };
  await context.db.single((tx) => changeCart(tx, step.door, change));
  return reply.redirect(request.base + stepPath[next], 303);
}

const askedOf = ({ quote }: Step): AddressAsked =>
  quote.isDelivered && quote.deliveryOptions.some((one) => one.kind !== "pickup") ? "delivery" : "billing";

const drawDetails: Draw = (step, form) => {
  const { frame, cart, quote } = step;
  const asked = askedOf(step);
  const { country, settings } = frame.shop;
  const known = typedDetails(cart, { country, region: settings.seller.region }, asked);
  return detailsPage(frame, { quote, asked, form: { ...form, values: { ...known, ...form.values } } });
};

const readContact: Read = (step, typed) => {
  const { fields, errors } = readDetails(typed, askedOf(step));
  // A box that is not ticked is not sent: it must not come back ticked from what the basket knew.
  const values = { otherBilling: "", reminder: "", ...typed };
  const form = { values, errors: inWords(errors, step.frame.words) };
  return { fields, form, next: step.quote.isDelivered ? "delivery" : "payment" };
};

const inWords = (errors: FieldErrors, words: ShopWords): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors).map(([field, error]) => {
      const text = words.errors[error];
      return [field, field.startsWith("billing") ? words.errors.onInvoice(text) : text];
    }),
  );

const drawDelivery: Draw = ({ frame, cart, quote }, form) => deliveryPage(frame, { quote, cart, form });

const readDelivery: Read = ({ quote, frame }, values) => {
  const chosen = quote.deliveryOptions.find((one) => one.id === values["deliveryMethodId"]);
  const errors: Filled["errors"] = chosen ? {} : { deliveryMethodId: frame.words.errors.delivery };
  return { fields: { deliveryMethodId: chosen?.id }, form: { values, errors }, next: "payment" };
};

const drawPayment: Draw = ({ frame, cart, quote }, form) => paymentPage(frame, { quote, cart, form });

const readPayment: Read = ({ quote, frame }, values) => {
  const chosen = quote.paymentOptions.find((one) => one.id === values["paymentMethodId"]);
  const message = CartChange.shape.customerMessage.safeParse(values["customerMessage"] ?? "");
  const errors: Filled["errors"] = {
    ...(chosen ? {} : { paymentMethodId: frame.words.errors.payment }),
    ...(message.success ? {} : { customerMessage: frame.words.errors.message }),
  };
  const takesFee = quote.fee?.isOffered ? values["takesFee"] === "1" : undefined;
  const fields = { paymentMethodId: chosen?.id, customerMessage: message.data, takesFee };
  return { fields, form: { values, errors }, next: "review" };
};

/** Whoever chose to pay online goes on to do so; everybody else has ordered. */
const pathAfter = (request: FastifyRequest, placed: Placed, payment: Quote["payment"]): string =>
  payment?.kind === "online" && placed.total > 0
    ? goPath(request.base, trackingToken(request.shop, placed.id))
    : thanksPath(request, placed);

const thanksPath = ({ base, shop }: FastifyRequest, placed: Placed): string =>
  `${base}/merci/${trackingToken(shop, placed.id)}`;
