import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { providerNames, providers, type Connection, type ProviderName } from "../provider.ts";

/** A shop's own account at a company that takes money online; without its keys, which are shown to nobody. */
export interface PaymentAccount {
  id: string;
  provider: ProviderName;
  mode: "test" | "live";
  /** Empty: the provider's own address. */
  baseUrl: string;
  version: number;
}

const Secret = z.string().trim().max(4_000);

export const PaymentAccountInput = z.strictObject({
  provider: z.enum(providerNames),
  mode: z.enum(["test", "live"]),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(200)
    .or(z.literal(""))
    .default("")
    .transform((address) => address.replace(/\/+$/, ""))
    .describe("Where the provider answers; its own address when left out"),
  secrets: z
    .record(z.string().max(40), Secret)
    .default({})
    .describe(
      "The account's keys, by the provider's names; those left out of a change stay, unless its address is another",
    ),
});
export type PaymentAccountInput = z.infer<typeof PaymentAccountInput>;

/** The secrets a provider needs that are not there. */
export function missingSecrets(provider: ProviderName, secrets: Readonly<Record<string, string>>): string[] {
  return providers[provider].secrets.filter((name) => !secrets[name]);
}

/** Only what the provider knows by name, and nothing empty. */
export function knownSecrets(provider: ProviderName, given: Readonly<Record<string, string>>): Record<string, string> {
  const { secrets, optional = [] } = providers[provider];
  const known = new Set([...secrets, ...optional]);
  return Object.fromEntries(Object.entries(given).filter(([name, value]) => known.has(name) && value !== ""));
}

export function connectionOf(
  { provider, mode, baseUrl }: Pick<PaymentAccount, "provider" | "mode" | "baseUrl">,
  how: Pick<Connection, "shopId" | "secrets" | "reach">,
): Connection {
  return { ...how, mode, baseUrl: baseUrl || providers[provider][mode] };
}

/** Whose seal the keys are kept under: they open nowhere else. */
export const ownerOf = (shopId: string, accountId: string): string => `payment account ${shopId}/${accountId}`;

interface LinkedShop {
  slug: string;
  linkSecret: Buffer;
}

const tokenBytes = 18;

/** Where the provider calls the program; nobody can guess it. */
export const hookPath = (shop: LinkedShop, accountId: string): string =>
  `/hooks/${shop.slug}/${accountId}/${hookToken(shop, accountId)}`;

export function isHookToken(shop: LinkedShop, accountId: string, token: string): boolean {
  const [given, right] = [Buffer.from(token), Buffer.from(hookToken(shop, accountId))];
  return given.length === right.length && timingSafeEqual(given, right);
}

const hookToken = ({ linkSecret }: LinkedShop, accountId: string): string =>
  createHmac("sha256", linkSecret).update(`hook\0${accountId}`).digest().subarray(0, tokenBytes).toString("base64url");
