import { z } from "zod";
import type { Context } from "../../context.ts";
import { command } from "../../lib/command.ts";
import type { Http } from "../../lib/http.ts";
import { CouponInput } from "./coupon.ts";
import * as coupons from "./coupons.actions.ts";

const CouponView = z
  .object({
    id: z.uuid(),
    ...CouponInput.shape,
    code: z.string(),
    uses: z.int().describe("Orders it was used for"),
  })
  .meta({ id: "Coupon" });
export type CouponView = z.infer<typeof CouponView>;

const Params = z.object({ shop: z.string(), id: z.uuid() });
const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["coupons"] });

export function registerCoupons(http: Http, context: Context): void {
  http.get(
    "/coupons",
    {
      schema: {
        ...described("listCoupons", "Codes that give customers a discount, the newest first"),
        response: { 200: z.object({ coupons: z.array(CouponView) }) },
      },
    },
    async ({ shop }) => ({ coupons: await coupons.listCoupons(context.db.reads, shop.id) }),
  );
  http.post(
    "/coupons",
    { schema: { ...described("addCoupon", "Add a code"), body: CouponInput, response: { 201: CouponView } } },
    async (request, reply) => {
      reply.code(201);
      return command(context.db, request, (tx, { shopId }) =>
        coupons.addCoupon(tx, shopId, request.body, context.now()),
      );
    },
  );
  http.put(
    "/coupons/:id",
    {
      schema: {
        ...described("changeCoupon", "Change a code; orders that used it keep what it gave them"),
        params: Params,
        body: CouponInput,
        response: { 200: CouponView },
      },
    },
    (request) =>
      command(context.db, request, (tx, { shopId }) =>
        coupons.changeCoupon(tx, shopId, { id: request.params.id, input: request.body, now: context.now() }),
      ),
  );
  http.delete(
    "/coupons/:id",
    {
      schema: { ...described("removeCoupon", "Take a code back"), params: Params, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await command(context.db, request, (tx, { shopId }) => coupons.removeCoupon(tx, shopId, request.params.id));
      return reply.code(204).send(null);
    },
  );
}
