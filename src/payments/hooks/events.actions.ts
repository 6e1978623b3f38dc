import type { Tx } from "../../lib/db.ts";
import { attemptNamed, lookSoon } from "../attempts/attempts.actions.ts";
import { deleteEventsBefore, insertEvent, markProcessed, type ProviderEvent } from "./events.sql.ts";

/** A customer waits for this: before what can wait. */
const hookPriority = -1;

/**
 * Keeps what a provider called to say, with the job that will ask it what is true; said again, it is kept once.
 * "unknown" when none of the account's payments has this name.
 */
export async function keepCall(tx: Tx, shopId: string, event: ProviderEvent): Promise<"kept" | "unknown"> {
  const attempt = await attemptNamed(tx, shopId, event);
  if (!attempt) return "unknown";
  const isNew = (await insertEvent(tx, shopId, event)) > 0;
  if (isNew) await lookSoon(tx, shopId, attempt, { priority: hookPriority, eventId: event.eventId });
  return "kept";
}

export const callProcessed = markProcessed;

const daysKept = 90;

export const forgetCalls = (tx: Tx, shopId: string, now: Date): Promise<number> =>
  deleteEventsBefore(tx, shopId, new Date(now.getTime() - daysKept * 86_400_000));
