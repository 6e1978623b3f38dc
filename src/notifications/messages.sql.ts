import type { Tx } from "../lib/db.ts";
import type { Place } from "../lib/db/page.ts";
import type { Message, MessageState } from "./message.ts";

const listed = `shop_id as "shopId", id, happening_id as "happeningId", cause_id as "causeId", order_id as "orderId", cart_id as "cartId", kind, audience, channel, recipient, subject,
  attachments, message_id as "messageId", state, held_until as "heldUntil", attempts, last_error as "lastError", resends_id as "resendsId",
  created_at as "createdAt", sent_at as "sentAt"`;

export type NewMessage = Pick<
  Message,
  | "id"
  | "happeningId"
  | "causeId"
  | "orderId"
  | "cartId"
  | "kind"
  | "audience"
  | "recipient"
  | "subject"
  | "text"
  | "html"
  | "attachments"
  | "messageId"
  | "state"
  | "heldUntil"
>;

type Written = Pick<Message, "id" | "state" | "heldUntil">;

/**
 * Writes messages in one statement; one that this happening already gave this person is left as it is.
 * Returns those that are new.
 */
export async function insertMessages(
  tx: Tx,
  shopId: string,
  rows: readonly NewMessage[],
  now: Date,
): Promise<Written[]> {
  return tx.all<Written>(
    `insert into messages (shop_id, id, happening_id, cause_id, order_id, cart_id, kind, audience, channel, recipient, subject, body_text,
       body_html, attachments, message_id, state, held_until, created_at)
     select $1, id, "happeningId", "causeId", "orderId", "cartId", kind, audience, 'email', recipient, subject, text, html, attachments,
       "messageId", state, "heldUntil", $3
     from json_to_recordset($2::json) as message (id uuid, "happeningId" uuid, "causeId" uuid, "orderId" uuid, "cartId" uuid, kind text,
       audience text, recipient text, subject text, text text, html text, attachments jsonb, "messageId" text, state text,
       "heldUntil" timestamptz)
     on conflict (shop_id, happening_id, kind, audience, channel, recipient) do nothing
     returning id, state, held_until as "heldUntil"`,
    [shopId, JSON.stringify(rows), now],
  );
}

export interface Copy {
  id: string;
  of: string;
  happeningId: string;
  recipient: string;
  messageId: string;
  state: MessageState;
  heldUntil: Date | null;
  now: Date;
}

/** The same message once more, word for word, as a row of its own. */
export async function copyMessage(tx: Tx, shopId: string, copy: Copy): Promise<void> {
  await tx.run(
    `insert into messages (shop_id, id, happening_id, cause_id, order_id, cart_id, kind, audience, channel, recipient, subject, body_text,
       body_html, attachments, message_id, state, held_until, resends_id, created_at)
     select shop_id, $3, $4, $4, order_id, cart_id, kind, audience, channel, $5, subject, body_text, body_html, attachments, $6, $7, $8, id, $9
     from messages where shop_id = $1 and id = $2`,
    [shopId, copy.of, copy.id, copy.happeningId, copy.recipient, copy.messageId, copy.state, copy.heldUntil, copy.now],
  );
}

export async function findMessageRow(tx: Tx, shopId: string, id: string): Promise<Message | undefined> {
  return tx.one<Message>(
    `select ${listed}, body_text as "text", body_html as "html" from messages where shop_id = $1 and id = $2`,
    [shopId, id],
  );
}

/** What a list shows of a message: all but its content. */
export type MessageRow = Omit<Message, "text" | "html">;

export interface MessageQuery {
  state: MessageState | null;
  orderId: string | null;
  place: Place | undefined;
  limit: number;
}

/** Newest first; before their place, oldest first. By messages_newest, messages_by_state or messages_of_order. */
export async function listMessageRows(tx: Tx, shopId: string, query: MessageQuery): Promise<MessageRow[]> {
  const values: unknown[] = [shopId];
  const nth = (value: unknown) => `$${values.push(value)}`;
  const [beyond, direction] = query.place?.side === "previous" ? [">", "asc"] : ["<", "desc"];
  const conditions = [
    ...(query.state ? [`and state = ${nth(query.state)}`] : []),
    ...(query.orderId ? [`and order_id = ${nth(query.orderId)}`] : []),
    ...(query.place ? [`and (created_at, id) ${beyond} (${nth(query.place.key)}, ${nth(query.place.id)})`] : []),
  ];
  return tx.all<MessageRow>(
    `select ${listed} from messages where shop_id = $1 ${conditions.join(" ")}
     order by created_at ${direction}, id ${direction} limit ${nth(query.limit)}`,
    values,
  );
}

/** How an attempt ended. Each is a statement of its own: what was tried is never lost. */
export interface Attempted {
  shopId: string;
  id: string;
  state: MessageState;
  lastError: string | null;
  /** 0 when nobody was asked: there is no mail server. */
  tries: 0 | 1;
  now: Date;
}

/**
 * Writes how an attempt ended; a message that has left stays so, and one that was given up may only turn out to have left.
 * Returns how many messages it was news for: 1 or 0.
 */
export async function keepAttempt(tx: Tx, { shopId, id, state, lastError, tries, now }: Attempted): Promise<number> {
  return tx.run(
    `update messages set state = $3, attempts = attempts + $4, last_error = $5, sent_at = case when $3 = 'sent' then $6::timestamptz end
     where shop_id = $1 and id = $2 and (state = 'queued' or (state = 'failed' and $3 = 'sent'))`,
    [shopId, id, state, tries, lastError, now],
  );
}

/** Takes a held message to another state; 0 when it is held no more. */
export async function endHold(tx: Tx, shopId: string, id: string, state: "queued" | "cancelled"): Promise<number> {
  return tx.run("update messages set state = $3 where shop_id = $1 and id = $2 and state = 'held'", [
    shopId,
    id,
    state,
  ]);
}

/**
 * Cancels the customer's messages about these happenings that have not left: held, or only kept here. Says of each that
 * was written whether it was held back or had left.
 */
export async function cancelWaiting(
  tx: Tx,
  shopId: string,
  about: { orderId: string; causes: readonly string[] },
): Promise<("held_back" | "left")[]> {
  const rows = await tx.all<{ became: "held_back" | "left" }>(
    `with about as (
       select id, state from messages where shop_id = $1 and order_id = $2 and cause_id = any($3::uuid[])
         and audience = 'customer' and state in ('held', 'kept', 'queued', 'sent') for update
     ), cancelled as (
       update messages set state = 'cancelled' from about
       where messages.shop_id = $1 and messages.id = about.id and about.state in ('held', 'kept') returning messages.id
     )
     select case when state in ('held', 'kept') then 'held_back' else 'left' end as became from about`,
    [shopId, about.orderId, about.causes],
  );
  return rows.map((row) => row.became);
}
