import type { FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "../context.ts";
import { command } from "../lib/command.ts";
import type { Http } from "../lib/http.ts";
import { Refusal } from "../refusals.ts";
import { refuseForeignPage, signedIn, startSession, viewSession } from "../staff/access.actions.ts";
import { SessionView } from "../staff/session-view.ts";
import { findAccountByEmail, listShopsOf, requireNoAccount } from "../staff/staff.actions.ts";
import type { Account } from "../staff/staff.ts";
import { furnishDemo } from "./demo-orders.actions.ts";
import { createDemoShop } from "./demo.actions.ts";
import { freeShopSlug, openShop, requireSetUpToken, setUp } from "./set-up.actions.ts";
import { NewShop, SetUpDone, SetUpInput } from "./set-up.ts";

const tags = ["set-up"];

/** The first start of a machine, and every further shop of its owners. */
export function registerSetUp(http: Http, context: Context): void {
  http.post(
    "/api/v1/set-up",
    {
      schema: {
        operationId: "setUp",
        summary: "Open the first shop, or the demonstration shop, with the one-time link; signs in",
        description: "Takes no `Idempotency-Key`: the link works once.",
        isKeyless: true,
        tags,
        body: SetUpInput,
        response: { 201: SetUpDone },
      },
    },
    async (request, reply) => {
      refuseForeignPage(context, request);
      await requireSetUpToken(context, request.body.token);
      const { account, demo } =
        request.body.mode === "demo" ? await openDemo(context) : await openOwn(context, request.body);
      await startSession(context, request, reply, account.id);
      return reply.code(201).send({ ...(await viewSession(context, account)), demo });
    },
  );
  http.post(
    "/api/v1/shops",
    {
      schema: {
        operationId: "openShop",
        summary: "Open another shop; only owners may",
        tags,
        body: NewShop,
        response: { 201: SessionView },
      },
    },
    (request, reply) => openAnother(context, request as FastifyRequest<{ Body: NewShop }>, reply),
  );
}

interface Opened {
  account: Account;
  demo: SetUpDone["demo"];
}

async function openOwn(context: Context, input: Extract<SetUpInput, { mode: "shop" }>): Promise<Opened> {
  return { account: await setUp(context, input), demo: null };
}

async function openDemo(context: Context): Promise<Opened> {
  const { slug, email, password } = await createDemoShop(context.db, {
    now: context.now(),
    permit: requireNoAccount,
    furnish: furnishDemo,
    secretKey: context.config.secretKey,
  });
  const account = await findAccountByEmail(context.db.reads, email);
  if (!account || password === null) throw new Refusal("set_up_link_used");
  context.shops.forget();
  return { account, demo: { slug, email, password } };
}

async function openAnother(
  context: Context,
  request: FastifyRequest<{ Body: NewShop }>,
  reply: FastifyReply,
): Promise<SessionView> {
  const me = await signedIn(context, request, reply);
  const owned = (await listShopsOf(context.db.reads, me.id)).find(({ role }) => role === "owner");
  if (!owned) throw new Refusal("not_allowed");
  // Sent twice with one key it opens one shop: the answer is kept with the owner's first one.
  request.caller = { shopId: owned.shop.id, actor: { kind: "staff", id: me.id, name: me.name }, locale: me.locale };
  const slug = await freeShopSlug(context, request.body);
  await command(context.db, request, async (tx) => {
    const { id } = await openShop(tx, { shop: { ...request.body, slug }, owner: me, now: context.now() });
    return { id };
  });
  context.shops.forget();
  reply.code(201);
  return viewSession(context, me);
}
