import { createPublicKey } from "node:crypto";
import { access, constants, statfs } from "node:fs/promises";
import { createConnection } from "node:net";
import { dirname } from "node:path";
import type { Config, Dkim } from "../config.ts";
import { verifyEveryChain } from "../invoices/chain.actions.ts";
import type { BrokenInvoice, ChainFault } from "../invoices/chain.ts";
import { openDatabase, type Tx } from "../lib/db.ts";
import { describeDatabase } from "../lib/postgres/postgres.ts";
import { findShops } from "../shops/shops.actions.ts";
import { joinServer } from "./server.ts";
import { say } from "./terminal.ts";

const diskBytesMin = 1_000_000_000;
const connectTimeoutMs = 5000;

/** Looks at all that the program needs; says what is wrong in a line each. Gives whether all is well. */
export async function doctor(config: Config): Promise<"well" | "ill"> {
  const checks: [string, () => Promise<string>][] = [
    ["Node", async () => `${process.version} (${process.platform}-${process.arch})`],
    ["Dossier", () => checkFolder(config.dataDirectory)],
    ["Base de données", () => checkDatabase(config)],
    ["Factures", () => checkInvoices(config)],
    ["Messages", () => checkMail(config)],
  ];
  let health: "well" | "ill" = "well";
  for (const [name, check] of checks) {
    try {
      say(`✓ ${name} : ${await check()}`);
    } catch (error) {
      health = "ill";
      say(`✗ ${name} : ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return health;
}

async function checkFolder(directory: string): Promise<string> {
  const existing = await access(directory).then(
    () => directory,
    () => dirname(directory),
  );
  await access(existing, constants.W_OK);
  const { bavail, bsize } = await statfs(existing);
  const free = `${(Number(bavail * bsize) / 1e9).toFixed(1).replace(".", ",")} Go libres`;
  if (bavail * bsize < diskBytesMin) throw new Error(`${directory}, il ne reste que ${free}`);
  return `${directory}, ${free}`;
}

async function checkDatabase(config: Config): Promise<string> {
  const server = await joinServer(config);
  try {
    return `${await describeDatabase(server.url)}${server.alone ? "" : ", en service"}`;
  } finally {
    await server.close();
  }
}

/** Reads every invoice of every shop again: what a change in the database, by whoever, would leave behind is found. */
async function checkInvoices(config: Config): Promise<string> {
  const server = await joinServer(config);
  const db = openDatabase(server.url, { max: 2 });
  try {
    return await verifiedBooks(db.reads);
  } finally {
    await db.close();
    await server.close();
  }
}

/** One sentence when all the books are as they were written; throws what is wrong otherwise. */
export async function verifiedBooks(tx: Tx): Promise<string> {
  const books = await verifyEveryChain(tx).catch((error: unknown) => {
    if (isMissingTable(error)) return [];
    throw error;
  });
  const broken = books.filter((one) => one.broken.length > 0);
  const shops = await findShops(
    tx,
    broken.map((one) => one.shopId),
  );
  const nameOf = (shopId: string) => shops.find((shop) => shop.id === shopId)?.name ?? shopId;
  const said = broken.map(({ shopId, broken: faults }) => `${nameOf(shopId)}, ${faults.map(inWords).join(" ; ")}`);
  if (said.length > 0) throw new Error(said.join("\n  "));
  if (books.length === 0) return "aucune n’est encore émise (none issued yet)";
  return "telles qu’elles ont été émises, sans trou dans les numéros (as they were issued, no number missing)";
}

/** "FA-2026-0007 : le contenu a changé (its content changed)". */
function inWords({ number, faults }: BrokenInvoice): string {
  return `${number} : ${faults.map((fault) => faultWords[fault]).join(", ")}`;
}

const faultWords: Record<ChainFault, string> = {
  content: "le contenu a changé (its content changed)",
  chain: "la facture d’avant n’est plus la même (the one before it changed)",
  sequence: "le numéro ne suit pas (its number does not follow)",
  date: "la date précède celle d’avant (dated before the one before it)",
  file: "le fichier imprimé a changé (its printed file changed)",
  end: "les dernières factures manquent (the last ones are missing)",
};

/** A database that was never started on has no invoice either. 42P01: undefined_table. */
const isMissingTable = (error: unknown) => error instanceof Error && "code" in error && error.code === "42P01";

async function checkMail({ smtpUrl, mailFrom = "", dkim }: Config): Promise<string> {
  if (!smtpUrl) return "SMTP_URL est vide : les messages sont gardés dans l’administration, aucun n’est envoyé";
  const { hostname, port, protocol } = new URL(smtpUrl);
  const where = { host: hostname, port: Number(port) || (protocol === "smtps:" ? 465 : 587) };
  await new Promise<void>((resolve, reject) => {
    const socket = createConnection(where);
    socket.setTimeout(connectTimeoutMs, () => socket.destroy(new Error(`${where.host} ne répond pas`)));
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.destroy();
      resolve();
    });
  });
  const answers = `${where.host}:${where.port} répond`;
  return dkim ? `${answers}, signés DKIM ; à publier (to be published): ${publishedKey(mailFrom, dkim)}` : answers;
}

/** The line of the domain's DNS by which others check what is signed. */
function publishedKey(mailFrom: string, { selector, privateKey }: Dkim): string {
  const domain = /@([^\s>]+)/.exec(mailFrom)?.[1] ?? "";
  const key = createPublicKey(privateKey).export({ type: "spki", format: "der" }).toString("base64");
  return `${selector}._domainkey.${domain} TXT "v=DKIM1; k=rsa; p=${key}"`;
}
