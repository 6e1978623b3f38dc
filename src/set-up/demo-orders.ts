import type { Address } from "../../shared/addresses.ts";
import type { PaymentKind } from "../payments/payment-method.ts";
import type { DeliveryKind } from "../shipping/delivery-method.ts";

/** An order of the demonstration shop, and what Sophie has done with it. Hours count back from the shop's opening. */
export interface DemoOrder {
  customer: DemoCustomer;
  hoursAgo: number;
  payment: PaymentKind;
  /** Null when nothing travels. */
  delivery: DeliveryKind | null;
  /** SKU → pieces. */
  items: Readonly<Record<string, number>>;
  message?: string;
  steps: readonly DemoStep[];
}

export interface DemoCustomer {
  name: string;
  email: string;
  phone: string;
  address: Address;
}

export type DemoStep = { hoursAgo: number } & (
  | { verb: "pay"; amount?: number; reference: string }
  | { verb: "prepare" | "complete" | "deliver" }
  /** `onlyFirst`: one piece of the first line, the rest later. */
  | { verb: "ship"; trackingNumber: string; parts: "all" | "onlyFirst" }
  | { verb: "cancel"; reason: string }
);

const customer = (name: string, email: string, [line1, postalCode, city]: [string, string, string]): DemoCustomer => ({
  name,
  email: `${email}@exemple.fr`,
  phone: "06 39 98 00 00",
  address: { name, line1, postalCode, city, country: "FR" },
});

const mathilde = customer("Mathilde Perrin", "mathilde.perrin", ["8 place de la Croix-Rousse", "69004", "Lyon"]);
const yanis = customer("Yanis Haddad", "yanis.haddad", ["3 montée Saint-Sébastien", "69001", "Lyon"]);
const helene = customer("Hélène Le Goff", "helene.legoff", ["21 rue de Siam", "29200", "Brest"]);
const theo = customer("Théo Marchand", "theo.marchand", ["17 rue Dumont", "59000", "Lille"]);
const amel = customer("Amel Cherif", "amel.cherif", ["5 rue du Mail", "49100", "Angers"]);
const lucie = customer("Lucie Garnier", "lucie.garnier", ["41 rue d’Ivry", "69004", "Lyon"]);
const nadia = customer("Nadia Roussel", "nadia.roussel", ["60 cours Julien", "13006", "Marseille"]);

const soraya = customer("Soraya Benhamou", "soraya.benhamou", ["2 rue Sainte-Catherine", "69001", "Lyon"]);
const paul = customer("Paul Kervella", "paul.kervella", ["9 quai de la Douane", "29200", "Brest"]);

/** A basket that somebody left, and whether he asked to be reminded of it. */
export interface DemoBasket extends Pick<DemoOrder, "customer" | "hoursAgo" | "items"> {
  agreesToReminder: boolean;
}

export const demoBaskets: readonly DemoBasket[] = [
  { customer: paul, hoursAgo: 96, items: { "LIN-TOR-NAT": 2 }, agreesToReminder: false },
  { customer: amel, hoursAgo: 31, items: { "BOU-FIG-300": 1, "LIN-TOR-NAT": 1 }, agreesToReminder: true },
  { customer: soraya, hoursAgo: 5, items: { "BOU-FIG-300": 2 }, agreesToReminder: true },
];

/** Some twelve days of the shop, oldest first: every state an order can be in on an ordinary morning. */
export const demoOrders: readonly DemoOrder[] = [
  {
    customer: mathilde,
    hoursAgo: 290,
    payment: "transfer",
    delivery: "shipping",
    items: { "BOU-FIG-300": 1, "LIN-TOR-NAT": 3 },
    steps: [
      { verb: "pay", hoursAgo: 266, reference: "VIR 88213" },
      { verb: "ship", hoursAgo: 242, trackingNumber: "6A12345670017", parts: "all" },
      { verb: "deliver", hoursAgo: 194 },
    ],
  },
  {
    customer: theo,
    hoursAgo: 220,
    payment: "transfer",
    delivery: null,
    items: { "PAP-LIVRE-NUM": 1 },
    steps: [
      { verb: "pay", hoursAgo: 198, reference: "VIR 90127" },
      { verb: "complete", hoursAgo: 197 },
    ],
  },
  {
    customer: yanis,
    hoursAgo: 195,
    payment: "transfer",
    delivery: "shipping",
    items: { "LIN-NAP-200": 1 },
    steps: [{ verb: "cancel", hoursAgo: 170, reason: "La table est plus longue que prévu : il lui faut 250 cm." }],
  },
  {
    customer: helene,
    hoursAgo: 150,
    payment: "cheque",
    delivery: "shipping",
    items: { "CER-TAS-4": 2, "LIN-NAP-250": 1 },
    steps: [
      { verb: "pay", hoursAgo: 98, reference: "Chèque n° 1187" },
      { verb: "ship", hoursAgo: 74, trackingNumber: "6A12345670024", parts: "onlyFirst" },
    ],
  },
  {
    customer: lucie,
    hoursAgo: 99,
    payment: "cash",
    delivery: "pickup",
    items: { "BOU-REC-FIG": 2 },
    steps: [{ verb: "prepare", hoursAgo: 76 }],
  },
  {
    customer: amel,
    hoursAgo: 77,
    payment: "cheque",
    delivery: "shipping",
    items: { "PAP-CAR-LIG": 4, "PAP-CAB": 1 },
    message: "C’est pour un cadeau : un ruban rouge, si possible !",
    steps: [{ verb: "pay", hoursAgo: 26, reference: "Chèque n° 0452" }],
  },
  {
    customer: nadia,
    hoursAgo: 52,
    payment: "transfer",
    delivery: "shipping",
    items: { "CER-ASS": 6, "CER-BOL-SAB": 4 },
    steps: [{ verb: "pay", hoursAgo: 25, amount: 10_000, reference: "VIR 93340" }],
  },
  {
    customer: yanis,
    hoursAgo: 27,
    payment: "transfer",
    delivery: "shipping",
    items: { "LIN-NAP-250": 1 },
    steps: [],
  },
  {
    customer: mathilde,
    hoursAgo: 3,
    payment: "cheque",
    delivery: null,
    items: { "ATE-TOUR": 2 },
    message: "Plutôt un samedi matin, pour ma sœur et moi.",
    steps: [],
  },
];
