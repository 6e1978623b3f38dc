import { z } from "zod";
import type { Tell } from "../../happenings.ts";
import { milli } from "../../../shared/money.ts";
import type { Address } from "../../../shared/addresses.ts";
import { carriers, type CarrierCode } from "../../../shared/carriers/carriers.ts";
import { phoneNumber } from "../../../shared/phones/phones.ts";
import type { Actor } from "../../lib/outbox.ts";
import { optionalLine, requiredLine } from "../../lib/lines.ts";
import type { Order } from "../../orders/order.ts";
import { TellField } from "../../orders/order-state.ts";
import type { Shop } from "../../shops/shop.ts";
import type { Status } from "../../statuses/status.ts";
import { carrierNames, type CarrierName, type Habits } from "../accounts/account.ts";
import type { ParcelPart } from "../shipment.ts";

export const labelStates = ["asked", "sending", "unknown", "made", "ready", "shipped", "refused", "dropped"] as const;
export type LabelState = (typeof labelStates)[number];

/** Whose no it was: the carrier's; nobody reached it; ours, before it was asked; the order has changed meanwhile. */
export const labelFaults = ["", "refused", "unreached", "unfit", "order_changed", "account_gone"] as const;
export type LabelFault = (typeof labelFaults)[number];

/** While one of these is there, no other label is asked for the order. */
export const isUnderWay = (state: LabelState): boolean => ["asked", "sending", "unknown", "made"].includes(state);

const weightMaxGrams = 1_000_000;
const partQuantityMax = 1_000_000_000;

/** Where the customer fetches it, as it was when it was chosen: a point may vanish. */
const ChosenPoint = z.strictObject({
  id: requiredLine(40).describe("As the carrier numbers it, zeros in front and all"),
  country: z.string().regex(/^[A-Z]{2}$/),
  name: optionalLine(120).default(""),
  address: optionalLine(200).default(""),
});

/** What a label is asked for. */
export const LabelInput = z.strictObject({
  accountId: z.uuid().describe("The shop's account at the carrier"),
  lines: z
    .array(
      z.strictObject({
        lineId: z.uuid(),
        quantity: z.int().positive().max(partQuantityMax).transform(milli).describe("Thousandths: 2 pieces are 2000"),
      }),
    )
    .max(500)
    .optional()
    .describe("What goes in the parcel; all that is left when left out"),
  weightGrams: z.int().min(1).max(weightMaxGrams),
  product: requiredLine(60).describe("The carrier's code of the offer: 24R, DOM, MONR-CpourToi"),
  pickupPoint: ChosenPoint.nullable().default(null),
  tell: TellField,
});
export type LabelInput = z.infer<typeof LabelInput>;

/** What is kept of the asking. */
export interface LabelWanted extends Pick<LabelInput, "weightGrams" | "product" | "pickupPoint"> {
  parts: ParcelPart[];
  collection: Habits["collection"];
  box: Habits["box"];
  contentCode: string;
  /** The status the order gets with it; none when empty. */
  status: string;
  /** The parcel leaves with its label: the order is shipped at once. */
  leavesAtOnce: boolean;
}

export interface Label {
  id: string;
  orderId: string;
  accountId: string;
  carrier: CarrierName;
  mode: "test" | "live";
  state: LabelState;
  wanted: LabelWanted;
  tell: Tell;
  actor: Actor;
  reference: string;
  trackingNumber: string;
  documentUrl: string;
  shipmentId: string | null;
  fault: LabelFault;
  /** The carrier's own words, or what happened. */
  why: string;
  askedAt: Date;
  hasDocument: boolean;
}

export const LabelView = z
  .object({
    id: z.uuid(),
    carrier: z.enum(carrierNames),
    maker: z.string().describe("Who is asked for it, as people know him"),
    taker: z.string().describe("Who takes the parcel"),
    mode: z.enum(["test", "live"]),
    state: z.enum(labelStates),
    trackingNumber: z.string(),
    shipmentId: z.string().nullable(),
    fault: z.enum(labelFaults),
    why: z.string().describe("The carrier's own words, or what happened"),
    hasDocument: z.boolean(),
    weightGrams: z.int(),
    product: z.string(),
    pickupPoint: z.object({ id: z.string(), country: z.string(), name: z.string(), address: z.string() }).nullable(),
    lines: z.array(z.object({ lineId: z.uuid(), quantity: z.number() })),
    askedAt: z.string(),
  })
  .meta({ id: "Label" });
export type LabelView = z.infer<typeof LabelView>;

export function labelView(label: Label): LabelView {
  const { id, carrier, mode, state, trackingNumber, shipmentId, fault, why, hasDocument, wanted, askedAt } = label;
  const { weightGrams, product, pickupPoint, parts: lines } = wanted;
  const known = { id, carrier, mode, state, trackingNumber, shipmentId, fault, why, hasDocument };
  return {
    ...known,
    maker: makerOf(label),
    taker: takerOf(label),
    weightGrams,
    product,
    pickupPoint,
    lines,
    askedAt: askedAt.toISOString(),
  };
}

/** Offers that bring a parcel to a point, by how the carrier codes them; at Boxtal the offer does not say. */
const toPoints: Partial<Record<CarrierName, RegExp>> = {
  mondial_relay: /^24/,
  colissimo: /^(HD|A2P|BPR|CMT|PCS|BDP)$/,
};

export const needsPoint = (carrier: CarrierName, product: string): boolean => toPoints[carrier]?.test(product) ?? false;

/** It waits for its parcel; one made to try the account goes with none. */
export const isForParcel = ({ state, mode }: Pick<Label, "state" | "mode">): boolean =>
  state === "ready" && mode === "live";

/** The order as if what has a label ready had left: what is left of it needs a label still. */
export function beyondLabels(order: Order, labels: readonly Pick<Label, "state" | "mode" | "wanted">[]): Order {
  const ready = labels.filter(isForParcel).flatMap(({ wanted }) => wanted.parts);
  const lines = order.lines.map((line) => {
    const labelled = ready.filter(({ lineId }) => lineId === line.id).reduce((all, one) => all + one.quantity, 0);
    return { ...line, shipped: milli(line.shipped + labelled) };
  });
  return { ...order, lines };
}

/** Whether the status an order gets with its label says that the parcel has left. */
export function saysShipped(
  status: string,
  own: readonly Pick<Status, "id" | "axis" | "base" | "isEnabled">[],
): boolean {
  if (status === "fulfilment:shipped") return true;
  return own.some((one) => one.isEnabled && `${one.axis}:${one.id}` === status && one.base === "shipped");
}

/** The shop as the one who sends, and what of its address is missing. */
export function senderOf({ name, country, settings }: Pick<Shop, "name" | "country" | "settings">): {
  sender: { address: Address; phone: string; email: string };
  missing: string[];
} {
  const { seller } = settings;
  const { line1, line2, postalCode, city, region, email } = seller;
  const address: Address = { name: seller.legalName || name, line1, line2, postalCode, city, region, country };
  const missing = Object.entries({ line1, postalCode, city }).flatMap(([field, text]) => (text.trim() ? [] : [field]));
  return { sender: { address, phone: phoneNumber(seller.phone, country) ?? "", email }, missing };
}

/** Who takes parcels of Boxtal's offers, by how their codes begin. */
const behindOffers: Readonly<Record<string, CarrierCode>> = {
  MONR: "mondial_relay",
  POFR: "colissimo",
  CHRP: "chronopost",
  UPSE: "ups",
  DHLE: "dhl",
};

/** Who is asked for the label, as people know him. */
export const makerOf = ({ carrier }: Pick<Label, "carrier">): string =>
  carrier === "boxtal" ? "Boxtal" : carriers[carrier].name;

/** Who takes the parcel: the carrier behind the offer. */
export function takerOf(label: Pick<Label, "carrier" | "wanted">): string {
  const code = behindOffers[label.wanted.product.split("-")[0] ?? ""];
  return label.carrier === "boxtal" && code ? carriers[code].name : makerOf(label);
}
