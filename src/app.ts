import type { FastifyInstance, FastifyRequest } from "fastify";
import { apiInfo } from "./api.ts";
import { ruleJobs } from "./automations/rules.jobs.ts";
import { parcelNewsJobs } from "./automations/carriers/parcel-news.jobs.ts";
import { registerBulk } from "./automations/bulk.http.ts";
import { registerStatusChoice } from "./automations/status-choice.http.ts";
import { registerUndo } from "./automations/undo.http.ts";
import { fileJobs } from "./catalog/files/files.jobs.ts";
import { registerCatalog } from "./catalog/catalog.http.ts";
import { registerEdits } from "./checkout/editing/edits.http.ts";
import { registerManualOrders } from "./checkout/by-hand/manual-orders.http.ts";
import { checkoutJobs } from "./checkout/carts.jobs.ts";
import { leftCartJobs } from "./checkout/left/left-carts.jobs.ts";
import { registerCoupons } from "./checkout/coupons/coupons.http.ts";
import { registerLeftCarts } from "./checkout/left/left-carts.http.ts";
import { registerCheckout } from "./checkout/checkout.http.ts";
import { forgetOffers } from "./checkout/offers.actions.ts";
import { registerStorefront } from "./checkout/storefront.http.ts";
import type { Config } from "./config.ts";
import type { Context } from "./context.ts";
import { invoiceJobs } from "./invoices/invoices.jobs.ts";
import { registerInvoices } from "./invoices/invoices.http.ts";
import { registerApiDescription } from "./lib/openapi/api-page.ts";
import { forgetAnswers } from "./lib/command.ts";
import type { Db } from "./lib/db.ts";
import { createHttp, localeOf, type Http, type ZodProvider } from "./lib/http.ts";
import { runQueue, type Queue } from "./lib/queue.ts";
import { registerFolder, registerSinglePage } from "./lib/single-page.ts";
import { notificationJobs } from "./notifications/messages.jobs.ts";
import { registerCartReminders } from "./notifications/left-carts/cart-reminders.http.ts";
import { registerDevices } from "./notifications/devices/devices.http.ts";
import { registerSms } from "./notifications/sms/sms.http.ts";
import { registerMessages } from "./notifications/messages.http.ts";
import { registerMessageTexts } from "./notifications/texts/texts.http.ts";
import { registerOrders } from "./orders/orders.http.ts";
import { registerCustomerPages } from "./overview/customer/customer-pages.http.ts";
import { registerCustomers } from "./overview/customers/customers.http.ts";
import { registerLeftCartList } from "./overview/left-carts/left-cart-list.http.ts";
import { registerExport } from "./overview/export.http.ts";
import { registerLive } from "./overview/live/live.http.ts";
import { registerOverview } from "./overview/overview.http.ts";
import { registerAccounts } from "./payments/accounts/accounts.http.ts";
import { registerHooks } from "./payments/hooks/hooks.http.ts";
import { registerOnlinePayments } from "./payments/online-payments.http.ts";
import { registerPayPages } from "./payments/paying/pay-pages.http.ts";
import { paymentJobs, reconcilePayments } from "./payments/payments.jobs.ts";
import { registerPaymentMethods } from "./payments/payment-methods.http.ts";
import { reminderJobs } from "./payments/reminders/reminders.jobs.ts";
import { registerPayments } from "./payments/payments.http.ts";
import { Refusal, tell } from "./refusals.ts";
import { registerCarrierAccounts } from "./shipping/accounts/accounts.http.ts";
import { registerDownloads } from "./shipping/downloads/downloads.http.ts";
import { registerDownloadPages } from "./shipping/downloads/download-pages.http.ts";
import { registerWithdrawalPages } from "./returns/withdrawal-pages.http.ts";
import { registerWithdrawals } from "./returns/withdrawals.http.ts";
import { registerDeliveryMethods } from "./shipping/delivery-methods.http.ts";
import { registerLabels } from "./shipping/labels/labels.http.ts";
import { labelJobs } from "./shipping/labels/labels.jobs.ts";
import { registerShipments } from "./shipping/shipments.http.ts";
import { registerTracking } from "./shipping/tracking/tracking.http.ts";
import { trackingJobs, trackingRounds } from "./shipping/tracking/tracking.jobs.ts";
import { registerStatuses } from "./statuses/statuses.http.ts";
import { registerHelp } from "./shops/help/help.http.ts";
import { registerPresets, registerSettings } from "./shops/shops.http.ts";
import { shopDirectory } from "./shops/shops.actions.ts";
import { registerStatements } from "./transfers/statements/statements.http.ts";
import { setUpUrl } from "./set-up/set-up.actions.ts";
import { registerSetUp } from "./set-up/set-up.http.ts";
import { deskGuard } from "./staff/access.actions.ts";
import { tokenDirectory } from "./staff/token-directory.actions.ts";
import { registerApiKeys, registerStaff } from "./staff/staff.http.ts";

export interface App {
  /** Serves and works through the queue; resolves with the address it listens on. */
  listen(): Promise<string>;
  /** Ends what is under way, then stops. The database stays open: it is its owner's to close. */
  close(): Promise<void>;
  /** The one-time link with which the first owner opens his shop; null once somebody can sign in. */
  setupUrl(): Promise<string | null>;
  /** The API's description, as served at /api/openapi.json. */
  openApi(): Promise<unknown>;
}

export interface AppOptions {
  db: Db;
  config: Config;
  /** No other program works on this database: jobs found locked at start were left by a dead one. */
  alone: boolean;
  now?: () => Date;
}

const jobConcurrency = 4;
const closeMsMax = 10_000;
/** With more requests under way than this, people wait for the processor: mail can wait better than they. */
const calmRequestsMax = 6;

/** The composition root: the only place that knows everybody. */
export function createApp({ db, config, alone, now = () => new Date() }: AppOptions): App {
  const context: Context = { db, config, shops: shopDirectory(db), tokens: tokenDirectory(db), now };
  const { http, routes, underWay } = createHttp({ tell, proxyCount: config.proxyCount });
  registerHealth(http, context);
  registerPresets(http);
  registerStaff(http, context);
  registerSetUp(http, context);
  void http.register((scope) => registerDesk(scope, context), { prefix: "/api/v1/shops/:shop" });
  void http.register((scope) => registerStorefrontApi(scope, context), { prefix: "/api/v1/storefront/:shop" });
  registerStorefront(http, context);
  registerCustomerPages(http, context);
  registerDownloadPages(http, context);
  registerPayPages(http, context);
  registerWithdrawalPages(http, context);
  registerHooks(http, context);
  registerSinglePage(http, "/admin", new URL("../dist/admin/", import.meta.url));
  registerFolder(http, "/help", new URL("../docs/help/", import.meta.url));
  registerApiDescription(http, routes, apiInfo(config));
  let queue: Queue | undefined;
  return {
    async listen() {
      const address = await http.listen({ port: config.port, host: config.host });
      const tidying = {
        ...checkoutJobs(context),
        ...fileJobs(context),
        ...reminderJobs(context),
        forgetAnswers: () => forgetAnswers(db, now()),
        reconcilePayments: () => reconcilePayments(context),
      };
      const often = { ...leftCartJobs(context), ...trackingRounds(context) };
      const tasks = {
        ...trackingJobs(context),
        ...paymentJobs(context),
        ...labelJobs(context),
        ...invoiceJobs(context),
        ...notificationJobs(context),
        ...ruleJobs(context),
        ...parcelNewsJobs(context),
        ...tidying,
        ...often,
      };
      const isBusy = () => underWay() > calmRequestsMax;
      const clock = { nightly: Object.keys(tidying), often: Object.keys(often) };
      queue = await runQueue(db, tasks, { concurrency: jobConcurrency, alone, ...clock, isBusy });
      return address;
    },
    async close() {
      // A reader that has stopped reading must not hold the program back for ever.
      const impatience = setTimeout(() => http.server.closeAllConnections(), closeMsMax);
      await http.close();
      clearTimeout(impatience);
      await queue?.stop();
    },
    setupUrl: () => setUpUrl(context),
    openApi: async () => (await http.inject("/api/openapi.json")).json<unknown>(),
  };
}

async function registerDesk(scope: FastifyInstance, context: Context): Promise<void> {
  const http: Http = scope.withTypeProvider<ZodProvider>();
  http.addHook("onRequest", deskGuard(context));
  http.addHook("onSend", async ({ method }) => {
    if (method !== "GET") forgetOffers(context.db);
  });
  for (const register of [
    registerSettings,
    registerHelp,
    registerApiKeys,
    registerCatalog,
    registerStatuses,
    registerOrders,
    registerStatusChoice,
    registerUndo,
    registerBulk,
    registerManualOrders,
    registerEdits,
    registerPaymentMethods,
    registerPayments,
    registerAccounts,
    registerOnlinePayments,
    registerDeliveryMethods,
    registerCarrierAccounts,
    registerShipments,
    registerLabels,
    registerTracking,
    registerDownloads,
    registerWithdrawals,
    registerInvoices,
    registerMessages,
    registerMessageTexts,
    registerDevices,
    registerSms,
    registerExport,
    registerStatements,
    registerOverview,
    registerCustomers,
    registerCoupons,
    registerLeftCarts,
    registerCartReminders,
    registerLeftCartList,
    registerLive,
  ]) {
    register(http, context);
  }
}

async function registerStorefrontApi(scope: FastifyInstance, context: Context): Promise<void> {
  const http: Http = scope.withTypeProvider<ZodProvider>();
  http.addHook("onRequest", async (request: FastifyRequest) => {
    const { shop: slug } = request.params as { shop: string };
    const shop = await context.shops.bySlug(slug);
    if (!shop) throw new Refusal("not_found", { shop: slug });
    request.shop = shop;
    const actor = { kind: "customer", id: null, name: "" } as const;
    request.caller = { shopId: shop.id, actor, locale: localeOf(request.headers["accept-language"]) };
  });
  registerCheckout(http, context);
}

/** For load balancers and the curious: up, and the database answers. */
function registerHealth(http: Http, { db }: Context): void {
  http.get("/healthz", { schema: { hide: true } }, async (_request, reply) => {
    await db.reads.one("select 1 as up");
    return reply.type("application/json").serializer(String).send('{"status":"ok"}');
  });
}
