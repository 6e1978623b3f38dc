import type { Tx } from "../../lib/db.ts";

export interface PictureRow {
  id: string;
  contentType: string;
  bytes: Buffer;
}

export async function insertPicture(tx: Tx, shopId: string, picture: PictureRow, now: Date): Promise<void> {
  await tx.run("insert into pictures (shop_id, id, content_type, bytes, created_at) values ($1, $2, $3, $4, $5)", [
    shopId,
    picture.id,
    picture.contentType,
    picture.bytes,
    now,
  ]);
}
