import { addressLines } from "../shared/addresses.ts";
import { formatDate } from "../shared/dates.ts";
import type { EnteredContent } from "../src/invoices/invoice.ts";
import { frameOf, templatePath, type PrintedDocument } from "./frame.ts";
import { epcCode, swissPart } from "./payment-codes.ts";
import { taxNumberOf } from "./identity.ts";
import { pricedColumns, pricedRow, shippingRow, type Pricing } from "./lines.ts";
import { creditedRows, taxTable, totalRows } from "./totals.ts";
import { wordsOf } from "./words.ts";

/** The printed invoice or credit note, from its snapshot alone. */
export function invoiceDocument(content: EnteredContent): PrintedDocument {
  const words = wordsOf(content.locale);
  const pricing: Pricing = { ...content, words };
  const { number, issuedOn: day, buyer } = content;
  const isCredit = content.kind === "credit_note";
  const lines = content.lines.map((line) => pricedRow(line, pricing));
  const data = {
    ...frameOf(content, { title: isCredit ? words.creditNote : words.invoice, number, day }),
    badge: !isCredit && content.due === 0 && content.total > 0 ? words.paidBadge : null,
    facts: factsOf(content),
    buyer: addressLines(buyer.billingAddress, { locale: content.locale, homeCountry: content.country }),
    delivery: deliveryLines(content),
    columns: pricedColumns(pricing),
    rows: content.shipping ? [...lines, shippingRow(content.shipping, pricing)] : lines,
    taxes: taxTable(content),
    totals: (isCredit ? creditedRows : totalRows)(content, (taxName) => taxNumberOf(content, taxName)),
    payment: paymentLines(content),
    code: isCredit ? null : epcCode(content),
    bill: isCredit ? null : swissPart(content),
    mentions: [...content.mentions, natureOf(content)].filter(Boolean),
  };
  return { template: templatePath("invoice"), data };
}

function factsOf(content: EnteredContent): { label: string; value: string }[] {
  const words = wordsOf(content.locale);
  return [
    { label: words.issuedOn, value: formatDate(content.issuedOn, content) },
    ...correctionFacts(content),
    { label: words.orderNumber, value: content.order.reference },
    { label: words.orderedOn, value: formatDate(content.order.placedOn, content) },
    ...(content.due > 0 ? [{ label: words.dueOn, value: words.onReceipt }] : []),
  ];
}

/** The law wants the number and the day of the invoice that a credit note takes back. */
function correctionFacts(content: EnteredContent): { label: string; value: string }[] {
  if (content.kind === "invoice") return [];
  const words = wordsOf(content.locale);
  const { number, issuedOn } = content.corrects;
  const facts = [
    {
      label: content.takes ? words.concerns : words.corrects,
      value: words.correctsOn(number, formatDate(issuedOn, content).replaceAll(" ", "\u00a0")),
    },
  ];
  return content.reason ? [...facts, { label: words.reason, value: content.reason }] : facts;
}

/** Only when the goods go elsewhere: the law asks for the address if it is another one. */
function deliveryLines({ buyer, locale, country }: EnteredContent): string[] {
  if (!buyer.deliveryAddress) return [];
  const reader = { locale, homeCountry: country };
  const delivery = addressLines(buyer.deliveryAddress, reader);
  return delivery.join("\n") === addressLines(buyer.billingAddress, reader).join("\n") ? [] : delivery;
}

function paymentLines(content: EnteredContent): string[] {
  return [content.paymentMethod, ...content.paymentInstructions.split("\n")].map((line) => line.trim()).filter(Boolean);
}

/** France wants the nature of what is sold on the invoice (décret 2022-1299). */
function natureOf({ country, lines, locale }: EnteredContent): string {
  if (country !== "FR") return "";
  const words = wordsOf(locale);
  const hasGoods = lines.some((line) => line.kind === "goods");
  const hasServices = lines.some((line) => line.kind !== "goods");
  if (hasGoods && hasServices) return words.goodsAndServices;
  return hasGoods ? words.goods : words.services;
}
