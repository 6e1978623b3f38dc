import type { Config } from "./config.ts";
import type { ApiInfo } from "./lib/openapi/document.ts";
import { refusals } from "./refusals.ts";

const description = `Orders, from the basket to the archive. Amounts are whole numbers in the currency's smallest unit, quantities are
thousandths, instants are UTC. Answers may gain fields; codes, field names and meanings stay as long as the path says v1.`;

const tags = [
  { name: "set-up", description: "Set-up: the first owner and his shops" },
  { name: "staff", description: "Staff: who signs in, and the keys of programs" },
  { name: "settings", description: "The shop and its settings" },
  { name: "catalogue", description: "Catalogue: categories, products, variants, pictures" },
  { name: "customers", description: "Customers: those who have ordered" },
  { name: "orders", description: "Orders: lists, the whole of one, what is done with it" },
  { name: "payments", description: "Payments: money received, taken back" },
  { name: "payment methods", description: "Means of payment the shop offers" },
  { name: "payment accounts", description: "Payment accounts: the shop's own, at companies that take money online" },
  { name: "shipments", description: "Shipments: parcels that leave and arrive" },
  { name: "delivery methods", description: "Ways the shop delivers" },
  { name: "carrier accounts", description: "Carrier accounts: the shop's own, at those who take parcels to customers" },
  { name: "statuses", description: "Statuses: the merchant's own words for where an order stands" },
  { name: "invoices", description: "Invoices: issued once, never changed" },
  { name: "messages", description: "Messages: what was sent to whom" },
  { name: "devices", description: "Devices: browsers that are notified of what happens" },
  { name: "events", description: "Events: what happens in the shop, as it happens" },
  { name: "baskets", description: "Baskets left behind: what customers filled and did not order" },
  { name: "coupons", description: "Coupons: codes that customers type for a discount" },
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
  open: /^(\w+ \/api\/v1\/(storefront\/|presets$|set-up$)|post \/api\/v1\/session$)/,
  versioned:
    /\/(orders|products|categories|payment-methods|payment-accounts|carrier-accounts|delivery-methods|statuses)\/\{id\}|\/settings$/,
  parameters: { shop: "The shop's short name" },
});
