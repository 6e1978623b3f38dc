import type { LabelAsked, Party } from "../carrier.ts";
import { onLines, plain, required } from "../plain.ts";

const lineWidth = 35;

/** What Colissimo is asked for: kilogrammes with three decimals; empty fields left out. */
export function letterOf(asked: LabelAsked): object {
  const { sender, recipient, weightGrams, pickupPoint, product, orderReference } = asked;
  return {
    outputFormat: { x: 0, y: 0, outputPrintingType: "PDF_A4_300dpi" },
    letter: {
      service: {
        productCode: product,
        depositDate: asked.day,
        orderNumber: orderReference,
        commercialName: required(sender.address.name, "name").slice(0, lineWidth),
      },
      parcel: {
        weight: weightGrams / 1_000,
        ...(pickupPoint && { pickupLocationId: pickupPoint.id }),
      },
      sender: { senderParcelRef: orderReference, address: addressOf(sender) },
      addressee: { addresseeParcelRef: orderReference, address: addressOf(recipient) },
    },
  };
}

/** Its second line is the street; what is beside the street stands before it, what goes on after it. */
function addressOf({ address, phone, email }: Party): Record<string, string> {
  const names = required(address.name || (address.company ?? ""), "name").split(" ");
  const [street = "", more = ""] = onLines(required(address.line1, "street"), { width: lineWidth, count: 2 });
  const isMobile = /^\+33[67]/.test(phone);
  const fields = {
    companyName: plain(address.company ?? "").slice(0, lineWidth),
    firstName: names.length > 1 ? (names[0] ?? "") : "",
    lastName: (names.slice(1).join(" ") || names[0] || "").slice(0, lineWidth),
    line1: plain(address.line2 ?? "").slice(0, lineWidth),
    line2: street,
    line3: more,
    countryCode: address.country,
    city: required(address.city, "city").slice(0, lineWidth),
    zipCode: plain(address.postalCode).replaceAll(" ", ""),
    stateOrProvinceCode: plain(address.region ?? ""),
    phoneNumber: isMobile ? "" : phone,
    mobileNumber: isMobile ? phone : "",
    email: plain(email),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ""));
}
