import { compact, inGroups, isQrIban, isSepa, isSwiss, modulo97 } from "./iban.ts";

/** How a bank writes the reference of a transfer: ISO 11649, Belgium's structured communication, Switzerland's two. */
export interface TransferReference {
  scheme: "RF" | "OGM" | "QRR" | "SCOR";
  /** As it travels: without spaces or marks. */
  plain: string;
  /** As people read and type it. */
  shown: string;
}

/** The reference to quote with a transfer to this account; null where banks know none, and the order's own is quoted. */
export function transferReference(iban: string, orderNumber: number): TransferReference | null {
  if (isQrIban(iban)) {
    const plain = qrReference(String(orderNumber));
    return { scheme: "QRR", plain, shown: groupedQrReference(plain) };
  }
  if (iban.startsWith("BE")) {
    const plain = belgianReference(orderNumber);
    return { scheme: "OGM", plain, shown: markedBelgianReference(plain) };
  }
  if (!isSepa(iban)) return null;
  const plain = creditorReference(String(orderNumber));
  return { scheme: isSwiss(iban) ? "SCOR" : "RF", plain, shown: inGroups(plain, 4) };
}

/** The order's number a quoted reference stands for, whatever spaces, marks and capitals it was typed with; null for no such reference. */
export function orderNumberOf(quoted: string): number | null {
  const plain = compact(quoted);
  const digits = isCreditorReference(plain)
    ? plain.slice(4)
    : isQrReference(plain)
      ? plain.slice(0, -1)
      : isBelgianReference(plain)
        ? plain.slice(0, 10)
        : "";
  const number = /^\d{1,26}$/.test(digits) ? Number(digits) : 0;
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}

/** "CMD1001" → "RF92CMD1001" (ISO 11649); letters and digits, 21 at most. */
export function creditorReference(body: string): string {
  const check = 98 - modulo97(`${body}RF00`);
  return `RF${String(check).padStart(2, "0")}${body}`;
}

export const isCreditorReference = (plain: string): boolean =>
  /^RF\d{2}[0-9A-Z]{1,21}$/.test(plain) && modulo97(plain.slice(4) + plain.slice(0, 4)) === 1;

/** 1001 → "000000100131": ten digits and what is left of them divided by 97, 97 for 0. */
export function belgianReference(number: number): string {
  return String(number).padStart(10, "0") + String(number % 97 || 97).padStart(2, "0");
}

export const isBelgianReference = (plain: string): boolean =>
  /^\d{12}$/.test(plain) && belgianReference(Number(plain.slice(0, 10))) === plain;

/** "+++000/0001/00131+++" */
export const markedBelgianReference = (plain: string): string =>
  `+++${plain.slice(0, 3)}/${plain.slice(3, 7)}/${plain.slice(7)}+++`;

/** 26 digits at most, made 26 by zeros in front, and their check digit. */
export function qrReference(digits: string): string {
  const padded = digits.padStart(26, "0");
  return padded + moduloTenRecursive(padded);
}

export const isQrReference = (plain: string): boolean =>
  /^\d{27}$/.test(plain) && moduloTenRecursive(plain.slice(0, -1)) === Number(plain.at(-1));

/** "21 00000 00003 13947 14300 09017", as Swiss banks print it. */
const groupedQrReference = (plain: string): string => `${plain.slice(0, 2)}\u00a0${inGroups(plain.slice(2), 5)}`;

const carries = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];

function moduloTenRecursive(digits: string): number {
  const carry = [...digits].reduce((last, digit) => carries[(last + Number(digit)) % 10] ?? 0, 0);
  return (10 - carry) % 10;
}
