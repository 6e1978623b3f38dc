import type { Locale, TaxClass } from "./shop.ts";

/** What a country brings: currency, language, taxes. Rates and their sources: legal facts of 2026; every one may be edited. */
export interface CountryPreset {
  country: string;
  currency: string;
  locale: Locale;
  timeZone: string;
  pricesIncludeTax: boolean;
  taxClasses: TaxClass[];
}

const vat = (code: string, name: string, rate: number, tax = "TVA"): TaxClass => ({
  code,
  name,
  rates: [{ name: tax, rate }],
});
const none: TaxClass = { code: "none", name: "Sans taxe", rates: [] };

export const countryPresets: Readonly<Record<"FR" | "BE" | "CH" | "CA-QC", CountryPreset>> = {
  FR: {
    country: "FR",
    currency: "EUR",
    locale: "fr-FR",
    timeZone: "Europe/Paris",
    pricesIncludeTax: true,
    taxClasses: [
      vat("standard", "Taux normal 20 %", 200_000),
      vat("intermediate", "Taux intermédiaire 10 %", 100_000),
      vat("reduced", "Taux réduit 5,5 %", 55_000),
      vat("super-reduced", "Taux particulier 2,1 %", 21_000),
      none,
    ],
  },
  BE: {
    country: "BE",
    currency: "EUR",
    locale: "fr-BE",
    timeZone: "Europe/Brussels",
    pricesIncludeTax: true,
    taxClasses: [
      vat("standard", "Taux normal 21 %", 210_000),
      vat("intermediate", "Taux intermédiaire 12 %", 120_000),
      vat("reduced", "Taux réduit 6 %", 60_000),
      none,
    ],
  },
  CH: {
    country: "CH",
    currency: "CHF",
    locale: "fr-CH",
    timeZone: "Europe/Zurich",
    pricesIncludeTax: true,
    taxClasses: [
      vat("standard", "Taux normal 8,1 %", 81_000),
      vat("lodging", "Hébergement 3,8 %", 38_000),
      vat("reduced", "Taux réduit 2,6 %", 26_000),
      none,
    ],
  },
  "CA-QC": {
    country: "CA",
    currency: "CAD",
    locale: "fr-CA",
    timeZone: "America/Toronto",
    pricesIncludeTax: false,
    taxClasses: [
      {
        code: "standard",
        name: "Taxable",
        rates: [
          { name: "TPS", rate: 50_000 },
          { name: "TVQ", rate: 99_750 },
        ],
      },
      { code: "book", name: "Livre imprimé (TPS seulement)", rates: [{ name: "TPS", rate: 50_000 }] },
      none,
    ],
  },
};
