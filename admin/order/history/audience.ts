import type { HappeningKind } from "../../../src/happenings.ts";

/** What of the history is shown: all of it, what the customer learns of, or what stays in the team. */
export const audiences = ["all", "customer", "team"] as const;
export type Audience = (typeof audiences)[number];

/** What the customer reads on his page of the order, or was written to him. */
const learned: ReadonlySet<string> = new Set<HappeningKind>([
  "order.placed",
  "order.prepared",
  "order.ready",
  "order.sent_out",
  "order.delivered",
  "order.withheld",
  "order.returned",
  "order.cancelled",
  "order.written_to",
  "payment.received",
  "payment.refunded",
  "payment.confirmation_sent",
  "shipment.handed_over",
  "shipment.delivered",
  "shipment.tracked",
  "invoice.issued",
  "files.given",
  "files.renewed",
  "file.taken",
  "invoice.sent",
  "message.resent",
]);

/** The part of a history that an audience knows; a happening this page does not know yet stays in the team. */
export const shownTo = <One extends { kind: string }>(history: readonly One[], audience: Audience): One[] =>
  history.filter(({ kind }) => audience === "all" || learned.has(kind) === (audience === "customer"));
