import type { Text } from "../../../mail/texts/own.ts";
import type { Tx } from "../../lib/db.ts";
import type { Audience, MessageKind } from "../message.ts";
import type { Language, OwnText, TextFault } from "./text.ts";

/** Which text of a shop. */
export interface TextKey {
  shopId: string;
  audience: Audience;
  kind: MessageKind;
  language: Language;
}

/** Every text of the shop's own: some dozens at most. */
export async function listTexts(tx: Tx, shopId: string): Promise<OwnText[]> {
  return tx.all<OwnText>(
    `select audience, kind, language, subject, title, body, changed_at as "changedAt", failure, failed_at as "failedAt"
     from message_texts where shop_id = $1`,
    [shopId],
  );
}

/** Keeps a text, in place of the one before it; what was wrong with that one is forgotten. */
export async function upsertText(tx: Tx, key: TextKey, text: Text, now: Date): Promise<void> {
  await tx.run(
    `insert into message_texts (shop_id, audience, kind, language, subject, title, body, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (shop_id, audience, kind, language) do update set subject = excluded.subject, title = excluded.title,
       body = excluded.body, changed_at = excluded.changed_at, failure = null, failed_at = null`,
    [...placeOf(key), text.subject, text.title, text.body, now],
  );
}

export async function deleteText(tx: Tx, key: TextKey): Promise<void> {
  await tx.run(
    "delete from message_texts where shop_id = $1 and audience = $2 and kind = $3 and language = $4",
    placeOf(key),
  );
}

export async function keepFailure(tx: Tx, key: TextKey, failure: TextFault, now: Date): Promise<void> {
  await tx.run(
    `update message_texts set failure = $5, failed_at = $6
     where shop_id = $1 and audience = $2 and kind = $3 and language = $4`,
    [...placeOf(key), JSON.stringify(failure), now],
  );
}

const placeOf = ({ shopId, audience, kind, language }: TextKey) => [shopId, audience, kind, language];
