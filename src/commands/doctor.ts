import { access, constants, statfs } from "node:fs/promises";
import { createConnection } from "node:net";
import { dirname } from "node:path";
import type { Config } from "../config.ts";
import { describeDatabase } from "../lib/postgres/postgres.ts";
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
    ["Messages", () => checkMail(config.smtpUrl)],
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

async function checkMail(smtpUrl: string | undefined): Promise<string> {
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
  return `${where.host}:${where.port} répond`;
}
