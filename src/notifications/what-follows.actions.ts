import type { Tell } from "../happenings.ts";
import { creditCancelled } from "../invoices/credit/credit-notes.actions.ts";
import { creditRefundByRule, toldApart } from "../invoices/credit/settling-books.actions.ts";
import { isAskedBy } from "../invoices/invoice.ts";
import { issueInvoiceByRule } from "../invoices/invoices.actions.ts";
import type { Tx } from "../lib/db.ts";
import type { Order } from "../orders/order.ts";
import { downloadsOf, giveFiles, hasGivenFiles } from "../shipping/downloads/downloads.actions.ts";
import type { Shop } from "../shops/shop.ts";
import type { Facts } from "./letter.ts";
import type { Heard, Planned } from "./message.ts";
import type { Told } from "./messages.actions.ts";

/**
 * Issues the invoice whose mail would say what this happening says, if the shop's rule makes one now, or the credit note of
 * a cancelled order. The invoices' own job does the same: whichever of the two runs first, what is issued names the one
 * happening that made it before anything is told.
 */
export async function issueWhatFollows(tx: Tx, { shop, happening, now }: Told): Promise<void> {
  const { id: causeId, orderId, kind, data } = happening;
  const actor = { kind: "system", id: null, name: "" } as const;
  if (kind === "order.cancelled") {
    await creditCancelled(tx, shop, orderId, { causeId, actor, tell: data.tell, now });
    return;
  }
  if (kind === "payment.refunded") {
    const { movementId } = data;
    await creditRefundByRule(tx, shop, orderId, { causeId, actor, tell: toldApart(shop, data.tell), now, movementId });
    return;
  }
  if (!isSaidByInvoice(happening, shop) || !isAskedBy(shop.settings.invoiceRule, kind)) return;
  await issueInvoiceByRule(tx, shop, orderId, { causeId, actor, tell: happening.data.tell, now });
}

/** An order that costs nothing is paid as it is placed, or as it is accepted. */
function isSaidByInvoice(happening: Heard, { settings }: Shop): happening is Extract<Heard, { data: { tell: Tell } }> {
  const { kind, data } = happening;
  if (kind === "payment.received") return data.isPaid;
  if (kind === "order.placed") return data.invoice === "now" && settings.invoiceRule === "payment";
  return kind === "shipment.handed_over" || kind === "order.accepted";
}

/** Gives the customer his files, if this happening made the order paid: whatever tells him of it tells him where they are. */
export async function giveFilesOf(tx: Tx, { shop, happening, now }: Told): Promise<void> {
  const causeId = causeIn(happening);
  if (causeId) await giveFiles(tx, shop, { orderId: happening.orderId, causeId, now });
}

/** Whether the happening gave files, or is the invoice of one that did. */
export async function bringsFiles(tx: Tx, shopId: string, happening: Told["happening"]): Promise<boolean> {
  const causeId = causeIn(happening);
  return causeId !== null && hasGivenFiles(tx, shopId, happening.orderId, causeId);
}

/** The files that a planned message tells of. */
export async function filesFor(tx: Tx, order: Order, planned: readonly Planned[]): Promise<Pick<Facts, "files">> {
  return planned.some(({ kind }) => kind === "download_ready") ? { files: await downloadsOf(tx, order) } : {};
}

const givingKinds: ReadonlySet<string> = new Set(["order.placed", "order.accepted", "order.edited"]);

/** What may have made an order paid: itself, or, for an invoice, what made it. The invoice may be heard of first. */
function causeIn(happening: Heard & { id: string }): string | null {
  const { kind, data } = happening;
  if (kind === "invoice.rendered") return data.causeId;
  if (kind === "payment.received") return data.isPaid ? happening.id : null;
  // An edit may put a file into an order that is paid.
  return givingKinds.has(kind) ? happening.id : null;
}
