import { RefusalError } from "./lib/refusal.ts";
import type { Problem } from "./lib/http.ts";
import { refusalWords } from "../shared/messages/refusals.ts";

/** Every way Carnet says no, with its HTTP status. The words are in shared/messages/refusals.ts. */
export const refusals = {
  invalid_request: 422,
  malformed_request: 400,
  not_found: 404,
  too_large: 413,
  too_many_attempts: 429,
  unavailable: 503,
  internal_error: 500,
  not_signed_in: 401,
  wrong_credentials: 401,
  not_allowed: 403,
  foreign_origin: 403,
  set_up_link_used: 410,
  slug_taken: 409,
  email_taken: 409,
  sku_taken: 409,
  weak_password: 422,
  idempotency_key_reused: 422,
  changed_meanwhile: 409,
  verb_not_allowed_now: 409,
  order_not_found: 404,
  product_not_found: 404,
  category_in_use: 409,
  cart_not_found: 404,
  cart_empty: 409,
  cart_already_placed: 409,
  out_of_stock: 409,
  item_unavailable: 409,
  contact_missing: 409,
  address_missing: 409,
  delivery_method_missing: 409,
  delivery_method_unavailable: 409,
  payment_method_missing: 409,
  payment_method_unavailable: 409,
  amount_not_positive: 422,
  currency_mismatch: 422,
  payment_account_not_found: 404,
  payment_account_in_use: 409,
  keys_missing: 422,
  test_provider_refused: 422,
  provider_refused: 502,
  payment_attempt_not_found: 404,
  nothing_due: 409,
  nothing_held: 409,
  hook_forged: 400,
  statement_unreadable: 422,
  bank_entry_recorded: 409,
  movement_not_found: 404,
  already_reversed: 409,
  refunded_already: 409,
  refund_exceeds_held: 409,
  amount_not_a_part: 422,
  undo_not_possible: 409,
  undo_later_first: 409,
  happening_not_found: 404,
  nothing_to_ship: 409,
  quantity_exceeds_remaining: 409,
  shipment_not_found: 404,
  carrier_account_not_found: 404,
  carrier_keys_missing: 422,
  carrier_not_checkable: 409,
  carrier_refused: 502,
  order_is_in_the_books: 409,
  line_not_found: 404,
  line_already_left: 409,
  order_without_lines: 409,
  invoice_not_found: 404,
  already_invoiced: 409,
  nothing_to_invoice: 409,
  nothing_to_credit: 409,
  message_not_found: 404,
  message_left: 409,
  customer_email_missing: 409,
  message_text_unusable: 422,
  mail_server_missing: 409,
  mail_not_sent: 502,
  device_not_found: 404,
  device_unreachable: 502,
  picture_not_found: 404,
  page_cursor_invalid: 422,
  set_up_link_wrong: 403,
  current_password_wrong: 422,
  api_key_not_found: 404,
  category_not_found: 404,
  picture_not_supported: 415,
  tax_class_unknown: 422,
  tax_class_kept: 409,
  prefix_used_twice: 422,
  stock_below_reserved: 409,
  delivery_method_not_found: 404,
  payment_method_not_found: 404,
  price_changed: 409,
  status_not_found: 404,
  status_base_kept: 409,
  status_not_by_hand: 409,
  customer_missing: 422,
} as const satisfies Record<string, number>;

export type RefusalCode = keyof typeof refusals;

/** An expected no: the transaction is undone and the caller is told why and what to do. */
export class Refusal extends RefusalError<RefusalCode> {}

/** A refusal in words, as problem+json. Field errors and the details a program can use go along. */
export function tell(refusal: RefusalError, locale: string): Problem {
  const code = (refusal.code in refusals ? refusal.code : "internal_error") as RefusalCode;
  const { errors, ...details } = refusal.details as { errors?: Problem["errors"] };
  const { title, hint } = refusalWords(locale)[code](details);
  const problem: Problem = { type: `/problems/${code}`, code, title, status: refusals[code], hint };
  if (errors) problem.errors = errors;
  if (Object.keys(details).length > 0) problem.details = details;
  return problem;
}
