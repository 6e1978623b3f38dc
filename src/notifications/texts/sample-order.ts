import { micro, milli, minor, ppm } from "../../../shared/money.ts";
import { price, type PricedLine } from "../../../shared/pricing.ts";
import { nothingGivenBack } from "../../orders/giving-back/giving-back.ts";
import type { Order, OrderLine } from "../../orders/order.ts";

const vat = [{ name: "TVA", rate: ppm(200_000) }];

function good(name: string, unitPrice: number, quantity: number, more: { variantName: string; sku: string }) {
  return { name, unitPriceMicro: micro(unitPrice), quantity: milli(quantity), ...more };
}

const goods = [
  good("Bougie parfumée Figuier", 28_900_000, 2_000, { variantName: "220 g", sku: "AL-2207" }),
  good("Tablier en lin lavé", 49_000_000, 1_000, { variantName: "Ocre, taille unique", sku: "AL-4410" }),
  good("Savon à l’huile d’olive", 6_900_000, 3_000, { variantName: "", sku: "AL-1103" }),
];

const address = {
  name: "Camille Lefèvre",
  line1: "12 rue des Tables-Claudiennes",
  line2: "2e étage, code 48B12",
  postalCode: "69001",
  city: "Lyon",
  country: "FR",
};

const chosen: Pick<Order, "deliveryMethod" | "paymentMethod"> = {
  deliveryMethod: {
    id: "0197a000-0000-7000-8000-0000000000d1",
    kind: "shipping",
    name: "Colissimo",
    carrier: "Colissimo",
    instructions: "",
    trackingUrl: "https://www.laposte.fr/outils/suivre-vos-envois?code={tracking}",
    daysMin: 2,
    daysMax: 4,
  },
  paymentMethod: {
    id: "0197a000-0000-7000-8000-0000000000e1",
    kind: "transfer",
    name: "Virement bancaire",
    instructions: "Titulaire : Atelier Lumen SARL\nIBAN : FR76 3000 4000 0312 3456 7890 143\nBIC : BNPAFRPPXXX",
  },
};

const untouched = {
  captured: minor(0),
  refunded: minor(0),
  parcels: { sent: 0, delivered: 0, tracking: [] },
  invoiceNumber: null,
  creditNoteNumber: null,
  shippingGivenBack: minor(0),
  billed: minor(0),
  credited: minor(0),
  deposit: minor(0),
  paymentStatus: "awaiting",
  fulfilmentStatus: "unfulfilled",
  invoiceStatus: "none",
  life: "open",
  preparedAt: null,
  readyAt: null,
  sentOutAt: null,
  isHeldFree: false,
  deliveredAt: null,
  withheldAt: null,
  returnedAt: null,
  restockedAt: null,
  completedAt: null,
  cancelledAt: null,
  cancelReason: null,
  archivedAt: null,
  deletedAt: null,
  attempt: null,
  attemptReason: "",
  toVerify: "",
  isManual: false,
  isTest: false,
  digitalConsent: null,
  statuses: {},
  discountGiven: null,
  version: 1,
} satisfies Partial<Order>;

/** An order to show what a text gives where there is none yet: six articles for 132.40 €, delivery included, by bank transfer: nothing paid, nothing sent. */
export function sampleOrder(changes: Partial<Order> = {}): Order {
  return {
    ...chosen,
    ...untouched,
    ...sampleTotals(),
    shopId: "0197a000-0000-7000-8000-000000000001",
    id: "0197a000-0000-7000-8000-000000001002",
    number: 1002,
    reference: "1002",
    placedAt: new Date("2026-11-20T09:08:00Z"),
    origin: "storefront",
    customerId: null,
    customerName: "Camille Lefèvre",
    email: "camille.lefevre@exemple.fr",
    phone: "06 39 98 01 23",
    locale: "fr-FR",
    deliveryAddress: address,
    billingAddress: address,
    customerMessage: "",
    ...changes,
  };
}

function sampleTotals() {
  const priced = price({
    currency: "EUR",
    pricesIncludeTax: true,
    lines: goods.map(({ unitPriceMicro, quantity }) => ({ unitPrice: unitPriceMicro, quantity, taxes: vat })),
    shipping: { price: minor(490), taxes: vat },
  });
  const { subtotal, discount, net, tax, total, taxes, shipping } = priced;
  return {
    currency: "EUR",
    pricesIncludeTax: true,
    itemCount: milli(6_000),
    subtotal,
    discount,
    net,
    tax,
    total,
    taxes,
    shipping: shipping.total,
    shippingTax: shipping.tax,
    lines: priced.lines.map((line, index) => sampleLine(line, index)),
  };
}

function sampleLine({ gross, discount, net, tax, total }: PricedLine, index: number): OrderLine {
  const bought = goods[index];
  if (!bought) throw new Error("a price without goods");
  return {
    ...bought,
    gross,
    discount,
    net,
    tax,
    total,
    id: `0197a000-0000-7000-8000-00000000000${index + 1}`,
    position: index + 1,
    productId: null,
    variantId: null,
    kind: "goods",
    pictureId: null,
    fileId: null,
    weightGrams: 220,
    isStockCounted: true,
    noWithdrawal: "",
    shipped: milli(0),
    givenBack: nothingGivenBack,
    taxes: vat,
  };
}
