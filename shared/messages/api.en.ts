import type { ApiWords } from "./api.ts";

export const en: ApiWords = {
  language: "en",
  otherLanguage: "Français",
  title: (name) => `${name} API`,
  intro:
    "Everything the desk does goes through this API, and everything the storefront does too. It speaks JSON in UTF-8. Amounts are whole numbers in the currency’s smallest unit (€12.50 is 1250), quantities are thousandths (2 pieces are 2000).",
  document: "The same description for your tools, as OpenAPI 3.1:",
  addresses: "Address",
  signIn: "Signing in",
  signInText:
    "A program sends the shop’s API key in the Authorization header. A browser uses its session. Operations marked “open” ask for nothing.",
  writes: "Writing safely",
  writesText:
    "Add an Idempotency-Key header of your choice to each POST: sent again with the same key, the request gets the same answer and nothing is done twice. On an order, the If-Match header carries the version you read: if it has changed meanwhile, nothing is written and the answer says what happened.",
  errors: "Refusals",
  errorsText:
    "A refusal is an application/problem+json document (RFC 9457). The field code never changes; title and hint are written for people, in the language of the Accept-Language header.",
  operations: "Operations",
  schemas: "Objects",
  parameters: "Parameters",
  body: "To send",
  answer: (status) => `Answer ${status}`,
  optional: "optional",
  open: "open",
  listOf: "list of",
  none: "nothing",
  anything: "anything",
  mapOf: "by name:",
  default: (value) => `${value} by default`,
};
