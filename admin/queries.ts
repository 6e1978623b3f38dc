import { queryOptions } from "@tanstack/react-query";
import type { CouponView } from "../src/checkout/coupons/coupons.http.ts";
import type { VersionsView } from "../src/checkout/editing/edit-view.ts";
import type { OrderPage } from "../src/overview/order-page.ts";
import type { OrderList, View } from "../src/overview/order-row.ts";
import type { InvoiceList } from "../src/invoices/invoice-view.ts";
import type { CategoryView } from "../src/catalog/categories/category.ts";
import type { ProductRow, ProductView } from "../src/catalog/product.ts";
import type { DeliveryMethod } from "../src/shipping/delivery-method.ts";
import type { LeftCartList, LeftCartPage } from "../src/overview/left-carts/left-cart-row.ts";
import type { CustomerList } from "../src/overview/customers/customer-row.ts";
import type { AccountSeen } from "../src/shipping/accounts/accounts.actions.ts";
import type { PaymentAccount } from "../src/payments/accounts/account.ts";
import type { PaymentMethod } from "../src/payments/payment-method.ts";
import type { SettingsView } from "../src/shops/settings.ts";
import type { CountryPreset } from "../src/shops/country-presets.ts";
import type { PossibleStatus } from "../src/automations/status-choice.ts";
import type { Status as OwnStatus } from "../src/statuses/status.ts";
import type { SessionView } from "../src/staff/session-view.ts";
import { api, codeOf } from "./api.ts";
import type { FullMessage, MessageItem } from "./messages/message.ts";
import { searchText } from "./search.ts";

/** Lists are read again this often while somebody looks at them. */
const freshEveryMilliseconds = 15_000;

export const deskPath = (shop: string, path: string): string => `/api/v1/shops/${encodeURIComponent(shop)}${path}`;

/** Every key of the cache. What is written in a shop makes `inShop` stale as a whole: the server is near, and a wrong list is worse than a second request. */
export const keys = {
  session: ["session"] as const,
  presets: ["presets"] as const,
  inShop: (shop: string) => ["shop", shop] as const,
  orders: (shop: string, query: string) => ["shop", shop, "orders", query] as const,
  counts: (shop: string) => ["shop", shop, "counts"] as const,
  order: (shop: string, id: string) => ["shop", shop, "order", id] as const,
  versions: (shop: string, id: string) => ["shop", shop, "versions", id] as const,
  coupons: (shop: string) => ["shop", shop, "coupons"] as const,
  leftCarts: (shop: string, query: string) => ["shop", shop, "left-carts", query] as const,
  leftCart: (shop: string, id: string) => ["shop", shop, "left-cart", id] as const,
  cartReminder: (shop: string, id: string) => ["shop", shop, "cart-reminder", id] as const,
  customers: (shop: string, query: string) => ["shop", shop, "customers", query] as const,
  invoices: (shop: string, query: string) => ["shop", shop, "invoices", query] as const,
  messages: (shop: string, query: string) => ["shop", shop, "messages", query] as const,
  message: (shop: string, id: string) => ["shop", shop, "message", id] as const,
  products: (shop: string, query: string) => ["shop", shop, "products", query] as const,
  product: (shop: string, id: string) => ["shop", shop, "product", id] as const,
  categories: (shop: string) => ["shop", shop, "categories"] as const,
  settings: (shop: string) => ["shop", shop, "settings"] as const,
  deliveryMethods: (shop: string) => ["shop", shop, "delivery-methods"] as const,
  paymentAccounts: (shop: string) => ["shop", shop, "payment-accounts"] as const,
  paymentMethods: (shop: string) => ["shop", shop, "payment-methods"] as const,
  carrierAccounts: (shop: string) => ["shop", shop, "carrier-accounts"] as const,
  statuses: (shop: string) => ["shop", shop, "statuses"] as const,
  possibleStatuses: (shop: string, order: string) => ["shop", shop, "possible-statuses", order] as const,
  /** What others may change while one looks: lists, and the orders named. Not what is typed into. */
  live: (shop: string, orders: readonly string[] | "all") => [
    ...["orders", "counts", "invoices", "messages", "products"].map((list) => ["shop", shop, list]),
    ...["order", "possible-statuses"].flatMap((page) =>
      orders === "all" ? [["shop", shop, page]] : orders.map((id) => ["shop", shop, page, id]),
    ),
  ],
  texts: (shop: string) => ["shop", shop, "message-texts"] as const,
  text: (shop: string, path: string) => ["shop", shop, "message-text", path] as const,
  sms: (shop: string) => ["shop", shop, "sms"] as const,
  devices: (shop: string) => ["shop", shop, "devices"] as const,
  apiKeys: (shop: string) => ["shop", shop, "api-keys"] as const,
};

/** Who is signed in; null when nobody is. */
export const sessionQuery = () =>
  queryOptions({
    queryKey: keys.session,
    queryFn: ({ signal }): Promise<SessionView | null> =>
      api<SessionView>("/api/v1/session", { signal }).catch((error: unknown) => {
        if (codeOf(error) === "not_signed_in") return null;
        throw error;
      }),
    staleTime: 60_000,
  });

export type Preset = CountryPreset & { code: string };

/** Countries a shop can be opened in. */
export const presetsQuery = () =>
  queryOptions({
    queryKey: keys.presets,
    queryFn: ({ signal }) => api<{ presets: Preset[] }>("/api/v1/presets", { signal }),
    staleTime: Infinity,
  });

/** `query` is the list's part of the address, as the server reads it too. */
export const ordersQuery = (shop: string, query: string) =>
  queryOptions({
    queryKey: keys.orders(shop, query),
    queryFn: ({ signal }) => api<OrderList>(deskPath(shop, `/orders?${query}`), { signal }),
    refetchInterval: freshEveryMilliseconds,
  });

export const countsQuery = (shop: string) =>
  queryOptions({
    queryKey: keys.counts(shop),
    queryFn: ({ signal }) => api<{ counts: Record<View, number> }>(deskPath(shop, "/orders/counts"), { signal }),
    refetchInterval: freshEveryMilliseconds,
  });

export const orderQuery = (shop: string, id: string) =>
  queryOptions({
    queryKey: keys.order(shop, id),
    queryFn: ({ signal }) => api<OrderPage>(deskPath(shop, `/orders/${id}`), { signal }),
    refetchInterval: freshEveryMilliseconds,
  });

export const versionsQuery = (shop: string, id: string) =>
  queryOptions({
    queryKey: keys.versions(shop, id),
    queryFn: ({ signal }) => api<VersionsView>(deskPath(shop, `/orders/${id}/versions`), { signal }),
  });

/** The merchant's own statuses: read once, whatever list shows them. */
export const statusesQuery = (shop: string) =>
  queryOptions({
    queryKey: keys.statuses(shop),
    queryFn: ({ signal }) => api<{ statuses: OwnStatus[] }>(deskPath(shop, "/statuses"), { signal }),
    staleTime: 60_000,
  });

export const possibleStatusesQuery = (shop: string, order: string) =>
  queryOptions({
    queryKey: keys.possibleStatuses(shop, order),
    queryFn: ({ signal }) =>
      api<{ statuses: PossibleStatus[] }>(deskPath(shop, `/orders/${order}/possible-statuses`), { signal }),
  });

/** A page of a list that is searched and turned page by page. */
export interface PageAsked {
  q?: string | undefined;
  cursor?: string | undefined;
}

export const invoicesQuery = (shop: string, page: PageAsked) =>
  queryOptions({
    queryKey: keys.invoices(shop, searchText(page)),
    queryFn: ({ signal }) => api<InvoiceList>(deskPath(shop, `/invoices?${searchText(page)}`), { signal }),
    refetchInterval: freshEveryMilliseconds,
  });

export const customersQuery = (shop: string, page: PageAsked) =>
  queryOptions({
    queryKey: keys.customers(shop, searchText(page)),
    queryFn: ({ signal }) => api<CustomerList>(deskPath(shop, `/customers?${searchText(page)}`), { signal }),
  });

export const couponsQuery = (shop: string) =>
  queryOptions({
    queryKey: keys.coupons(shop),
    queryFn: ({ signal }) => api<{ coupons: CouponView[] }>(deskPath(shop, "/coupons"), { signal }),
  });

export const leftCartsQuery = (shop: string, page: PageAsked) =>
  queryOptions({
    queryKey: keys.leftCarts(shop, searchText(page)),
    queryFn: ({ signal }) => api<LeftCartList>(deskPath(shop, `/left-carts?${searchText(page)}`), { signal }),
    refetchInterval: freshEveryMilliseconds,
  });

/** A basket as an order made of it would start: read once, whatever is typed meanwhile. */
export const leftCartQuery = (shop: string, id: string) =>
  queryOptions({
    queryKey: keys.leftCart(shop, id),
    queryFn: ({ signal }) => api<LeftCartPage>(deskPath(shop, `/left-carts/${id}`), { signal }),
    staleTime: Infinity,
  });

export interface CartReminder {
  to: string;
  subject: string;
  text: string;
}

/** The reminder of a basket as it would leave, to be changed before. */
export const cartReminderQuery = (shop: string, id: string) =>
  queryOptions({
    queryKey: keys.cartReminder(shop, id),
    queryFn: ({ signal }) => api<CartReminder>(deskPath(shop, `/left-carts/${id}/reminder`), { signal }),
    staleTime: Infinity,
  });

export interface MessageList {
  messages: MessageItem[];
  nextCursor: string | null;
  previousCursor: string | null;
}

export const messagesQuery = (shop: string, page: PageAsked) =>
  queryOptions({
    queryKey: keys.messages(shop, searchText(page)),
    queryFn: ({ signal }) => api<MessageList>(deskPath(shop, `/messages?${searchText(page)}`), { signal }),
    refetchInterval: freshEveryMilliseconds,
  });

export const messageQuery = (shop: string, id: string) =>
  queryOptions({
    queryKey: keys.message(shop, id),
    queryFn: ({ signal }) => api<FullMessage>(deskPath(shop, `/messages/${id}`), { signal }),
  });

export interface ProductList {
  products: ProductRow[];
  nextCursor: string | null;
  previousCursor: string | null;
}

export const productsQuery = (shop: string, page: PageAsked) =>
  queryOptions({
    queryKey: keys.products(shop, searchText(page)),
    queryFn: ({ signal }) => api<ProductList>(deskPath(shop, `/products?${searchText(page)}`), { signal }),
  });

export const productQuery = (shop: string, id: string) =>
  queryOptions({
    queryKey: keys.product(shop, id),
    queryFn: ({ signal }) => api<ProductView>(deskPath(shop, `/products/${id}`), { signal }),
    // What is being typed must not change under the hand.
    refetchOnWindowFocus: false,
  });

export const categoriesQuery = (shop: string) =>
  queryOptions({
    queryKey: keys.categories(shop),
    queryFn: ({ signal }) => api<{ categories: CategoryView[] }>(deskPath(shop, "/categories"), { signal }),
  });

export const settingsQuery = (shop: string) =>
  queryOptions({
    queryKey: keys.settings(shop),
    queryFn: ({ signal }) => api<SettingsView>(deskPath(shop, "/settings"), { signal }),
    refetchOnWindowFocus: false,
  });

export const deliveryMethodsQuery = (shop: string) =>
  queryOptions({
    queryKey: keys.deliveryMethods(shop),
    queryFn: ({ signal }) =>
      api<{ deliveryMethods: DeliveryMethod[] }>(deskPath(shop, "/delivery-methods"), { signal }),
  });

export const paymentMethodsQuery = (shop: string) =>
  queryOptions({
    queryKey: keys.paymentMethods(shop),
    queryFn: ({ signal }) => api<{ paymentMethods: PaymentMethod[] }>(deskPath(shop, "/payment-methods"), { signal }),
  });

export const paymentAccountsQuery = (shop: string) =>
  queryOptions({
    queryKey: keys.paymentAccounts(shop),
    queryFn: ({ signal }) =>
      api<{ paymentAccounts: PaymentAccountItem[] }>(deskPath(shop, "/payment-accounts"), { signal }),
  });

/** An account at a provider: the names of its keys, never the keys; and where the provider is to call. */
export type PaymentAccountItem = PaymentAccount & { given: string[]; hookUrl: string };

export const carrierAccountsQuery = (shop: string) =>
  queryOptions({
    queryKey: keys.carrierAccounts(shop),
    queryFn: ({ signal }) => api<{ carrierAccounts: AccountSeen[] }>(deskPath(shop, "/carrier-accounts"), { signal }),
  });

export interface ApiKeyItem {
  id: string;
  name: string;
  createdAt: string;
}

export const apiKeysQuery = (shop: string) =>
  queryOptions({
    queryKey: keys.apiKeys(shop),
    queryFn: ({ signal }) => api<{ apiKeys: ApiKeyItem[] }>(deskPath(shop, "/api-keys"), { signal }),
  });
