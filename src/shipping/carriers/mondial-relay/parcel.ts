import type { LabelAsked, Party } from "../carrier.ts";
import { onLines, plain, required } from "../plain.ts";
import type { Values } from "./soap.ts";

const width = 32;
const cityWidth = 26;
const referenceWidth = 15;
/** Its weights have three digits at least. */
const weightDigits = 3;

/** What a label is asked with, in the order of the WSDL. Weight in grams, as here. */
export function parcelValues(asked: LabelAsked): Values {
  const { sender, recipient, pickupPoint, weightGrams, product, collection } = asked;
  const isDropped = collection === "dropped";
  return [
    ["ModeCol", isDropped ? "REL" : "CCC"],
    ["ModeLiv", product],
    ["NDossier", referenceOf(asked.orderReference)],
    ...partyValues("Expe", sender),
    ...partyValues("Dest", recipient),
    ["Poids", String(weightGrams).padStart(weightDigits, "0")],
    ["NbColis", "1"],
    ["CRT_Valeur", "0"],
    ["CRT_Devise", "EUR"],
    ["Exp_Devise", "EUR"],
    ["COL_Rel_Pays", isDropped ? sender.address.country : undefined],
    ["COL_Rel", isDropped ? "AUTO" : undefined],
    ["LIV_Rel_Pays", pickupPoint?.country],
    ["LIV_Rel", pickupPoint?.id],
  ];
}

const referenceOf = (reference: string): string =>
  plain(reference)
    .toUpperCase()
    .replace(/[^0-9A-Z_ -]/g, "")
    .slice(0, referenceWidth);

/**
 * Somebody's lines: who, then the company, then the street, which may go on. Written without accents, as the sorting machines
 * read, and so that the signature is the same whatever the alphabet it is computed in.
 */
function partyValues(who: "Expe" | "Dest", { address, phone, email }: Party): Values {
  const name = required(address.name || (address.company ?? ""), "name").slice(0, width);
  const company = address.name ? plain(address.company ?? "").slice(0, width) : "";
  const beside = plain(address.line2 ?? "");
  const street = onLines(required(address.line1, "street"), { width, count: 2 });
  const [second, last] =
    street.length === 1 && beside ? [company || undefined, beside] : [company || beside, street[1]];
  return [
    [`${who}_Langage`, "FR"],
    [`${who}_Ad1`, name],
    [`${who}_Ad2`, second?.slice(0, width)],
    [`${who}_Ad3`, street[0]],
    [`${who}_Ad4`, last?.slice(0, width)],
    [`${who}_Ville`, required(address.city, "city").slice(0, cityWidth)],
    [`${who}_CP`, plain(address.postalCode).replaceAll(" ", "")],
    [`${who}_Pays`, address.country],
    [`${who}_Tel1`, phone || undefined],
    [`${who}_Mail`, plain(email) || undefined],
  ];
}
