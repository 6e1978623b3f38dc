import type { MailWords } from "../../shared/messages/mail.ts";
import type { TextName } from "../../src/notifications/message.ts";
import type { Text } from "./own.ts";

/** Our own words as the merchant would type them: what the editor shows first, and says the same as the letter without it. */
export const startingText = (name: TextName, words: MailWords): Text => starting[name](words);

const reference = "{{ order.reference }}";
const shop = "{{ shop.name }}";
const customer = "{{ customer.name }}";
const received = "{{ received.amount }}";
const greeted = (text: string): string => `{{ greeting }}\n${text}`;

/** A message of one sentence. */
const plain = (said: Pick<MailWords["prepared"], "subject" | "title" | "text">): Text => ({
  subject: said.subject(reference, shop),
  title: said.title,
  body: greeted(said.text(reference)),
});

const starting: Record<TextName, (words: MailWords) => Text> = {
  "customer.order_confirmation": ({ confirmation: said }) => ({
    subject: said.subject(reference, shop),
    title: said.title,
    body: greeted(
      chosen(
        said.later,
        ["order.is_free", said.free],
        ["order.is_paid", said.paid],
        ["payment.comes_first", said.first],
      ),
    ),
  }),
  "customer.order_edited": ({ edited: said }) => ({
    subject: said.subject(reference, shop),
    title: said.title,
    body: greeted(`${said.text(reference)} {{ edit.sentence }}`),
  }),
  "customer.payment_request": ({ request: said }) => ({
    subject: said.subject("{{ order.due }}", reference, shop),
    title: said.title("{{ order.due }}"),
    body: greeted(said.text("{{ order.due }}", reference)),
  }),
  "customer.payment_reminder": ({ reminder: said }) => ({
    subject: said.subject("{{ order.due }}", reference, shop),
    title: said.title,
    body: greeted(said.text("{{ order.due }}", reference)),
  }),
  "customer.payment_received": ({ payment: said }) => ({
    subject: said.subject(reference, shop),
    title: said.title,
    body: greeted(
      chosen(said.part(received, reference, "{{ order.due }}"), ["order.is_paid", said.whole(received, reference)]),
    ),
  }),
  "customer.payment_failed": ({ failed: said }) => ({
    subject: said.subject(reference, shop),
    title: said.title,
    body: greeted(said.text(reference, "{{ refusal.reason }}")),
  }),
  "customer.invoice": ({ invoice: said }) => {
    const number = "{{ invoice.number }}";
    const text = said.text(number, reference);
    const isPaid = (paid: string) => ["order.is_paid", paid] as const;
    const isSent = (sent: string) => ["parcel.is_sent", sent] as const;
    return {
      subject: chosen(
        said.subject(number, shop),
        isSent(said.subjectShipped(reference, number, shop)),
        isPaid(said.subjectPaid(number, shop)),
      ),
      title: chosen(said.title, isSent("{{ parcel.title }}"), isPaid(said.titlePaid)),
      body: greeted(chosen(text, isSent(`{{ parcel.sentence }} ${text}`), isPaid(said.paid(number, reference)))),
    };
  },
  "customer.credit_note": ({ creditNote: said, cancelled }) => {
    const number = "{{ credit_note.number }}";
    const isOver = (text: string) => ["order.is_cancelled", text] as const;
    const repayment = `{% if order.is_cancelled and order.has_payments %} ${cancelled.paid("{{ order.paid }}")}{% endif %}`;
    const text = said.text(number, "{{ credit_note.corrects }}") + repayment;
    return {
      subject: chosen(said.subject(number, shop), isOver(said.subjectCancelled(reference, number, shop))),
      title: chosen(said.title, isOver(cancelled.title)),
      body: greeted(`{% if order.is_cancelled %}${cancelled.text(reference)} {% endif %}${text}`),
    };
  },
  "customer.in_preparation": (words) => plain(words.prepared),
  "customer.ready_for_pickup": ({ ready }) => plain(ready),
  "customer.shipped": () => ({
    subject: "{{ parcel.subject }}",
    title: "{{ parcel.title }}",
    body: greeted("{{ parcel.sentence }}"),
  }),
  "customer.out_for_delivery": ({ sentOut: said }) => {
    const text = plain(said);
    const instructions = '{% if delivery.instructions != "" %}\n\n{{ delivery.instructions }}{% endif %}';
    return { ...text, body: text.body + instructions };
  },
  "customer.delivered": ({ delivered: { subject, text, parcel, byHand } }) => ({
    subject: subject(reference, shop),
    title: chosen(byHand.title, ["order.has_goods", parcel.title]),
    body: `${greeted(text(reference))}\n\n${chosen(byHand.problem, ["order.has_goods", parcel.problem])}`,
  }),
  "customer.download_ready": ({ download: said }) => ({
    subject: said.subject(reference, shop),
    title: said.title,
    body: greeted(
      `${said.text(reference)}{% if invoice.number != "" %} ${said.invoice("{{ invoice.number }}")}{% endif %}`,
    ),
  }),
  "customer.will_not_deliver": (words) => plain(words.withheld),
  "customer.returned": (words) => plain(words.returned),
  "customer.refunded": ({ refunded: said }) => ({
    subject: said.subject(reference, shop),
    title: said.title,
    body: greeted(said.text(received, reference)),
  }),
  "customer.cancelled": ({ cancelled: said }) => ({
    subject: said.subject(reference, shop),
    title: said.title,
    body: greeted(
      `${said.text(reference)} ${chosen(said.nothingPaid, ["order.has_payments", said.paid("{{ order.paid }}")])}`,
    ),
  }),
  "customer.status_changed": ({ statusChanged: said }) => ({
    subject: said.subject(reference, "{{ status.label }}", shop),
    title: "{{ status.label }}",
    body: greeted(said.text(reference, "{{ status.label }}")),
  }),
  "customer.cart_left": ({ leftCart: said }) => ({
    subject: said.subject(shop),
    title: said.title,
    body: greeted(said.text(shop)),
  }),
  "merchant.new_order": ({ newOrder: said }) => ({
    subject: said.subject(reference, "{{ order.total }}", "{{ payment.status }}", shop),
    title: said.title(reference, "{{ order.total }}"),
    body: said.text(customer, "{{ order.date }}"),
  }),
  "merchant.payment_received": ({ moneyCame: said }) => ({
    subject: said.subject(received, reference, shop),
    title: said.title(received),
    body: said.text(received, reference, customer),
  }),
  "merchant.payment_failed": ({ moneyDidNotCome: said }) => ({
    subject: said.subject(reference, shop),
    title: said.title,
    body: said.text(reference, customer),
  }),
  "merchant.sending_failed": ({ sendingFailed: said }) => ({
    subject: said.subject("{{ failure.to }}", reference, shop),
    title: said.title,
    body: said.text("{{ failure.to }}", reference),
  }),
};

/** The first text whose condition holds; the first argument when none does. */
function chosen(otherwise: string, ...cases: readonly (readonly [condition: string, text: string])[]): string {
  const branches = cases.map(([condition, text], index) => `{% ${index === 0 ? "if" : "elsif"} ${condition} %}${text}`);
  return `${branches.join("")}{% else %}${otherwise}{% endif %}`;
}
