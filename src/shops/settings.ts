import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { optionalLine, requiredLine } from "../lib/lines.ts";
import {
  Locale,
  presetSettings,
  SellerInput,
  ShopSettings,
  switchedMessages,
  TaxClass,
  vocabularies,
  type Seller,
  type Shop,
  type ShopChange,
} from "./shop.ts";

const hostName = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** Everything a merchant may see of his shop's settings; what a country fixes for good (currency, prices with tax) is only shown. */
export const SettingsView = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    hostName: z.string().nullable().describe("The storefront's own host name; null: under /s/{slug}"),
    storefrontUrl: z.string().describe("The shop as customers see it"),
    country: z.string(),
    currency: z.string(),
    locale: Locale,
    timeZone: z.string(),
    vocabulary: z.enum(vocabularies),
    pricesIncludeTax: z.boolean(),
    isDemo: z.boolean(),
    taxClasses: z.array(TaxClass),
    ...ShopSettings.shape,
    version: z.int(),
  })
  .meta({ id: "Settings" });
export type SettingsView = z.infer<typeof SettingsView>;

/** A field as it is typed, without what stands for it when it is absent: in a change, absent means unchanged. */
const ifGiven = (field: z.ZodType): z.ZodType =>
  (field instanceof z.ZodDefault || field instanceof z.ZodPrefault ? (field.unwrap() as z.ZodType) : field).optional();

const eachIfGiven = (shape: Readonly<Record<string, z.ZodType>>) =>
  Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, ifGiven(field)]));

/** A misspelt kind is refused: kept, it would leave its message on without a sign. */
const mutedMessages = z.array(z.enum(switchedMessages)).max(switchedMessages.length);

const shopFields = z.strictObject({
  name: requiredLine(120).optional(),
  hostName: z.string().trim().toLowerCase().regex(hostName).nullable().optional(),
  locale: Locale.optional(),
  timeZone: z.string().max(60).refine(isTimeZone, "unknown time zone").optional(),
  vocabulary: z.enum(vocabularies).optional(),
  taxClasses: z
    .array(TaxClass)
    .min(1)
    .max(30)
    .optional()
    .describe("The whole list; a code may be added, never taken away"),
});

/** Next to a digit the number could not be told from it: "LU-1" and 234 would read as "LU-" and 1234, two orders of one name. */
const besideTheNumber = {
  orderPrefix: optionalLine(10)
    .regex(/\D$|^$/, "must not end with a digit: the order's number follows")
    .optional(),
  orderSuffix: optionalLine(10)
    .regex(/^(?!\d)/, "must not start with a digit: the order's number precedes")
    .optional(),
};

/** The shop's own fields, and those of its settings: what is left out stays, line by line for the seller too. */
export type SettingsPatch = z.infer<typeof shopFields> &
  Partial<Omit<ShopSettings, "seller" | "helpVotes">> & { seller?: Partial<Seller> };

/** Votes are counted one by one, never typed. */
const { helpVotes: _counted, ...typedSettings } = ShopSettings.shape;

export const SettingsPatch = z.strictObject({
  ...shopFields.shape,
  ...eachIfGiven(typedSettings),
  ...besideTheNumber,
  mutedMessages: mutedMessages.optional(),
  seller: z.strictObject(eachIfGiven(SellerInput.shape)).optional(),
}) as unknown as z.ZodType<SettingsPatch>;

const ownFields = Object.keys(shopFields.shape);

/** The change as the shop keeps it: its own fields, and its settings with the seller's lines put together. */
export function changeOf(shop: Shop, patch: SettingsPatch): ShopChange {
  const entries = Object.entries(patch);
  const own = Object.fromEntries(entries.filter(([name]) => ownFields.includes(name))) as ShopChange;
  const rest = Object.fromEntries(entries.filter(([name]) => !ownFields.includes(name))) as Partial<ShopSettings>;
  return {
    ...own,
    settings: { ...broughtBy(shop, patch), ...rest, seller: { ...shop.settings.seller, ...patch.seller } },
  };
}

/** What another vocabulary brings along, where the merchant had changed nothing of what the former one brought. */
function broughtBy({ vocabulary, settings }: Shop, patch: SettingsPatch): Partial<ShopSettings> {
  if (patch.vocabulary === undefined || patch.vocabulary === vocabulary) return {};
  const isUntouched = isDeepStrictEqual(settings.automaticStatuses, presetSettings[vocabulary].automaticStatuses);
  return isUntouched ? presetSettings[patch.vocabulary] : {};
}

/** A tax class products may use must not disappear: they would be sold with no known tax. */
export const losesTaxClass = (shop: Shop, patch: SettingsPatch): boolean =>
  patch.taxClasses !== undefined &&
  shop.taxClasses.some(({ code }) => !patch.taxClasses?.some((kept) => kept.code === code));

/** A fee is taxed by one of the shop's classes. */
export const feeClassMissing = (shop: Shop, { fee }: SettingsPatch): boolean =>
  fee !== undefined && fee !== null && !shop.taxClasses.some(({ code }) => code === fee.taxClass);

/** Carnet's own address leads to every shop and to the admin: none of the shops may take it for itself. */
export const takesOwnHost = ({ hostName: wanted }: SettingsPatch, publicUrl: string): boolean =>
  wanted === new URL(publicUrl).hostname;

/** Two series with one prefix would give two documents one number. */
export const hasOnePrefixTwice = (settings: ShopSettings): boolean =>
  settings.invoicePrefix === settings.creditNotePrefix;

export function settingsViewOf(shop: Shop, publicUrl: string): SettingsView {
  const { settings, linkSecret: _kept, ...known } = shop;
  const storefrontUrl = shop.hostName ? `https://${shop.hostName}/` : `${publicUrl}/s/${shop.slug}/`;
  return { ...known, ...settings, storefrontUrl };
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("fr", { timeZone: name }));
  } catch {
    return false;
  }
}
