import { z } from "zod";
import { callOut, type OutgoingAnswer } from "../../lib/http/outgoing.ts";
import { ProviderFailure, type Connection } from "../provider.ts";

interface ProviderCall {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** With its query: "/v1/transactions/123". */
  path: string;
  headers?: Record<string, string>;
  /** Sent as JSON; or as a form. */
  json?: unknown;
  form?: URLSearchParams;
  /** The provider's code in the body of a refusal; the HTTP status when it gives none. */
  reasonOf?: (body: unknown) => string | undefined;
  /** Refusals of this provider that leave open whether it was done: 409 while the same call still runs. */
  leavesOpen?: readonly number[];
}

const answerBytesMax = 1_000_000;
/** It is kept with the order and shown: whoever answers in the provider's place must not fill the books. */
const reasonLengthMax = 200;

/**
 * Calls a provider once and reads its JSON; an empty answer is `{}`. Throws `refused` for what it says no to (4xx), and
 * `unreachable` for all that leaves open whether it was done: no answer, 408, 429, 5xx,
 * a page instead of JSON.
 */
export async function callProvider(connection: Connection, call: ProviderCall): Promise<unknown> {
  const { method, path, headers = {}, json, form, reasonOf = () => undefined } = call;
  const answer = await callOut({
    method,
    url: connection.baseUrl + path,
    headers: { accept: "application/json", ...typeOf(call), ...headers },
    ...(json !== undefined && { body: JSON.stringify(json) }),
    ...(form && { body: form.toString() }),
    reach: connection.reach,
    bytesMax: answerBytesMax,
  });
  const { status, body } = answered(answer);
  const read = parsed(body);
  if (status >= 200 && status < 300) {
    if (read === undefined) throw new ProviderFailure("unreachable", "not JSON");
    return read;
  }
  const reason = (reasonOf(read) ?? String(status)).slice(0, reasonLengthMax);
  const isOpen = leavesOpen(status) || call.leavesOpen?.includes(status) || read === undefined;
  throw new ProviderFailure(isOpen ? "unreachable" : "refused", reason);
}

/** The answer in the shape the adapter reads; what a provider never sends is as good as no answer. */
export function readAnswer<Shape extends z.ZodType>(shape: Shape, answer: unknown): z.output<Shape> {
  const read = shape.safeParse(answer);
  if (!read.success) throw new ProviderFailure("unreachable", `unexpected answer: ${z.prettifyError(read.error)}`);
  return read.data;
}

function answered(answer: OutgoingAnswer): { status: number; body: string } {
  if (answer.kind === "unreachable") throw new ProviderFailure("unreachable", answer.why);
  return answer;
}

const leavesOpen = (status: number): boolean => status < 400 || status === 408 || status === 429 || status >= 500;

function typeOf({ json, form }: ProviderCall): Record<string, string> {
  if (form) return { "content-type": "application/x-www-form-urlencoded" };
  return json === undefined ? {} : { "content-type": "application/json" };
}

const parsed = (body: string): unknown => (body.trim() === "" ? {} : jsonIn(body));

/** What a provider sent, read as JSON; undefined where it is none. */
export function jsonIn(body: Buffer | string): unknown {
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    return undefined;
  }
}
