import { z } from "zod";
import { methodWords } from "../../shared/messages/methods.ts";
import { minor, type Minor } from "../../shared/money.ts";
import { optionalLine, optionalText, requiredLine } from "../lib/lines.ts";

export const deliveryKinds = ["shipping", "pickup", "local_delivery"] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

/** A way a shop delivers. Price as the shop's prices are, tax inside or not; days count from placement. */
export interface DeliveryMethod {
  id: string;
  kind: DeliveryKind;
  name: string;
  carrier: string;
  price: Minor;
  /** The carrier's page of a parcel, with {tracking} where its number goes and {postalCode} where the customer's; or empty. */
  trackingUrl: string;
  instructions: string;
  daysMin: number;
  daysMax: number;
  position: number;
  isEnabled: boolean;
  version: number;
}

const priceMax = 100_000_000;

export const DeliveryMethodInput = z
  .strictObject({
    kind: z.enum(deliveryKinds),
    name: requiredLine(80),
    carrier: optionalLine(80).default(""),
    price: z.int().min(0).max(priceMax).transform(minor),
    trackingUrl: z
      .union([
        z.literal(""),
        z
          .string()
          .trim()
          .max(500)
          .regex(/^https?:\/\/\S+$/),
      ])
      .default(""),
    instructions: optionalText(2_000).default(""),
    daysMin: z.int().min(0).max(365).default(2),
    daysMax: z.int().min(0).max(365).default(4),
    position: z.int().min(0).max(1_000).default(0),
    isEnabled: z.boolean().default(true),
  })
  .refine((method) => method.daysMax >= method.daysMin, { path: ["daysMax"], message: "daysMax is before daysMin" });
export type DeliveryMethodInput = z.infer<typeof DeliveryMethodInput>;

interface Carrier {
  carrier: string;
  price: number;
  trackingUrl: string;
}

/** The post of each country; prices are a first guess for the merchant to change. */
const posts: Readonly<Record<"FR" | "BE" | "CH" | "CA", Carrier>> = {
  FR: {
    carrier: "Colissimo",
    price: 490,
    trackingUrl: "https://www.laposte.fr/outils/suivre-vos-envois?code={tracking}",
  },
  BE: {
    carrier: "bpost",
    price: 550,
    trackingUrl: "https://track.bpost.cloud/btr/web/#/search?itemCode={tracking}",
  },
  CH: {
    carrier: "La Poste Suisse",
    price: 900,
    trackingUrl: "https://service.post.ch/ekp-web/ui/entry/search/{tracking}",
  },
  CA: {
    carrier: "Postes Canada",
    price: 1_200,
    trackingUrl: "https://www.canadapost-postescanada.ca/track-reperage/fr#/search?searchFor={tracking}",
  },
};
const anyPost: Carrier = { carrier: "", price: 500, trackingUrl: "" };

const hasPost = (country: string): country is keyof typeof posts => country in posts;

/** What a new shop offers, in its language: its country's post, the pickup in the shop, and, switched off, what few do: bringing it themselves. */
export function defaultDeliveryMethods({
  country,
  locale,
}: {
  country: string;
  locale: string;
}): DeliveryMethodInput[] {
  const words = methodWords(locale);
  const post = hasPost(country) ? posts[country] : anyPost;
  const byHand = { carrier: "", price: minor(0), trackingUrl: "" };
  return [
    {
      ...post,
      kind: "shipping",
      name: words.post[hasPost(country) ? country : "any"],
      price: minor(post.price),
      instructions: "",
      daysMin: 2,
      daysMax: 4,
      position: 0,
      isEnabled: true,
    },
    {
      ...byHand,
      kind: "pickup",
      ...words.pickup,
      daysMin: 0,
      daysMax: 2,
      position: 1,
      isEnabled: true,
    },
    {
      ...byHand,
      kind: "local_delivery",
      ...words.localDelivery,
      daysMin: 1,
      daysMax: 3,
      position: 2,
      isEnabled: false,
    },
  ];
}
