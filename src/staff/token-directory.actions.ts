import type { Db } from "../lib/db.ts";
import { createMemory } from "../lib/memory.ts";
import { tokenHash, type ApiKey } from "./staff.ts";
import { findApiKey, findSession, type OpenSession } from "./staff.sql.ts";

/** Whom a token lets in. Undefined when it is nobody's: never given, revoked, signed out. */
export interface TokenDirectory {
  apiKey(token: string, shopId: string): Promise<ApiKey | undefined>;
  /** `shopId` is the shop whose role is asked for. The caller looks whether the session has ended. */
  session(token: string, shopId: string | null): Promise<OpenSession | undefined>;
  /** To be called after every change of who may come in. */
  forget(): void;
}

const rememberedMilliseconds = 1_000;

/**
 * Remembers for a second: a screen of the desk asks for several things at once, and each asked for its session anew. For
 * readers only; writers ask the database. Another program on the same database may let a reader in for that second more.
 */
export function tokenDirectory(db: Db): TokenDirectory {
  const apiKeys = createMemory(rememberedMilliseconds, (place) => {
    const { hash, shopId } = read(place);
    return findApiKey(db.reads, shopId, hash);
  });
  const sessions = createMemory(rememberedMilliseconds, (place) => {
    const { hash, shopId } = read(place);
    return findSession(db.reads, hash, shopId || null);
  });
  return {
    apiKey: (token, shopId) => apiKeys.get(placeOf(token, shopId)),
    session: (token, shopId) => sessions.get(placeOf(token, shopId ?? "")),
    forget() {
      apiKeys.forget();
      sessions.forget();
    },
  };
}

/** A token is not kept, only its hash. */
const placeOf = (token: string, shopId: string) => `${tokenHash(token).toString("hex")} ${shopId}`;

function read(place: string): { hash: Buffer; shopId: string } {
  const [hash = "", shopId = ""] = place.split(" ");
  return { hash: Buffer.from(hash, "hex"), shopId };
}
