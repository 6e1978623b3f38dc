import type { Tx } from "../lib/db.ts";
import type { Account, ApiKey, Role } from "./staff.ts";

export interface KeptAccount extends Account {
  passwordHash: string;
}

const accountColumns = `id, email, name, locale, password_hash as "passwordHash"`;

/** Nobody else makes the first account until the transaction ends. */
export async function lockSetUp(tx: Tx): Promise<void> {
  await tx.run("select pg_advisory_xact_lock(hashtextextended('carnet set-up', 0))");
}

export async function findAnyAccount(tx: Tx): Promise<{ id: string } | undefined> {
  return tx.one("select id from staff_accounts limit 1");
}

export async function findAccountByEmail(tx: Tx, email: string): Promise<KeptAccount | undefined> {
  return tx.one(`select ${accountColumns} from staff_accounts where email = $1`, [email]);
}

export async function findAccount(tx: Tx, id: string): Promise<KeptAccount | undefined> {
  return tx.one(`select ${accountColumns} from staff_accounts where id = $1`, [id]);
}

export async function insertAccount(tx: Tx, account: KeptAccount, now: Date): Promise<void> {
  await tx.run(
    `insert into staff_accounts (id, email, name, locale, password_hash, created_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [account.id, account.email, account.name, account.locale, account.passwordHash, now],
  );
}

export async function updateAccount(tx: Tx, account: KeptAccount): Promise<void> {
  await tx.run("update staff_accounts set name = $2, locale = $3, password_hash = $4 where id = $1", [
    account.id,
    account.name,
    account.locale,
    account.passwordHash,
  ]);
}

export async function updatePassword(tx: Tx, id: string, passwordHash: string): Promise<void> {
  await tx.run("update staff_accounts set password_hash = $2 where id = $1", [id, passwordHash]);
}

export async function listAddresses(tx: Tx): Promise<string[]> {
  const accounts = await tx.all<{ email: string }>("select email from staff_accounts order by email");
  return accounts.map((account) => account.email);
}

export async function insertMembership(
  tx: Tx,
  member: { shopId: string; accountId: string; role: Role },
  now: Date,
): Promise<void> {
  await tx.run("insert into memberships (shop_id, account_id, role, created_at) values ($1, $2, $3, $4)", [
    member.shopId,
    member.accountId,
    member.role,
    now,
  ]);
}

export async function listMemberships(tx: Tx, accountId: string): Promise<{ shopId: string; role: Role }[]> {
  return tx.all(
    `select shop_id as "shopId", role from memberships where account_id = $1 order by created_at, shop_id`,
    [accountId],
  );
}

/** Who works in a shop, under the name the others know. */
export async function listMembers(
  tx: Tx,
  shopId: string,
): Promise<{ accountId: string; name: string; email: string }[]> {
  return tx.all(
    `select a.id as "accountId", a.name, a.email from memberships as m join staff_accounts as a on a.id = m.account_id
     where m.shop_id = $1 order by a.name, a.id`,
    [shopId],
  );
}

export interface NewSession {
  tokenHash: Buffer;
  accountId: string;
  userAgent: string;
  expiresAt: Date;
}

export async function insertSession(tx: Tx, session: NewSession, now: Date): Promise<void> {
  await tx.run(
    `insert into sessions (token_hash, account_id, user_agent, expires_at, created_at, seen_at)
     values ($1, $2, $3, $4, $5, $5)`,
    [session.tokenHash, session.accountId, session.userAgent, session.expiresAt, now],
  );
}

export interface OpenSession extends Account {
  seenAt: Date;
  expiresAt: Date;
  /** The account's role in the shop that was asked about; null when it has none there. */
  role: Role | null;
}

/** The account a session belongs to, ended or not, and its role in a shop, in one statement. */
export async function findSession(tx: Tx, hash: Buffer, shopId: string | null): Promise<OpenSession | undefined> {
  return tx.one(
    `select a.id, a.email, a.name, a.locale, s.seen_at as "seenAt", s.expires_at as "expiresAt", m.role
     from sessions as s
     join staff_accounts as a on a.id = s.account_id
     left join memberships as m on m.shop_id = $2 and m.account_id = a.id
     where s.token_hash = $1`,
    [hash, shopId],
  );
}

export async function prolongSession(tx: Tx, hash: Buffer, until: Date, now: Date): Promise<void> {
  await tx.run("update sessions set seen_at = $3, expires_at = $2 where token_hash = $1", [hash, until, now]);
}

export async function deleteSession(tx: Tx, hash: Buffer): Promise<void> {
  await tx.run("delete from sessions where token_hash = $1", [hash]);
}

export async function deleteOtherSessions(tx: Tx, accountId: string, hash: Buffer): Promise<void> {
  await tx.run("delete from sessions where account_id = $1 and token_hash <> $2", [accountId, hash]);
}

export async function deleteSessions(tx: Tx, accountId: string): Promise<void> {
  await tx.run("delete from sessions where account_id = $1", [accountId]);
}

export async function deleteEndedSessions(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx.run("delete from sessions where account_id = $1 and expires_at <= $2", [accountId, now]);
}

const keyColumns = `id, name, created_at as "createdAt"`;

export async function insertApiKey(
  tx: Tx,
  shopId: string,
  key: ApiKey & { tokenHash: Buffer; createdBy: string },
): Promise<void> {
  await tx.run(
    `insert into api_keys (shop_id, id, name, token_hash, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [shopId, key.id, key.name, key.tokenHash, key.createdBy, key.createdAt],
  );
}

export async function listApiKeys(tx: Tx, shopId: string): Promise<ApiKey[]> {
  return tx.all(`select ${keyColumns} from api_keys where shop_id = $1 and revoked_at is null order by id`, [shopId]);
}

export async function findApiKey(tx: Tx, shopId: string, hash: Buffer): Promise<ApiKey | undefined> {
  return tx.one(`select ${keyColumns} from api_keys where shop_id = $1 and token_hash = $2 and revoked_at is null`, [
    shopId,
    hash,
  ]);
}

/** Returns 0 when there was no such key, or it was revoked already. */
export async function revokeApiKeyRow(tx: Tx, shopId: string, id: string, now: Date): Promise<number> {
  return tx.run("update api_keys set revoked_at = $3 where shop_id = $1 and id = $2 and revoked_at is null", [
    shopId,
    id,
    now,
  ]);
}
