import type { Tx } from "../../lib/db.ts";

export interface ProviderEvent {
  accountId: string;
  eventId: string;
  providerReference: string;
  body: Buffer;
  receivedAt: Date;
}

/** Keeps a call; 0 when it was kept before. */
export function insertEvent(tx: Tx, shopId: string, event: ProviderEvent): Promise<number> {
  return tx.run(
    `insert into provider_events (shop_id, account_id, event_id, provider_reference, body, received_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [shopId, event.accountId, event.eventId, event.providerReference, event.body, event.receivedAt],
  );
}

export async function markProcessed(
  tx: Tx,
  shopId: string,
  { accountId, eventId, now }: { accountId: string; eventId: string; now: Date },
): Promise<void> {
  await tx.run(
    "update provider_events set processed_at = $4 where shop_id = $1 and account_id = $2 and event_id = $3 and processed_at is null",
    [shopId, accountId, eventId, now],
  );
}

/** Forgets old calls of one shop: what they said is in the ledger. */
export function deleteEventsBefore(tx: Tx, shopId: string, before: Date): Promise<number> {
  return tx.run("delete from provider_events where shop_id = $1 and received_at < $2", [shopId, before]);
}
