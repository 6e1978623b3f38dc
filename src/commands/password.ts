import { randomBytes } from "node:crypto";
import type { Config } from "../config.ts";
import { openDatabase, type Db } from "../lib/db.ts";
import { migrate } from "../lib/postgres/migrate.ts";
import { findAccountByEmail, hashNewPassword, listAddresses, replacePassword } from "../staff/staff.actions.ts";
import { easyToType } from "../staff/staff.ts";
import { joinServer } from "./server.ts";
import { say } from "./terminal.ts";

/** For whoever keeps the machine: gives the account a new password and shows it. Tells the known addresses when it is none of them. */
export async function renewPassword(config: Config, email: string): Promise<void> {
  const server = await joinServer(config);
  try {
    // Beside a running program its database is left as that program knows it.
    if (server.alone) await migrate(server.url);
    const db = openDatabase(server.url);
    await showNewPassword(db, email);
    await db.close();
  } finally {
    await server.close();
  }
}

async function showNewPassword(db: Db, email: string): Promise<void> {
  const password = await newPasswordFor(db, email);
  if (password) return say(`Nouveau mot de passe de ${email} (new password) : ${password}`);
  process.exitCode = 1;
  say("npm run carnet -- password <adresse>");
  const addresses = await listAddresses(db.reads);
  say(`Adresses connues (known addresses) : ${addresses.join(", ") || "aucune (none)"}`);
}

/** A new password for the account of this address, whose sessions end; undefined when there is no such account. */
export async function newPasswordFor(db: Db, email: string): Promise<string | undefined> {
  const account = await findAccountByEmail(db.reads, email);
  if (!account) return undefined;
  const password = easyToType(randomBytes(12));
  const passwordHash = await hashNewPassword(password, account);
  await db.transaction((tx) => replacePassword(tx, account.id, passwordHash));
  return password;
}
