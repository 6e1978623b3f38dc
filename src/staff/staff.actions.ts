import { randomBytes } from "node:crypto";
import { isDuplicate, type Tx } from "../lib/db.ts";
import { newId } from "../lib/ids.ts";
import { Refusal } from "../refusals.ts";
import type { Shop } from "../shops/shop.ts";
import { findShops } from "../shops/shops.actions.ts";
import { hashPassword, isPassword } from "./passwords.actions.ts";
import {
  accountKey,
  isStrongPassword,
  passwordLengthMin,
  sessionEnd,
  tokenHash,
  type Account,
  type Role,
} from "./staff.ts";
import * as rows from "./staff.sql.ts";

/** Whether somebody can sign in already: until then the program offers its set-up link. */
export async function hasAccounts(tx: Tx): Promise<boolean> {
  return (await rows.findAnyAccount(tx)) !== undefined;
}

/** Holds back every other set-up until this one is kept; refuses `set_up_link_used` when an account exists. */
export async function requireNoAccount(tx: Tx): Promise<void> {
  await rows.lockSetUp(tx);
  if (await hasAccounts(tx)) throw new Refusal("set_up_link_used");
}

/** The password's hash, or `weak_password`. Made before the transaction: it takes 30 ms that nobody should wait for with a lock. */
export async function hashNewPassword(password: string, account: Pick<Account, "email" | "name">): Promise<string> {
  if (!isStrongPassword(password, account)) throw new Refusal("weak_password", { lengthMin: passwordLengthMin });
  return hashPassword(password);
}

export interface NewAccount extends Omit<Account, "id"> {
  passwordHash: string;
}

/** Adds a person. Refuses `email_taken`. */
export async function createAccount(tx: Tx, input: NewAccount, now: Date): Promise<Account> {
  const account = { ...input, id: newId(), email: accountKey(input.email), name: input.name.trim() };
  try {
    await rows.insertAccount(tx, account, now);
  } catch (error) {
    if (isDuplicate(error)) throw new Refusal("email_taken");
    throw error;
  }
  const { passwordHash: _hash, ...known } = account;
  return known;
}

export async function findAccountByEmail(tx: Tx, email: string): Promise<Account | undefined> {
  return rows.findAccountByEmail(tx, accountKey(email));
}

/** The account's own e-mail address; undefined when there is no such account. */
export async function addressOfAccount(tx: Tx, accountId: string): Promise<string | undefined> {
  return (await rows.findAccount(tx, accountId))?.email;
}

/** Everybody who works in the shop, with the address that reaches him. */
export async function listColleagues(
  tx: Tx,
  shopId: string,
): Promise<{ accountId: string; name: string; email: string }[]> {
  return rows.listMembers(tx, shopId);
}

export async function addMember(
  tx: Tx,
  member: { shopId: string; accountId: string; role: Role },
  now: Date,
): Promise<void> {
  await rows.insertMembership(tx, member, now);
}

/** The account with this address and password; undefined, after the same time, when either is wrong. */
export async function checkCredentials(
  tx: Tx,
  given: { email: string; password: string },
): Promise<Account | undefined> {
  const account = await rows.findAccountByEmail(tx, accountKey(given.email));
  const isRight = await isPassword(given.password, account?.passwordHash);
  return isRight ? account : undefined;
}

/** Opens a session and returns its token, which is kept nowhere. The one it replaces, and the account's ended ones, are forgotten. */
export async function openSession(
  tx: Tx,
  session: { accountId: string; userAgent: string; replaces: string | undefined },
  now: Date,
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const row = {
    ...session,
    userAgent: session.userAgent.slice(0, 300),
    tokenHash: tokenHash(token),
    expiresAt: sessionEnd(now),
  };
  await Promise.all([
    session.replaces === undefined ? undefined : rows.deleteSession(tx, tokenHash(session.replaces)),
    rows.deleteEndedSessions(tx, session.accountId, now),
    rows.insertSession(tx, row, now),
  ]);
  return token;
}

export async function endSession(tx: Tx, token: string): Promise<void> {
  await rows.deleteSession(tx, tokenHash(token));
}

export interface AccountChange {
  name?: string | undefined;
  locale?: string | undefined;
  /** The new password's hash. The account's other sessions end. */
  passwordHash?: string | undefined;
}

/** Changes what a person may change of his own account. `token` is the session he asks from, which stays open. */
export async function changeAccount(
  tx: Tx,
  asked: { accountId: string; token: string },
  change: AccountChange,
): Promise<void> {
  const before = await rows.findAccount(tx, asked.accountId);
  if (!before) throw new Refusal("not_signed_in");
  const { name = before.name, locale = before.locale, passwordHash = before.passwordHash } = change;
  await rows.updateAccount(tx, { ...before, name: name.trim(), locale, passwordHash });
  if (change.passwordHash) await rows.deleteOtherSessions(tx, asked.accountId, tokenHash(asked.token));
}

/** Gives the account another password without asking for the old one: its hash. All its sessions end. */
export async function replacePassword(tx: Tx, accountId: string, passwordHash: string): Promise<void> {
  await rows.updatePassword(tx, accountId, passwordHash);
  await rows.deleteSessions(tx, accountId);
}

/** The e-mail addresses people sign in with, in alphabetical order. */
export async function listAddresses(tx: Tx): Promise<string[]> {
  return rows.listAddresses(tx);
}

export interface MemberShop {
  shop: Shop;
  role: Role;
}

/** The shops a person works for, oldest first. */
export async function listShopsOf(tx: Tx, accountId: string): Promise<MemberShop[]> {
  const members = await rows.listMemberships(tx, accountId);
  const shops = await findShops(
    tx,
    members.map((member) => member.shopId),
  );
  const byId = new Map(shops.map((shop) => [shop.id, shop]));
  return members.flatMap(({ shopId, role }) => {
    const shop = byId.get(shopId);
    return shop ? [{ shop, role }] : [];
  });
}
