import type { Tx } from "../../lib/db.ts";

export async function insertNote(
  tx: Tx,
  note: { shopId: string; id: string; orderId: string; author: object; body: string; now: Date },
): Promise<void> {
  await tx.run(
    "insert into order_notes (shop_id, id, order_id, author, body, written_at) values ($1, $2, $3, $4, $5, $6)",
    [note.shopId, note.id, note.orderId, JSON.stringify(note.author), note.body, note.now],
  );
}
