import type { FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "../context.ts";
import { Refusal } from "../refusals.ts";
import { attemptLimit, callerKey, type AttemptLimit, type AttemptRule } from "../staff/attempts.ts";

/** What one address may do in a minute: far more than a family or an office behind one line, far less than a flood. */
export const visitorRules = {
  opening: { countMax: 60, windowSeconds: 60 },
  placement: { countMax: 30, windowSeconds: 60 },
} as const satisfies Record<string, AttemptRule>;
type Limited = keyof typeof visitorRules;

const limits = new WeakMap<object, Record<Limited, AttemptLimit>>();

/**
 * Counts a basket opened or an order placed, by pages or by program; refuses `too_many_attempts` with the seconds to wait.
 * The machine's own addresses are not counted: nobody floods himself. A proxy on the same machine calls from one of them,
 * so that it takes TRUST_PROXY to see, and to count, whom it calls for.
 */
export function limitVisitor(
  context: Pick<Context, "now">,
  { request, reply }: { request: Pick<FastifyRequest, "ip">; reply: FastifyReply },
  what: Limited,
): void {
  if (isLoopback(request.ip)) return;
  const retryAfterSeconds = limitsOf(context)[what].count(callerKey(request.ip), context.now());
  if (retryAfterSeconds === 0) return;
  reply.header("retry-after", retryAfterSeconds);
  throw new Refusal("too_many_attempts", { retryAfterSeconds });
}

function limitsOf(context: object): Record<Limited, AttemptLimit> {
  const { opening, placement } = visitorRules;
  const known = limits.get(context) ?? { opening: attemptLimit(opening), placement: attemptLimit(placement) };
  limits.set(context, known);
  return known;
}

const isLoopback = (ip: string): boolean => ip === "::1" || /^(::ffff:)?127\./.test(ip);
