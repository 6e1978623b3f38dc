import type { FastifyReply } from "fastify";
import { z } from "zod";
import type { Context } from "../context.ts";
import { command } from "../lib/command.ts";
import type { Http } from "../lib/http.ts";
import { requiredLine } from "../lib/lines.ts";
import { Refusal } from "../refusals.ts";
import { Locale } from "../shops/shop.ts";
import {
  refuseForeignPage,
  requireOwnPage,
  sessionTokenOf,
  setSessionCookie,
  signedIn,
  startSession,
  viewSession,
} from "./access.actions.ts";
import { createApiKey, findApiKeys, newApiToken, revokeApiKey } from "./api-keys.actions.ts";
import { attemptLimit, callerKey, type AttemptLimit } from "./attempts.ts";
import { SessionView } from "./session-view.ts";
import { changeAccount, checkCredentials, endSession, hashNewPassword } from "./staff.actions.ts";
import { accountKey, passwordLengthMax, tokenHash, type ApiKey } from "./staff.ts";

const tags = ["staff"];
const quarterOfAnHour = 900;

interface Limits {
  perEmail: AttemptLimit;
  perCaller: AttemptLimit;
}

/** Sign-in and the signed-in person's own account: outside of any shop. */
export function registerStaff(http: Http, context: Context): void {
  const limits: Limits = {
    perEmail: attemptLimit({ countMax: 10, windowSeconds: quarterOfAnHour }),
    // An office or a school shares one address.
    perCaller: attemptLimit({ countMax: 50, windowSeconds: quarterOfAnHour }),
  };
  registerSignIn(http, context, limits);
  registerAccount(http, context, limits);
}

const Password = z.string().min(1).max(passwordLengthMax);
const Credentials = z.object({ email: z.string().max(254), password: Password });

function registerSignIn(http: Http, context: Context, limits: Limits): void {
  http.post(
    "/api/v1/session",
    {
      schema: {
        operationId: "signIn",
        summary: "Sign in: sets the session cookie",
        isKeyless: true,
        tags,
        body: Credentials,
        response: { 200: SessionView },
      },
    },
    async (request, reply) => {
      refuseForeignPage(context, request);
      const { email, password } = request.body;
      const now = context.now();
      refuseTooMany(reply, [
        limits.perEmail.count(accountKey(email), now),
        limits.perCaller.count(callerKey(request.ip), now),
      ]);
      const account = await checkCredentials(context.db.reads, { email, password });
      if (!account) throw new Refusal("wrong_credentials");
      limits.perEmail.forget(account.email);
      limits.perCaller.takeBack(callerKey(request.ip));
      await startSession(context, request, reply, account.id);
      return viewSession(context, account);
    },
  );
}

/** Says how long to wait, in the header that programs read and in the answer. */
function refuseTooMany(reply: FastifyReply, waits: readonly number[]): void {
  const retryAfterSeconds = Math.max(...waits);
  if (retryAfterSeconds === 0) return;
  reply.header("retry-after", retryAfterSeconds);
  throw new Refusal("too_many_attempts", { retryAfterSeconds });
}

const AccountPatch = z.object({
  name: requiredLine(120).optional(),
  locale: Locale.optional(),
  password: z
    .object({ current: Password, new: z.string().max(1_000) })
    .optional()
    .describe("Ends the account's other sessions"),
});

function registerAccount(http: Http, context: Context, limits: Limits): void {
  http.get(
    "/api/v1/session",
    {
      schema: {
        operationId: "getSession",
        summary: "Who is signed in, and the shops he works for",
        tags,
        response: { 200: SessionView },
      },
    },
    async (request, reply) => viewSession(context, await signedIn(context, request, reply)),
  );

  http.delete(
    "/api/v1/session",
    { schema: { operationId: "signOut", summary: "Sign out", tags, response: { 204: z.null() } } },
    async (request, reply) => {
      const token = sessionTokenOf(request);
      requireOwnPage(context, request);
      if (token !== undefined) await context.db.single((tx) => endSession(tx, token));
      context.tokens.forget();
      setSessionCookie(context, reply, "");
      return reply.code(204).send(null);
    },
  );

  http.patch(
    "/api/v1/account",
    {
      schema: {
        operationId: "changeAccount",
        summary: "Change one's own name, language or password",
        tags,
        body: AccountPatch,
        response: { 200: SessionView },
      },
    },
    async (request, reply) => {
      const me = await signedIn(context, request, reply);
      const { password, ...change } = request.body;
      if (password) {
        refuseTooMany(reply, [limits.perEmail.count(me.email, context.now())]);
        await requireCurrentPassword(context, me.email, password.current);
        limits.perEmail.forget(me.email);
      }
      const passwordHash = password && (await hashNewPassword(password.new, { ...me, ...change }));
      await context.db.transaction((tx) =>
        changeAccount(tx, { accountId: me.id, token: me.token }, { ...change, passwordHash }),
      );
      context.tokens.forget();
      return viewSession(context, { ...me, ...change });
    },
  );
}

async function requireCurrentPassword(context: Context, email: string, password: string): Promise<void> {
  if (!(await checkCredentials(context.db.reads, { email, password }))) throw new Refusal("current_password_wrong");
}

const ApiKeyView = z.object({ id: z.uuid(), name: z.string(), createdAt: z.string() });
const viewKey = ({ id, name, createdAt }: ApiKey) => ({ id, name, createdAt: createdAt.toISOString() });

/** The shop's API keys, in its desk. */
export function registerApiKeys(http: Http, context: Context): void {
  http.get(
    "/api-keys",
    {
      schema: {
        operationId: "listApiKeys",
        summary: "The shop's API keys",
        tags,
        response: { 200: z.object({ apiKeys: z.array(ApiKeyView) }) },
      },
    },
    async (request) => ({ apiKeys: (await findApiKeys(context.db.reads, request.caller)).map(viewKey) }),
  );

  http.post(
    "/api-keys",
    {
      schema: {
        operationId: "createApiKey",
        summary: "Make an API key",
        tags,
        body: z.object({ name: requiredLine(80) }),
        response: {
          201: ApiKeyView.extend({
            token: z.string().nullable().describe("Shown this once; null when the request is sent again"),
          }),
        },
      },
    },
    async (request, reply) => {
      const token = newApiToken();
      // The answer is kept for the idempotency key: the token must not be in it, only what tells whether it is the one made.
      const seal = tokenHash(token).toString("base64url");
      const made = await command(context.db, request, async (tx, caller) => {
        const key = await createApiKey(tx, caller, { name: request.body.name, token, now: context.now() });
        return { ...viewKey(key), seal };
      });
      return reply.code(201).send({ ...made, token: made.seal === seal ? token : null });
    },
  );
  registerRevocation(http, context);
}

function registerRevocation(http: Http, context: Context): void {
  http.delete(
    "/api-keys/:id",
    {
      schema: {
        operationId: "revokeApiKey",
        summary: "Revoke an API key",
        tags,
        params: z.object({ id: z.uuid() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await command(context.db, request, (tx, caller) =>
        revokeApiKey(tx, caller, { id: request.params.id, now: context.now() }),
      );
      context.tokens.forget();
      return reply.code(204).send(null);
    },
  );
}
