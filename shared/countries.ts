import { countryName } from "./addresses.ts";

const european = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK MC GP MQ GF RE YT".split(" "),
);

/** Whether a seller of this country sells under the consumer law of the European Union. */
export const isEuropean = (country: string): boolean => european.has(country);

const offered = (
  "FR BE CH LU MC CA US GB IE DE AT NL ES PT IT DK SE NO FI PL CZ SK HU SI HR RO BG GR EE LV LT MT CY IS LI AD " +
  "GP MQ GF RE YT PM BL MF NC PF WF"
).split(" ");

/** Countries to choose from: the shop's own first, the others by name as the reader writes them. */
export function countryOptions(home: string, locale: string): { code: string; name: string }[] {
  const others = offered.filter((code) => code !== home).map((code) => ({ code, name: countryName(code, locale) }));
  others.sort((a, b) => a.name.localeCompare(b.name, locale));
  return [{ code: home, name: countryName(home, locale) }, ...others];
}
