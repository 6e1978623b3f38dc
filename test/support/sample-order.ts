import { countryPresets } from "../../src/shops/country-presets.ts";
import { ShopSettings, type Shop } from "../../src/shops/shop.ts";

export { sampleOrder } from "../../src/notifications/texts/sample-order.ts";

/** A shop without a database, for what is only written from it. */
export function sampleShop(changes: Partial<Shop> = {}): Shop {
  return {
    ...countryPresets.FR,
    id: "0197a000-0000-7000-8000-000000000001",
    slug: "atelier-lumen",
    hostName: null,
    name: "Atelier Lumen",
    vocabulary: "classic",
    isDemo: false,
    linkSecret: Buffer.alloc(32, 7),
    settings: ShopSettings.parse({
      merchantEmails: ["sophie@atelier-lumen.example"],
      seller: {
        legalName: "Atelier Lumen",
        legalForm: "SARL",
        capital: "8 000 €",
        line1: "14 rue de la Charité",
        postalCode: "69002",
        city: "Lyon",
        email: "bonjour@atelier-lumen.example",
        phone: "04 78 00 11 22",
        registration: "SIRET 812 345 678 00019",
        register: "RCS Lyon",
        taxId: "FR12812345678",
      },
    }),
    version: 1,
    ...changes,
  };
}
