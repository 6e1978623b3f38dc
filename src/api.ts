import type { Config } from "./config.ts";
import type { ApiInfo } from "./lib/openapi/document.ts";
import { refusals } from "./refusals.ts";

const description = `Orders, from the basket to the archive. Amounts are whole numbers in the currency's smallest unit, quantities are
thousandths, instants are UTC. Answers may gain fields; codes, field names and meanings stay as long as the path says v1.`;

const tags = [
  { name: "staff", description: "Staff: who signs in" },
  { name: "shops", description: "The shop and its settings" },
  { name: "catalog", description: "Catalogue: categories, products, variants, pictures" },
  { name: "orders", description: "Orders: lists, the whole of one, what is done with it" },
  { name: "payments", description: "Payments: money received, taken back, means of payment" },
  { name: "shipments", description: "Shipments: parcels, delivery methods" },
  { name: "invoices", description: "Invoices: issued once, never changed" },
  { name: "messages", description: "Messages: what was sent to whom" },
  { name: "checkout", description: "Storefront: the basket, until it is an order" },
];

/** What the description of the API says beside the routes. */
export const apiInfo = ({ publicUrl }: Pick<Config, "publicUrl">): ApiInfo => ({
  title: "Carnet",
  version: "1",
  description: description.replaceAll("\n", " "),
  servers: [publicUrl],
  tags,
  refusals,
  sessionCookie: "carnet_session",
  open: /^\/api\/v1\/(storefront\/|session$|setup$)/,
  versioned: /\/orders\/\{id\}/,
  parameters: { shop: "The shop's short name" },
});
