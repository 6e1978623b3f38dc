import { creditNotesOf, findInvoice } from "../invoices/invoices.actions.ts";
import type { Tx } from "../lib/db.ts";
import { findHappening } from "../lib/outbox.ts";
import { findWithdrawal } from "../returns/withdrawals.actions.ts";
import { findParcel } from "../shipping/shipments.actions.ts";
import type { Shop } from "../shops/shop.ts";
import type { Facts } from "./letter.ts";
import type { Heard } from "./message.ts";

type Happening = Heard & { orderId: string };

/** The parcel, the invoice or the withdrawal the happening speaks of. */
export async function aboutOf(
  tx: Tx,
  shop: Shop,
  happening: Happening,
): Promise<Pick<Facts, "parcel" | "invoice" | "withdrawal">> {
  const { kind, data } = happening;
  if (kind === "withdrawal.requested" || kind === "withdrawal.refused")
    return { withdrawal: await findWithdrawal(tx, shop.id, data.withdrawalId) };
  if (kind === "shipment.handed_over") return { parcel: await parcelOf(tx, shop, happening) };
  if (kind === "payment.refunded") return { invoice: await creditNoteOf(tx, shop, happening.orderId, data.movementId) };
  if (kind !== "invoice.rendered" && kind !== "credit_note.rendered" && kind !== "invoice.sent") return {};
  const { id, number, content, causeId } = await findInvoice(tx, shop.id, data.invoiceId);
  const cause = kind === "invoice.rendered" && causeId ? await findHappening(tx, shop.id, causeId) : undefined;
  const parcel = cause && (await parcelOf(tx, shop, { orderId: happening.orderId, data: cause.data }));
  if (content.kind === "invoice") return { invoice: { id, number, total: content.total }, parcel };
  const { corrects, takes, total } = content;
  return { invoice: { id, number, total, corrects: corrects.number, isPart: takes !== undefined } };
}

/** The credit note of a refund, where one was issued. */
async function creditNoteOf(tx: Tx, shop: Shop, orderId: string, movementId: string): Promise<Facts["invoice"]> {
  const notes = await creditNotesOf(tx, shop.id, orderId);
  const note = notes.find(({ refundId }) => refundId === movementId);
  if (note?.content.kind !== "credit_note") return undefined;
  return { id: note.id, number: note.number, total: note.content.total, corrects: note.content.corrects.number };
}

/** The parcel whose departure this is; undefined for whatever else happened. */
async function parcelOf(tx: Tx, shop: Shop, { orderId, data }: { orderId: string; data: object }) {
  if (!("shipmentId" in data)) return undefined;
  return findParcel(tx, shop.id, { orderId, id: String(data.shipmentId) });
}
