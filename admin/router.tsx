import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { readListSearch } from "./orders/list-search.ts";
import { sessionQuery } from "./queries.ts";
import { parseSearch, writeSearch } from "./search.ts";
import { Broken, LostPage } from "./shell/lost.tsx";
import { Shell } from "./shell/shell.tsx";

interface RouterContext {
  client: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet, notFoundComponent: LostPage });

const text = (search: Record<string, unknown>, name: string): string =>
  typeof search[name] === "string" ? search[name] : "";

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/connexion",
  validateSearch: (search: Record<string, unknown>): { retour?: string; fin?: string } => ({
    ...(text(search, "retour") && { retour: text(search, "retour") }),
    ...(text(search, "fin") && { fin: "oui" }),
  }),
  component: lazyRouteComponent(() => import("./entrance/sign-in.tsx"), "SignIn"),
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: "/installation",
  component: lazyRouteComponent(() => import("./entrance/set-up.tsx"), "SetUp"),
});

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: async ({ context }) => {
    const session = await context.client.ensureQueryData(sessionQuery()).catch(() => undefined);
    const [first] = session?.shops ?? [];
    if (!first) throw redirect({ to: "/connexion", replace: true });
    throw redirect({ to: "/$shop/commandes", params: { shop: first.slug }, replace: true });
  },
});

const shop = createRoute({
  getParentRoute: () => root,
  path: "/$shop",
  beforeLoad: async ({ context, location }) => {
    const session = await context.client.ensureQueryData(sessionQuery()).catch(() => undefined);
    if (!session) throw redirect({ to: "/connexion", search: { retour: location.href }, replace: true });
  },
  component: Shell,
});

const shopHome = createRoute({
  getParentRoute: () => shop,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/$shop/commandes", params, replace: true });
  },
});

const orders = createRoute({
  getParentRoute: () => shop,
  path: "/commandes",
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import("./orders/orders-page.tsx"), "OrdersPage"),
});

const manualOrder = createRoute({
  getParentRoute: () => shop,
  path: "/commandes/nouvelle",
  validateSearch: (search: Record<string, unknown>): { panier?: string } => ({
    ...(text(search, "panier") && { panier: text(search, "panier") }),
  }),
  component: lazyRouteComponent(() => import("./manual-order/manual-order-page.tsx"), "ManualOrderPage"),
});

const order = createRoute({
  getParentRoute: () => shop,
  path: "/commandes/$id",
  component: lazyRouteComponent(() => import("./order/order-page.tsx"), "OrderPage"),
});

const orderEdit = createRoute({
  getParentRoute: () => shop,
  path: "/commandes/$id/modifier",
  component: lazyRouteComponent(() => import("./order-edit/edit-page.tsx"), "EditPage"),
});

const orderVersions = createRoute({
  getParentRoute: () => shop,
  path: "/commandes/$id/versions",
  component: lazyRouteComponent(() => import("./order-edit/versions-page.tsx"), "VersionsPage"),
});

export interface PageSearch {
  q?: string;
  cursor?: string;
}
const readPageSearch = (search: Record<string, unknown>): PageSearch => ({
  ...(text(search, "q") && { q: text(search, "q") }),
  ...(text(search, "cursor") && { cursor: text(search, "cursor") }),
});

const invoices = createRoute({
  getParentRoute: () => shop,
  path: "/factures",
  validateSearch: readPageSearch,
  component: lazyRouteComponent(() => import("./invoices/invoices-page.tsx"), "InvoicesPage"),
});

const customers = createRoute({
  getParentRoute: () => shop,
  path: "/clients",
  validateSearch: readPageSearch,
  component: lazyRouteComponent(() => import("./customers/customers-page.tsx"), "CustomersPage"),
});

const baskets = createRoute({
  getParentRoute: () => shop,
  path: "/paniers",
  validateSearch: readPageSearch,
  component: lazyRouteComponent(() => import("./baskets/baskets-page.tsx"), "BasketsPage"),
});

const messages = createRoute({
  getParentRoute: () => shop,
  path: "/messages",
  validateSearch: readPageSearch,
  component: lazyRouteComponent(() => import("./messages/messages-page.tsx"), "MessagesPage"),
});

const products = createRoute({
  getParentRoute: () => shop,
  path: "/produits",
  validateSearch: readPageSearch,
  component: lazyRouteComponent(() => import("./catalog/products-page.tsx"), "ProductsPage"),
});

const product = createRoute({
  getParentRoute: () => shop,
  path: "/produits/$id",
  component: lazyRouteComponent(() => import("./catalog/product-page.tsx"), "ProductPage"),
});

const categories = createRoute({
  getParentRoute: () => shop,
  path: "/categories",
  component: lazyRouteComponent(() => import("./catalog/categories-page.tsx"), "CategoriesPage"),
});

const bank = createRoute({
  getParentRoute: () => shop,
  path: "/releve-bancaire",
  component: lazyRouteComponent(() => import("./bank/bank-page.tsx"), "BankPage"),
});

const settings = createRoute({
  getParentRoute: () => shop,
  path: "/reglages",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/$shop/reglages/$part", params: { ...params, part: "boutique" }, replace: true });
  },
});

const settingsPart = createRoute({
  getParentRoute: () => shop,
  path: "/reglages/$part",
  component: lazyRouteComponent(() => import("./settings/settings-page.tsx"), "SettingsPage"),
});

const help = createRoute({
  getParentRoute: () => shop,
  path: "/aide",
  component: lazyRouteComponent(() => import("./help/help-page.tsx"), "HelpPage"),
});

const helpArticle = createRoute({
  getParentRoute: () => shop,
  path: "/aide/$article",
  component: lazyRouteComponent(() => import("./help/article-page.tsx"), "ArticlePage"),
});

const messageText = createRoute({
  getParentRoute: () => shop,
  path: "/reglages/messages/$audience/$kind/$language",
  component: lazyRouteComponent(() => import("./settings/texts/text-page.tsx"), "TextPage"),
});

const routeTree = root.addChildren([
  signIn,
  setUp,
  home,
  shop.addChildren([
    shopHome,
    orders,
    manualOrder,
    order,
    orderEdit,
    orderVersions,
    invoices,
    customers,
    baskets,
    messages,
    products,
    product,
    categories,
    bank,
    settings,
    settingsPart,
    messageText,
    help,
    helpArticle,
  ]),
]);

export function createAdminRouter(client: QueryClient) {
  return createRouter({
    routeTree,
    basepath: "/admin",
    context: { client },
    parseSearch,
    stringifySearch: writeSearch,
    scrollRestoration: true,
    defaultPreload: "intent",
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: LostPage,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAdminRouter>;
  }
}
