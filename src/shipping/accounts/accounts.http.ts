import { z } from "zod";
import type { Context } from "../../context.ts";
import { command } from "../../lib/command.ts";
import { outside } from "../../lib/db.ts";
import type { Http } from "../../lib/http.ts";
import { Refusal } from "../../refusals.ts";
import { CarrierFailure } from "../carriers/carrier.ts";
import { carrierOf } from "../carriers/registry.ts";
import { CarrierAccountInput, carrierNames, Habits } from "./account.ts";
import * as accounts from "./accounts.actions.ts";

const CarrierAccountView = z
  .object({
    id: z.uuid(),
    carrier: z.enum(carrierNames),
    mode: z.enum(["test", "live"]),
    baseUrl: z.string(),
    habits: Habits,
    version: z.int(),
    given: z.array(z.string()).describe("The keys it has, by name; their values are shown to nobody"),
    does: z.array(z.enum(["labels", "tracking", "pickup_points"])).describe("What its carrier can be asked"),
    isChecked: z.boolean().describe("Whether its keys can be tried"),
  })
  .meta({ id: "CarrierAccount" });

const Params = z.object({ shop: z.string(), id: z.uuid() });
const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["carrier accounts"] });
/** The view owns its lists. */
const shown = ({ does, ...account }: accounts.AccountSeen) => ({ ...account, does: [...does] });

/** The shop's own accounts at carriers. A program may ship, but not say by whose account. */
export function registerCarrierAccounts(http: Http, context: Context): void {
  const { db, config } = context;
  http.get(
    "/carrier-accounts",
    {
      schema: {
        ...described("listCarrierAccounts", "The shop's accounts at carriers"),
        response: { 200: z.object({ carrierAccounts: z.array(CarrierAccountView) }) },
      },
    },
    async ({ shop }) => ({
      carrierAccounts: (await accounts.listCarrierAccounts(db.reads, config, shop.id)).map(shown),
    }),
  );
  http.post(
    "/carrier-accounts",
    {
      schema: {
        ...described("addCarrierAccount", "Join an account at a carrier"),
        body: CarrierAccountInput,
        response: { 201: CarrierAccountView },
      },
    },
    async (request, reply) => {
      reply.code(201);
      const input = request.body;
      const added = await command(db, request, (tx, caller) =>
        accounts.addCarrierAccount(tx, config, { caller, input, now: context.now() }),
      );
      return shown(added);
    },
  );
  http.put(
    "/carrier-accounts/:id",
    {
      schema: {
        ...described("changeCarrierAccount", "Change an account's mode, address, keys or habits"),
        params: Params,
        body: CarrierAccountInput.omit({ carrier: true }),
        response: { 200: CarrierAccountView },
      },
    },
    async (request) => {
      const { params, body: input } = request;
      return shown(
        await command(db, request, (tx, caller) =>
          accounts.changeCarrierAccount(tx, config, { caller, id: params.id, input }),
        ),
      );
    },
  );
  registerCheckAndRemoval(http, context);
}

function registerCheckAndRemoval(http: Http, { db, config }: Context): void {
  http.delete(
    "/carrier-accounts/:id",
    {
      schema: {
        ...described("removeCarrierAccount", "Leave an account no label was made by"),
        params: Params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await command(db, request, (tx, caller) => accounts.removeCarrierAccount(tx, caller, request.params.id));
      return reply.code(204).send(null);
    },
  );
  http.post(
    "/carrier-accounts/:id/check",
    {
      schema: {
        ...described("checkCarrierAccount", "Whether the account's keys open it"),
        isKeyless: true,
        params: Params,
        body: z.strictObject({}).nullish(),
        response: { 200: z.object({ isOpen: z.literal(true) }) },
      },
    },
    async ({ shop, params }) => {
      const { connection } = await accounts.reachCarrier(db.reads, config, { shopId: shop.id, accountId: params.id });
      const { carrier } = connection;
      const known = carrierOf(carrier);
      if (!known.check) throw new Refusal("carrier_not_checkable", { carrier });
      await outside(async () => known.check?.(connection)).catch((error: unknown) => {
        if (!(error instanceof CarrierFailure)) throw error;
        throw new Refusal("carrier_refused", { carrier, kind: error.kind, reason: error.reason });
      });
      return { isOpen: true } as const;
    },
  );
}
