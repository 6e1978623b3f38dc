import { addressLines } from "../shared/addresses.ts";
import type { Seller, Shop } from "../src/shops/shop.ts";
import type { Words } from "./words.ts";

/** Who sells, where, and in which language it is said. */
export interface Identity {
  seller: Seller;
  country: string;
  locale: string;
}

/** The shop's own name stands in until the merchant has given his legal one. */
export function identityOf({ settings, name, country, locale }: Shop): Identity {
  return { seller: { ...settings.seller, legalName: settings.seller.legalName || name }, country, locale };
}

/** What a country calls its company number and its tax numbers. */
const labelsOf: Readonly<Record<string, { registration: string; tax: string; secondTax: string }>> = {
  FR: { registration: "SIRET", tax: "TVA", secondTax: "" },
  BE: { registration: "BCE", tax: "TVA", secondTax: "" },
  CH: { registration: "IDE", tax: "TVA", secondTax: "" },
  CA: { registration: "NEQ", tax: "TPS", secondTax: "TVQ" },
};
const plainLabels = { registration: "", tax: "", secondTax: "" };

/** The seller's address and how to reach him, one line each. */
export function sellerLines({ seller, country, locale }: Identity): string[] {
  const { website, email, phone } = seller;
  return [...postalLines({ seller, country, locale }), phone, email, website].filter(Boolean);
}

/** The seller as the law wants him named on every page: two lines at most in most shops. */
export function sellerFoot(identity: Identity, words: Words): string[] {
  const { seller } = identity;
  const who = [seller.legalName, legalForm(seller, words), postalLines(identity).join(", ")];
  return [who, numbers(identity)].map((parts) => parts.filter(Boolean).join(" · ")).filter(Boolean);
}

/** "SARL au capital de 5 000 €"; the form alone is left out when the name says it already. */
function legalForm({ legalName, legalForm, capital }: Seller, words: Words): string {
  if (capital) return words.capitalOf(legalForm, capital).trim();
  return legalName.split(" ").includes(legalForm) ? "" : legalForm;
}

/** The seller's registration number for a tax, by the tax's name: printed beside the tax where two are charged (Québec). */
export function taxNumberOf({ seller, country }: Identity, taxName: string): string {
  const labels = labelsOf[country] ?? plainLabels;
  if (taxName === labels.tax) return seller.taxId;
  return taxName === labels.secondTax ? seller.secondTaxId : "";
}

function numbers({ seller, country }: Identity): string[] {
  const labels = labelsOf[country] ?? plainLabels;
  return [
    labelled(labels.registration, seller.registration),
    seller.register,
    country === "CH" ? swissTaxId(seller.taxId) : labelled(labels.tax, seller.taxId),
    labelled(labels.secondTax, seller.secondTaxId),
  ];
}

/** Swiss VAT ids end with the tax's name: "CHE-123.456.789 TVA" (LTVA art. 26). */
function swissTaxId(id: string): string {
  return /^CHE[-\d. ]+$/.test(id) ? `${id.trim()} TVA` : id;
}

function labelled(label: string, value: string): string {
  const isNamed = value.toUpperCase().includes(label.toUpperCase());
  return value && !isNamed ? `${label} ${value}` : value;
}

/** Where the seller may be written to; nothing when he has not said. */
export function postalLines({ seller, country, locale }: Identity): string[] {
  const { line1, line2, postalCode, city, region } = seller;
  if (!line1 && !city) return [];
  return addressLines({ name: "", line1, line2, postalCode, city, region, country }, { locale, homeCountry: country });
}
