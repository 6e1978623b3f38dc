import { randomBytes } from "node:crypto";
import type { Tx } from "../lib/db.ts";
import type { Caller } from "../lib/http.ts";
import { newId } from "../lib/ids.ts";
import { Refusal } from "../refusals.ts";
import { tokenHash, type ApiKey } from "./staff.ts";
import { insertApiKey, listApiKeys, revokeApiKeyRow } from "./staff.sql.ts";

/** A new key's token: 128 bits of chance. Shown once. */
export const newApiToken = (): string => `carnet_${randomBytes(16).toString("base64url")}`;

/** Only people make and revoke keys, and say where money goes: a key that leaked must not. Returns who it is. */
export function requirePerson({ actor }: Caller): string {
  if (actor.kind !== "staff" || actor.id === null) throw new Refusal("not_allowed");
  return actor.id;
}

export async function createApiKey(
  tx: Tx,
  caller: Caller,
  made: { name: string; token: string; now: Date },
): Promise<ApiKey> {
  const createdBy = requirePerson(caller);
  const key = { id: newId(), name: made.name, createdAt: made.now };
  await insertApiKey(tx, caller.shopId, { ...key, createdBy, tokenHash: tokenHash(made.token) });
  return key;
}

export async function findApiKeys(tx: Tx, caller: Caller): Promise<ApiKey[]> {
  requirePerson(caller);
  return listApiKeys(tx, caller.shopId);
}

/** The key opens nothing any more, from the next request on. */
export async function revokeApiKey(tx: Tx, caller: Caller, asked: { id: string; now: Date }): Promise<void> {
  requirePerson(caller);
  const count = await revokeApiKeyRow(tx, caller.shopId, asked.id, asked.now);
  if (count === 0) throw new Refusal("api_key_not_found");
}
