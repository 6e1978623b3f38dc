import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";

/** What the environment decides. Nothing else in the program reads it. */
export interface Config {
  port: number;
  host: string;
  /** How people and links in messages reach us; no slash at the end. */
  publicUrl: string;
  /** Holds the database's data, its password and the program's lock. */
  dataDirectory: string;
  /** Another PostgreSQL than the one that comes with the program. */
  databaseUrl?: string;
  /** Without it messages are kept and readable in the admin, never sent. */
  smtpUrl?: string;
  mailFrom?: string;
  /** Signs what leaves from the domain of `mailFrom`. */
  dkim?: Dkim;
  /** The provider of SMS, with its name and password. Without it SMS are not offered. */
  smsUrl?: string;
  /** Who keeps this installation: the shops' people write to this address for help. */
  supportEmail?: string;
  /** Proxies in front of us, each of which says who it calls for (X-Forwarded-For, -Proto, -Host). */
  proxyCount: number;
  /** 32 bytes that seal the keys of the shops' accounts at providers; kept beside the data unless the environment gives it. */
  secretKey?: Buffer;
  logLevel: "debug" | "info" | "warn" | "error";
  /** Tests' own: addresses that strangers gave may lead to this machine. Everybody else calls public ones only. */
  reach?: "any";
}

/** A key of the sender's domain, under the name (selector) its public half is published by. */
export interface Dkim {
  selector: string;
  /** RSA, in PEM. */
  privateKey: string;
}

const webAddress = z.url({ protocol: /^https?$/ }).transform((address) => address.replace(/\/+$/, ""));
const proxyWords = { true: 1, yes: 1, false: 0, no: 0 } as const;
const proxyCount = z
  .enum(["true", "yes", "false", "no"])
  .transform((word) => proxyWords[word])
  .or(z.string().regex(/^\d$/).transform(Number));

const Environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: webAddress.optional(),
  CARNET_DATA: z.string().default("var"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SMS_URL: z.string().refine(isSmsUrl).optional(),
  MAIL_FROM: z.string().includes("@").optional(),
  SUPPORT_EMAIL: z.email().optional(),
  DKIM_KEY: z.string().transform(rsaKeyIn).pipe(z.string().min(1)).optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/i)
    .default("carnet"),
  TRUST_PROXY: proxyCount.default(0),
  SECRET_KEY: z
    .base64()
    .transform((text) => Buffer.from(text, "base64"))
    .refine((key) => key.length === 32)
    .optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
});

const expected: Record<keyof typeof Environment.shape, string> = {
  PORT: "un nombre de 1 à 65535 (a port number)",
  HOST: "un nom ou une adresse (a host name or address), 0.0.0.0",
  PUBLIC_URL: "une adresse web (a web address), https://commandes.example.fr",
  CARNET_DATA: "un dossier (a folder)",
  DATABASE_URL: "postgres://role:password@host:5432/database",
  SMTP_URL: "smtp://user:password@host:587 ou/or smtps://…",
  SMS_URL:
    "twilio://SID:token@api.twilio.com/?from=… ou/or ovh://key:secret@eu.api.ovh.com/?consumer=…&service=…&from=…",
  MAIL_FROM: "une adresse (an e-mail address), Ma boutique <boutique@example.fr>",
  SUPPORT_EMAIL: "une adresse (an e-mail address), aide@example.fr",
  DKIM_KEY: "un fichier PEM, clé RSA privée, avec MAIL_FROM (a PEM file, an RSA private key; needs MAIL_FROM)",
  DKIM_SELECTOR: "un nom (a name), carnet",
  TRUST_PROXY: "le nombre de serveurs mandataires, de 0 à 9 (how many proxies, 0 to 9)",
  SECRET_KEY: "32 octets en base64 (32 bytes in base64), openssl rand -base64 32",
  LOG_LEVEL: "debug, info, warn, error",
};

/** The environment says something that cannot be. The message names each variable and what it should hold. */
export class WrongEnvironment extends Error {}

/** An empty variable counts as absent. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const read = Environment.safeParse(given);
  if (!read.success) throw new WrongEnvironment(tell(read.error));
  const { PORT, HOST, PUBLIC_URL, CARNET_DATA, DATABASE_URL, SMTP_URL, MAIL_FROM, TRUST_PROXY, LOG_LEVEL } = read.data;
  const { DKIM_KEY: privateKey, DKIM_SELECTOR: selector } = read.data;
  if (privateKey && !MAIL_FROM) throw new WrongEnvironment(`DKIM_KEY : attendu / expected ${expected.DKIM_KEY}`);
  return {
    port: PORT,
    host: HOST,
    publicUrl: PUBLIC_URL ?? `http://${reachable(HOST)}:${PORT}`,
    dataDirectory: resolve(CARNET_DATA),
    databaseUrl: DATABASE_URL,
    smtpUrl: SMTP_URL,
    mailFrom: MAIL_FROM,
    ...(privateKey && { dkim: { selector, privateKey } }),
    smsUrl: read.data.SMS_URL,
    supportEmail: read.data.SUPPORT_EMAIL,
    proxyCount: TRUST_PROXY,
    secretKey: read.data.SECRET_KEY,
    logLevel: LOG_LEVEL,
  };
}

/** Never repeats the value: an address may hold a password. */
function tell(error: z.ZodError<z.infer<typeof Environment>>): string {
  const wrong = Object.keys(z.flattenError(error).fieldErrors) as (keyof typeof expected)[];
  return wrong.map((name) => `${name} : attendu / expected ${expected[name]}`).join("\n");
}

/** The key in this file; empty when there is none, or not of the kind that mail is signed with. */
function rsaKeyIn(path: string): string {
  try {
    const key = readFileSync(path, "utf8");
    return createPrivateKey(key).asymmetricKeyType === "rsa" ? key : "";
  } catch {
    return "";
  }
}

/** "Every address of this machine" is a place to listen on, not one to visit. */
function reachable(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

/** One of the two providers, with all that it must be told. */
function isSmsUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname, searchParams } = new URL(text);
  const needed = { "twilio:": ["from"], "ovh:": ["from", "consumer", "service"] }[protocol];
  return (
    needed !== undefined &&
    [username, password, hostname, ...needed.map((name) => searchParams.get(name))].every(Boolean)
  );
}
