import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Context } from "../../context.ts";
import type { Http } from "../../lib/http.ts";
import { Refusal } from "../../refusals.ts";
import { isHookToken } from "../accounts/account.ts";
import { connectionTo } from "../accounts/accounts.actions.ts";
import { ProviderFailure, providers, type Delivered } from "../provider.ts";
import { providerOf } from "../providers/registry.ts";
import { keepCall } from "./events.actions.ts";

const Params = z.object({ shop: z.string().max(63), accountId: z.uuid(), token: z.string().max(100) });
const bodyBytesMax = 262_144;

/**
 * Where providers call. A call is verified on its bytes, kept and answered; what it is about is asked of the provider
 * itself, from the queue. What lies is answered 400, what nobody knows 404, and neither changes anything.
 */
export function registerHooks(http: Http, context: Context): void {
  void http.register(async (scope) => {
    // A signature is made of bytes: nothing may read them first.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    scope.route({
      method: ["GET", "POST"],
      url: "/hooks/:shop/:accountId/:token",
      bodyLimit: bodyBytesMax,
      schema: { hide: true },
      handler: async (request, reply) => {
        await hear(context, request);
        return reply.code(200).type("text/plain").send("");
      },
    });
  });
}

async function hear(context: Context, request: FastifyRequest): Promise<void> {
  const params = Params.safeParse(request.params);
  const shop = params.success ? await context.shops.bySlug(params.data.shop) : undefined;
  if (!params.success || !shop || !isHookToken(shop, params.data.accountId, params.data.token))
    throw new Refusal("not_found", { path: "/hooks" });
  const { accountId } = params.data;
  const { provider, connection } = await connectionTo(context.db.reads, context.config, { shopId: shop.id, accountId });
  const delivered = deliveredBy(request, context.now());
  const heard = await providerOf(context, provider)
    .hear(connection, delivered)
    .catch((error: unknown) => {
      // What it is about had to be asked, and no answer came: the provider calls again.
      throw error instanceof ProviderFailure ? new Refusal("unavailable") : error;
    });
  if (heard.kind === "forged") throw new Refusal("hook_forged", { why: heard.why });
  if (heard.kind === "ignored") return;
  const { eventId, reference: providerReference } = heard;
  const event = { accountId, eventId, providerReference, body: delivered.rawBody, receivedAt: delivered.now };
  const kept = await context.db.transaction((tx) => keepCall(tx, shop.id, event));
  // A signed call about what is not ours is some other program's that shares the account.
  if (kept === "unknown" && providers[provider].isUnsigned) throw new Refusal("not_found", { path: "/hooks" });
}

function deliveredBy(request: FastifyRequest, now: Date): Delivered {
  const query = Object.entries(request.query as Record<string, unknown>);
  return {
    method: request.method === "GET" ? "GET" : "POST",
    rawBody: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    headers: request.headers,
    query: Object.fromEntries(query.filter((pair): pair is [string, string] => typeof pair[1] === "string")),
    now,
  };
}
