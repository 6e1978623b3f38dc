import type { Tx } from "../../lib/db.ts";
import type { MessageKind } from "../message.ts";

export interface NewSms {
  id: string;
  recipient: string;
  subject: string;
  text: string;
}

/** Writes texts to the merchant; one that this happening already gave this number is left out. Returns those that are new. */
export async function insertSms(
  tx: Tx,
  about: { shopId: string; happeningId: string; orderId: string; kind: MessageKind; now: Date },
  rows: readonly NewSms[],
): Promise<{ id: string }[]> {
  return tx.all(
    `insert into messages (shop_id, happening_id, cause_id, order_id, kind, audience, channel, state, created_at, id, recipient,
       subject, body_text, body_html, message_id)
     select $1, $2, $2, $3, $4, 'merchant', 'sms', 'queued', $5, id, recipient, subject, text, '', id::text
     from json_to_recordset($6::json) as sms (id uuid, recipient text, subject text, text text)
     on conflict (shop_id, happening_id, kind, audience, channel, recipient) do nothing
     returning id`,
    [about.shopId, about.happeningId, about.orderId, about.kind, about.now, JSON.stringify(rows)],
  );
}
