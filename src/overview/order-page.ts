import { z } from "zod";
import { Campaign } from "../checkout/provenance/campaign.ts";
import { channels, messageStates } from "../notifications/message.ts";
import { orderVerbs } from "../orders/order.ts";
import { WithdrawalView } from "../returns/withdrawal-view.ts";
import { ShownStatusesView } from "../statuses/status.ts";
import { fulfilmentStatuses, invoiceStatuses, lives, paymentStatuses } from "../orders/axes.ts";
import { LabelView } from "../shipping/labels/label.ts";
import { trackingStates } from "../shipping/tracking/tracking.ts";
import { OrderFiles } from "./files/order-files.ts";
import { OnlinePayments } from "./order-payments.ts";

const AddressView = z
  .object({
    name: z.string(),
    company: z.string().optional(),
    line1: z.string(),
    line2: z.string().optional(),
    postalCode: z.string(),
    city: z.string(),
    region: z.string().optional(),
    country: z.string(),
    phone: z.string().optional(),
  })
  .meta({ id: "Address" });

const Tax = z.object({ name: z.string(), rate: z.int(), net: z.int(), tax: z.int() });
const ActorView = z.object({
  kind: z.enum(["staff", "customer", "api", "system", "rule", "provider", "carrier"]),
  id: z.string().nullable(),
  name: z.string(),
});

const Line = z.object({
  id: z.uuid(),
  productId: z.string().nullable(),
  variantId: z.string().nullable(),
  sku: z.string(),
  name: z.string(),
  variantName: z.string(),
  kind: z.enum(["goods", "digital", "service", "fee"]),
  pictureId: z.string().nullable(),
  weightGrams: z.int(),
  quantity: z.number().describe("Thousandths"),
  shipped: z.number().describe("Thousandths"),
  givenBack: z
    .object({
      total: z.int(),
      unsent: z.number().describe("Thousandths that had not left, and leave no more"),
      sent: z.number().describe("Thousandths that had left"),
      unsentRestocked: z.number(),
      sentRestocked: z.number(),
    })
    .describe("What refunds gave back of it"),
  isStockCounted: z.boolean(),
  unitPriceMicro: z.number().describe("Millionths of the currency's unit"),
  gross: z.int(),
  discount: z.int(),
  net: z.int(),
  tax: z.int(),
  total: z.int(),
});

const Movement = z.object({
  id: z.uuid(),
  kind: z.enum(["captured", "refunded", "reversed", "disputed"]),
  amount: z.int(),
  currency: z.string(),
  receivedOn: z.string(),
  method: z.string(),
  reference: z.string(),
  reversesId: z.string().nullable(),
  isReversed: z.boolean(),
  actor: ActorView,
  recordedAt: z.string(),
});

const ParcelTracking = z.object({
  state: z.enum(trackingStates),
  mayAsk: z.boolean().describe("An account is joined at which the carrier can be asked"),
  trouble: z.string().describe("Why the carrier could not be asked the last time; empty when it answered"),
  askedAt: z.string().nullable(),
  events: z
    .array(
      z.object({
        at: z.string(),
        code: z.string(),
        label: z.string(),
        place: z.string(),
        state: z.enum(trackingStates),
      }),
    )
    .describe("Newest first, in the carrier's words"),
});

const Parcel = z.object({
  id: z.uuid(),
  carrier: z.string(),
  trackingNumber: z.string(),
  trackingLink: z.string(),
  handedOverAt: z.string(),
  deliveredAt: z.string().nullable(),
  tracking: ParcelTracking.nullable().describe("What its carrier says; null for a parcel nobody can be asked about"),
  lines: z.array(z.object({ lineId: z.uuid(), quantity: z.number() })),
});

const Invoice = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(["invoice", "credit_note"]),
  issuedAt: z.string(),
  total: z.int(),
  isCredited: z.boolean().describe("Taken back by credit notes, whole"),
  corrects: z.string().nullable().describe("The invoice a credit note takes back, or a part of"),
});

const Message = z.object({
  id: z.uuid(),
  kind: z.string(),
  audience: z.enum(["customer", "merchant"]),
  channel: z.enum(channels),
  recipient: z.string(),
  subject: z.string(),
  state: z.enum(messageStates),
  heldUntil: z.string().nullable().describe("When it leaves, where it waits before it does"),
  lastError: z.string().nullable(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
});

const Note = z.object({ id: z.uuid(), author: ActorView, body: z.string(), writtenAt: z.string() });

const HistoryEntry = z.object({
  id: z.uuid(),
  kind: z.string(),
  actor: ActorView,
  data: z.record(z.string(), z.unknown()),
  version: z.int().nullable().describe("The order's version it made"),
  isUndone: z.boolean().describe("It was taken back since; both stay"),
  mayUndo: z.boolean().describe("It may still be taken back, on the last line of what happened together"),
  at: z.string(),
});

/** One verb the merchant may ask now, and what it will do beside the change itself; `customer` says that the customer
 * is told unless unticked, `customer_off` that the shop has switched that message off. */
const Action = z.object({
  verb: z.enum([
    ...orderVerbs,
    "reverse_payment",
    "ask_payment",
    "confirm_payment",
    "send_invoice",
    "print_label",
    "make_label",
    "credit_refund",
    "ask_deposit",
    "drop_deposit",
  ]),
  effects: z.array(
    z.enum([
      "customer",
      "customer_off",
      "invoice",
      "credit_note",
      "part_credit",
      "stock_back",
      "money_kept",
      "leaves_list",
    ]),
  ),
});
export type Action = z.infer<typeof Action>;

/** What can be printed straight from the list: what is done with, paid and in the customer's hands. */
const papers = ["invoice", "packing_slip"] as const;

const CodeGiven = z.string().optional().describe("The coupon it came by");

/** Everything the merchant needs on one order. Amounts in minor units of `currency`. */
export const OrderPage = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    number: z.int(),
    version: z.int(),
    placedAt: z.string(),
    origin: z.enum(["storefront", "desk", "api", "import"]),
    locale: z.string(),
    paymentStatus: z.enum(paymentStatuses),
    fulfilmentStatus: z.enum(fulfilmentStatuses),
    statuses: ShownStatusesView,
    invoiceStatus: z.enum(invoiceStatuses),
    life: z.enum(lives),
    isManual: z.boolean(),
    isTest: z.boolean(),
    completedAt: z.string().nullable(),
    cancelledAt: z.string().nullable(),
    cancelReason: z.string().nullable(),
    customer: z.object({
      id: z.string().nullable(),
      name: z.string(),
      email: z.string(),
      phone: z.string(),
      orderCount: z.int().describe("Orders of this customer, this one included"),
    }),
    deliveryAddress: AddressView.nullable(),
    billingAddress: AddressView,
    customerMessage: z.string(),
    deliveryMethod: z
      .object({
        id: z.string(),
        kind: z.enum(["shipping", "pickup", "local_delivery"]),
        name: z.string(),
        carrier: z.string(),
        trackingUrl: z.string(),
      })
      .nullable(),
    paymentMethod: z.object({ kind: z.string(), name: z.string(), instructions: z.string() }),
    paymentReference: z.string().describe("What the customer is asked to write with his payment"),
    /** Why an awaiting payment is awaited: an offline means was chosen, so the money is to be asked for. */
    awaitingMeans: z.enum(["offline", "online"]).nullable(),
    currency: z.string(),
    pricesIncludeTax: z.boolean(),
    itemCount: z.number(),
    subtotal: z.int(),
    discount: z.int(),
    discountGiven: z
      .union([
        z.object({ amount: z.int(), code: CodeGiven }),
        z.object({ percent: z.int().describe("Parts per million"), code: CodeGiven }),
      ])
      .nullable()
      .describe("How the order's discount was given, when somebody gave one"),
    shipping: z.int().describe("Tax included"),
    shippingTax: z.int(),
    taxes: z.array(Tax),
    net: z.int(),
    tax: z.int(),
    total: z.int(),
    captured: z.int(),
    refunded: z.int(),
    shippingGivenBack: z.int().describe("What refunds gave back of the delivery"),
    invoiceNumber: z.string().nullable(),
    creditNoteNumber: z.string().nullable().describe("What took that invoice back, while no other has replaced it"),
    credited: z.int().describe("What credit notes took off the invoice in force"),
    billed: z.int().describe("What its invoices say, less their credit notes"),
    remaining: z.int().describe("Its total, less what refunds gave back of it"),
    deposit: z.int().describe("What is asked for first, of the total; 0: the whole at once"),
    asked: z.int().describe("What the customer is asked for now: the deposit, or all that is due"),
    due: z.int().describe("Negative when too much came"),
    trackingPath: z.string().describe("The customer's page of this order"),
    lines: z.array(Line),
    online: OnlinePayments,
    provenance: z
      .object({
        campaign: Campaign.nullable(),
        remindedAt: z.string().nullable().describe("When the customer was reminded of the basket, and came back by it"),
      })
      .nullable()
      .describe("How the customer came to this order; null where nothing is known of it"),
    ...OrderFiles,
    movements: z.array(Movement),
    parcels: z.array(Parcel),
    labels: z.array(LabelView).describe("Labels asked of carriers, oldest first"),
    withdrawals: z.array(WithdrawalView).describe("What the customer withdrew from, oldest first"),
    invoices: z.array(Invoice),
    papers: z.array(z.enum(papers)).describe("What the list offers to print: only once the order is paid and has left"),
    messages: z.array(Message),
    notes: z.array(Note),
    history: z.array(HistoryEntry).describe("Newest first"),
    actions: z.array(Action),
    later: z
      .array(Action)
      .describe("Verbs not allowed yet, with what they tell: a status chosen by hand may go through them"),
  })
  .meta({ id: "OrderPage" });
export type OrderPage = z.infer<typeof OrderPage>;
