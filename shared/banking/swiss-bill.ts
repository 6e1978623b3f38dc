import { decimal, type Minor } from "../money.ts";
import { isIban, isQrIban, isSwiss } from "./iban.ts";
import type { TransferReference } from "./references.ts";

export const swissVersionMax = 25;
const amountMax = 99_999_999_999;

/** Someone in a Swiss bill: an address in parts, as the standard has wanted it since 2025 (type S). */
export interface Party {
  name: string;
  /** With the house's number. */
  street: string;
  postalCode: string;
  city: string;
  /** "CH" */
  country: string;
}

export interface SwissBill {
  iban: string;
  creditor: Party;
  /** Null when his address is not known: he writes it himself. */
  debtor: Party | null;
  /** Minor units. */
  amount: number;
  currency: string;
  reference: TransferReference | null;
  message: string;
}

/** Whether this can be a QR-bill: francs or euros, a Swiss account with the reference it takes, a creditor with an address. */
export function isSwissBill({ iban, creditor, amount, currency, reference }: SwissBill): boolean {
  const isFitting = isQrIban(iban) ? reference?.scheme === "QRR" : reference === null || reference.scheme === "SCOR";
  const isPayable = (currency === "CHF" || currency === "EUR") && amount >= 1 && amount <= amountMax;
  return isIban(iban) && isSwiss(iban) && isFitting && isPayable && isWhole(creditor);
}

/** Nothing of an address may be left out but the street. */
export const isWhole = ({ name, postalCode, city, country }: Party): boolean =>
  [name, postalCode, city, country].every((part) => part !== "");

/** The text of a Swiss QR code (SPC 0200, type S), 31 lines. */
export function swissPayload({ iban, creditor, debtor, amount, currency, reference, message }: SwissBill): string {
  const unused = Array<string>(7).fill("");
  return [
    "SPC",
    "0200",
    "1",
    iban,
    ...partyLines(creditor),
    ...unused,
    decimal(amount as Minor, currency),
    currency,
    ...(debtor && isWhole(debtor) ? partyLines(debtor) : unused),
    reference?.scheme ?? "NON",
    reference?.plain ?? "",
    allowed(message).slice(0, 140),
    "EPD",
  ].join("\n");
}

const partyLines = ({ name, street, postalCode, city, country }: Party): string[] => [
  "S",
  allowed(name).slice(0, 70),
  allowed(street).slice(0, 70),
  "",
  allowed(postalCode).slice(0, 16),
  allowed(city).slice(0, 35),
  country,
];

/** The letters Swiss banks take: western and central European ones. */
const allowed = (text: string): string =>
  text
    .normalize("NFC")
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/[^\u0020-\u007e\u00a0-\u017f\u0218-\u021b€]/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
