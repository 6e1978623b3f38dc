import type { Address } from "../shared/addresses.ts";
import { epcPayload, epcVersionMax } from "../shared/banking/epc.ts";
import { groupedIban } from "../shared/banking/iban.ts";
import { qrCode, type QrCode } from "../ui/qr-code.ts";
import {
  isSwissBill,
  isWhole,
  swissPayload,
  swissVersionMax,
  type Party,
  type SwissBill,
} from "../shared/banking/swiss-bill.ts";
import { decimal, formatMoney } from "../shared/money.ts";
import type { EnteredContent } from "../src/invoices/invoice.ts";
import { wordsOf } from "./words.ts";

/** A QR code ready to print, and what it is for readers who do not see it. */
interface Code extends QrCode {
  alt: string;
}

/** The code that fills in a transfer of what an unpaid invoice asks for, in euros; null where there is none. */
export function epcCode(content: EnteredContent): (Code & { caption: string }) | null {
  const { transfer, due, currency, order, locale } = content;
  if (!transfer || due <= 0) return null;
  const payload = epcPayload({ ...transfer, amount: due, currency, text: order.reference });
  if (payload === null) return null;
  const words = wordsOf(locale);
  return {
    ...qrCode(payload, epcVersionMax),
    alt: words.codeFor(formatMoney(due, currency, locale)),
    caption: words.scanToPay,
  };
}

/** The payment part of a Swiss QR-bill, with its receipt; null where the invoice cannot have one. */
export function swissPart(content: EnteredContent): object | null {
  const { transfer, due, currency, seller, country, order, locale, number } = content;
  if (!transfer || due <= 0) return null;
  const words = wordsOf(locale);
  const { payTo, reference } = transfer;
  const bill: SwissBill = {
    iban: payTo.iban,
    creditor: partyOf({ name: payTo.payee, ...seller, country }),
    debtor: partyOf({ ...content.buyer.billingAddress, name: content.buyer.company || content.buyer.name }),
    amount: due,
    currency,
    reference,
    message: words.invoiceOfOrder(number, order.reference),
  };
  if (!isSwissBill(bill)) return null;
  const { debtor, creditor } = bill;
  const amount = decimal(due, currency).replaceAll(/\B(?=(\d{3})+\.)/g, "\u00a0");
  return {
    ...qrCode(swissPayload(bill), swissVersionMax),
    alt: words.codeFor(`${currency} ${amount}`),
    account: [groupedIban(payTo.iban), ...printedParty(creditor, country)],
    reference: reference?.shown ?? "",
    debtor: debtor && isWhole(debtor) ? printedParty(debtor, country) : [],
    message: bill.message,
    currency,
    amount,
    words: words.bill,
  };
}

type Place = Pick<Address, "name" | "line1" | "postalCode" | "city" | "country">;

const partyOf = ({ name, line1, postalCode, city, country }: Place): Party => ({
  name,
  street: line1,
  postalCode,
  city,
  country,
});

/** As the guide prints an address; the country is said only of who lives in another one. */
const printedParty = ({ name, street, postalCode, city, country }: Party, home: string): string[] =>
  [name.slice(0, 70), street, [country !== home && country, postalCode, city].filter(Boolean).join(" ")].filter(
    Boolean,
  );
