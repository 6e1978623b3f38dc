import { z } from "zod";
import type { Context } from "../../context.ts";
import { command } from "../../lib/command.ts";
import type { Tx } from "../../lib/db.ts";
import type { Caller, Http } from "../../lib/http.ts";
import { Refusal } from "../../refusals.ts";
import { requirePerson } from "../../staff/api-keys.actions.ts";
import { ProviderFailure, providerNames } from "../provider.ts";
import { providerOf } from "../providers/registry.ts";
import { hookPath, PaymentAccountInput } from "./account.ts";
import * as accounts from "./accounts.actions.ts";

const PaymentAccountView = z
  .object({
    id: z.uuid(),
    provider: z.enum(providerNames),
    mode: z.enum(["test", "live"]),
    baseUrl: z.string(),
    version: z.int(),
    given: z.array(z.string()).describe("The keys it has, by name; their values are shown to nobody"),
    hookUrl: z.string().describe("The address to give to the provider, where it calls when something happens"),
  })
  .meta({ id: "PaymentAccount" });

const Params = z.object({ shop: z.string(), id: z.uuid() });
const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["payment accounts"] });

/** A program may take orders and ask for refunds, but not say whose account the money goes to. */
const byPerson =
  <Answer>(work: (tx: Tx, caller: Caller) => Promise<Answer>) =>
  (tx: Tx, caller: Caller): Promise<Answer> => {
    requirePerson(caller);
    return work(tx, caller);
  };

/** The shop's own accounts at companies that take money online. */
export function registerAccounts(http: Http, context: Context): void {
  const { db, config } = context;
  const shown = (shop: Parameters<typeof hookPath>[0], account: accounts.AccountSeen) => ({
    ...account,
    hookUrl: config.publicUrl + hookPath(shop, account.id),
  });
  const listed = { ...described("listPaymentAccounts", "Accounts at companies that take money online") };
  const response = { 200: z.object({ paymentAccounts: z.array(PaymentAccountView) }) };
  http.get("/payment-accounts", { schema: { ...listed, response } }, async ({ shop }) => {
    const found = await accounts.listAccounts(db.reads, config, shop.id);
    return { paymentAccounts: found.map((account) => shown(shop, account)) };
  });
  http.post(
    "/payment-accounts",
    {
      schema: {
        ...described("addPaymentAccount", "Join an account at a company that takes money online"),
        body: PaymentAccountInput,
        response: { 201: PaymentAccountView },
      },
    },
    async (request, reply) => {
      reply.code(201);
      const asked = { shop: request.shop, input: request.body, now: context.now() };
      return shown(
        request.shop,
        await command(
          db,
          request,
          byPerson((tx) => accounts.addAccount(tx, config, asked)),
        ),
      );
    },
  );
  http.put(
    "/payment-accounts/:id",
    {
      schema: {
        ...described("changePaymentAccount", "Change an account's mode, address or keys"),
        params: Params,
        body: PaymentAccountInput.omit({ provider: true }),
        response: { 200: PaymentAccountView },
      },
    },
    async (request) => {
      const changed = await command(
        db,
        request,
        byPerson((tx, caller) =>
          accounts.changeAccount(tx, config, { caller, id: request.params.id, input: request.body }),
        ),
      );
      return shown(request.shop, changed);
    },
  );
  registerCheckAndRemoval(http, context);
}

function registerCheckAndRemoval(http: Http, context: Context): void {
  const { db, config } = context;
  http.delete(
    "/payment-accounts/:id",
    {
      schema: {
        ...described("removePaymentAccount", "Leave an account nothing was paid through"),
        params: Params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await command(
        db,
        request,
        byPerson((tx, caller) => accounts.removeAccount(tx, caller.shopId, request.params.id)),
      );
      return reply.code(204).send(null);
    },
  );
  http.post(
    "/payment-accounts/:id/check",
    {
      schema: {
        ...described("checkPaymentAccount", "Whether the account's keys open it"),
        isKeyless: true,
        params: Params,
        body: z.strictObject({}).nullish(),
        response: { 200: z.object({ isOpen: z.literal(true) }) },
      },
    },
    async ({ shop, params }) => {
      const at = { shopId: shop.id, accountId: params.id };
      const { provider, connection } = await accounts.connectionTo(db.reads, config, at);
      await providerOf(context, provider)
        .check(connection)
        .catch((error: unknown) => {
          if (!(error instanceof ProviderFailure)) throw error;
          throw new Refusal("provider_refused", { provider, kind: error.kind, reason: error.reason });
        });
      return { isOpen: true } as const;
    },
  );
}
