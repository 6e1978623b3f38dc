import { decimal, type Minor } from "../money.ts";
import { isIban, isSepa, wantsBic } from "./iban.ts";
import type { PayTo } from "./means.ts";
import type { TransferReference } from "./references.ts";

export const epcVersionMax = 13;
const bytesMax = 331;
const amountMax = 99_999_999_999;

export interface Transfer {
  payTo: Pick<PayTo, "payee" | "iban" | "bic">;
  /** Minor units. */
  amount: number;
  currency: string;
  /** What banks check, or null; then `text` is sent. */
  reference: TransferReference | null;
  /** What is quoted when banks know no reference of this account. */
  text: string;
}

/**
 * The text of the QR code of a transfer in euros (EPC069-12), which a bank's app reads into its form; null where it cannot
 * say this transfer: another currency, an account outside the area or one that wants a BIC nobody gave.
 */
export function epcPayload({ payTo, amount, currency, reference, text }: Transfer): string | null {
  const { payee, iban, bic } = payTo;
  if (currency !== "EUR" || amount < 1 || amount > amountMax || payee === "") return null;
  if (!isIban(iban) || !isSepa(iban) || (bic === "" && wantsBic(iban))) return null;
  const isStructured = reference?.scheme === "RF" || reference?.scheme === "SCOR";
  const [structured, free] = isStructured ? [reference.plain, ""] : ["", (reference?.shown ?? text).slice(0, 140)];
  const lines = [
    "BCD",
    bic === "" ? "002" : "001",
    "1",
    "SCT",
    bic,
    payee.slice(0, 70),
    iban,
    `EUR${decimal(amount as Minor, "EUR")}`,
    "",
    structured,
    free,
  ];
  const payload = lines.join("\n").trimEnd();
  return new TextEncoder().encode(payload).length <= bytesMax ? payload : null;
}
