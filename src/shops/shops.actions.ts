import { randomBytes } from "node:crypto";
import { folded } from "../../shared/folded.ts";
import { isDuplicate, type Db, type Tx } from "../lib/db.ts";
import type { Caller } from "../lib/http.ts";
import { newId } from "../lib/ids.ts";
import { createMemory } from "../lib/memory.ts";
import { Refusal } from "../refusals.ts";
import { changeOf, feeClassMissing, hasOnePrefixTwice, losesTaxClass, type SettingsPatch } from "./settings.ts";
import { countryPresets } from "./country-presets.ts";
import { presetSettings, ShopSettings, type Shop, type ShopChange, type Vocabulary } from "./shop.ts";
import {
  findShop,
  findShopByHost,
  findShopBySlug,
  insertShop,
  listShops,
  listShopsById,
  lockShop,
  updateShop,
} from "./shops.sql.ts";

export interface NewShop {
  name: string;
  preset: keyof typeof countryPresets;
  vocabulary: Vocabulary;
  ownerEmail: string;
  slug?: string;
  isDemo?: boolean;
  /** Drawn when left out. */
  linkSecret?: Buffer;
  settings?: Partial<ShopSettings>;
  now: Date;
}

/** Opens a shop with its country's currency, language and taxes. */
export async function createShop(tx: Tx, input: NewShop): Promise<Shop> {
  const preset = countryPresets[input.preset];
  const shop: Omit<Shop, "version"> = {
    ...preset,
    id: newId(),
    slug: input.slug ?? slugOf(input.name),
    hostName: null,
    name: input.name,
    vocabulary: input.vocabulary,
    isDemo: input.isDemo ?? false,
    linkSecret: input.linkSecret ?? randomBytes(32),
    settings: ShopSettings.parse({
      merchantEmails: [input.ownerEmail],
      ...presetSettings[input.vocabulary],
      ...input.settings,
    }),
  };
  try {
    await insertShop(tx, shop, input.now);
  } catch (error) {
    if (isDuplicate(error)) throw new Refusal("slug_taken", { slug: shop.slug });
    throw error;
  }
  return { ...shop, version: 1 };
}

/** Every shop of the installation, for what is done by night. */
export const allShops = listShops;

/** "L’Atelier d’Inès" → "l-atelier-d-ines"; the fallback when nothing of the name can be written in an address. */
export function slugOf(name: string, fallback = "boutique"): string {
  const dashed = folded(name).replace(/[^a-z0-9]+/g, "-");
  return dashed.replace(/^-+/, "").slice(0, 60).replace(/-+$/, "") || fallback;
}

/** Changes what the merchant may change. Orders already placed keep what they were placed with. */
export async function changeShop(tx: Tx, shopId: string, change: ShopChange): Promise<Shop> {
  const before = await lockShop(tx, shopId);
  if (!before) throw new Refusal("not_found", { shopId });
  const after: Shop = {
    ...before,
    ...change,
    settings: ShopSettings.parse({ ...before.settings, ...change.settings }),
  };
  try {
    after.version = await updateShop(tx, after);
  } catch (error) {
    if (isDuplicate(error)) throw new Refusal("slug_taken", { hostName: after.hostName });
    throw error;
  }
  return after;
}

/** Changes the settings as a merchant asks, from the desk. Refuses `changed_meanwhile`, `tax_class_kept`, `slug_taken` for a host name. */
export async function changeSettings(tx: Tx, caller: Caller, patch: SettingsPatch): Promise<Shop> {
  const before = await lockShop(tx, caller.shopId);
  if (!before) throw new Refusal("not_found", { shopId: caller.shopId });
  if (caller.ifMatch !== undefined && caller.ifMatch !== before.version) {
    throw new Refusal("changed_meanwhile", { version: before.version });
  }
  if (losesTaxClass(before, patch)) throw new Refusal("tax_class_kept");
  if (feeClassMissing({ ...before, taxClasses: patch.taxClasses ?? before.taxClasses }, patch))
    throw new Refusal("tax_class_unknown", { taxClass: patch.fee?.taxClass });
  const change = changeOf(before, patch);
  if (hasOnePrefixTwice({ ...before.settings, ...change.settings })) throw new Refusal("prefix_used_twice");
  return changeShop(tx, caller.shopId, change);
}

/** Shops by id, in no order; unknown ones are left out. */
export async function findShops(tx: Tx, ids: readonly string[]): Promise<Shop[]> {
  return ids.length === 0 ? [] : listShopsById(tx, ids);
}

/** Finds shops by slug, host name or id, remembering each for a second: a busy storefront asks thousands of times. */
export interface ShopDirectory {
  bySlug(slug: string): Promise<Shop | undefined>;
  byHost(hostName: string): Promise<Shop | undefined>;
  byId(id: string): Promise<Shop | undefined>;
  forget(): void;
}

const rememberedMilliseconds = 1_000;

export function shopDirectory(db: Db): ShopDirectory {
  const slugs = createMemory(rememberedMilliseconds, (slug) => findShopBySlug(db.reads, slug));
  const hosts = createMemory(rememberedMilliseconds, (hostName) => findShopByHost(db.reads, hostName));
  const ids = createMemory(rememberedMilliseconds, (id) => findShop(db.reads, id));
  return {
    bySlug: (slug) => slugs.get(slug),
    byHost: (hostName) => hosts.get(hostName),
    byId: (id) => ids.get(id),
    forget() {
      for (const memory of [slugs, hosts, ids]) memory.forget();
    },
  };
}
