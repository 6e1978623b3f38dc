import { minutesOf, numberOf, quantityOf, textOf } from "./details.ts";
import { after, atMost, hintOfLife, quoted, shortages } from "./en-phrases.ts";
import { files } from "./files.ts";
import { messages } from "./messages.ts";
import { carriers } from "./carriers.ts";
import { providers } from "./providers.ts";
import { statements } from "./statements.ts";
import { coupons } from "./coupons.ts";
import { leftCarts } from "./left-carts.ts";
import { withdrawals } from "../withdrawal/refusals.ts";
import { secondThoughts } from "./second-thoughts.ts";
import type { RefusalCatalogue } from "../refusals.ts";

export const en: RefusalCatalogue = {
  ...messages.en,
  ...files.en,
  ...providers.en,
  ...carriers.en,
  ...statements.en,
  ...coupons.en,
  ...leftCarts.en,
  ...withdrawals.en,
  ...secondThoughts.en,
  invalid_request: (details) => ({
    title: "Some of the information is missing or incorrect.",
    hint: textOf(details, "reason")
      ? `Correct this and try again: ${textOf(details, "reason")}.`
      : "Correct the fields shown and try again.",
  }),
  malformed_request: () => ({
    title: "The request cannot be read.",
    hint: "Check its form: a complete JSON document, with its content type.",
  }),
  not_found: () => ({
    title: "This page or item does not exist.",
    hint: "Check the address, or go back to the home page.",
  }),
  too_large: (details) => ({
    title: "What you sent is too large.",
    hint: `Make it smaller${atMost(details)} and try again.`,
  }),
  too_many_attempts: (details) => ({
    title: "There were too many attempts in a short time.",
    hint:
      minutesOf(details) === 1
        ? "Wait a minute, then try again."
        : `Wait ${minutesOf(details)} minutes, then try again.`,
  }),
  too_many_listeners: () => ({
    title: "Too many pages follow this shop at the same time.",
    hint: "Close those no longer used; lists are up to date when reloaded.",
  }),
  unavailable: () => ({
    title: "The service is not available at the moment.",
    hint: "Try again in a few seconds: nothing was recorded twice.",
  }),
  internal_error: () => ({
    title: "Something unexpected went wrong.",
    hint: "Try again. If it goes on, tell whoever looks after the server at what time it happened.",
  }),
  not_signed_in: () => ({ title: "You are not signed in.", hint: "Sign in, then try again." }),
  wrong_credentials: () => ({
    title: "The e-mail address or the password is wrong.",
    hint: "Check what you typed, capital letters above all.",
  }),
  not_allowed: () => ({
    title: "Your account has no access to this shop or action.",
    hint: "Ask the owner of the shop for access.",
  }),
  foreign_origin: () => ({
    title: "The request does not come from a page of Carnet.",
    hint: "Open Carnet in your browser and try again from its pages; a program uses an API key.",
  }),
  set_up_link_used: () => ({
    title: "Carnet is already set up.",
    hint: "Sign in with the account made during set-up.",
  }),
  slug_taken: (details) => ({
    title: `The address ${quoted(textOf(details, "hostName") ?? textOf(details, "slug"))}is already taken.`,
    hint: "Choose another name or address.",
  }),
  email_taken: () => ({
    title: "An account with this e-mail address exists already.",
    hint: "Sign in with that account, or choose another address.",
  }),
  sku_taken: (details) => ({
    title: `The SKU ${quoted(textOf(details, "sku"))}already belongs to another item.`,
    hint: "Give each item a SKU of its own.",
  }),
  weak_password: (details) => ({
    title: "This password is too easy to guess.",
    hint: `Choose at least ${numberOf(details, "lengthMin") ?? 10} characters, without your name, your address or a well-known sequence. A short sentence works well.`,
  }),
  idempotency_key_reused: () => ({
    title: "This idempotency key was already used for another request.",
    hint: "Take a new key for each new request.",
  }),
  changed_meanwhile: (details) => ({
    title: textOf(details, "reference")
      ? `Order ${textOf(details, "reference")} changed while you were looking at it.`
      : "Somebody changed this while you were looking at it.",
    hint: "Read what changed, then try again. Nothing was saved.",
  }),
  verb_not_allowed_now: (details) => ({
    title: `This cannot be done in the present state of order${after(textOf(details, "reference"))}.`,
    hint: hintOfLife(textOf(details, "life")),
  }),
  order_not_found: () => ({
    title: "This order does not exist.",
    hint: "Look for it by its number or the customer's name.",
  }),
  product_not_found: () => ({
    title: "This product does not exist or is no longer sold.",
    hint: "Go back to the list of products.",
  }),
  category_in_use: (details) => ({
    title: "This category still holds products.",
    hint: `Move its ${(numberOf(details, "count") ?? 2) > 1 ? "products" : "product"} first, or hide the category.`,
  }),
  cart_not_found: () => ({ title: "This basket does not exist or has expired.", hint: "Fill a new basket." }),
  cart_empty: () => ({ title: "The basket is empty.", hint: "Add at least one item before ordering." }),
  cart_already_placed: () => ({
    title: "This basket has already become an order.",
    hint: "Find it with the link sent by e-mail, or fill a new basket.",
  }),
  out_of_stock: (details) => ({
    title: shortages(details),
    hint: "Lower the quantity or take the item out of the basket, then try again.",
  }),
  item_unavailable: (details) => ({
    title: textOf(details, "name") ? `“${textOf(details, "name")}” is no longer sold.` : "An item is no longer sold.",
    hint: "Take it out of the basket to go on.",
  }),
  contact_missing: () => ({
    title: "Your name or your e-mail address is missing.",
    hint: "Complete your contact details.",
  }),
  address_missing: () => ({ title: "An address is missing.", hint: "Complete the delivery or the billing address." }),
  delivery_method_missing: () => ({
    title: "No delivery method is chosen.",
    hint: "Choose how to receive the order.",
  }),
  delivery_method_unavailable: () => ({
    title: "This delivery method is no longer offered.",
    hint: "Choose another one from the list.",
  }),
  payment_method_missing: () => ({ title: "No payment method is chosen.", hint: "Choose how to pay for the order." }),
  payment_method_unavailable: () => ({
    title: "This payment method is no longer offered.",
    hint: "Choose another one from the list.",
  }),
  amount_not_positive: () => ({
    title: "The amount must be more than zero.",
    hint: "Type the amount received, for instance 12.50.",
  }),
  currency_mismatch: (details) => ({
    title: "This is not the currency of the order.",
    hint: textOf(details, "expected")
      ? `Give the amount in ${textOf(details, "expected")}.`
      : "Give the amount in the currency of the order.",
  }),
  movement_not_found: () => ({
    title: "This payment does not exist in this order.",
    hint: "Reload the order to see its payments.",
  }),
  already_reversed: () => ({
    title: "This payment was already undone.",
    hint: "Reload the order: there is nothing left to undo.",
  }),
  nothing_to_ship: () => ({
    title: "Nothing is left to ship in this order.",
    hint: "Look at the parcels that have left.",
  }),
  quantity_exceeds_remaining: (details) => ({
    title: "The quantity is more than what is left.",
    hint: quantityOf(details, "remaining", "en")
      ? `Type ${quantityOf(details, "remaining", "en")} at most.`
      : "Lower the quantity.",
  }),
  shipment_not_found: () => ({
    title: "This parcel does not exist in this order.",
    hint: "Reload the order to see its parcels.",
  }),
  order_is_in_the_books: (details) => ({
    title: `Order${after(textOf(details, "reference"))} has a payment, an invoice or a parcel that left: it cannot be deleted.`,
    hint: "Cancel or archive it: it leaves the list and stays in your books.",
  }),
  invoice_not_found: () => ({ title: "This invoice does not exist.", hint: "Look for it in the list of invoices." }),
  already_invoiced: (details) => ({
    title: `This order already has its invoice${after(textOf(details, "number"))}.`,
    hint: "Open the existing invoice, or send it to the customer again.",
  }),
  nothing_to_invoice: () => ({
    title: "There is nothing to invoice in this order.",
    hint: "Check that the order is not cancelled and has items.",
  }),
  line_not_found: () => ({
    title: "The order does not have this line, or no longer.",
    hint: "Reload the order: somebody may have changed it.",
  }),
  line_already_left: (details) => ({
    title: `${quoted(textOf(details, "name")) || "This item "}has already left (${quantityOf(details, "shipped", "en") ?? "a part"}).`,
    hint: "Keep at least the quantity that was sent. What comes back is a return.",
  }),
  prefix_used_twice: () => ({
    title: "Invoices and credit notes have the same prefix.",
    hint: "Give them two different prefixes: no two documents ever bear the same number.",
  }),
  nothing_to_credit: () => ({
    title: "No invoice of this order is left to credit.",
    hint: "An invoice is credited once.",
  }),
  page_cursor_invalid: () => ({
    title: "This page of the list is no longer valid.",
    hint: "Go back to the first page.",
  }),
  set_up_link_wrong: () => ({
    title: "This set-up link is not valid.",
    hint: "Use the link shown when the program starts; it changes at each start.",
  }),
  current_password_wrong: () => ({
    title: "The current password is wrong.",
    hint: "Type the password you signed in with.",
  }),
  api_key_not_found: () => ({
    title: "This API key does not exist or was already revoked.",
    hint: "Reload the list of keys.",
  }),
  category_not_found: () => ({ title: "This category does not exist.", hint: "Go back to the list of categories." }),
  tax_class_unknown: (details) => ({
    title: `The shop has no tax rate ${quoted(textOf(details, "taxClass"))}`.trimEnd() + ".",
    hint: "Choose one of the rates in the shop's settings.",
  }),
  tax_class_kept: () => ({
    title: "A tax rate cannot be removed: products may use it.",
    hint: "Rename it or change its percentage; orders already placed keep theirs.",
  }),
  stock_below_reserved: (details) => ({
    title: "The stock cannot be less than what is already reserved.",
    hint: quantityOf(details, "reserved", "en")
      ? `Type ${quantityOf(details, "reserved", "en")} at least.`
      : "Raise the stock.",
  }),
  delivery_method_not_found: () => ({
    title: "This delivery method does not exist.",
    hint: "Reload the list of delivery methods.",
  }),
  payment_method_not_found: () => ({
    title: "This payment method does not exist.",
    hint: "Reload the list of payment methods.",
  }),
  status_not_found: () => ({
    title: "This status does not exist, or is no longer offered.",
    hint: "Reload the page and choose another.",
  }),
  status_base_kept: () => ({
    title: "What a status stands for does not change any more.",
    hint: "Orders bear it. Add another status and switch this one off.",
  }),
  status_not_by_hand: () => ({
    title: "The order cannot take this status now.",
    hint: "It follows from what happens: a payment, a refund, a parcel. Use those actions.",
  }),
  price_changed: () => ({
    title: "The amount has changed since it was shown.",
    hint: "Check it before ordering.",
  }),
  customer_missing: () => ({
    title: "The customer is missing.",
    hint: "Write at least a name, an e-mail address or a phone number.",
  }),
};
