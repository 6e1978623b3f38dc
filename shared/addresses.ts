// Postal addresses, written the way each country does.

const NBSP = "\u00a0";

export type Address = {
  /** The person. */
  name: string;
  company?: string;
  line1: string;
  line2?: string;
  /** Empty in countries without postal codes. */
  postalCode: string;
  city: string;
  /** Province or state, as a code ("QC") or a name; shown only where the post wants it. */
  region?: string;
  /** ISO 3166-1, two capital letters. */
  country: string;
  phone?: string;
};

/** The address as lines for a screen, a message or a document. The country comes last, in the reader's language, and
 *  only when it is not the shop's own. Phone left out. */
export function addressLines(address: Address, reader: { locale: string; homeCountry: string }): string[] {
  const { name, company, line1, line2, country } = address;
  const abroad = country === reader.homeCountry ? "" : countryName(country, reader.locale);
  return [name, company, line1, line2, ...townLines(address, reader.locale), abroad]
    .map((line) => line?.trim() ?? "")
    .filter((line) => line !== "");
}

/** Countries whose post reads an address as NF Z10-011 writes it. */
const writtenFrenchWay = new Set("FR GP MQ GF RE PM YT BL MF PF NC WF MC".split(" "));

/**
 * The address as the post wants it on a parcel. In France (NF Z10-011): from the widest to the narrowest of who, what is
 * beside the street before the street, the street and the town in capitals without punctuation; elsewhere as on a letter.
 * The country, when the parcel leaves the shop's own, comes last in capitals.
 */
export function labelLines(address: Address, reader: { locale: string; homeCountry: string }): string[] {
  const { country, company, name, line1, line2 } = address;
  const isAbroad = country !== reader.homeCountry;
  const abroad = isAbroad ? [countryName(country, reader.locale).toLocaleUpperCase(reader.locale)] : [];
  if (!writtenFrenchWay.has(country)) return [...addressLines(address, { ...reader, homeCountry: country }), ...abroad];
  const read = [line1, ...townLines(address, reader.locale)].map((line) =>
    line
      .replace(/[.,;:]+/g, " ")
      .replace(/\s+/g, " ")
      .toLocaleUpperCase("fr"),
  );
  return [company, name, line2, ...read, ...abroad].map((line) => line?.trim() ?? "").filter((line) => line !== "");
}

/** "Suisse", "Switzerland"; the code itself when nobody knows it. */
export function countryName(country: string, locale: string): string {
  if (!/^[A-Z]{2}$/.test(country)) return country;
  let names = namesOf.get(locale);
  if (!names) namesOf.set(locale, (names = new Intl.DisplayNames(locale, { type: "region" })));
  return names.of(country) ?? country;
}

// Making one costs a hundred times what asking it does.
const namesOf = new Map<string, Intl.DisplayNames>();

/** The line of the town; two lines in Britain. Everywhere not named, the code comes before the town: 69001 Lyon. */
function townLines({ postalCode, city, region = "", country }: Address, locale: string): string[] {
  switch (country) {
    case "CA":
      return [canadianTown({ postalCode, city, region }, locale)];
    case "US":
    case "AU":
      return [[city, region, postalCode].filter(Boolean).join(" ")];
    case "GB":
      return [city, postalCode];
    case "IT":
      return [`${postalCode} ${city} ${region}`];
    default:
      return [`${postalCode} ${city}`];
  }
}

/** Two spaces before the code, one inside: "Lévis (Québec)  G1V 2N3" in French (Office québécois de la langue
 *  française), "Lévis QC  G1V 2N3" in English (Canada Post). No-break spaces, or a web page would make one of two. */
function canadianTown(
  { postalCode, city, region }: Pick<Address, "postalCode" | "city"> & { region: string },
  locale: string,
) {
  const inFrench = locale.startsWith("fr");
  const province = inFrench ? (provinces[region.toUpperCase()] ?? region) : region;
  const town = [city, province && (inFrench ? `(${province})` : province)].filter(Boolean).join(" ");
  const code = postalCode.toUpperCase().replace(/^(\w{3})[\s-]*(\w{3})$/, `$1${NBSP}$2`);
  return code ? `${town}${NBSP}${NBSP}${code}` : town;
}

const provinces: Readonly<Record<string, string>> = {
  AB: "Alberta",
  BC: "Colombie-Britannique",
  MB: "Manitoba",
  NB: "Nouveau-Brunswick",
  NL: "Terre-Neuve-et-Labrador",
  NS: "Nouvelle-Écosse",
  NT: "Territoires du Nord-Ouest",
  NU: "Nunavut",
  ON: "Ontario",
  PE: "Île-du-Prince-Édouard",
  QC: "Québec",
  SK: "Saskatchewan",
  YT: "Yukon",
};

const fiveDigits = /^\d{2} ?\d{3}$/;
// People abroad often write "B-1000" or "CH-1003".
const fourDigits = /^([A-Z]{1,2}[- ]?)?\d{4}$/i;

const postalCodes: Readonly<Record<string, RegExp>> = {
  ...Object.fromEntries("FR GP MQ GF RE PM YT BL MF PF NC WF MC DE ES IT".split(" ").map((code) => [code, fiveDigits])),
  ...Object.fromEntries("BE CH LI LU AT DK".split(" ").map((code) => [code, fourDigits])),
  CA: /^[A-Z]\d[A-Z][ -]?\d[A-Z]\d$/i,
  GB: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i,
  NL: /^\d{4} ?[A-Z]{2}$/i,
  PT: /^\d{4}[- ]?\d{3}$/,
  US: /^\d{5}(-?\d{4})?$/,
};
const anyPostalCode = /^([A-Z\d][A-Z\d -]{1,11})?$/i;

/** What a postal code of the country looks like, leniently: spaces, dashes and small letters pass. It catches a slip of
 *  the finger, it does not prove that the code exists. For an unknown country almost anything passes, even nothing. */
export function postalCodePattern(country: string): RegExp {
  return postalCodes[country] ?? anyPostalCode;
}
