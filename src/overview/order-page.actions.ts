import { quotedReference } from "../../shared/banking/pay-facts.ts";
import type { Tx } from "../lib/db.ts";
import { historyOf, type OrderHappening } from "../lib/outbox.ts";
import type { MessageKind, MessageState, SwitchedKind } from "../notifications/message.ts";
import type { FulfilmentStatus, PaymentStatus } from "../orders/axes.ts";
import { allowedVerbs, dueOf, hasGoods, hasInvoice, isHandedOver, toShip, type Order } from "../orders/order.ts";
import type { ChosenDelivery } from "../orders/terms/terms.ts";
import { askedOf, awaitsDeposit } from "../orders/deposit/deposit.ts";
import { remainingTotal } from "../orders/giving-back/giving-back.ts";
import { sentMoves } from "../orders/taking-back/stock-moves.ts";
import { findOrder } from "../orders/orders.actions.ts";
import { undoableIn } from "../automations/undo.ts";
import { trackingPath } from "../orders/tracking.ts";
import { makesLabels } from "../shipping/accounts/accounts.actions.ts";
import { beyondLabels, isUnderWay, labelView } from "../shipping/labels/label.ts";
import { labelsOfOrder } from "../shipping/labels/labels.actions.ts";
import { withdrawalView } from "../returns/withdrawal-view.ts";
import { withdrawalsOfOrder } from "../returns/withdrawals.actions.ts";
import { downloadsOf } from "../shipping/downloads/downloads.actions.ts";
import type { Parcel } from "../shipping/shipment.ts";
import { parcelsOfOrder } from "../shipping/shipments.actions.ts";
import { trackingsOfOrder } from "../shipping/tracking/tracking.actions.ts";
import type { Tracking } from "../shipping/tracking/tracking.ts";
import { shownStatuses } from "../statuses/status.ts";
import type { Shop } from "../shops/shop.ts";
import type { Action, OrderPage } from "./order-page.ts";
import { orderFilesOf } from "./files/order-files.ts";
import { onlinePaymentsOf } from "./order-payments.actions.ts";
import * as read from "./order-page.sql.ts";

/** Everything on one order: twelve statements sent together, then the count of its customer's orders, what providers hold and what carriers made. Refuses `order_not_found`. */
export async function orderPage(tx: Tx, shop: Shop, orderId: string, now: Date): Promise<OrderPage> {
  const [order, movements, parcels, trackings, invoices, messages, notes, history, provenance, withdrawals] =
    await Promise.all([
      findOrder(tx, shop.id, orderId),
      read.movementsOfOrder(tx, shop.id, orderId),
      parcelsOfOrder(tx, shop.id, orderId),
      trackingsOfOrder(tx, shop.id, orderId),
      read.invoicesOfOrder(tx, shop.id, orderId),
      read.messagesOfOrder(tx, shop.id, orderId),
      read.notesOfOrder(tx, shop.id, orderId),
      historyOf(tx, shop.id, orderId),
      read.provenanceOfOrder(tx, shop.id, orderId),
      withdrawalsOfOrder(tx, shop.id, orderId),
    ]);
  const [orderCount, online, labels, mayMakeLabels, downloads] = await Promise.all([
    read.countOrdersOf(tx, shop.id, order.customerId),
    onlinePaymentsOf(tx, shop, order),
    labelsOfOrder(tx, shop.id, orderId),
    makesLabels(tx, shop.id),
    downloadsOf(tx, order),
  ]);
  const standingCount = movements.filter((one) => one.kind === "captured" && !one.isReversed).length;
  return {
    ...orderFields(order),
    customer: { id: order.customerId, name: order.customerName, email: order.email, phone: order.phone, orderCount },
    deliveryMethod: order.deliveryMethod && deliveryView(order.deliveryMethod),
    paymentReference: quotedReference(order),
    awaitingMeans: awaitingMeans(order),
    due: dueOf(order),
    asked: askedOf(order),
    remaining: remainingTotal(order),
    trackingPath: trackingPath(shop, order.id),
    online,
    provenance: provenance ?? null,
    ...orderFilesOf(order, downloads, now),
    movements: movements.map((one) => ({ ...one, recordedAt: one.recordedAt.toISOString() })),
    parcels: parcels.map((one) => parcelView(one, trackings)),
    labels: labels.map(labelView),
    withdrawals: withdrawals.map((one) => withdrawalView(shop, one)),
    invoices: invoices.map((one) => ({ ...one, issuedAt: one.issuedAt.toISOString() })),
    papers: papersOf(order, invoices.length),
    messages: messages.map(messageView),
    notes: notes.map((one) => ({ ...one, writtenAt: one.writtenAt.toISOString() })),
    history: historyView(history),
    ...actionsOf(order, shop, {
      standingCount,
      invoiceCount: invoices.length,
      isConfirmed: isConfirmed(movements, messages),
      mayAskLabel:
        mayMakeLabels &&
        !labels.some(({ state }) => isUnderWay(state)) &&
        toShip(beyondLabels(order, labels)).length > 0,
    }),
  };
}

/** An order that awaits its money either waits for the merchant to ask for it, or for a payment nobody finished. */
function awaitingMeans({ paymentStatus, paymentMethod }: Order): OrderPage["awaitingMeans"] {
  if (paymentStatus !== "awaiting" && paymentStatus !== "failed") return null;
  return paymentMethod.kind === "online" ? "online" : "offline";
}

const messageView = ({ createdAt, sentAt, heldUntil, ...rest }: read.MessageRow): OrderPage["messages"][number] => ({
  ...rest,
  createdAt: createdAt.toISOString(),
  sentAt: iso(sentAt),
  heldUntil: iso(heldUntil),
});

/** What happened, whether it was taken back, and whether it still may be. */
function historyView(history: readonly OrderHappening[]): OrderPage["history"] {
  const undoable = undoableIn(history);
  return history.map(({ id, kind, actor, data, at, version, isUndone }) => {
    return { id, kind, actor, data, version, isUndone, mayUndo: undoable.has(id), at: at.toISOString() };
  });
}

const deliveryView = ({ id, kind, name, carrier, trackingUrl }: ChosenDelivery) => ({
  id,
  kind,
  name,
  carrier,
  trackingUrl,
});

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

function orderFields(order: Order) {
  const { placedAt, completedAt, cancelledAt, statuses, ...rest } = order;
  return {
    ...rest,
    placedAt: placedAt.toISOString(),
    completedAt: iso(completedAt),
    cancelledAt: iso(cancelledAt),
    statuses: shownStatuses(statuses, order),
  };
}

function parcelView(parcel: Parcel, trackings: readonly Tracking[]): OrderPage["parcels"][number] {
  const { parts, handedOverAt, deliveredAt, ...rest } = parcel;
  const tracking = trackings.find((one) => one.shipmentId === parcel.id);
  return {
    ...rest,
    handedOverAt: handedOverAt.toISOString(),
    deliveredAt: iso(deliveredAt),
    tracking: tracking ? trackingView(tracking) : null,
    lines: parts,
  };
}

function trackingView({ state, mayAsk, trouble, askedAt, events }: Tracking) {
  const dated = events.map(({ at, ...event }) => ({ ...event, at: at.toISOString() }));
  return { state, mayAsk, trouble, askedAt: iso(askedAt), events: dated };
}

const paid: ReadonlySet<PaymentStatus> = new Set(["paid", "overpaid", "partially_refunded", "refunded"]);
const gone: ReadonlySet<FulfilmentStatus> = new Set([
  "shipped",
  "out_for_delivery",
  "delivered",
  "partially_returned",
  "returned",
]);

/** What needs no parcel has no slip, and its invoice as soon as it is paid. */
function papersOf({ paymentStatus, fulfilmentStatus }: Order, invoiceCount: number): OrderPage["papers"] {
  if (!paid.has(paymentStatus)) return [];
  const hasLeft = gone.has(fulfilmentStatus);
  return [
    ...(invoiceCount > 0 && (hasLeft || fulfilmentStatus === "not_required") ? (["invoice"] as const) : []),
    ...(hasLeft ? (["packing_slip"] as const) : []),
  ];
}

const confirming: ReadonlySet<string> = new Set<MessageKind>(["payment_received", "invoice", "download_ready"]);
const leaving: ReadonlySet<MessageState> = new Set(["held", "queued", "sent"]);

/** The customer was told of the last payment, or is being told: by its own message, or by the invoice it made. */
function isConfirmed(movements: readonly read.MovementRow[], messages: readonly read.MessageRow[]): boolean {
  const last = movements.findLast(({ kind, isReversed }) => kind === "captured" && !isReversed);
  return messages.some(
    ({ kind, audience, state, createdAt }) =>
      audience === "customer" && confirming.has(kind) && leaving.has(state) && last && createdAt >= last.recordedAt,
  );
}

interface Kept {
  standingCount: number;
  invoiceCount: number;
  isConfirmed: boolean;
  mayAskLabel: boolean;
}

/** What the merchant may do now, and what each thing does beside the change itself. */
function actionsOf(order: Order, shop: Shop, kept: Kept): Pick<OrderPage, "actions" | "later"> {
  const { mutedMessages, invoiceRule, creditNoteRule } = shop.settings;
  const creditsRefunds = creditNoteRule === "refund" && hasInvoice(order) && !order.cancelledAt;
  const invoiceComes = (rule: string): Action["effects"] =>
    invoiceRule === rule && !hasInvoice(order) ? ["invoice"] : [];
  /** Told by any of these messages; the invoice's says what the verb's own would have said. */
  const told = (...kinds: SwitchedKind[]): Action["effects"] => {
    if (!order.email) return [];
    return kinds.some((kind) => !mutedMessages.includes(kind)) ? ["customer"] : ["customer_off"];
  };
  const toldWith = (kind: SwitchedKind, invoice: Action["effects"]): Action["effects"] =>
    invoice.length > 0 ? [...told(kind, "invoice"), ...invoice] : told(kind);
  const effects: Partial<Record<Action["verb"], Action["effects"]>> = {
    record_payment: toldWith("payment_received", invoiceComes("payment")),
    refund: [...told("refunded"), ...(creditsRefunds ? (["part_credit"] as const) : [])],
    credit_refund: told("credit_note"),
    ask_deposit: order.email ? ["customer"] : [],
    reverse_payment: told("status_changed"),
    prepare: told("in_preparation"),
    ship: toldWith("shipped", invoiceComes("dispatch")),
    ready: told("ready_for_pickup"),
    send_out: told("out_for_delivery"),
    deliver: told("delivered"),
    withhold: told("will_not_deliver"),
    return: [...told("returned"), ...(sentMoves(order).length > 0 ? (["stock_back"] as const) : [])],
    issue_invoice: told("invoice"),
    credit_invoice: told("credit_note"),
    choose_status: told("status_changed"),
    cancel: [
      ...(hasInvoice(order) ? told("cancelled", "credit_note") : told("cancelled")),
      ...(hasInvoice(order) ? (["credit_note"] as const) : []),
      ...stockEffect(order),
      ...(order.captured > order.refunded ? (["money_kept"] as const) : []),
    ],
    archive: ["leaves_list"],
    delete: ["leaves_list"],
  };
  const verbs: Action["verb"][] = [...allowedVerbs(order)];
  if (kept.standingCount > 0) verbs.push("reverse_payment");
  if (verbs.includes("credit_invoice") && order.billed > remainingTotal(order)) verbs.push("credit_refund");
  if (order.life === "open" && dueOf(order) > 0 && order.email) verbs.push("ask_payment");
  if (order.life === "open" && dueOf(order) > 1) verbs.push("ask_deposit");
  if (order.life === "open" && awaitsDeposit(order)) verbs.push("drop_deposit");
  if (order.captured > 0 && order.email && !kept.isConfirmed) verbs.push("confirm_payment");
  if (kept.invoiceCount > 0) verbs.push("send_invoice");
  if (order.life === "open" && order.deliveryAddress && hasGoods(order)) verbs.push("print_label");
  if (kept.mayAskLabel && order.deliveryAddress && !isHandedOver(order) && verbs.includes("ship"))
    verbs.push("make_label");
  const later = (Object.keys(effects) as Action["verb"][]).filter((verb) => !verbs.includes(verb));
  const withEffects = (verb: Action["verb"]) => ({ verb, effects: effects[verb] ?? [] });
  return { actions: verbs.map(withEffects), later: later.map(withEffects) };
}

const stockEffect = (order: Order): Action["effects"] =>
  order.lines.some((line) => line.isStockCounted && line.quantity > line.shipped) ? ["stock_back"] : [];
