import {
  Archive,
  ArchiveRestore,
  Ban,
  CheckCheck,
  Circle,
  CircleAlert,
  CreditCard,
  FileDown,
  FileMinus,
  FileText,
  Hourglass,
  House,
  Mail,
  MailX,
  PackageMinus,
  PackageCheck,
  PackageOpen,
  PackageX,
  Printer,
  Radar,
  Pencil,
  ShoppingBag,
  StickyNote,
  Tag,
  Trash2,
  Truck,
  Undo,
  Undo2,
  type LucideIcon,
} from "lucide-react";
import { ownWord, type OwnLabels, type Tone } from "../../../shared/statuses.ts";
import type { HappeningKind, Happenings } from "../../../src/happenings.ts";
import { useDesk, type Desk } from "../../desk.tsx";
import { parcelStateWord } from "../../../shared/messages/short/parcel-states.ts";
import { declineText } from "../../../shared/messages/short/declines.ts";
import { useWords, type Words } from "../../words.tsx";
import { withdrawalLooks } from "./withdrawal-looks.ts";
import { itemsOf } from "./refunded-items.ts";
import { isHandedOver } from "../next-step.ts";
import { useOrder } from "../order-context.ts";

interface Look {
  icon: LucideIcon;
  tone?: Tone;
}

/** What may stand in the history of an order: all but what happens to a basket that is none. */
type OrderKind = Exclude<HappeningKind, `cart.${string}`>;

const looks: Record<OrderKind, Look> = {
  "order.placed": { icon: ShoppingBag },
  "order.prepared": { icon: PackageOpen },
  "order.accepted": { icon: CreditCard, tone: "good" },
  "order.held": { icon: Undo2 },
  "order.label_printed": { icon: Printer },
  "order.edited": { icon: Pencil },
  "order.ready": { icon: PackageCheck },
  "order.delivered": { icon: House, tone: "good" },
  "order.sent_out": { icon: Truck },
  "order.withheld": { icon: PackageX, tone: "bad" },
  "order.returned": { icon: Undo2, tone: "bad" },
  "order.step_undone": { icon: Undo },
  "order.completed": { icon: CheckCheck, tone: "good" },
  "order.cancelled": { icon: Ban, tone: "bad" },
  "order.reopened": { icon: Undo },
  "order.undone": { icon: Undo },
  "order.archived": { icon: Archive },
  "order.restored": { icon: ArchiveRestore },
  "order.deleted": { icon: Trash2, tone: "bad" },
  "order.noted": { icon: StickyNote, tone: "warn" },
  "order.status_chosen": { icon: Tag },
  "order.written_to": { icon: Mail },
  "payment.received": { icon: CreditCard, tone: "good" },
  "payment.reversed": { icon: Undo2, tone: "bad" },
  "payment.refunded": { icon: Undo2, tone: "warn" },
  "payment.requested": { icon: Mail },
  "deposit.asked": { icon: Mail },
  "deposit.dropped": { icon: Undo2 },
  "payment.started": { icon: CreditCard },
  "payment.held": { icon: Hourglass },
  "payment.failed": { icon: CircleAlert, tone: "bad" },
  "payment.given_up": { icon: Ban },
  "payment.doubted": { icon: CircleAlert, tone: "bad" },
  "payment.verified": { icon: CheckCheck, tone: "good" },
  "payment.disputed": { icon: CircleAlert, tone: "bad" },
  "payment.capture_asked": { icon: CreditCard },
  "refund.asked": { icon: Undo2 },
  "refund.refused": { icon: CircleAlert, tone: "bad" },
  "payment.reminded": { icon: Mail },
  "payment.confirmation_sent": { icon: Mail },
  "shipment.handed_over": { icon: Truck },
  "shipment.tracked": { icon: Radar },
  "shipment.taken_back": { icon: Undo },
  "label.made": { icon: Printer },
  "label.refused": { icon: CircleAlert, tone: "bad" },
  "label.lost": { icon: CircleAlert, tone: "bad" },
  "label.dropped": { icon: Ban },
  "shipment.delivered": { icon: House, tone: "good" },
  ...withdrawalLooks,
  "invoice.issued": { icon: FileText },
  "invoice.rendered": { icon: FileText },
  "credit_note.issued": { icon: FileMinus },
  "credit_note.rendered": { icon: FileMinus },
  "files.given": { icon: FileDown, tone: "good" },
  "files.renewed": { icon: FileDown },
  "file.taken": { icon: FileDown },
  "invoice.sent": { icon: Mail },
  "message.resent": { icon: Mail },
  "message.cancelled": { icon: MailX },
  "stock.low": { icon: PackageMinus, tone: "warn" },
  "message.failed": { icon: MailX, tone: "bad" },
};

/** Its sign; a plain one for a happening this page does not know yet. */
export const lookOf = (kind: string): Look => (looks as Record<string, Look>)[kind] ?? { icon: Circle };

/** What happened as the server tells it. */
export interface Told {
  kind: string;
  data: Record<string, unknown>;
}

interface Sentence {
  text: string;
  /** What stands beside who did it. */
  more: string[];
}

interface Telling {
  t: Words["history"];
  tracking: Words["tracking"];
  files: Words["files"]["history"];
  parts: Words["refunding"];
  deposits: Words["deposits"]["history"];
  desk: Desk;
  isByHand: boolean;
}

type Teller<Kind extends OrderKind> = (data: Happenings[Kind], telling: Telling) => Sentence | string;

const amountOf = ({ amount, currency }: { amount: number; currency: string }, desk: Desk): string =>
  desk.money(Math.abs(amount), currency);

const tellers: { [Kind in OrderKind]: Teller<Kind> } = {
  "order.placed": ({ origin }, { t }) => (origin === "desk" ? t.typedIn : t.placed),
  "order.prepared": (_, { t }) => t.prepared,
  "order.accepted": (_, { t }) => t.accepted,
  "order.held": (_, { t }) => t.held,
  "order.label_printed": ({ count }, { t }) => t.labelsPrinted(count),
  "order.edited": ({ parts, before, after, currency, reason }, { t, desk }) => ({
    text: t.edited(parts.map((part) => t.editedParts[part]).join(", ")),
    more: [
      before.total === after.total
        ? ""
        : t.editedTotal(desk.money(after.total, currency), desk.money(before.total, currency)),
      reason,
    ],
  }),
  "order.ready": (_, { t }) => t.ready,
  "order.delivered": (_, { t }) => t.deliveredByHand,
  "order.sent_out": (_, { t }) => t.sentOut,
  "order.withheld": (_, { t }) => t.withheld,
  "order.returned": ({ restocked }, { t }) => ({ text: t.returned, more: [restocked ? t.restocked : t.notRestocked] }),
  "order.step_undone": ({ step }, { t }) => t.stepUndone[step],
  "order.completed": (_, { t }) => t.completed,
  "order.cancelled": ({ reason }, { t }) => ({ text: t.cancelled, more: [reason] }),
  "order.reopened": ({ creditNote }, { t, parts }) => ({
    text: t.reopened,
    more: [creditNote ? parts.noteStays(creditNote) : ""],
  }),
  "order.undone": ({ message }, { t }) => ({
    text: t.undone,
    more: [message === "none" ? "" : t.undoneMessage[message]],
  }),
  "order.archived": (_, { t }) => t.archived,
  "order.restored": (_, { t }) => t.restored,
  "order.deleted": (_, { t }) => t.deleted,
  "order.noted": (_, { t }) => t.noted,
  "order.status_chosen": ({ labels, before }, { t, desk }) => {
    const word = (one: OwnLabels) => ownWord(one, desk.place.locale);
    if (!labels) return { text: t.statusTakenAway, more: before ? [t.from(word(before), t.noWord)] : [] };
    return { text: t.statusChosen(word(labels)), more: before ? [t.from(word(before), word(labels))] : [] };
  },
  "order.written_to": ({ subject }, { t }) => t.writtenTo(subject),
  "payment.received": (data, { t, desk }) => t.paid(amountOf(data, desk)),
  "payment.reversed": (data, { t, desk }) =>
    ({ captured: t.reversed, refunded: t.refundReversed, disputed: t.disputeWon })[data.of ?? "captured"](
      amountOf(data, desk),
    ),
  "payment.refunded": (data, { t, parts, desk }) => ({
    text: t.refunded(amountOf(data, desk)),
    more: [...itemsOf(data, parts, desk), data.reason],
  }),
  "payment.requested": (data, { t, desk }) => t.paymentRequested(amountOf(data, desk)),
  "deposit.asked": (data, { deposits, desk }) => deposits.asked(amountOf(data, desk)),
  "deposit.dropped": (_, { deposits }) => deposits.dropped,
  "payment.started": (data, { t, desk }) => ({ text: t.paymentStarted(data.method), more: [amountOf(data, desk)] }),
  "payment.held": (data, { t, desk }) => ({ text: t.paymentHeld[data.state], more: [amountOf(data, desk)] }),
  "payment.failed": ({ method, reason }, { t, desk }) => ({
    text: t.paymentFailed(method),
    more: [declineText(reason, desk.place.locale)],
  }),
  "payment.given_up": ({ state }, { t }) => t.paymentGivenUp[state],
  "payment.doubted": (data, { t, desk }) => ({ text: t.paymentDoubted, more: [amountOf(data, desk)] }),
  "payment.verified": (_, { t }) => t.paymentVerified,
  "payment.disputed": (data, { t, desk }) => t.disputed(amountOf(data, desk)),
  "payment.capture_asked": (data, { t, desk }) => t.captureAsked(amountOf(data, desk)),
  "refund.asked": (data, { t, parts, desk }) => ({
    text: t.refundAsked(amountOf(data, desk)),
    more: [...itemsOf(data, parts, desk), data.reason],
  }),
  "refund.refused": (data, { t, desk }) => ({
    text: t.refundRefused(amountOf(data, desk)),
    more: [declineText(data.why, desk.place.locale)],
  }),
  "payment.reminded": (data, { t, desk }) => t.paymentReminded(amountOf(data, desk)),
  "payment.confirmation_sent": (_, { t }) => t.confirmationSent,
  "shipment.handed_over": ({ carrier, trackingNumber }, { t, isByHand }) => ({
    text: isByHand ? t.pickedUp : carrier ? t.handedOverTo(carrier) : t.handedOver,
    more: [trackingNumber && t.tracking(trackingNumber)],
  }),
  "shipment.tracked": ({ state, label, place }, { tracking, desk }) => ({
    text: tracking.told(parcelStateWord(state, desk.place.locale)),
    more: [label, place],
  }),
  "shipment.taken_back": ({ trackingNumber }, { t }) => ({
    text: t.takenBack,
    more: [trackingNumber && t.tracking(trackingNumber)],
  }),
  "shipment.delivered": (_, { t }) => t.delivered,
  "label.made": ({ carrier, trackingNumber }, { t }) => ({
    text: t.label.made(carrier),
    more: [trackingNumber && t.tracking(trackingNumber)],
  }),
  "label.refused": ({ carrier, fault, why }, { t }) => ({
    text: t.label.refused(carrier),
    more: [fault === "refused" ? why : ""],
  }),
  "label.lost": ({ carrier }, { t }) => t.label.lost(carrier),
  "label.dropped": ({ carrier, trackingNumber }, { t }) => ({
    text: t.label.dropped(carrier),
    more: [trackingNumber && t.tracking(trackingNumber)],
  }),
  "withdrawal.requested": ({ name }, { t }) => t.withdrawalRequested(name),
  "withdrawal.closed": ({ note }, { t }) => ({ text: t.withdrawalClosed, more: [note] }),
  "withdrawal.refused": ({ reason }, { t }) => ({ text: t.withdrawalRefused, more: [reason] }),
  "withdrawal.link_asked": (_, { t }) => t.withdrawalLinkAsked,
  "invoice.issued": ({ number }, { t }) => t.invoiceIssued(number),
  "invoice.rendered": ({ number }, { t }) => t.invoiceReady(number),
  "credit_note.issued": ({ number, corrects, reason, isPart }, { t, parts }) => ({
    text: isPart ? parts.partCreditIssued(number, corrects) : t.creditNoteIssued(number, corrects),
    more: [reason],
  }),
  "credit_note.rendered": ({ number }, { t }) => t.creditNoteReady(number),
  "files.given": ({ count }, { files }) => files.given(count),
  "files.renewed": (_, { files }) => files.renewed,
  "file.taken": ({ name, count, countMax }, { files }) => ({
    text: files.taken(name),
    more: [files.times(count, countMax)],
  }),
  "invoice.sent": ({ number, to }, { t }) => t.invoiceSent(number, to),
  "message.resent": ({ to }, { t }) => t.messageResent(to),
  "message.cancelled": ({ subject }, { t }) => t.messageCancelled(subject),
  "stock.low": ({ items }, { t }) => t.stockLow(items.map(({ name }) => name).join(", ")),
  "message.failed": ({ to, why }, { t }) => ({ text: t.messageFailed(to), more: [why] }),
};

/** Says in one sentence what happened. */
export function useSentence(): (told: Told) => Sentence {
  const { t } = useWords();
  const desk = useDesk();
  const { order } = useOrder();
  const isByHand = isHandedOver(order);
  const words = {
    t: t.history,
    tracking: t.tracking,
    files: t.files.history,
    parts: t.refunding,
    deposits: t.deposits.history,
  };
  const telling = { ...words, desk, isByHand };
  return ({ kind, data }) => {
    const teller = (tellers as Record<string, Teller<never> | undefined>)[kind];
    const said = teller?.(data as never, telling) ?? t.history.unknown;
    const { text, more } = typeof said === "string" ? { text: said, more: [] } : said;
    return {
      text,
      more:
        data["tell"] === "nobody" && data["cause"] !== "edit" && data["isPart"] !== true && isSaid(kind)
          ? [...more, t.history.quiet]
          : more,
    };
  };
}

/** Ending an order is never told, so saying so would be noise. */
const isSaid = (kind: string): boolean =>
  !["order.completed", "deposit.dropped", "invoice.rendered", "credit_note.rendered"].includes(kind);
