import type { Tx } from "../../lib/db.ts";
import type { Audience, MessageKind, MessageState } from "../message.ts";

export interface NewSms {
  id: string;
  recipient: string;
  subject: string;
  text: string;
}

/** What texts are about, and when they may leave. */
export interface SmsAbout {
  shopId: string;
  happeningId: string;
  causeId: string;
  orderId: string;
  kind: MessageKind;
  audience: Audience;
  state: MessageState;
  heldUntil: Date | null;
  now: Date;
}

/** Writes texts; one that this happening already gave this number is left out. Returns those that are new. */
export async function insertSms(tx: Tx, about: SmsAbout, rows: readonly NewSms[]): Promise<{ id: string }[]> {
  return tx.all(
    `insert into messages (shop_id, happening_id, cause_id, order_id, kind, audience, channel, state, held_until,
       created_at, id, recipient, subject, body_text, body_html, message_id)
     select $1, $2, $3, $4, $5, $6, 'sms', $7, $8, $9, id, recipient, subject, text, '', id::text
     from json_to_recordset($10::json) as sms (id uuid, recipient text, subject text, text text)
     on conflict (shop_id, happening_id, kind, audience, channel, recipient) do nothing
     returning id`,
    [
      about.shopId,
      about.happeningId,
      about.causeId,
      about.orderId,
      about.kind,
      about.audience,
      about.state,
      about.heldUntil,
      about.now,
      JSON.stringify(rows),
    ],
  );
}
