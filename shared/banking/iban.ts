/** The countries of the single euro payments area (2026), with the length of their IBANs. */
const sepaLengths = new Map(
  `AD24 AL28 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IS26 IT27 LI21
   LT20 LU20 LV21 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PL28 PT25 RO24 RS22 SE24 SI19 SK24 SM27 VA22`
    .split(/\s+/)
    .map((one) => [one.slice(0, 2), Number(one.slice(2))] as const),
);

/** Outside of the European Economic Area a bank also wants its BIC. */
const withBic = new Set(["AD", "AL", "CH", "GB", "GI", "MC", "MD", "ME", "MK", "RS", "SM", "VA"]);

/** As it is kept: without spaces or other marks, in capitals. */
export const compact = (typed: string): string => typed.replace(/[^0-9A-Za-z]/g, "").toUpperCase();

/** What is left of letters and digits divided by 97, A = 10 to Z = 35. */
export function modulo97(text: string): number {
  let rest = 0;
  for (const sign of text) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** Whether a compact IBAN has its country's length and the right check digits (ISO 13616). */
export function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  const length = sepaLengths.get(iban.slice(0, 2));
  if (length !== undefined && length !== iban.length) return false;
  return modulo97(iban.slice(4) + iban.slice(0, 4)) === 1;
}

export const isBic = (bic: string): boolean => /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bic);

/** "FR14 2004 1010 …", kept together where a line ends. */
export const groupedIban = (iban: string): string => inGroups(iban, 4);

/** Signs by so many, between no-break spaces. */
export const inGroups = (text: string, size: number): string =>
  (text.match(new RegExp(`.{1,${size}}`, "g")) ?? []).join("\u00a0");

export const isSepa = (iban: string): boolean => sepaLengths.has(iban.slice(0, 2));

export const wantsBic = (iban: string): boolean => withBic.has(iban.slice(0, 2));

export const isSwiss = (iban: string): boolean => /^(CH|LI)/.test(iban);

/** A Swiss account that takes only transfers with a QR reference: its institution's number is 30000 to 31999. */
export const isQrIban = (iban: string): boolean => isSwiss(iban) && /^3[01]/.test(iban.slice(4));
