import { carriers, type CarrierCode } from "./carriers.ts";
import { luhn, mod10, mod37, mod7, s10, upsDigit } from "./check-digits.ts";

interface Format {
  carrier: CarrierCode;
  pattern: RegExp;
  /** Whether its check digit fits; left out where the carrier has none, or does not publish it. */
  fits?: (number: string) => boolean;
}

const s10Of = (countries: string, services = "[A-Z]"): RegExp => new RegExp(`^${services}[A-Z]\\d{9}${countries}$`);

/** What numbers look like, the likeliest first where several fit. */
const formats: readonly Format[] = [
  { carrier: "ups", pattern: /^1Z[0-9A-Z]{15}\d$/, fits: upsDigit },
  { carrier: "colissimo", pattern: s10Of("FR", "[CE]"), fits: s10 },
  { carrier: "la_poste", pattern: s10Of("FR", "[LRUV]"), fits: s10 },
  { carrier: "la_poste_suisse", pattern: s10Of("CH"), fits: s10 },
  { carrier: "bpost", pattern: s10Of("BE"), fits: s10 },
  { carrier: "postes_canada", pattern: s10Of("CA"), fits: s10 },
  { carrier: "chronopost", pattern: s10Of("[A-Z]{2}") },
  { carrier: "la_poste_suisse", pattern: /^99\d{16}$/ },
  { carrier: "bpost", pattern: /^323\d{21}$/ },
  { carrier: "dpd", pattern: /^(\d{14}|\d{27})[0-9A-Z]$/, fits: mod37 },
  { carrier: "dpd", pattern: /^\d{14}$/ },
  { carrier: "postes_canada", pattern: /^\d{16}$/, fits: mod10 },
  { carrier: "purolator", pattern: /^[A-Z]{3}\d{9}$/ },
  { carrier: "colissimo", pattern: /^\d[A-Z]\d{11}$/ },
  { carrier: "dhl", pattern: /^J[A-Z]{1,3}\d{9,18}$/ },
  { carrier: "dhl", pattern: /^\d{10,11}$/, fits: mod7 },
  { carrier: "mondial_relay", pattern: /^(\d{8}|\d{10}|\d{12})$/ },
  { carrier: "colissimo", pattern: /^[0-9A-Z]{2}\d{11}$/ },
  { carrier: "purolator", pattern: /^[0-5]\d{11}$/, fits: luhn },
  { carrier: "gls", pattern: /^(\d{11,12}|(?=.*\d)(?=.*[A-Z])[A-Z0-9]{8})$/ },
  { carrier: "dhl", pattern: /^\d{14}$/ },
  { carrier: "chronopost", pattern: /^(?=.*\d{6})[0-9A-Z]{13,15}$/ },
];

/** A carrier a number may belong to. It only ever suggests: the carrier the merchant names is the right one. */
export interface Guess {
  carrier: CarrierCode;
  /** Its check digit does not fit: a slip of the finger, or another carrier's number. */
  isMistyped: boolean;
}

/** A number as carriers write it: in capitals, without spaces, dots and dashes. */
export const bareNumber = (typed: string): string => typed.replaceAll(/[\s.\-\u2010-\u2015]/g, "").toUpperCase();

/**
 * Whose number it may be, the likeliest first: a check digit that fits says more than a form, then the carriers of the
 * shop's country. None for what is no known number.
 */
export function guessCarriers(typed: string, country = ""): Guess[] {
  const number = bareNumber(typed);
  const fitting = formats
    .filter(({ pattern }) => pattern.test(number))
    .map(({ carrier, fits }) => ({ carrier, weight: fits ? (fits(number) ? 2 : 0) : 1 }));
  const best = new Map<CarrierCode, number>();
  for (const { carrier, weight } of fitting) best.set(carrier, Math.max(weight, best.get(carrier) ?? 0));
  const isNear = (carrier: CarrierCode) => Number(carriers[carrier].countries.includes(country));
  const sure = [...best].filter(([, weight]) => weight > 0);
  return (sure.length > 0 ? sure : [...best])
    .map(([carrier, weight]) => ({ carrier, weight }))
    .sort((one, other) => other.weight - one.weight || isNear(other.carrier) - isNear(one.carrier))
    .map(({ carrier, weight }) => ({ carrier, isMistyped: weight === 0 }));
}

/** The number to keep: as carriers write it where one is known to write so, else as it was typed. */
export const keptNumber = (typed: string): string =>
  guessCarriers(typed).length > 0 ? bareNumber(typed) : typed.trim();
