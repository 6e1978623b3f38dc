import { z } from "zod";
import { optionalLine, optionalText, requiredLine } from "../lib/lines.ts";
import { lawSettings } from "./law.ts";

/** How the merchant's words are grouped; never changes a fact. */
export const vocabularies = ["classic", "flat", "simple", "invoice-led"] as const;
export type Vocabulary = (typeof vocabularies)[number];

/** Languages Carnet speaks; the locale adds the country's way of writing dates and amounts. */
export const locales = ["fr-FR", "fr-BE", "fr-CH", "fr-CA", "en-GB", "en-CA"] as const;
export const Locale = z.enum(locales);
export type Locale = z.infer<typeof Locale>;

/** "fr" or "en", for catalogues of messages. */
export const languageOf = (locale: string): "fr" | "en" => (locale.startsWith("en") ? "en" : "fr");

/** A tax of a class: rate in parts per million. Quebec has two in one class, each on the price before tax. */
const TaxRate = z.object({ name: requiredLine(40), rate: z.int().min(0).max(1_000_000) });

export const TaxClass = z.object({
  code: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: requiredLine(80),
  rates: z.array(TaxRate).max(3),
});
export type TaxClass = z.infer<typeof TaxClass>;

type Written = (lengthMax: number) => z.ZodDefault<z.ZodString>;

/** Who sells, as the law wants it on invoices and mails. Empty lines are left out of documents. */
const sellerOf = (line: Written, text: Written) =>
  z.object({
    legalName: line(200),
    legalForm: line(80),
    capital: line(80),
    line1: line(200),
    line2: line(200),
    postalCode: line(20),
    city: line(120),
    region: line(80),
    email: line(254),
    phone: line(40),
    /** SIRET, numéro BCE, IDE, NEQ: the country's company number. */
    registration: line(80),
    /** "RCS Lyon", for traders. */
    register: line(80),
    /** VAT id; in Quebec the TPS number. */
    taxId: line(80),
    /** In Quebec the TVQ number. */
    secondTaxId: line(80),
    /** "TVA non applicable, art. 293 B du CGI" and the like. */
    taxMention: line(300),
    website: line(200),
    /** Shown at the foot of invoices: late penalties, early payment, legal guarantee. */
    invoiceFooter: text(2_000),
  });

const asKept: Written = (lengthMax) => z.string().max(lengthMax).default("");
export const Seller = sellerOf(asKept, asKept);
export type Seller = z.infer<typeof Seller>;

/** The seller as somebody types him: an address for mail that no mail could reach is refused. */
export const SellerInput = sellerOf(
  (lengthMax) => optionalLine(lengthMax).default(""),
  (lengthMax) => optionalText(lengthMax).default(""),
).extend({
  email: z.string().trim().max(254).pipe(z.literal("").or(z.email())).default(""),
});

/** When an invoice is issued by itself. */
export const issueRules = ["payment", "dispatch", "placement", "hand"] as const;

/** What a customer is told by itself, and a shop may switch off, kind by kind. */
export const switchedMessages = [
  "order_confirmation",
  "order_edited",
  "payment_reminder",
  "payment_received",
  "payment_failed",
  "invoice",
  "credit_note",
  "in_preparation",
  "shipped",
  "delivered",
  "download_ready",
  "cancelled",
  "status_changed",
  "ready_for_pickup",
  "out_for_delivery",
  "will_not_deliver",
  "returned",
  "refunded",
  "cart_left",
] as const;

/** What a customer may be told by SMS as well, where the shop wishes it. */
export const textedMessages = ["order_confirmation", "ready_for_pickup", "out_for_delivery", "shipped"] as const;

/** A status given by itself: a value of an axis ("fulfilment:processing"), one of the merchant's own ("other:" and its id), or none (""). */
const Given = z
  .string()
  .regex(/^(?:(?:payment|fulfilment|other):(?:[a-z_]{1,40}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))?$/);
const StatusGiven = Given.default("");

/** When a status may be given by itself. */
const AutomaticStatuses = z.object({
  paid: StatusGiven,
  refunded: StatusGiven,
  labelPrinted: StatusGiven,
  typedIn: StatusGiven,
});

/** What its carrier may say of a parcel, and the status it then gives the order. */
const CarrierStatuses = z.object({
  inTransit: StatusGiven,
  outForDelivery: StatusGiven,
  readyForPickup: StatusGiven,
  delivered: Given.default("fulfilment:delivered"),
  returned: StatusGiven,
  problem: StatusGiven,
});

/** What is added to every order of the storefront, in the shop's words: an amount in minor units, or parts per million of the goods. */
const Fee = z.object({
  name: requiredLine(80),
  charge: z.union([
    z.strictObject({ amount: z.int().min(1).max(100_000_000) }),
    z.strictObject({ percent: z.int().min(1).max(1_000_000) }),
  ]),
  taxClass: z.string().max(40),
  /** The customer is free to take it, by a box nobody ticked for him; otherwise it is part of every order. */
  isOffered: z.boolean(),
});
export type Fee = z.infer<typeof Fee>;

/** Whether the storefront takes orders, or is a catalogue, with its prices or without. */
const sellingModes = ["orders", "prices", "nothing"] as const;

export const ShopSettings = z.object({
  seller: Seller.prefault({}),
  /** How useful the help pages were found, by their names. */
  helpVotes: z.record(z.string(), z.object({ yes: z.int(), no: z.int() })).default({}),
  selling: z.enum(sellingModes).default("orders"),
  fee: Fee.nullable().default(null),
  orderPrefix: z.string().max(10).default(""),
  orderSuffix: z.string().max(10).default(""),
  invoiceRule: z.enum(issueRules).default("payment"),
  invoicePrefix: z
    .string()
    .regex(/^[A-Za-z0-9+\-_/]{0,10}$/)
    .default("FA-"),
  /** Credit notes count in a series of their own. */
  creditNotePrefix: z
    .string()
    .regex(/^[A-Za-z0-9+\-_/]{0,10}$/)
    .default("AV-"),
  /** Whether money given back has its credit note by itself, where an invoice was issued, or when the merchant asks for it. */
  creditNoteRule: z.enum(["refund", "hand"]).default("refund"),
  /** Where the merchant hears of new orders and payments; each may be switched off. */
  merchantEmails: z.array(z.email()).max(10).default([]),
  tellMerchantOfOrders: z.boolean().default(true),
  tellMerchantOfPayments: z.boolean().default(true),
  /** Numbers that are told by SMS, when the installation can send some ("+33612345678"). */
  merchantPhones: z
    .array(z.string().regex(/^\+[1-9]\d{7,14}$/))
    .max(5)
    .default([]),
  smsMerchantOfOrders: z.boolean().default(false),
  smsMerchantOfPayments: z.boolean().default(false),
  /** What a customer who gave a mobile number is told by SMS as well. */
  smsCustomerOf: z.array(z.enum(textedMessages)).max(textedMessages.length).default([]),
  /** A message that could not be sent for good. */
  tellMerchantOfFailures: z.boolean().default(true),
  tellMerchantOfLowStock: z.boolean().default(true),
  /** At how many pieces little is left, in thousandths; null: never, but for variants with a threshold of their own. */
  lowStock: z.int().min(0).max(1_000_000_000).nullable().default(null),
  ...lawSettings,
  /** How long what the merchant causes waits before it leaves to the customer, in seconds: while it waits it may be taken back. */
  undoSeconds: z.int().min(0).max(60).default(15),
  /** Customer messages switched off by the merchant, by kind. */
  mutedMessages: z.array(z.string().max(40)).max(30).default([]),
  automaticStatuses: AutomaticStatuses.prefault({}),
  carrierStatuses: CarrierStatuses.prefault({}),
  /** The status a new order starts with, by the id of the means of payment its customer chose. */
  statusesOfMeans: z.record(z.uuid(), StatusGiven).default({}),
  /** Whether an unpaid invoice and a request for payment carry a link to pay online, whatever means was chosen first. */
  offersPayLink: z.boolean().default(true),
  /** Whether a provider takes the money at once, or holds it until the merchant takes it. */
  paymentCapture: z.enum(["automatic", "manual"]).default("automatic"),
  /** Whether an order that costs nothing counts as paid at once, or once the merchant has accepted it. */
  freeOrders: z.enum(["paid", "awaiting"]).default("paid"),
  /** How many days after an order its customer is reminded of what he has not sent; never when empty. */
  paymentReminderDays: z.array(z.int().min(1).max(90)).max(4).default([3, 10]),
  /** After how many days an order that nobody paid is cancelled; never when 0. */
  unpaidOrderDays: z.int().min(0).max(365).default(0),
  /** After how many minutes without a change a basket counts as left behind. */
  leftCartMinutes: z.int().min(30).max(10_080).default(120),
  /** Whether whoever left a basket may be reminded of it: never, when the merchant does so, or by itself after so many hours. */
  cartReminders: z.enum(["off", "by_hand", "automatic"]).default("off"),
  cartReminderHours: z.int().min(1).max(72).default(2),
  /** Who may be reminded: those who asked for it at the checkout, or also those who have ordered before. */
  cartReminderTo: z.enum(["agreed", "customers_too"]).default("agreed"),
  /** Whether an order of digital things alone counts as delivered once it is paid. */
  deliversDigital: z.boolean().default(false),
  /** For how many days, and how many times each, a customer may download the files he bought. */
  downloadDays: z.int().min(1).max(3_650).default(30),
  downloadCountMax: z.int().min(1).max(1_000).default(5),
});
export type ShopSettings = z.infer<typeof ShopSettings>;

/** What a vocabulary brings beside its words, for the merchant to change: where the invoice leads, a paid one makes the order ready to ship. */
export const presetSettings: Readonly<Record<Vocabulary, Pick<ShopSettings, "automaticStatuses">>> = {
  classic: { automaticStatuses: AutomaticStatuses.parse({}) },
  flat: { automaticStatuses: AutomaticStatuses.parse({}) },
  simple: { automaticStatuses: AutomaticStatuses.parse({}) },
  "invoice-led": { automaticStatuses: AutomaticStatuses.parse({ paid: "fulfilment:processing" }) },
};

export interface Shop {
  id: string;
  slug: string;
  hostName: string | null;
  name: string;
  country: string;
  currency: string;
  locale: Locale;
  timeZone: string;
  vocabulary: Vocabulary;
  pricesIncludeTax: boolean;
  isDemo: boolean;
  linkSecret: Buffer;
  taxClasses: TaxClass[];
  settings: ShopSettings;
  version: number;
}

/** What a merchant may change; the settings given replace those of the same name. */
export type ShopChange = Partial<
  Pick<Shop, "name" | "hostName" | "vocabulary" | "locale" | "timeZone" | "taxClasses">
> & {
  settings?: Partial<ShopSettings>;
};

/** The rates of a class; a class that was deleted taxes nothing by surprise: it throws, so that nobody sells with a wrong tax. */
export function ratesOf(shop: Pick<Shop, "taxClasses" | "name">, code: string): TaxClass["rates"] {
  const found = shop.taxClasses.find((one) => one.code === code);
  if (!found) throw new Error(`the shop ${shop.name} has no tax class ${code}`);
  return found.rates;
}
