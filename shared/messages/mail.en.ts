import * as download from "./mail/download.ts";
import type { fr } from "./mail.fr.ts";
import * as rights from "./mail/rights.ts";

const days = (count: number) => `${count} working ${count === 1 ? "day" : "days"}`;

export const en: typeof fr = {
  hello: (name) => (name ? `Hello ${name},` : "Hello,"),
  order: (reference) => `Order ${reference}`,
  orderOf: (reference, date) => `Order ${reference} of ${date}`,
  follow: "Track my order",
  seeOrder: "View my order",
  goods: {
    inOrder: "Your order",
    subtotal: "Subtotal",
    discount: "Discount",
    delivery: (name) => (name ? `Delivery (${name})` : "Delivery"),
    free: "Free",
    before: "Total before tax",
    tax: (name, rate) => `${name} at ${rate}`,
    taxInside: (name, rate) => `including ${name} at ${rate}`,
    total: "Total",
    totalWithTax: "Total including tax",
    paid: "Already paid",
    due: "Left to pay",
    sku: (sku) => `SKU ${sku}`,
  },
  delivery: {
    title: { shipping: "Delivery", pickup: "Pickup", local_delivery: "Local delivery" },
    between: (first, last) => `Between ${first} and ${last}`,
    on: (day) => `On ${day}`,
    readyFrom: (day) => `From ${day}`,
    daysAfterPayment: (least, most) =>
      `${least === most ? days(most) : `${least} to ${days(most)}`} after we receive your payment`,
    onceReceived: "As soon as we receive your payment",
    billing: "Billing",
    same: "Same address as the delivery",
  },
  pay: {
    online: (amount) => `Pay ${amount} online`,
    title: (method) => `Your payment: ${method}`,
    amount: "Amount to pay",
  },
  message: "Your message",
  contact: {
    title: "Questions or complaints",
    text: (ways) => `Simply reply to this message${ways ? `, or reach us here: ${ways}` : ""}.`,
  },
  foot: {
    why: (reference) => `You receive this message about your order ${reference}.`,
    whyMerchant: (shop) => `Sent by your shop ${shop}.`,
    taxId: (id) => `Tax number: ${id}`,
    capital: (amount) => `share capital ${amount}`,
  },
  confirmation: {
    subject: (reference, shop) => `Order ${reference} confirmed – ${shop}`,
    preview: (total, method) => `${total}, ${method}. Here is the summary of your order.`,
    title: "Thank you, your order is confirmed",
    paid: "We have received your order and your payment. We are taking care of it now.",
    first: "We have recorded your order. We will start on it as soon as your payment arrives.",
    later: "We have recorded your order. You will pay when you receive it.",
    free: "We have recorded your order. There is nothing to pay.",
  },
  edited: {
    subject: (reference, shop) => `Your order ${reference} has been changed – ${shop}`,
    title: "Your order has been changed",
    text: (reference) => `We have changed your order ${reference}. This is how it stands now.`,
    newTotal: (total, before) => `Its new total is ${total}, instead of ${before}.`,
    sameTotal: (total) => `Its total is still ${total}.`,
    due: (amount) => `There is ${amount} left to pay.`,
    back: (amount) => `We owe you ${amount} and will come back to you about the refund.`,
    paper: {
      invoice: (number) => `the new invoice ${number}`,
      credit_note: (number) => `credit note ${number}, which cancels the one before`,
    },
    attached: (papers) => `Attached: ${papers.join(" and ")}.`,
  },
  payment: {
    subject: (reference, shop) => `Payment received for order ${reference} – ${shop}`,
    preview: (amount) => `We have received ${amount}.`,
    title: "Your payment has arrived",
    whole: (amount, reference) => `We have received ${amount}. Your order ${reference} is paid in full, thank you.`,
    part: (amount, reference, due) =>
      `We have received ${amount} for your order ${reference}. There is ${due} left to pay.`,
  },
  request: {
    subject: (due, reference, shop) => `To pay: ${due} for order ${reference} – ${shop}`,
    title: (due) => `${due} left to pay`,
    text: (due, reference) =>
      `Your order ${reference} awaits its payment: ${due} is left to pay. If your payment is already on its way, please ignore this message.`,
  },
  reminder: {
    subject: (due, reference, shop) => `Reminder: ${due} to pay for order ${reference} – ${shop}`,
    title: "Your order is waiting for you",
    text: (due, reference) =>
      `We have not received the payment of your order ${reference} yet: ${due} is left to pay. If it is already on its way, please ignore this message; if you have changed your mind, let us know.`,
  },
  invoice: {
    subjectPaid: (number, shop) => `Payment received, here is your invoice ${number} – ${shop}`,
    subject: (number, shop) => `Your invoice ${number} – ${shop}`,
    preview: (total) => `${total}. The invoice is attached to this message.`,
    titlePaid: "Payment received, here is your invoice",
    title: "Here is your invoice",
    paid: (number, reference) =>
      `Your order ${reference} is paid in full, thank you. Invoice ${number} is attached to this message as a PDF.`,
    text: (number, reference) => `Invoice ${number} for your order ${reference} is attached to this message as a PDF.`,
    number: "Invoice",
    of: "Order",
    total: "Amount",
    due: "Left to pay",
    subjectShipped: (reference, number, shop) => `Your order ${reference} is on its way, invoice ${number} – ${shop}`,
  },
  creditNote: {
    subject: (number, shop) => `Your credit note ${number} – ${shop}`,
    subjectCancelled: (reference, number, shop) =>
      `Your order ${reference} is cancelled, credit note ${number} – ${shop}`,
    preview: (number, corrects) => `Credit note ${number} cancels invoice ${corrects}.`,
    title: "Here is your credit note",
    text: (number, corrects) =>
      `Credit note ${number}, which cancels invoice ${corrects}, is attached to this message as a PDF.`,
    number: "Credit note",
  },
  shipped: {
    subject: {
      whole: (reference, shop) => `Your order ${reference} is on its way – ${shop}`,
      part: (reference, shop) => `Part of your order ${reference} is on its way – ${shop}`,
      more: (reference, shop) => `Another parcel of your order ${reference} is on its way – ${shop}`,
    },
    preview: (carrier, number) => [carrier, number].filter(Boolean).join(", no. "),
    title: "Your parcel is on its way",
    text: {
      whole: (reference) => `Your order ${reference} has just left.`,
      part: (reference) =>
        `One parcel of your order ${reference} has just left. The rest will follow, and we will let you know.`,
      more: (reference) => `Another parcel of your order ${reference} has just left.`,
    },
    track: "Track my parcel",
    carrier: "Carrier",
    number: "Tracking number",
    inParcel: "In this parcel",
    address: "Delivery address",
  },
  handedOver: {
    subject: {
      whole: (reference, shop) => `Your order ${reference} has been handed to you – ${shop}`,
      part: (reference, shop) => `Part of your order ${reference} has been handed to you – ${shop}`,
      more: (reference, shop) => `The rest of your order ${reference} has been handed to you – ${shop}`,
    },
    title: "Your order has been handed to you",
    text: {
      whole: (reference) => `Your order ${reference} has been handed to you. We hope you will enjoy it.`,
      part: (reference) => `Part of your order ${reference} has been handed to you. Some items are still to come.`,
      more: (reference) => `The rest of your order ${reference} has been handed to you.`,
    },
  },
  delivered: {
    subject: (reference, shop) => `Your order ${reference} has been delivered – ${shop}`,
    parcel: {
      title: "Your parcel has arrived",
      problem: "If an item is missing, something is damaged or nothing has reached you, reply to this message.",
    },
    byHand: {
      title: "Your order has been delivered",
      problem: "If something is missing or nothing has reached you, reply to this message.",
    },
    text: (reference) => `Your order ${reference} is marked as delivered. We hope you will enjoy it.`,
  },
  ready: {
    subject: (reference, shop) => `Your order ${reference} is waiting for you – ${shop}`,
    title: "Your order is ready",
    text: (reference) => `Your order ${reference} is ready: you can come and collect it.`,
    where: "Where to collect it",
    due: "To pay on collection",
    owed: "Left to pay",
  },
  sentOut: {
    subject: (reference, shop) => `Your order ${reference} is on its way – ${shop}`,
    title: "Your order is on its way",
    text: (reference) => `We are on our way to deliver your order ${reference}.`,
    due: "To pay on delivery",
  },
  withheld: {
    subject: (reference, shop) => `Your order ${reference} will not be delivered – ${shop}`,
    title: "Your order will not be delivered",
    text: (reference) =>
      `Your order ${reference} will not be delivered. If you have any question, reply to this message.`,
  },
  returned: {
    subject: (reference, shop) => `Your return of order ${reference} has arrived – ${shop}`,
    title: "Your return has arrived",
    text: (reference) => `The items of your order ${reference} have come back to us.`,
  },
  failed: {
    subject: (reference, shop) => `Your payment did not go through, order ${reference} – ${shop}`,
    title: "Your payment did not go through",
    text: (reference, why) =>
      `The payment of your order ${reference} did not go through: ${why}. Nothing was charged. Your order is kept; you can try again, or choose another means.`,
  },
  moneyDidNotCome: {
    subject: (reference, shop) => `Payment refused, order ${reference} – ${shop}`,
    title: "An online payment did not go through",
    text: (reference, customer) =>
      `The payment of order ${reference} by ${customer} did not go through. The customer was sent a link to try again.`,
    method: "Means of payment",
    why: "Reason",
  },
  refunded: {
    subject: (reference: string, shop: string) => `Refund for order ${reference} – ${shop}`,
    title: "We have refunded you",
    text: (amount: string, reference: string) =>
      `We have recorded a refund of ${amount} for your order ${reference}. Depending on how it was made, it may take a few days to reach you.`,
  },
  prepared: {
    subject: (reference, shop) => `Your order ${reference} is being prepared – ${shop}`,
    title: "We are preparing your order",
    text: (reference) =>
      `We have started to prepare your order ${reference}. You will get a message as soon as it is ready.`,
  },
  statusChanged: {
    subject: (reference, label, shop) => `Your order ${reference}: ${label} – ${shop}`,
    text: (reference, label) => `Your order ${reference} is now “${label}”.`,
  },
  cancelled: {
    subject: (reference, shop) => `Your order ${reference} is cancelled – ${shop}`,
    title: "Your order is cancelled",
    text: (reference) => `Your order ${reference} is cancelled. It will be neither prepared nor delivered.`,
    nothingPaid: "There is nothing to pay. If a payment has already left, reply to this message.",
    paid: (amount) => `You had paid ${amount}. We will come back to you about the refund.`,
  },
  newOrder: {
    subject: (reference, total, status, shop) => `New order ${reference} (${total}, ${status}) – ${shop}`,
    title: (reference, total) => `New order ${reference}, ${total}`,
    text: (customer, date) => `${customer} ordered on ${date}.`,
    order: "Order",
    customer: "Customer",
    email: "Email",
    phone: "Phone",
    payment: "Payment",
    delivery: "Delivery",
    message: "Message from the customer",
    open: "Open the order",
  },
  moneyCame: {
    subject: (amount, reference, shop) => `Payment of ${amount} received, order ${reference} – ${shop}`,
    title: (amount) => `${amount} received`,
    text: (amount, reference, customer) => `A payment of ${amount} is recorded for order ${reference} of ${customer}.`,
    status: "Payment",
    total: "Order total",
    due: "Left to receive",
    over: "Received in excess",
  },
  sendingFailed: {
    subject: (to: string, reference: string, shop: string) =>
      `A message could not be sent to ${to}, order ${reference} – ${shop}`,
    title: "A message could not be sent",
    text: (to: string, reference: string) =>
      `A message about order ${reference} did not reach ${to}, and Carnet has stopped trying. Check the address: from the order, the message can be sent again to another one.`,
    to: "Address",
    message: "Message",
    why: "The server’s answer",
  },
  paymentStatus: {
    awaiting: "awaiting payment",
    failed: "payment failed",
    pending: "payment pending",
    authorised: "payment authorised",
    partially_paid: "partially paid",
    paid: "paid",
    overpaid: "paid, too much",
    partially_refunded: "partially refunded",
    refunded: "refunded",
    voided: "cancelled without payment",
  },
  download: download.en,
  rights: rights.en,
};
