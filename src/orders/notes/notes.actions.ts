import type { Tx } from "../../lib/db.ts";
import { newId } from "../../lib/ids.ts";
import { listColleagues } from "../../staff/staff.actions.ts";
import { lockFor, recordOn, stateOf, type Asked } from "../orders.actions.ts";
import { insertNote } from "./notes.sql.ts";
import { mentionedIn } from "./mention.ts";

/** A note for the team, never shown to the customer; the colleagues it names are told. Writing one does not disturb whoever edits the order. */
export async function noteOrder(tx: Tx, asked: Asked, body: string): Promise<{ id: string }> {
  const order = await lockFor(tx, { ...asked, caller: { ...asked.caller, ifMatch: undefined } }, "note");
  const note = {
    shopId: order.shopId,
    id: newId(),
    orderId: order.id,
    author: asked.caller.actor,
    body,
    now: asked.now,
  };
  await insertNote(tx, note);
  const colleagues = await listColleagues(tx, order.shopId);
  const mentioned = mentionedIn(body, colleagues).filter((id) => id !== asked.caller.actor.id);
  const data = { noteId: note.id, ...(mentioned.length > 0 && { mentioned, text: body }) };
  await recordOn(tx, stateOf(order), asked, { kind: "order.noted", data });
  return { id: note.id };
}
