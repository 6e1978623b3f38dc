import { z } from "zod";
import { statusesOf, type StatusOf } from "../../shared/statuses.ts";
import { requiredLine } from "../lib/lines.ts";

/** The axes a merchant has words of his own on; "other" is beside both. */
export const statusAxes = ["payment", "fulfilment", "other"] as const;
export type StatusAxis = (typeof statusAxes)[number];

/** What a status of the axis "other" may stand for, beside nothing at all. */
const otherBases = ["preorder", "claim"] as const;

const basesOf: Readonly<Record<StatusAxis, readonly string[]>> = {
  payment: statusesOf("payment"),
  fulfilment: statusesOf("fulfilment"),
  other: otherBases,
};

const label = requiredLine(60);

/** A status as a merchant writes it. */
export const StatusInput = z
  .strictObject({
    axis: z.enum(statusAxes),
    base: z
      .string()
      .max(40)
      .nullable()
      .describe("The value of the axis it stands for; on the axis other: preorder, claim, or null"),
    labels: z
      .strictObject({ fr: label.optional(), en: label.optional() })
      .refine(({ fr, en }) => fr !== undefined || en !== undefined, "a label in one language at least"),
    tone: z.enum(["good", "warn", "info", "bad", "quiet"]),
    progress: z.enum(["empty", "half", "full", "cross"]).describe("Its shape"),
    position: z.int().min(0).max(1_000),
    isVisible: z.boolean().describe("Whether the customer sees it"),
    isTelling: z.boolean().describe("Whether choosing it proposes to tell the customer"),
    isEnabled: z.boolean().describe("Whether it can be chosen; orders that have it keep it"),
  })
  .refine(({ axis, base }) => (base === null ? axis === "other" : basesOf[axis].includes(base)), {
    path: ["base"],
    message: "not a value of this axis",
  });
export type StatusInput = z.infer<typeof StatusInput>;
export type Status = StatusInput & { id: string; version: number };

/** A word that was chosen for an order, and the value it was chosen for. */
export interface ChosenStatus {
  id: string;
  base: string | null;
}
export type ChosenStatuses = Partial<Record<StatusAxis, ChosenStatus>>;

/** Which status of each axis is shown, by its id; null where the axis speaks for itself. */
export type ShownStatuses = Record<StatusAxis, string | null>;
export const ShownStatusesView = z
  .object({ payment: z.uuid().nullable(), fulfilment: z.uuid().nullable(), other: z.uuid().nullable() })
  .describe("The merchant's own statuses this order bears, by their ids");

interface Standing {
  paymentStatus: StatusOf<"payment">;
  fulfilmentStatus: StatusOf<"fulfilment">;
}

/** The words that still hold: one whose axis has moved on since is not shown any more. */
export function shownStatuses(chosen: ChosenStatuses, { paymentStatus, fulfilmentStatus }: Standing): ShownStatuses {
  const { payment, fulfilment, other } = chosen;
  return {
    payment: payment?.base === paymentStatus ? payment.id : null,
    fulfilment: fulfilment?.base === fulfilmentStatus ? fulfilment.id : null,
    other: other?.id ?? null,
  };
}

/** What a new shop has on the axis "other". */
export const defaultStatuses: readonly StatusInput[] = [
  { base: "preorder", labels: { fr: "Précommande", en: "Pre-order" }, tone: "info", position: 0 } as const,
  { base: "claim", labels: { fr: "Réclamation", en: "Claim" }, tone: "bad", position: 1 } as const,
].map((one) => ({ ...one, axis: "other", progress: "half", isVisible: true, isTelling: false, isEnabled: true }));
