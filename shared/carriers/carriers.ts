interface Known {
  /** As people write it. */
  name: string;
  /** Other ways to write it, in small letters without accents. */
  also?: readonly string[];
  /** Where it delivers for most of its customers. */
  countries: readonly string[];
  /** Its public page of a parcel, with {tracking} and, where it asks for it, {postalCode}. */
  trackingUrl: string;
}

/** The carriers whose numbers and pages Carnet knows. Any other may be named all the same. */
const known = {
  colissimo: {
    name: "Colissimo",
    countries: ["FR"],
    trackingUrl: "https://www.laposte.fr/outils/suivre-vos-envois?code={tracking}",
  },
  la_poste: {
    name: "La Poste",
    also: ["laposte", "lettre suivie", "lettre recommandee"],
    countries: ["FR"],
    trackingUrl: "https://www.laposte.fr/outils/suivre-vos-envois?code={tracking}",
  },
  chronopost: {
    name: "Chronopost",
    countries: ["FR"],
    trackingUrl: "https://www.chronopost.fr/tracking-no-cms/suivi-page?listeNumerosLT={tracking}",
  },
  mondial_relay: {
    name: "Mondial Relay",
    also: ["mondialrelay"],
    countries: ["FR", "BE"],
    trackingUrl: "https://www.mondialrelay.fr/suivi-de-colis?numeroExpedition={tracking}&codePostal={postalCode}",
  },
  dhl: {
    name: "DHL",
    countries: [],
    trackingUrl: "https://www.dhl.com/fr-fr/home/tracking/tracking-parcel.html?submit=1&tracking-id={tracking}",
  },
  dpd: {
    name: "DPD",
    countries: ["FR", "BE", "CH"],
    trackingUrl: "https://www.dpdgroup.com/tracking?parcelNumber={tracking}",
  },
  ups: { name: "UPS", countries: [], trackingUrl: "https://www.ups.com/track?tracknum={tracking}" },
  // The address of its page changes with the country and is not published: the merchant gives it.
  gls: { name: "GLS", countries: ["FR", "BE"], trackingUrl: "" },
  bpost: {
    name: "bpost",
    countries: ["BE"],
    trackingUrl: "https://track.bpost.cloud/btr/web/#/search?itemCode={tracking}&lang=fr",
  },
  la_poste_suisse: {
    name: "La Poste Suisse",
    also: ["poste suisse", "swiss post", "die post"],
    countries: ["CH"],
    trackingUrl: "https://service.post.ch/ekp-web/ui/entry/search/{tracking}?lang=fr",
  },
  postes_canada: {
    name: "Postes Canada",
    also: ["poste canada", "canada post"],
    countries: ["CA"],
    trackingUrl: "https://www.canadapost-postescanada.ca/track-reperage/fr#/resultList?searchFor={tracking}",
  },
  purolator: {
    name: "Purolator",
    countries: ["CA"],
    trackingUrl: "https://www.purolator.com/en/shipping/tracker?searchValue={tracking}",
  },
} as const satisfies Record<string, Known>;

export type CarrierCode = keyof typeof known;
export const carriers: Readonly<Record<CarrierCode, Known>> = known;
const carrierCodes = Object.keys(known) as CarrierCode[];

/** The carrier a merchant named in his own way ("Colissimo sans signature", "DHL Express"); undefined for one nobody knows here. */
export function carrierNamed(typed: string): CarrierCode | undefined {
  const words = ` ${foldedWords(typed)} `;
  const namesOf = (code: CarrierCode) => [foldedWords(carriers[code].name), ...(carriers[code].also ?? [])];
  const found = carrierCodes
    .flatMap((code) => namesOf(code).map((name) => ({ code, name })))
    .filter(({ name }) => words.includes(` ${name} `))
    // "La Poste Suisse" also holds "La Poste".
    .sort((one, other) => other.name.length - one.name.length);
  return found[0]?.code;
}

const foldedWords = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();

/** The page where a carrier shows the parcel: the template filled in; empty without a template or a number. */
export function trackingLink(template: string, trackingNumber: string, postalCode = ""): string {
  if (!template || !trackingNumber) return "";
  return template
    .replaceAll("{tracking}", encodeURIComponent(trackingNumber))
    .replaceAll("{postalCode}", encodeURIComponent(postalCode));
}
