import { z } from "zod";
import { cartDoor, pageRoute } from "../../../shop/visit.ts";
import type { Context } from "../../context.ts";
import type { Http } from "../../lib/http.ts";
import { RefusalError } from "../../lib/refusal.ts";
import { tell } from "../../refusals.ts";
import { showBasket } from "../basket-pages.http.ts";
import { offersOf } from "../offers.actions.ts";
import { basketPath } from "../steps/steps.ts";
import { limitVisitor } from "../visitor-limits.ts";
import { CouponCode } from "./coupon.ts";
import { unusable } from "./coupons.actions.ts";
import { putCoupon } from "./put-coupon.actions.ts";

const Form = z.record(z.string(), z.string()).nullish();

/** The code in the basket: typed, or taken out by an empty one. */
export function registerCouponPages(pages: Http, context: Context): void {
  pages.post(`${basketPath}/code`, { schema: { ...pageRoute, body: Form } }, async (request, reply) => {
    const door = cartDoor(context, request);
    const typed = request.body?.["code"]?.trim() ?? "";
    try {
      limitVisitor(context, { request, reply }, "placement");
      const code = typed === "" ? null : CouponCode.safeParse(typed).data;
      if (code === undefined) throw unusable("unknown", { code: typed });
      const offers = await offersOf(context.db, request.shop.id);
      if (door) await context.db.transaction((tx) => putCoupon(tx, door, { code, offers }));
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
      const { title, status } = tell(error, request.pageLocale);
      return showBasket(context, { request, reply }, { text: title, status });
    }
    return reply.redirect(request.base + basketPath, 303);
  });
}
