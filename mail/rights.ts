import { addressLines } from "../shared/addresses.ts";
import { isEuropean } from "../shared/countries.ts";
import type { Shop } from "../src/shops/shop.ts";
import { contactEmail, moment, type About, type Reader } from "./about.ts";
import type { Block } from "./paper/letter.ts";

/** Guarantee and withdrawal, as the seller's country has them; nothing for a country whose law is not known here. */
export function rightsBlocks({ shop, words }: About): Block[] {
  const write = isEuropean(shop.country) ? words.rights.eu : lawsOf[shop.country]?.(words);
  if (!write) return [];
  const seller = [sellerName(shop), ...sellerAddress(shop), contactEmail(shop)].filter(Boolean).join(", ");
  return [
    {
      kind: "notice",
      title: words.rights.title,
      text: write(seller, contactEmail(shop), shop.settings.withdrawalDays),
    },
  ];
}

/** What the customer agreed to about digital things, in the words he read (C. conso. L. 221-13). */
export function consentBlocks(about: About): Block[] {
  const { digitalConsent } = about.order;
  if (!digitalConsent) return [];
  const { consent, consented } = about.words.download;
  const text = `${consented(moment(about, new Date(digitalConsent.at)))}\n${digitalConsent.text}`;
  return [{ kind: "notice", title: consent, text }];
}

type Words = About["words"];
const lawsOf: Readonly<Record<string, (words: Words) => Words["rights"]["eu"]>> = {
  CH: (words) => words.rights.ch,
  CA: (words) => words.rights.ca,
};

/** Who writes to a customer: the seller as the law wants him named, and why the message came. */
export function sellerLines({ shop, words, place }: Reader, why: string): string[] {
  const { seller } = shop.settings;
  const legal = [seller.legalForm, seller.capital && words.foot.capital(seller.capital)].filter(Boolean).join(" ");
  const taxIds = [seller.taxId, seller.secondTaxId].filter(Boolean).join(", ");
  return [
    [sellerName(shop), legal].filter(Boolean).join(", "),
    sellerAddress(shop, place.locale).join(", "),
    [contactEmail(shop), seller.phone, seller.website].filter(Boolean).join(" · "),
    [seller.registration, seller.register, taxIds && words.foot.taxId(taxIds)].filter(Boolean).join(" · "),
    why,
  ].filter(Boolean);
}

const sellerName = (shop: Shop): string => shop.settings.seller.legalName || shop.name;

/** The country is always written: a mail may be read from anywhere. */
function sellerAddress(shop: Shop, locale: string = shop.locale): string[] {
  const { line1, line2, postalCode, city, region } = shop.settings.seller;
  if (!line1 && !city) return [];
  return addressLines(
    { name: "", line1, line2, postalCode, city, region, country: shop.country },
    { locale, homeCountry: "" },
  );
}
