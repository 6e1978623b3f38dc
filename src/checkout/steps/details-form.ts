import type { z } from "zod";
import type { Address } from "../../../shared/addresses.ts";
import { AddressInput, Contact, type Cart, type CartFields } from "../cart.ts";

/** What was typed in a form, field by field, as it was typed. */
export type Typed = Readonly<Record<string, string>>;

/** What is wrong with a field; the words for it are in shared/messages. */
export type FieldError = "name" | "email" | "phone" | "line1" | "postalCode" | "city" | "country" | "text";

/** Field → what is wrong with it, in the order of the form. Empty when all is well. */
export type FieldErrors = Readonly<Record<string, FieldError>>;

/** The one address everybody is asked for is where to deliver, or, when nothing is brought, whom to bill. */
export type AddressAsked = "delivery" | "billing";

/** Reads the form of the customer's details. What is right is ready to be kept; what is wrong is named by field. */
export function readDetails(typed: Typed, asked: AddressAsked): { fields: CartFields; errors: FieldErrors } {
  const of = (name: string) => typed[name]?.trim() ?? "";
  const contact = Contact.safeParse({
    name: of("name"),
    email: of("email"),
    phone: of("phone"),
    company: of("company") || undefined,
  });
  const main = addressFrom(typed, "", of("recipient") || of("name"));
  const isElsewhere = asked === "delivery" && of("otherBilling") !== "";
  const other = isElsewhere ? addressFrom(typed, "billing", of("billingName") || of("name")) : undefined;
  const errors = inOrder({
    ...fieldErrors(contact, { typed, prefix: "" }),
    ...fieldErrors(main, { typed, prefix: "", without: "name" }),
    // Left empty, the name on the invoice is the customer's, whose own field is told already.
    ...(other ? fieldErrors(other, { typed, prefix: "billing", without: of("billingName") ? "" : "name" }) : {}),
  });
  const address = main.data ?? null;
  const addresses =
    asked === "delivery"
      ? { deliveryAddress: address, billingAddress: other?.data ?? null }
      : { deliveryAddress: null, billingAddress: address };
  const agreesToReminder = of("reminder") !== "";
  return { fields: { contact: contact.data ?? null, ...addresses, agreesToReminder }, errors };
}

/** What the form shows before anything is typed: what the basket knows already, and the shop's own country. */
export function typedDetails(
  cart: Cart | undefined,
  home: { country: string; region?: string },
  asked: AddressAsked,
): Typed {
  const { contact, deliveryAddress, billingAddress } = cart ?? {};
  const main = (asked === "delivery" ? deliveryAddress : billingAddress) ?? billingAddress ?? deliveryAddress;
  const other = asked === "delivery" && deliveryAddress ? billingAddress : null;
  const start = { country: home.country, region: home.region ?? "" };
  return {
    ...typedAddress(main ?? start, ""),
    ...typedAddress(other ?? start, "billing"),
    name: contact?.name ?? "",
    email: contact?.email ?? "",
    phone: contact?.phone ?? "",
    company: contact?.company ?? main?.company ?? "",
    recipient: main && main.name !== contact?.name ? main.name : "",
    otherBilling: other ? "1" : "",
    reminder: cart?.agreesToReminder ? "1" : "",
  };
}

const formOrder = [
  "name",
  "email",
  "phone",
  "recipient",
  "company",
  "line1",
  "line2",
  "postalCode",
  "city",
  "region",
  "country",
];

/** As the form reads, the other address last: the first mistake told is the first one met. */
function inOrder(errors: FieldErrors): FieldErrors {
  const rank = (field: string) => {
    const place = formOrder.indexOf(field);
    return place < 0 ? formOrder.length + formOrder.findIndex((one) => fieldName("billing", one) === field) : place;
  };
  return Object.fromEntries(Object.entries(errors).toSorted(([a], [b]) => rank(a) - rank(b)));
}

const addressFields = ["line1", "line2", "postalCode", "city", "region", "country"] as const;

function addressFrom(typed: Typed, prefix: "" | "billing", name: string) {
  const of = (field: string) => typed[fieldName(prefix, field)]?.trim() ?? "";
  return AddressInput.safeParse({
    name,
    company: of("company") || undefined,
    line1: of("line1"),
    line2: of("line2") || undefined,
    postalCode: of("postalCode"),
    city: of("city"),
    region: of("region") || undefined,
    country: of("country"),
  });
}

function typedAddress(address: Partial<Address>, prefix: "" | "billing"): Typed {
  const named = [...addressFields, "name", "company"] as const;
  return Object.fromEntries(named.map((field) => [fieldName(prefix, field), address[field] ?? ""]));
}

/** "line1" → "line1", or "billingLine1". */
const fieldName = (prefix: string, field: string) =>
  prefix ? `${prefix}${field.slice(0, 1).toUpperCase()}${field.slice(1)}` : field;

const said: Readonly<Record<string, FieldError>> = {
  name: "name",
  email: "email",
  phone: "phone",
  line1: "line1",
  postalCode: "postalCode",
  city: "city",
  country: "country",
};

/** A field left empty, or of no use, has its own words; one that is too long or holds odd characters is told so. */
function fieldErrors(
  read: z.ZodSafeParseResult<unknown>,
  { typed, prefix, without }: { typed: Typed; prefix: "" | "billing"; without?: string },
): FieldErrors {
  const fields = (read.error?.issues ?? []).map((issue) => String(issue.path[0]));
  return Object.fromEntries(
    [...new Set(fields)]
      .filter((field) => field !== without)
      .map((field) => {
        const isFreeText = ["name", "line1", "line2", "city", "company", "region"].includes(field);
        const isTyped = /[^\p{C}\p{Z}]/u.test(typed[fieldName(prefix, field)] ?? "");
        return [fieldName(prefix, field), isFreeText && isTyped ? "text" : (said[field] ?? "text")];
      }),
  );
}
