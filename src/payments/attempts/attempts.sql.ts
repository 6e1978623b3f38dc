import type { Tx } from "../../lib/db.ts";
import type { Snapshot } from "../provider.ts";
import type { Entry, KeptAttempt, Written } from "./attempt.ts";

const select = `select p.id, p.order_id as "orderId", p.account_id as "accountId", a.provider, a.mode, p.sequence, p.reference, p.method,
  p.amount, p.currency, p.state, p.provider_reference as "providerReference", p.redirect_url as "redirectUrl",
  p.expires_at as "expiresAt", p.transaction, p.reason, p.dashboard_url as "dashboardUrl", p.authorised, p.started_at as "startedAt", p.looked
  from payments as p join payment_accounts as a on a.shop_id = p.shop_id and a.id = p.account_id`;

/** The attempts of an order at providers, in the order they were made. */
export function listAttempts(tx: Tx, shopId: string, orderId: string): Promise<KeptAttempt[]> {
  return tx.all(`${select} where p.shop_id = $1 and p.order_id = $2 order by p.sequence`, [shopId, orderId]);
}

export function findAttempt(tx: Tx, shopId: string, id: string): Promise<KeptAttempt | undefined> {
  return tx.one(`${select} where p.shop_id = $1 and p.id = $2`, [shopId, id]);
}

/** The attempt a provider names. */
export function findAttemptByProvider(
  tx: Tx,
  shopId: string,
  at: { accountId: string; providerReference: string },
): Promise<KeptAttempt | undefined> {
  return tx.one(`${select} where p.shop_id = $1 and p.account_id = $2 and p.provider_reference = $3`, [
    shopId,
    at.accountId,
    at.providerReference,
  ]);
}

export type NewAttempt = Pick<
  KeptAttempt,
  "id" | "orderId" | "accountId" | "sequence" | "reference" | "method" | "amount" | "currency" | "startedAt"
>;

export async function insertAttempt(tx: Tx, shopId: string, attempt: NewAttempt): Promise<void> {
  await tx.run(
    `insert into payments (shop_id, id, order_id, account_id, sequence, reference, method, amount, currency, started_at, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open')`,
    [
      shopId,
      attempt.id,
      attempt.orderId,
      attempt.accountId,
      attempt.sequence,
      attempt.reference,
      attempt.method,
      attempt.amount,
      attempt.currency,
      attempt.startedAt,
    ],
  );
}

/** The provider's page and name for it; the first that comes is kept, should two have been made at once. */
export function keepPage(
  tx: Tx,
  shopId: string,
  id: string,
  page: { reference: string; redirectUrl: string; expiresAt: Date | null },
): Promise<number> {
  return tx.run(
    `update payments set provider_reference = $3, redirect_url = $4, expires_at = $5
     where shop_id = $1 and id = $2 and provider_reference is null`,
    [shopId, id, page.reference, page.redirectUrl, page.expiresAt],
  );
}

/** An attempt whose page the provider would not make; 0 when it has one after all. */
export function refusePage(tx: Tx, shopId: string, id: string, reason: string): Promise<number> {
  return tx.run(
    `update payments set state = 'failed', reason = $3
     where shop_id = $1 and id = $2 and state = 'open' and provider_reference is null`,
    [shopId, id, reason],
  );
}

/** Counts a question to the provider, before it is asked. */
export async function countLook(tx: Tx, shopId: string, id: string): Promise<number> {
  const row = await tx.one<{ look: number }>(
    "update payments set look = look + 1 where shop_id = $1 and id = $2 returning look",
    [shopId, id],
  );
  return row?.look ?? 0;
}

export async function keepLook(
  tx: Tx,
  shopId: string,
  attempt: { id: string; look: number },
  said: Pick<Snapshot, "state" | "reason" | "transaction" | "dashboardUrl" | "authorised">,
): Promise<void> {
  await tx.run(
    `update payments set looked = $3, state = $4, reason = $5, transaction = $6, dashboard_url = $7, authorised = $8
     where shop_id = $1 and id = $2`,
    [shopId, attempt.id, attempt.look, said.state, said.reason, said.transaction, said.dashboardUrl, said.authorised],
  );
}

/** An attempt's entries are found among those of its order. */
type Whose = Pick<KeptAttempt, "id" | "orderId">;

/** What the provider's own words have written in the ledger of this attempt. What a person reversed is not the provider's word. */
export async function writtenOf(tx: Tx, shopId: string, { id, orderId }: Whose): Promise<Written> {
  const row = await tx.one<Written>(
    `select coalesce(sum(m.amount) filter (where m.kind = 'captured'), 0)::bigint as captured,
       coalesce(sum(m.amount) filter (where m.kind = 'refunded'), 0)::bigint
         - coalesce(sum(m.amount) filter (where m.kind = 'reversed' and of.kind = 'refunded'), 0)::bigint as refunded,
       coalesce(sum(m.amount) filter (where m.kind = 'disputed'), 0)::bigint
         - coalesce(sum(m.amount) filter (where m.kind = 'reversed' and of.kind = 'disputed'), 0)::bigint as disputed
     from payment_movements as m
     left join payment_movements as of on of.shop_id = m.shop_id and of.id = m.reverses_id
     where m.shop_id = $1 and m.order_id = $2 and m.payment_id = $3 and m.actor->>'kind' = 'provider'`,
    [shopId, orderId, id],
  );
  return row ?? { captured: 0, refunded: 0, disputed: 0 };
}

/** What providers gave back, or banks took back, of an attempt's money and still stands, newest first. */
export function listWritten(tx: Tx, shopId: string, { id, orderId }: Whose): Promise<Entry[]> {
  return tx.all(
    `select m.id, m.kind, m.amount from payment_movements as m
     where m.shop_id = $1 and m.order_id = $2 and m.payment_id = $3 and m.actor->>'kind' = 'provider'
       and m.kind in ('refunded', 'disputed')
       and not exists (select from payment_movements as r
         where r.shop_id = m.shop_id and r.order_id = m.order_id and r.reverses_id = m.id)
     order by m.id desc`,
    [shopId, orderId, id],
  );
}

/** Attempts begun since then at providers, which may still change there. */
export async function listAttemptIdsSince(
  tx: Tx,
  shopId: string,
  since: Date,
): Promise<{ id: string; orderId: string }[]> {
  return tx.all(
    `select id, order_id as "orderId" from payments
     where shop_id = $1 and started_at > $2 and account_id is not null and provider_reference is not null
       and state in ('open', 'pending', 'authorised', 'paid') order by started_at`,
    [shopId, since],
  );
}

/** The shops that take money through providers. */
export async function listPaidShopIds(tx: Tx): Promise<string[]> {
  const rows = await tx.all<{ shopId: string }>(`select distinct shop_id as "shopId" from payment_accounts`);
  return rows.map(({ shopId }) => shopId);
}
