import { CreditCard, FileText } from "lucide-react";
import type { OrderPage } from "../../src/overview/order-page.ts";
import { useDesk } from "../desk.tsx";
import { Status } from "../kit/badge.tsx";
import { deskPath } from "../queries.ts";
import { useWords } from "../words.tsx";
import { useWho } from "./history/origin.ts";
import { isGivenUp } from "./next-step.ts";
import { useOrder } from "./order-context.ts";
import { OnlinePayments } from "./online/online-payments.tsx";
import { VerbButton } from "./order-verbs.tsx";
import { Sums } from "./sums.tsx";

/** What is owed, what came, and the invoice. */
export function PaymentCard() {
  const { t } = useWords();
  const { order } = useOrder();
  return (
    <section className="card">
      <header>
        <CreditCard size={17} aria-hidden="true" />
        <h2>{t.order.payment.title}</h2>
        <span className="soft fine">{order.paymentMethod.name}</span>
      </header>
      <Sums />
      <Balance />
      <OnlinePayments />
      <Movements />
      <PaymentFoot />
      <NoteStays />
      {order.invoices.map((invoice) => (
        <Invoice key={invoice.id} invoice={invoice} />
      ))}
    </section>
  );
}

/** Open again without the invoice it had: what took it back stays, and another is to be issued. */
function NoteStays() {
  const { t } = useWords();
  const { order, action } = useOrder();
  const { creditNoteNumber: note, invoiceNumber: invoice } = order;
  if (!note || !invoice || order.cancelledAt || !action("issue_invoice") || order.remaining === 0) return null;
  return <p className="soft fine standing">{t.refunding.stays(note, invoice)}</p>;
}

function Balance() {
  const { t } = useWords();
  const { order } = useOrder();
  const { money } = useDesk();
  const words = t.order.payment;
  const dueWord = order.cancelledAt ? words.toGiveBack : words.tooMuch;
  const isAsked = !isGivenUp(order);
  return (
    <div className="balance">
      {order.captured > 0 && <Sum label={words.paid} amount={order.captured} />}
      {order.refunded > 0 && <Sum label={words.refunded} amount={-order.refunded} />}
      <Deposit />
      {order.credited > 0 && <Sum label={t.refunding.remaining} amount={order.billed} />}
      {(order.due < 0 || (order.due > 0 && isAsked)) && (
        <p className="spread strong">
          <span>{order.due > 0 ? words.due : dueWord}</span>
          <span className="figures">{money(Math.abs(order.due), order.currency)}</span>
        </p>
      )}
      {isAsked && order.awaitingMeans === "offline" && order.paymentMethod.kind !== "unsaid" && (
        <>
          <p className="soft fine">{words.awaitsOffline(order.paymentMethod.name)}</p>
          {order.paymentMethod.kind === "transfer" && (
            <p className="soft fine">{words.quoted(order.paymentReference)}</p>
          )}
        </>
      )}
      {isAsked && order.awaitingMeans === "online" && order.online.attempts.length === 0 && (
        <p className="soft fine">{words.awaitsOnline}</p>
      )}
    </div>
  );
}

/** What the customer is asked for first, while it has not come. */
function Deposit() {
  const { t } = useWords();
  const { order } = useOrder();
  if (order.deposit === 0 || order.due <= 0) return null;
  const isAwaited = order.asked < order.due;
  return (
    <>
      <Sum label={t.deposits.asked} amount={order.deposit} />
      {isAwaited && <Sum label={t.deposits.balance} amount={order.due - order.asked} />}
    </>
  );
}

function Sum({ label, amount }: { label: string; amount: number }) {
  const { order } = useOrder();
  const { money } = useDesk();
  return (
    <p className="spread">
      <span>{label}</span>
      <span className="figures">{money(amount, order.currency)}</span>
    </p>
  );
}

/** Each payment as it was recorded; an undone one stays, struck through, with what undid it. */
function Movements() {
  const { t } = useWords();
  const { order } = useOrder();
  if (order.movements.length === 0) return null;
  return (
    <ul className="movements" aria-label={t.order.payment.movements}>
      {order.movements.map((movement) => (
        <Movement key={movement.id} movement={movement} />
      ))}
    </ul>
  );
}

function Movement({ movement }: { movement: OrderPage["movements"][number] }) {
  const { t } = useWords();
  const { action, ask } = useOrder();
  const { money } = useDesk();
  const words = t.order.payment;
  const { title, when, isAway } = useMovementWords(movement);
  const who = useWho();
  const isHeldHere = movement.actor.kind !== "provider";
  const mayUndo = isHeldHere && movement.kind === "captured" && !movement.isReversed && action("reverse_payment");
  return (
    <li className={movement.isReversed ? "undone" : undefined}>
      <div>
        <p>{[title, movement.reference].filter(Boolean).join(" · ")}</p>
        <p className="soft fine">{[when, who(movement.actor)].filter(Boolean).join(" · ")}</p>
      </div>
      <span className="figures strong">{money(isAway ? -movement.amount : movement.amount, movement.currency)}</span>
      {mayUndo && (
        <button
          type="button"
          className="button small bare"
          onClick={() => ask({ verb: "reverse_payment", movementId: movement.id })}
        >
          {words.undo}
        </button>
      )}
    </li>
  );
}

/** What a line of the ledger is called, when it was, and whether the shop holds less by it. */
function useMovementWords(movement: OrderPage["movements"][number]) {
  const { t } = useWords();
  const { order } = useOrder();
  const { day } = useDesk();
  const words = t.order.payment;
  if (movement.kind === "captured")
    return { title: movement.method || words.noMeans, when: words.received(day(movement.receivedOn)), isAway: false };
  if (movement.kind === "refunded")
    return { title: words.refund, when: words.refundedOn(day(movement.receivedOn)), isAway: true };
  if (movement.kind === "disputed")
    return { title: words.disputed, when: words.refundedOn(day(movement.receivedOn)), isAway: true };
  const isRefund = order.movements.some((one) => one.id === movement.reversesId && one.kind !== "captured");
  const title = isRefund ? words.refundReversal : words.reversal;
  return { title, when: words.reversedOn(day(movement.recordedAt)), isAway: !isRefund };
}

function PaymentFoot() {
  const { order, action, next } = useOrder();
  const mayPay = order.due > 0 && action("record_payment") && next !== "record_payment";
  const verbs = ["ask_payment", "refund", "credit_refund", "confirm_payment", "issue_invoice"] as const;
  if (!mayPay && !verbs.some((verb) => action(verb))) return null;
  return (
    <footer>
      <span className="push" />
      {mayPay && <VerbButton verb="record_payment" />}
      <VerbButton verb="ask_payment" />
      <VerbButton verb="refund" />
      <VerbButton verb="credit_refund" />
      <VerbButton verb="confirm_payment" />
      <VerbButton verb="issue_invoice" />
    </footer>
  );
}

function Invoice({ invoice }: { invoice: OrderPage["invoices"][number] }) {
  const { t } = useWords();
  const { order, action, ask } = useOrder();
  const { shop, day } = useDesk();
  const words = t.order.invoice;
  const isCreditNote = invoice.kind === "credit_note";
  const state = isCreditNote ? undefined : invoice.isCredited ? "credited" : order.invoiceStatus;
  const name = invoice.kind === "invoice" ? words.number(invoice.number) : words.creditNote(invoice.number);
  return (
    <footer>
      <FileText size={16} className="soft" aria-hidden="true" />
      <span className="strong">{name}</span>
      <span className="soft fine">
        {isCreditNote
          ? [
              words.creditNoteIssued(day(invoice.issuedAt)),
              invoice.corrects && t.refunding.creditNoteOn(invoice.corrects),
            ]
              .filter(Boolean)
              .join(" · ")
          : words.issued(day(invoice.issuedAt))}
      </span>
      {state && <Status axis="invoice" value={state} />}
      <span className="push" />
      <a
        className="button small bare"
        href={deskPath(shop.slug, `/invoices/${invoice.id}/pdf`)}
        target="_blank"
        rel="noreferrer"
        aria-label={`${words.open}\u00a0: ${name}`}
      >
        {words.open}
      </a>
      {action("send_invoice") && (
        <button
          type="button"
          className="button small bare"
          aria-label={`${words.send}\u00a0: ${name}`}
          onClick={() => ask({ verb: "send_invoice", invoiceId: invoice.id })}
        >
          {words.send}
        </button>
      )}
    </footer>
  );
}
