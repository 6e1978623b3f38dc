import type { Context } from "../../context.ts";
import { outside } from "../../lib/db.ts";
import { log } from "../../lib/log.ts";
import { addJob } from "../../lib/outbox.ts";
import type { Shop } from "../../shops/shop.ts";
import { carriersWith } from "../accounts/accounts.actions.ts";
import { CarrierFailure, type Connection, type TrackingEvent } from "../carriers/carrier.ts";
import { carrierOf } from "../carriers/registry.ts";
import { keepTracking } from "./tracking.actions.ts";
import * as rows from "./tracking.sql.ts";
import { batchOf, isTracker, type Tracker } from "./tracking.ts";

const retryMs = 3_600_000;
/** One round asks about so many parcels of a shop at most; the others have their turn in the next. */
const batchCountMax = 50;

/** Mails, invoices and labels go first. */
const roundPriority = 20;
/** A slow carrier holds up nobody else: what it has not answered in this time has its turn in the next round. */
const roundMsMax = 30_000;

/** Gives each shop where it is time to ask about parcels a job of its own. */
export async function startRounds(context: Context): Promise<void> {
  for (const shopId of await rows.listShopsWithDue(context.db.reads, context.now())) {
    const about = { shopId, happeningId: shopId, orderId: null, kind: "tracking", data: {} };
    await context.db.single((tx) => addJob(tx, "trackParcels", about, { priority: roundPriority }));
  }
}

/** Asks the shop's carriers about the parcels it is time to ask about. */
export async function trackParcels(context: Context, shop: Shop): Promise<void> {
  const startedAt = performance.now();
  const isTime = () => performance.now() - startedAt < roundMsMax;
  for (const { tracker, connection } of await trackersOf(context, shop)) {
    for (let count = 0; count < batchCountMax && isTime(); count++) {
      const now = context.now();
      const until = new Date(now.getTime() + retryMs);
      const due = { tracker, now, until, countMax: batchOf(tracker) };
      const parcels = await context.db.transaction((tx) => rows.claimDue(tx, shop.id, due));
      if (parcels.length === 0 || isHopeless(await ask(context, { shop, connection, parcels }))) break;
    }
  }
}

/** Carriers count the calls: a parcel is not asked about twice in a minute. */
const againMsMin = 60_000;

/** Asks now about all followed parcels of an order, whether it is time or not; returns the failures of those that could not be asked about. */
export async function trackOrder(context: Context, shop: Shop, orderId: string): Promise<Failed[]> {
  const parcels = await rows.listTracked(context.db.reads, shop.id, orderId);
  const trackers = await trackersOf(context, shop);
  const since = new Date(context.now().getTime() - againMsMin);
  const failures: Failed[] = [];
  for (const parcel of parcels.filter(({ askedAt }) => askedAt === null || askedAt < since)) {
    const isGivenUp = failures.some(({ carrier, failure }) => carrier === parcel.tracker && isHopeless(failure));
    const connection = trackers.find(({ tracker }) => tracker === parcel.tracker)?.connection;
    if (!connection || isGivenUp) continue;
    const failure = await ask(context, { shop, connection, parcels: [parcel] });
    if (failure) failures.push({ carrier: parcel.tracker, failure });
  }
  return failures;
}

interface Failed {
  carrier: Tracker;
  failure: CarrierFailure;
}

/** The shop's accounts that can be asked, one a carrier. */
async function trackersOf(
  { db, config }: Context,
  shop: Shop,
): Promise<{ tracker: Tracker; connection: Connection }[]> {
  const reached = await carriersWith(db.reads, config, shop.id, "tracking");
  const first = new Map<Tracker, Connection>();
  const liveFirst = reached.toSorted(
    (one, other) => Number(one.account.mode === "test") - Number(other.account.mode === "test"),
  );
  for (const { account, connection } of liveFirst)
    if (isTracker(account.carrier) && !first.has(account.carrier)) first.set(account.carrier, connection);
  return [...first].map(([tracker, connection]) => ({ tracker, connection }));
}

interface Asking {
  shop: Shop;
  connection: Connection;
  parcels: readonly rows.TrackedParcel[];
}

/** One call about these parcels, and what it said kept, each parcel in a transaction of its own; returns why it failed. */
async function ask(context: Context, { shop, connection, parcels }: Asking): Promise<CarrierFailure | undefined> {
  const answer = await answerOf({ shop, connection, parcels });
  if (answer instanceof CarrierFailure) {
    if (parcels.length === 1 || isHopeless(answer)) {
      await keepTrouble(context, shop, { parcels, trouble: answer.reason || answer.kind });
      return answer;
    }
    // One number it does not like spoils the answer for the others: each is asked about alone.
    for (const parcel of parcels) {
      const failure = await ask(context, { shop, connection, parcels: [parcel] });
      if (isHopeless(failure)) return failure;
    }
    return undefined;
  }
  for (const { shipmentId, number } of parcels) {
    const said = answer.get(number) ?? [];
    await context.db.transaction((tx) =>
      keepTracking(tx, { shopId: shop.id, shipmentId }, { said, now: context.now() }),
    );
  }
  return undefined;
}

/** It does not answer, its quota is used up, or the key does not open it: asking about the next parcel changes nothing. */
const isHopeless = (failure: CarrierFailure | undefined): boolean =>
  failure !== undefined && (failure.kind !== "refused" || ["401", "403", "429"].includes(failure.reason));

async function answerOf({ shop, connection, parcels }: Asking): Promise<Map<string, TrackingEvent[]> | CarrierFailure> {
  const carrier = carrierOf(connection.carrier);
  const { locale, timeZone } = shop;
  const asked = parcels.map(({ number }) => ({ number, locale, timeZone }));
  return outside(async () => (await carrier.track?.(connection, asked)) ?? new Map<string, TrackingEvent[]>()).catch(
    (error: unknown) => {
      if (!(error instanceof CarrierFailure)) throw error;
      log.warn("a carrier could not be asked about parcels", { carrier: connection.carrier, reason: error.reason });
      return error;
    },
  );
}

function keepTrouble(
  context: Context,
  shop: Shop,
  { parcels, trouble }: { parcels: Asking["parcels"]; trouble: string },
): Promise<void> {
  const ids = parcels.map(({ shipmentId }) => shipmentId);
  const nextAt = new Date(context.now().getTime() + retryMs);
  return context.db.single((tx) => rows.updateTrouble(tx, shop.id, { ids, trouble, nextAt }));
}
