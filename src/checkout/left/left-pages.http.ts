import { z } from "zod";
import { remindersPage } from "../../../shop/pages/reminders.tsx";
import { frameOf, keepCartCookie, pageRoute, sendPage, visitorCart } from "../../../shop/visit.ts";
import type { Context } from "../../context.ts";
import type { Http } from "../../lib/http.ts";
import { RefusalError } from "../../lib/refusal.ts";
import { trackingToken } from "../../orders/tracking.ts";
import { Refusal, tell } from "../../refusals.ts";
import type { Shop } from "../../shops/shop.ts";
import { showBasket } from "../basket-pages.http.ts";
import { basketPath } from "../steps/steps.ts";
import { allowReminders, comeBack, refuseReminders } from "./left-carts.actions.ts";
import { hashOfToken } from "./links.ts";

const Params = z.object({ token: z.string().max(100) });

/** Where the links of a reminder lead: back to the basket on any device, and to no more reminders. */
export function registerLeftPages(pages: Http, context: Context): void {
  pages.get(`${basketPath}/reprendre/:token`, { schema: { ...pageRoute, params: Params } }, async (request, reply) => {
    const { shop, base } = request;
    const { token } = request.params;
    try {
      const cart = await context.db.transaction((tx) => comeBack(tx, { shop, token, now: context.now() }));
      if (cart.placed) return reply.redirect(`${base}/merci/${trackingToken(shop, cart.placed.id)}`, 303);
      keepCartCookie(context, request, { reply, token });
      return reply.redirect(base + basketPath, 303);
    } catch (error) {
      if (!(error instanceof RefusalError) || error.code !== "cart_not_found") throw error;
      const { title, status } = tell(error, request.pageLocale);
      return showBasket(context, { request, reply }, { text: title, status });
    }
  });
  registerReminderChoice(pages, context);
}

/** One click refuses; who did so by mistake may take it back. */
function registerReminderChoice(pages: Http, context: Context): void {
  const path = `${basketPath}/rappels/:token`;
  pages.get(path, { schema: { ...pageRoute, params: Params } }, async (request, reply) => {
    const { shop } = request;
    const hash = hashOf(shop, request.params.token);
    await context.db.single((tx) => refuseReminders(tx, shop.id, hash, context.now()));
    const frame = await frameOf(context, request, await visitorCart(context, request));
    return sendPage(request, reply, { html: remindersPage(frame, "refused") });
  });
  pages.post(path, { schema: { ...pageRoute, params: Params } }, async (request, reply) => {
    const { shop } = request;
    const hash = hashOf(shop, request.params.token);
    await context.db.single((tx) => allowReminders(tx, shop.id, hash));
    const frame = await frameOf(context, request, await visitorCart(context, request));
    return sendPage(request, reply, { html: remindersPage(frame, "allowed") });
  });
}

function hashOf(shop: Shop, token: string): Buffer {
  const hash = hashOfToken(shop, token);
  if (!hash) throw new Refusal("not_found");
  return hash;
}
