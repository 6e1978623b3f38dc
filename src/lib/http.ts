import { STATUS_CODES } from "node:http";
import FastJson, { type Schema } from "fast-json-stringify";
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyTypeProvider,
  type RouteOptions,
} from "fastify";
import { z } from "zod";
import { isOutage } from "./db.ts";
import { sendProblem } from "./http/problem-page.ts";
import { log } from "./log.ts";
import type { Actor } from "./outbox.ts";
import { RefusalError } from "./refusal.ts";

/** Who calls, for which shop, in which language; `ifMatch` is the version of the order the caller has read. */
export interface Caller {
  shopId: string;
  actor: Actor;
  locale: string;
  ifMatch?: number;
}

declare module "fastify" {
  interface FastifyRequest {
    caller: Caller;
  }
  interface FastifySchema {
    /** Kept out of the API's description: pages for people. */
    hide?: boolean;
    /** A POST that does not look at `Idempotency-Key`: it says why in its description, or keeps nothing to do twice. */
    isKeyless?: boolean;
    /** Answers for as long as somebody listens: nobody waits for its end. */
    isEndless?: boolean;
    operationId?: string;
    summary?: string;
    description?: string;
    tags?: readonly string[];
  }
}

export interface ZodProvider extends FastifyTypeProvider {
  validator: this["schema"] extends z.ZodType ? z.output<this["schema"]> : unknown;
  serializer: this["schema"] extends z.ZodType ? z.input<this["schema"]> : unknown;
}

export type Http = ReturnType<typeof createHttp>["http"];

export const Problem = z
  .object({
    type: z.string(),
    code: z.string(),
    title: z.string(),
    detail: z.string().optional(),
    status: z.int(),
    hint: z.string().optional().describe("The way out, in the caller's language"),
    errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof Problem>;

/** Tells a refusal in words: status, title and way out in the asked language. */
export type Teller = (refusal: RefusalError, locale: string) => Problem;

const bodyBytesMax = 262_144;
const pictureBytesMax = 5_242_880;

export interface HttpOptions {
  tell: Teller;
  /** How many proxies stand in front of us. */
  proxyCount: number;
}

/** A Fastify server that validates and serializes with zod, and answers every error as problem+json (RFC 9457). */
export function createHttp(options: HttpOptions) {
  const answerProblem = ({ headers }: FastifyRequest, reply: FastifyReply, refusal: RefusalError) => {
    const locale = localeOf(headers["accept-language"]);
    return sendProblem(reply, options.tell(refusal, locale), { headers, locale });
  };
  const app = Fastify({
    bodyLimit: bodyBytesMax,
    // Only as many as stand there are believed: what a visitor himself wrote in X-Forwarded-For comes before theirs.
    trustProxy: options.proxyCount > 0 && ((_address, hop) => hop < options.proxyCount),
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    routerOptions: { maxParamLength: 300 },
    forceCloseConnections: "idle",
    // What still comes on a busy connection while the program stops is answered: the database is closed after us.
    return503OnClosing: false,
    // An address that cannot be read never reaches the error handler: it is answered here, in the same form.
    frameworkErrors: (_error, request, reply: FastifyReply) => {
      void answerProblem(request, reply, new RefusalError("not_found"));
    },
  });
  const routes: RouteOptions[] = [];
  useZod(app);
  acceptForms(app);
  app.decorateRequest("caller");
  app.addHook("onRoute", (route) => {
    routes.push(route);
  });
  app.addHook("onSend", async (_request, reply) => {
    reply.header("x-content-type-options", "nosniff").header("referrer-policy", "same-origin");
  });
  app.setNotFoundHandler((request) => {
    throw new RefusalError("not_found", { path: request.url.split("?")[0] });
  });
  app.setErrorHandler((error, request, reply) => {
    const refusal = asRefusal(error);
    if (refusal.code === "internal_error")
      log.error("a request failed", { method: request.method, route: request.routeOptions.url, error });
    return answerProblem(request, reply, refusal);
  });
  return { http: app.withTypeProvider<ZodProvider>(), routes, underWay: countUnderWay(app) };
}

/** How many requests are being answered now; those that listen are not waiting. */
function countUnderWay(app: FastifyInstance): () => number {
  let count = 0;
  app.addHook("onRequest", async (request, reply) => {
    if (request.routeOptions.schema?.isEndless) return;
    count++;
    reply.raw.once("close", () => count--);
  });
  return () => count;
}

/** The first language of Accept-Language that Carnet speaks; French when none is. */
export function localeOf(acceptLanguage: string | undefined): "fr" | "en" {
  for (const part of (acceptLanguage ?? "").split(",")) {
    const language = part.trim().slice(0, 2).toLowerCase();
    if (language === "fr" || language === "en") return language;
  }
  return "fr";
}

function useZod(app: FastifyInstance): void {
  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) => (data) => {
    if (!isWellFormed(data))
      return { error: new RefusalError("invalid_request", { in: httpPart, reason: "unpaired surrogate" }) };
    const result = schema.safeParse(data);
    if (result.success) return { value: result.data };
    const errors = result.error.issues.map((issue) => ({
      pointer: `#/${issue.path.join("/")}`,
      message: issue.message,
    }));
    return { error: new RefusalError("invalid_request", { in: httpPart, errors }) };
  });
  app.setSerializerCompiler<z.ZodType>(({ schema }) => serializerOf(schema));
}

/** Half a character is no text: the database's JSON and addresses cannot hold it. Looks into everything, however deep. */
function isWellFormed(data: unknown): boolean {
  const left: unknown[] = [data];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one === "string" && !one.isWellFormed()) return false;
    if (typeof one !== "object" || one === null || Buffer.isBuffer(one)) continue;
    for (const [name, value] of Object.entries(one)) left.push(name, value);
  }
  return true;
}

/** Compiled at the first answer: all of them at the start would keep the shop closed half a second longer. */
function serializerOf(schema: z.ZodType): (data: unknown) => string {
  let write: ((data: unknown) => string) | undefined;
  return (data) => {
    write ??= FastJson(z.toJSONSchema(schema, { target: "draft-7", io: "output", unrepresentable: "any" }) as Schema);
    return write(data);
  };
}

/** Forms of pages without JavaScript; repeated names become lists. Pictures arrive as they are. */
function acceptForms(app: FastifyInstance): void {
  app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) => {
    const fields: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
    for (const [name, value] of new URLSearchParams(String(body))) {
      const before = fields[name];
      fields[name] = before === undefined ? value : [before, value].flat();
    }
    done(null, { ...fields });
  });
  app.addContentTypeParser(
    ["image/png", "image/jpeg", "image/webp"],
    { parseAs: "buffer", bodyLimit: pictureBytesMax },
    (_request, body, done) => done(null, body),
  );
}

// A text with a NUL character, a number outside of its column, a day that is not, an id that is none.
const callersCodes = new Set(["22021", "22P05", "22P02", "22003", "22007", "22008"]);

/** Whatever was thrown, as a refusal: what nobody expected becomes `internal_error`, a database away `unavailable`. */
export function asRefusal(error: unknown): RefusalError {
  if (error instanceof RefusalError) return error;
  const { code = "", statusCode } = error as { code?: string; statusCode?: number };
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE")
    return new RefusalError("too_large", { bytesMax: bodyBytesMax, pictureBytesMax });
  if (statusCode === 400) return new RefusalError("malformed_request");
  if (statusCode !== undefined && statusCode < 500)
    return new RefusalError("invalid_request", { reason: STATUS_CODES[statusCode] });
  if (isOutage(error)) return new RefusalError("unavailable");
  if (callersCodes.has(code)) return new RefusalError("invalid_request", { reason: "unsupported character or number" });
  return new RefusalError("internal_error");
}
