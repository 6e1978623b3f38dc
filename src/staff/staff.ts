import { createHash } from "node:crypto";

export const roles = ["owner", "staff"] as const;
export type Role = (typeof roles)[number];

/** A person who works for one or several shops. */
export interface Account {
  id: string;
  email: string;
  name: string;
  locale: string;
}

/** A key with which a program works for a shop. The token itself is shown once and never kept. */
export interface ApiKey {
  id: string;
  name: string;
  createdAt: Date;
}

const sessionDays = 14;
export const sessionSeconds = sessionDays * 86_400;
/** A session in use is prolonged, at most once in this time: each prolongation is a write. */
const prolongAfterMilliseconds = 3_600_000;

export const sessionEnd = (now: Date): Date => new Date(now.getTime() + sessionSeconds * 1000);
export const isToProlong = (seenAt: Date, now: Date): boolean =>
  now.getTime() - seenAt.getTime() > prolongAfterMilliseconds;

/** Addresses differ by case only for machines; accounts are found by this key. */
export const accountKey = (email: string): string => email.trim().toLowerCase();

/** Tokens are kept as this only: whoever reads the database cannot sign in with what he finds. */
export const tokenHash = (token: string): Buffer => createHash("sha256").update(token).digest();

/** What a key looks like, so that leaks can be found by machines: `carnet_` and 22 letters, digits, - or _. */
const apiKeyPattern = /^carnet_[A-Za-z0-9_-]{22}$/;

/** The key of an `Authorization: Bearer` header; undefined when there is none or it is no key of ours. */
export function bearerKey(authorization: string | undefined): string | undefined {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
  return token && apiKeyPattern.test(token) ? token : undefined;
}

export interface PageOrigin {
  /** The `Sec-Fetch-Site` header, which browsers send on https and localhost and scripts cannot forge. */
  fetchSite: string | undefined;
  origin: string | undefined;
  /** The host the request was sent to. */
  host: string;
  publicUrl: string;
}

/** Whether a request with a cookie was made by one of our own pages. One that does not say where it comes from was not. */
export function isOwnPage({ fetchSite, origin, host, publicUrl }: PageOrigin): boolean {
  if (fetchSite !== undefined) return fetchSite === "same-origin";
  if (!origin || !URL.canParse(origin)) return false;
  return new URL(origin).host === host || new URL(origin).origin === new URL(publicUrl).origin;
}

/** A password from twelve random bytes: three groups of four letters and digits, 59 bits of chance, easy to type from a terminal. */
export function easyToType(bytes: Buffer): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const text = [...bytes].map((byte) => letters[byte % letters.length] ?? "").join("");
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8, 12)}`;
}

export const passwordLengthMin = 10;
export const passwordLengthMax = 200;

const commonPasswords = [
  "motdepasse",
  "password",
  "azertyuiop",
  "qwertyuiop",
  "1234567890",
  "0123456789",
  "boutique",
  "carnet",
];

/**
 * Long enough, and not what somebody would try first: a name, the address, a known sequence, one character repeated.
 * Length rather than kinds of characters, as NIST SP 800-63B advises; attempts are limited besides.
 */
export function isStrongPassword(password: string, account: Pick<Account, "email" | "name">): boolean {
  if (password.length < passwordLengthMin || password.length > passwordLengthMax) return false;
  const plain = password.toLowerCase();
  const known = [...commonPasswords, account.email.split("@", 1)[0] ?? "", account.email, ...account.name.split(/\s+/)];
  const rest = known
    .filter((word) => word.length >= 4)
    .reduce((left, word) => left.replaceAll(word.toLowerCase(), ""), plain);
  return new Set(rest).size >= 4;
}
