import type { Context } from "../../context.ts";
import { outside } from "../../lib/db.ts";
import type { Tasks } from "../../lib/queue.ts";
import type { Order } from "../../orders/order.ts";
import { dateIn } from "../../../shared/dates.ts";
import { phoneNumber } from "../../../shared/phones/phones.ts";
import { Refusal } from "../../refusals.ts";
import type { Shop } from "../../shops/shop.ts";
import { reachCarrier, type Reached } from "../accounts/accounts.actions.ts";
import { CarrierFailure, type LabelAsked } from "../carriers/carrier.ts";
import { carrierOf } from "../carriers/registry.ts";
import { senderOf, type Label } from "./label.ts";
import { findLabel } from "./labels.sql.ts";
import { beginLabel, keepMade, loseLabel, refuseLabel, type At, type Found } from "./making.actions.ts";

/** `makeLabel` asks a carrier for a label, once whatever happens; `fetchLabel` what is missing of it, until it is there. */
export function labelJobs(context: Context): Tasks {
  const named = async (shopId: string, id: unknown): Promise<At | undefined> => {
    const shop = await context.shops.byId(shopId);
    return shop && { shop, id: String(id), now: context.now() };
  };
  return {
    makeLabel: async ({ shopId, data }) => {
      const at = await named(shopId, data["labelId"]);
      if (at) await makeLabel(context, at);
    },
    fetchLabel: async ({ shopId, data }) => {
      const at = await named(shopId, data["labelId"]);
      if (at) await fetchLabel(context, at);
    },
  };
}

async function makeLabel(context: Context, at: At): Promise<void> {
  const { db } = context;
  const found = await db.transaction((tx) => beginLabel(tx, at));
  if (!found) return;
  const { label, order } = found;
  const reached = await reach(context, at.shop, label);
  if (!reached) return db.transaction((tx) => refuseLabel(tx, at, { fault: "account_gone", why: "" }));
  const { carrier } = label;
  try {
    const asked = askedOf(at, { label, order });
    const made = await outside(async () => carrierOf(carrier).createLabel?.(reached.connection, asked));
    if (!made) throw new CarrierFailure("unfit", "no_labels");
    await db.transaction((tx) => keepMade(tx, at, made));
  } catch (error) {
    // Anything else leaves the label as it is: the job comes again, finds it being asked for, and says that nobody knows.
    if (!(error instanceof CarrierFailure)) throw error;
    const { kind, reason } = error;
    await db.transaction((tx) =>
      kind === "unanswered" ? loseLabel(tx, at, reason) : refuseLabel(tx, at, { fault: kind, why: reason }),
    );
  }
}

async function fetchLabel(context: Context, at: At): Promise<void> {
  const { db } = context;
  const label = await findLabel(db.reads, at.shop.id, at.id);
  if (label?.state !== "made") return;
  const reached = await reach(context, at.shop, label);
  // Its account is gone: a person enters the number by hand, or gives it up.
  if (!reached) return;
  const { reference, trackingNumber, documentUrl } = label;
  const known = { reference, trackingNumber, documentUrl, document: null };
  const carrier = carrierOf(label.carrier);
  // It gave the number without the document, and does not print again: a person goes on without it.
  if (!carrier.fetchLabel) return;
  const made = await outside(async () => carrier.fetchLabel?.(reached.connection, known));
  if (!made?.document) throw new Error(`the label ${label.id} is not ready at the carrier yet`);
  await db.transaction((tx) => keepMade(tx, at, made));
}

/** How its carrier is reached; undefined when the account was left meanwhile, or its keys cannot be opened any more. */
async function reach({ db, config }: Context, shop: Shop, { accountId }: Label): Promise<Reached | undefined> {
  try {
    return await reachCarrier(db.reads, config, { shopId: shop.id, accountId });
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

const contentLengthMax = 60;

function askedOf({ shop, now }: At, { label, order }: Found): LabelAsked {
  const { weightGrams, product, pickupPoint, collection, box, contentCode } = label.wanted;
  const { sender } = senderOf(shop);
  return {
    id: label.id,
    orderReference: order.reference,
    sender,
    recipient: recipientOf(order),
    weightGrams,
    product,
    pickupPoint: pickupPoint && { id: pickupPoint.id, country: pickupPoint.country },
    collection,
    value: { amount: order.total - order.shipping, currency: order.currency },
    content: order.lines
      .map(({ name }) => name)
      .join(", ")
      .slice(0, contentLengthMax),
    contentCode,
    box,
    day: dateIn(now, shop.timeZone),
  };
}

/** Whoever gets the parcel, at the address it goes to. */
function recipientOf({ deliveryAddress, billingAddress, email, phone }: Order): LabelAsked["recipient"] {
  const address = deliveryAddress ?? billingAddress;
  return { address, email, phone: phoneNumber(address.phone || phone, address.country) ?? "" };
}
