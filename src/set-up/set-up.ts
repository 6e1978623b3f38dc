import { z } from "zod";
import { requiredLine } from "../lib/lines.ts";
import { countryPresets } from "../shops/country-presets.ts";
import { Locale, SellerInput, vocabularies } from "../shops/shop.ts";
import { SessionView } from "../staff/session-view.ts";

const presets = Object.keys(countryPresets) as [keyof typeof countryPresets];

/** What a merchant says to open a shop; everything else comes with the country and may be changed later. */
export const NewShop = z.strictObject({
  name: requiredLine(120),
  preset: z.enum(presets).describe("The country, with its currency, taxes and language"),
  vocabulary: z.enum(vocabularies).default("classic"),
  locale: Locale.optional(),
  slug: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
    .optional()
    .describe("The shop's place in addresses; made from the name when left out"),
  seller: SellerInput.optional(),
});
export type NewShop = z.infer<typeof NewShop>;

export const Owner = z.strictObject({
  name: requiredLine(120),
  email: z.string().trim().max(254).pipe(z.email()),
  password: z.string().min(1).max(1_000),
});
export type Owner = z.infer<typeof Owner>;

const token = z.string().max(200).describe("From the one-time link shown when the program starts");

export const SetUpInput = z.discriminatedUnion("mode", [
  z.strictObject({ mode: z.literal("demo"), token }),
  z.strictObject({ mode: z.literal("shop"), token, shop: NewShop, owner: Owner }),
]);
export type SetUpInput = z.infer<typeof SetUpInput>;

/** Signed in, in the shop that was just opened; for the demonstration shop, with what it takes to come back. */
export const SetUpDone = SessionView.extend({
  demo: z.object({ slug: z.string(), email: z.string(), password: z.string() }).nullable(),
}).meta({ id: "SetUpDone" });
export type SetUpDone = z.infer<typeof SetUpDone>;
