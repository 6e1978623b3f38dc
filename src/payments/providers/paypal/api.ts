import { z } from "zod";
import type { Connection } from "../../provider.ts";
import { ProviderFailure } from "../../provider.ts";
import { callProvider, readAnswer } from "../call.ts";

interface PaypalCall {
  method: "GET" | "POST";
  path: string;
  json?: unknown;
  /** PayPal's key against doing it twice: 6 hours for orders, 45 days for captures and refunds. */
  requestId?: string;
}

const tokens = new Map<string, Promise<string>>();

/** Calls PayPal with the shop's token, which is asked for once and again when PayPal no longer takes it. */
export async function callPaypal(connection: Connection, call: PaypalCall): Promise<unknown> {
  const { method, path, json, requestId } = call;
  const send = async (token: Promise<string>) =>
    callProvider(connection, {
      method,
      path,
      headers: {
        authorization: `Bearer ${await token}`,
        ...(method === "POST" && { prefer: "return=representation", "content-type": "application/json" }),
        ...(requestId && { "paypal-request-id": requestId }),
      },
      ...(json !== undefined && { json }),
      reasonOf,
      // The same is still being done.
      leavesOpen: [409],
    });
  const token = keptToken(connection);
  try {
    return await send(token);
  } catch (error) {
    if (!isFailure(error, "401")) throw error;
    if (tokens.get(keyOf(connection)) === token) tokens.delete(keyOf(connection));
    return send(keptToken(connection));
  }
}

/** A new token; throws `refused` "invalid_client" when the account's keys are not PayPal's. */
export async function askToken(connection: Connection): Promise<string> {
  const { clientId = "", clientSecret = "" } = connection.secrets;
  const answer = await callProvider(connection, {
    method: "POST",
    path: "/v1/oauth2/token",
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}` },
    form: new URLSearchParams({ grant_type: "client_credentials" }),
    reasonOf: (body) => z.object({ error: z.string() }).safeParse(body).data?.error,
  });
  return readAnswer(z.object({ access_token: z.string().min(1) }), answer).access_token;
}

export function isFailure(error: unknown, ...reasons: string[]): error is ProviderFailure {
  return error instanceof ProviderFailure && reasons.includes(error.reason);
}

function keptToken(connection: Connection): Promise<string> {
  const key = keyOf(connection);
  const kept = tokens.get(key);
  if (kept) return kept;
  const asked = askToken(connection);
  tokens.set(key, asked);
  asked.catch(() => tokens.delete(key));
  return asked;
}

const keyOf = ({ baseUrl, secrets }: Connection): string =>
  [baseUrl, secrets.clientId, secrets.clientSecret].join("\n");

const refusalShape = z.object({
  name: z.string().optional(),
  details: z.array(z.object({ issue: z.string() })).optional(),
});

/** PayPal's own word for what went wrong; a token it does not take is left to the status, 401. */
function reasonOf(body: unknown): string | undefined {
  const { name, details } = refusalShape.safeParse(body).data ?? {};
  if (name === "AUTHENTICATION_FAILURE") return undefined;
  return details?.[0]?.issue ?? name;
}
