import { decimal, type Minor } from "../../../../shared/money.ts";
import type { LabelAsked, Party } from "../carrier.ts";

/** What Boxtal is asked for: kilogrammes, centimetres and units of money, as it counts them. */
export function orderOf(asked: LabelAsked): object {
  const { sender, recipient, pickupPoint, weightGrams, box, value } = asked;
  const { amount, currency } = value;
  return {
    insured: false,
    labelType: "PDF_A4",
    shippingOfferCode: asked.product,
    expectedTakingOverDate: takingOverDay(asked.day),
    shipment: {
      externalId: asked.id,
      ...(pickupPoint && { pickupPointCode: pickupPoint.id }),
      fromAddress: addressOf(sender, "BUSINESS"),
      returnAddress: addressOf(sender, "BUSINESS"),
      toAddress: addressOf(recipient, recipient.address.company ? "BUSINESS" : "RESIDENTIAL"),
      packages: [
        {
          type: "PARCEL",
          externalId: asked.orderReference,
          weight: weightGrams / 1_000,
          ...box,
          value: { value: Number(decimal(amount as Minor, currency)), currency },
          content: { id: asked.contentCode, description: asked.content },
          stackable: false,
        },
      ],
    },
  };
}

function addressOf({ address, phone, email }: Party, type: "BUSINESS" | "RESIDENTIAL"): object {
  const { company, line1, line2, postalCode, city, region, country } = address;
  const who = company ?? (type === "BUSINESS" ? address.name : "");
  return {
    type,
    contact: { ...namesIn(address.name), email, phone, ...(who && { company: who }) },
    location: {
      ...streetIn(line1),
      postalCode,
      city,
      countryIsoCode: country,
      ...(region && { state: region }),
    },
    ...(line2 && { additionalInformation: line2 }),
  };
}

/** Boxtal wants both names: somebody with one has it twice. */
export function namesIn(name: string): { firstName: string; lastName: string } {
  const [first = "", ...rest] = name.trim().split(/\s+/);
  return { firstName: first, lastName: rest.join(" ") || first };
}

/** "12 bis rue des Lilas" → its number and its street; a street without a number stays whole. */
export function streetIn(line: string): { number?: string; street: string } {
  const [, number, street] = /^(\d+(?:\s?(?:bis|ter|quater|[a-z]))?)(?:\s*,\s*|\s+)(\S.*)$/i.exec(line.trim()) ?? [];
  return number && street ? { number, street } : { street: line.trim() };
}

const dayMs = 86_400_000;
const [sunday, saturday] = [0, 6];

/** The day the parcel is handed over, "2026-11-23": never on a week-end, which Boxtal refuses. */
export function takingOverDay(day: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  const wait = { [saturday]: 2, [sunday]: 1 }[date.getUTCDay()] ?? 0;
  return new Date(date.getTime() + wait * dayMs).toISOString().slice(0, day.length);
}
