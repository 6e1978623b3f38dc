import type { Db } from "../../src/lib/db.ts";

/** As after the best day of the year: the customer's messages about an order once more, for each of these people, all of them to be sent now. */
export async function queueMessages(
  db: Db,
  order: { shopId: string; id: string },
  recipients: readonly string[],
): Promise<void> {
  await db.transaction((tx) =>
    tx.run(
      `with model as (
         select * from messages where shop_id = $1 and order_id = $2 and audience = 'customer' limit 1
       ), many as (
         insert into messages (shop_id, id, happening_id, cause_id, order_id, kind, audience, channel, recipient, subject,
           body_text, body_html, message_id, state, created_at)
         select shop_id, fresh.id, happening_id, cause_id, order_id, kind, audience, channel, fresh.recipient, subject,
           left(body_text, 300), left(body_html, 300), '<' || fresh.id || '@atelier.exemple.fr>', 'queued', created_at
         from model, (select gen_random_uuid() as id, recipient from unnest($3::text[]) as recipient) as fresh
         returning shop_id, id, order_id, happening_id
       )
       insert into outbox (shop_id, id, task, payload, run_at, priority)
       select shop_id, gen_random_uuid(), 'sendMessage', json_build_object('shopId', shop_id, 'orderId', order_id,
         'happeningId', happening_id, 'kind', 'order.placed', 'data', json_build_object('messageId', id)), now(), 10
       from many`,
      [order.shopId, order.id, recipients],
    ),
  );
}
