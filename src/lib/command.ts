import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { Db, Tx } from "./db.ts";
import type { Caller } from "./http.ts";
import { RefusalError } from "./refusal.ts";

type Work<Answer> = (tx: Tx, caller: Caller) => Promise<Answer>;

/**
 * One write asked over HTTP: one transaction. With an `Idempotency-Key` the answer is kept in the same transaction:
 * the same key sent again gets the same answer and writes nothing; the same key with another body is refused.
 * Two requests with one key at the same time wait for each other. `part` names a part of a request that asks the same of
 * many: each is kept by itself, so that sent again, only what was not done is done.
 */
export async function command<Answer>(db: Db, request: FastifyRequest, work: Work<Answer>, part = ""): Promise<Answer> {
  const caller = { ...request.caller, ifMatch: versionOf(request.headers["if-match"]) };
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string") return db.transaction((tx) => work(tx, caller));
  if (key.length === 0 || key.length > 255) throw new RefusalError("invalid_request", { reason: "Idempotency-Key" });
  return db.transaction((tx) => once(tx, { caller, key: key + part, hash: hashOf(request) }, work));
}

interface Keyed {
  caller: Caller;
  key: string;
  hash: Buffer;
}

async function once<Answer>(tx: Tx, { caller, key, hash }: Keyed, work: Work<Answer>): Promise<Answer> {
  const actor = `${caller.actor.kind}:${caller.actor.id ?? ""}`;
  const taken = await tx.run(
    `insert into idempotency_keys (shop_id, key, actor, request_hash, created_at)
     values ($1, $2, $3, $4, clock_timestamp()) on conflict do nothing`,
    [caller.shopId, key, actor, hash],
  );
  if (taken === 0) {
    const kept = await tx.one<{ hash: Buffer; answer: string }>(
      "select request_hash as hash, answer from idempotency_keys where shop_id = $1 and actor = $2 and key = $3",
      [caller.shopId, actor, key],
    );
    if (!kept?.hash.equals(hash)) throw new RefusalError("idempotency_key_reused", { key });
    return JSON.parse(kept.answer) as Answer;
  }
  // The answer is still to be kept: the end cannot travel with the work's last statements.
  const answer = await work({ ...tx, last: (batch) => batch() }, caller);
  await tx.run("update idempotency_keys set answer = $4 where shop_id = $1 and actor = $2 and key = $3", [
    caller.shopId,
    actor,
    key,
    JSON.stringify(answer ?? null),
  ]);
  return answer;
}

const answerDaysKept = 30;

/** Forgets answers nobody will ask for again, some thousands at a time so that no lock is held for long. */
export async function forgetAnswers(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - answerDaysKept * 86_400_000);
  for (let count = 1; count > 0;) {
    count = await db.reads.run(
      `delete from idempotency_keys where (shop_id, actor, key) in (
         select shop_id, actor, key from idempotency_keys where created_at < $1 limit 5000)`,
      [before],
    );
  }
}

function hashOf(request: FastifyRequest): Buffer {
  const { method, url, body } = request;
  const bytes = Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null);
  return createHash("sha256").update(`${method} ${url}\n`).update(bytes).digest();
}

/** `If-Match: "7"` is version 7; anything else is a mistake worth saying. */
export function versionOf(header: string | undefined): number | undefined {
  if (header === undefined || header === "*") return undefined;
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1];
  if (version === undefined) throw new RefusalError("invalid_request", { reason: "If-Match" });
  return Number(version);
}
