import { z } from "zod";
import type { Context } from "../context.ts";
import type { JobPayload } from "../lib/outbox.ts";
import { renderPdf } from "../lib/pdf.ts";
import type { Tasks } from "../lib/queue.ts";
import { creditCancelled } from "./credit/credit-notes.actions.ts";
import { settleBooks, toldApart } from "./credit/settling-books.actions.ts";
import { isAskedBy } from "./invoice.ts";
import { invoicePdf, issueInvoiceByRule } from "./invoices.actions.ts";

const Asking = z.object({ tell: z.enum(["customer", "nobody"]).default("nobody") });
const Issued = z.object({ invoiceId: z.uuid() });

const Undone = z.object({ kinds: z.array(z.string()).default([]) });

/** Whether an undo may leave an order without the invoice it had: for a payment many do, else only that of a cancellation. */
const bringsBack = (rule: string, data: object): boolean =>
  rule === "payment" || Undone.parse(data).kinds.includes("order.cancelled");

/** What follows by itself: the invoice when the shop's rule says so, the credit note of a cancelled order, and their print. */
export function invoiceJobs(context: Context): Tasks {
  return {
    issueInvoice: async ({ shopId, happeningId: causeId, orderId, kind, data }: JobPayload) => {
      const shop = await context.shops.byId(shopId);
      if (!shop || orderId === null || !isAskedBy(shop.settings.invoiceRule, kind)) return;
      if (kind === "order.undone" && !bringsBack(shop.settings.invoiceRule, data)) return;
      const { tell } = Asking.parse(data);
      const actor = { kind: "system", id: null, name: "" } as const;
      await context.db.transaction((tx) =>
        issueInvoiceByRule(tx, shop, orderId, { causeId, actor, tell, now: context.now() }),
      );
    },
    creditInvoice: async ({ shopId, happeningId: causeId, orderId, data }: JobPayload) => {
      const shop = await context.shops.byId(shopId);
      if (!shop || orderId === null) return;
      const { tell } = Asking.parse(data);
      const actor = { kind: "system", id: null, name: "" } as const;
      await context.db.transaction((tx) =>
        creditCancelled(tx, shop, orderId, { causeId, actor, tell, now: context.now() }),
      );
    },
    settleBooks: async ({ shopId, happeningId: causeId, orderId, kind, data }: JobPayload) => {
      const shop = await context.shops.byId(shopId);
      if (!shop || orderId === null) return;
      const tell = kind === "payment.refunded" ? toldApart(shop, Asking.parse(data).tell) : "nobody";
      const actor = { kind: "system", id: null, name: "" } as const;
      await context.db.transaction((tx) =>
        settleBooks(tx, shop, orderId, { causeId, actor, tell, now: context.now() }),
      );
    },
    renderInvoice: async ({ shopId, data }: JobPayload) => {
      await invoicePdf({ ...context, renderPdf }, shopId, Issued.parse(data).invoiceId);
    },
  };
}
