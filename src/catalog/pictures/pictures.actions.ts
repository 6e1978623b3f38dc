import type { Tx } from "../../lib/db.ts";
import { newId } from "../../lib/ids.ts";
import { Refusal } from "../../refusals.ts";
import { pictureTypeOf } from "./picture.ts";
import { insertPicture } from "./pictures.sql.ts";

export interface KeptPicture {
  id: string;
  contentType: string;
}

/** Keeps a picture somebody sent. Only what its own bytes say is a PNG, JPEG or WebP: never SVG, which may hold scripts. */
export async function addPicture(tx: Tx, shopId: string, bytes: Buffer, now: Date): Promise<KeptPicture> {
  const contentType = pictureTypeOf(bytes);
  if (!contentType) throw new Refusal("picture_not_supported");
  const picture = { id: newId(), contentType };
  await insertPicture(tx, shopId, { ...picture, bytes }, now);
  return picture;
}

/** Keeps a drawing of our own, for the demonstration shop. Never called with anything that comes from outside. */
export async function addOwnDrawing(tx: Tx, shopId: string, svg: string, now: Date): Promise<KeptPicture> {
  const picture = { id: newId(), contentType: "image/svg+xml" };
  await insertPicture(tx, shopId, { ...picture, bytes: Buffer.from(svg, "utf8") }, now);
  return picture;
}
