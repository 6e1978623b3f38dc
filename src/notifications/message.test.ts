import assert from "node:assert/strict";
import { test } from "node:test";
import type { Happenings } from "../happenings.ts";
import { ShopSettings } from "../shops/shop.ts";
import { messageKinds, messagesFor, type Given, type Heard } from "./message.ts";

const customer = "karim@exemple.fr";
const merchant = "sophie@exemple.fr";

const given = (changes: Partial<Omit<Given, "settings">> & { settings?: Partial<ShopSettings> } = {}): Given => ({
  customerEmail: customer,
  invoiceFollows: false,
  ...changes,
  settings: ShopSettings.parse({ merchantEmails: [merchant], ...changes.settings }),
});

/** "order_confirmation → karim@exemple.fr", one line a message; "(off)" where it is written and does not leave. */
const said = (happening: Heard, what: Given = given()) =>
  messagesFor(happening, what).map(({ kind, recipient, isOff }) => `${kind} → ${recipient}${isOff ? " (off)" : ""}`);

const received = (data: Partial<Happenings["payment.received"]> = {}): Heard => ({
  kind: "payment.received",
  data: { tell: "customer", movementId: "m", amount: 100, currency: "EUR", isPaid: false, ...data },
});
const placed: Heard = { kind: "order.placed", data: { tell: "customer", invoice: "later", origin: "storefront" } };
const invoiced: Heard = {
  kind: "invoice.rendered",
  data: { tell: "customer", invoiceId: "i", number: "FA-1", causeId: null },
};
const sent: Heard = { kind: "invoice.sent", data: { invoiceId: "i", number: "FA-1", to: "compta@exemple.fr" } };
const shipped: Heard = {
  kind: "shipment.handed_over",
  data: { tell: "customer", shipmentId: "s", carrier: "Colissimo", trackingNumber: "6A1" },
};

const failed = {
  kind: "message.failed",
  data: { messageId: "m", to: "lea@exemple.fr", subject: "Commande", why: "550 No such mailbox" },
} as const satisfies Heard;

const rows: [string, Heard, Given, string[]][] = [
  ["an order", placed, given(), [`order_confirmation → ${customer}`, `new_order → ${merchant}`]],
  ["an order without e-mail", placed, given({ customerEmail: "" }), [`new_order → ${merchant}`]],
  [
    "an order of a shop that does not want to hear of orders",
    placed,
    given({ settings: { tellMerchantOfOrders: false } }),
    [`order_confirmation → ${customer}`],
  ],
  [
    "an order placed without telling the customer",
    { kind: "order.placed", data: { tell: "nobody", invoice: "later", origin: "storefront" } },
    given(),
    [`new_order → ${merchant}`],
  ],
  [
    "an order typed in by the merchant",
    { kind: "order.placed", data: { tell: "customer", invoice: "later", origin: "desk" } },
    given(),
    [`order_confirmation → ${customer}`],
  ],
  ["a part of the money", received(), given(), [`payment_received → ${customer}`, `payment_received → ${merchant}`]],
  [
    "all the money, when the invoice says it",
    received({ isPaid: true }),
    given({ invoiceFollows: true }),
    [`payment_received → ${merchant}`],
  ],
  [
    "all the money, when no invoice follows",
    received({ isPaid: true }),
    given(),
    [`payment_received → ${customer}`, `payment_received → ${merchant}`],
  ],
  ["money nobody is told of", received({ tell: "nobody" }), given(), [`payment_received → ${merchant}`]],
  [
    "money, the customer's message switched off",
    received(),
    given({ settings: { mutedMessages: ["payment_received"] } }),
    [`payment_received → ${customer} (off)`, `payment_received → ${merchant}`],
  ],
  [
    "a confirmation the merchant asks for, though switched off",
    { kind: "payment.confirmation_sent", data: {} },
    given({ settings: { mutedMessages: ["payment_received"] } }),
    [`payment_received → ${customer}`],
  ],
  ["a printed invoice", invoiced, given(), [`invoice → ${customer}`]],
  [
    "a printed invoice, switched off",
    invoiced,
    given({ settings: { mutedMessages: ["invoice"] } }),
    [`invoice → ${customer} (off)`],
  ],
  [
    "an invoice sent by hand",
    sent,
    given({ settings: { mutedMessages: ["invoice"] } }),
    ["invoice → compta@exemple.fr"],
  ],
  ["a parcel", shipped, given(), [`shipped → ${customer}`]],
  ["a parcel whose invoice says it", shipped, given({ invoiceFollows: true }), []],
  [
    "a word from the merchant, whatever is switched off",
    { kind: "order.written_to", data: { subject: "Votre commande", text: "Bonjour" } },
    given({ settings: { mutedMessages: [...messageKinds] } }),
    [`by_hand → ${customer}`],
  ],
  ["a message given up", failed, given(), [`sending_failed → ${merchant}`]],
  [
    "a message given up, to one of the merchant's two addresses,",
    failed,
    given({ settings: { merchantEmails: [merchant, failed.data.to.toUpperCase()] } }),
    [`sending_failed → ${merchant}`],
  ],
  [
    "a message given up, in a shop that does not want to hear of it,",
    failed,
    given({ settings: { tellMerchantOfFailures: false } }),
    [],
  ],
  ["a note for the team", { kind: "order.noted", data: { noteId: "n" } }, given(), []],
];

for (const [what, happening, how, expected] of rows) {
  test(`${what} gives ${expected.join(" and ") || "no message"}`, () => {
    assert.deepEqual(said(happening, how), expected);
  });
}
