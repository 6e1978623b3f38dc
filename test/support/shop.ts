import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { createApp } from "../../src/app.ts";
import type { Config } from "../../src/config.ts";
import { openDatabase, type Db, type Tx } from "../../src/lib/db.ts";
import { newId } from "../../src/lib/ids.ts";
import type { OrderState } from "../../src/orders/order.ts";
import type { OrderPage } from "../../src/overview/order-page.ts";
import {
  addDefaultPaymentMethods,
  changePaymentMethod,
  listPaymentMethods,
} from "../../src/payments/payment-methods.actions.ts";
import { addDefaultStatuses } from "../../src/statuses/statuses.actions.ts";
import { addDefaultDeliveryMethods } from "../../src/shipping/delivery-methods.actions.ts";
import type { countryPresets } from "../../src/shops/country-presets.ts";
import type { Shop, ShopSettings, Vocabulary } from "../../src/shops/shop.ts";
import { createShop } from "../../src/shops/shops.actions.ts";
import { addMember, createAccount, hashNewPassword } from "../../src/staff/staff.actions.ts";
import { testDatabase } from "./database.ts";
import { createClient, type Answer, type Client } from "./http.ts";
import { karim, type Person } from "./people.ts";

export interface TestShopOptions {
  preset?: keyof typeof countryPresets;
  /** Instead of the preset's. */
  currency?: string;
  vocabulary?: Vocabulary;
  settings?: Partial<ShopSettings>;
  smtpUrl?: string;
  smsUrl?: string;
  supportEmail?: string;
  now?: () => Date;
}

export const sophie = { name: "Sophie Martin", email: "sophie@atelier.exemple.fr", password: "figuier-bougie-lin-42" };

export interface Item {
  variantId: string;
  productId: string;
}

export interface OrderOptions {
  person?: Person;
  payment?: "transfer" | "cheque" | "cash" | "cash_on_delivery" | "online";
  delivery?: "shipping" | "pickup" | "local_delivery" | "none";
  message?: string;
  items?: { item: Item; pieces: number }[];
}

/** A whole shop on a throw-away database, its program listening, and Sophie signed in. Helpers speak the trade. */
export async function openTestShop(options: TestShopOptions = {}) {
  const db = openDatabase(await testDatabase(), { max: 24 });
  const now = options.now ?? (() => new Date());
  const config: Config = {
    port: 0,
    host: "127.0.0.1",
    publicUrl: "http://boutique.test",
    dataDirectory: "/nonexistent",
    proxyCount: 0,
    logLevel: "error",
    mailFrom: "commandes@atelier.exemple.fr",
    reach: "any",
    secretKey: Buffer.alloc(32, 7),
    ...(options.smtpUrl && { smtpUrl: options.smtpUrl }),
    ...(options.smsUrl && { smsUrl: options.smsUrl }),
    ...(options.supportEmail && { supportEmail: options.supportEmail }),
  };
  const shop = await foundShop(db, options);
  const app = createApp({ db, config, alone: true, now });
  const address = await app.listen();
  const cookie = await sessionOf(address);
  const owner = createClient(address, { cookie, origin: address });
  const desk = createClient(`${address}/api/v1/shops/${shop.slug}`, { cookie, origin: address });
  return {
    db,
    shop,
    address,
    desk,
    owner,
    config,
    guest: createClient(`${address}/api/v1/storefront/${shop.slug}`),
    site: createClient(address),
    product: (what: ProductOptions) => addProduct(db, shop, what),
    order: (orderOptions: OrderOptions = {}) => placeAsGuest(db, { address, shop }, orderOptions),
    page: async (orderId: string) => (await desk.get<OrderPage>(`/orders/${orderId}`)).body,
    /** Asks a verb and expects it to be granted. */
    verb: async (orderId: string, path: string, body: object = {}) => {
      const answer = await desk.send<OrderState>("POST", `/orders/${orderId}/${path}`, body);
      assert.ok(answer.status < 300, `${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    settled: () => settled(db),
    close: async () => {
      await app.close();
      await db.close();
    },
  };
}

export type TestShop = Awaited<ReturnType<typeof openTestShop>>;

export async function foundShop(db: Db, options: TestShopOptions): Promise<Shop> {
  const passwordHash = await hashNewPassword(sophie.password, sophie);
  return db.transaction(async (tx) => {
    const at = new Date();
    const { preset = "FR", vocabulary = "classic", settings } = options;
    const account = await createAccount(tx, { name: sophie.name, email: sophie.email, locale: "fr", passwordHash }, at);
    const shop = await createShop(tx, {
      name: "Atelier Lumen",
      preset,
      vocabulary,
      ownerEmail: sophie.email,
      now: at,
      // Messages leave at once, but in the tests of their wait.
      settings: { undoSeconds: 0, ...settings },
    });
    if (options.currency) await tx.run("update shops set currency = $2 where id = $1", [shop.id, options.currency]);
    await addMember(tx, { shopId: shop.id, accountId: account.id, role: "owner" }, at);
    await addDefaultPaymentMethods(tx, shop);
    await completePaymentMethods(tx, shop.id);
    await addDefaultStatuses(tx, shop.id);
    await addDefaultDeliveryMethods(tx, shop);
    return shop;
  });
}

/** Where the shop's money goes: the account of the IBAN's own standard, and the workshop. */
const payTo = {
  payee: "Atelier Lumen",
  iban: "FR1420041010050500013M02606",
  bic: "",
  bank: "",
  email: "shop@atelier.exemple.fr",
  address: "14 rue de la Charité\n69002 Lyon",
};

async function completePaymentMethods(tx: Tx, shopId: string): Promise<void> {
  for (const method of await listPaymentMethods(tx, shopId))
    await changePaymentMethod(tx, { shopId }, { ...method, payTo });
}

/** Sophie at the desk of a running program. */
export async function signIn(address: string, shop: Shop): Promise<Client> {
  const cookie = await sessionOf(address);
  return createClient(`${address}/api/v1/shops/${shop.slug}`, { cookie, origin: address });
}

async function sessionOf(address: string): Promise<string> {
  const { email, password } = sophie;
  const answer = await createClient(address, { origin: address }).send("POST", "/api/v1/session", { email, password });
  assert.ok(answer.status < 300, JSON.stringify(answer.body));
  return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

export interface ProductOptions {
  name?: string;
  sku?: string;
  price?: number;
  kind?: "goods" | "digital" | "service";
  /** Pieces in stock; not counted when unsaid. */
  stock?: number;
  taxClass?: string;
}

export async function addProduct(db: Db, shop: Shop, what: ProductOptions): Promise<Item> {
  const [productId, variantId] = [newId(), newId()];
  const { name = "Bougie parfumée Figuier", kind = "goods", price = 2_890, taxClass = "standard" } = what;
  await db.transaction(async (tx) => {
    await tx.run(
      "insert into products (shop_id, id, slug, name, kind, tax_class, created_at) values ($1, $2, $3, $4, $5, $6, now())",
      [shop.id, productId, productId, name, kind, taxClass],
    );
    await tx.run(
      `insert into variants (shop_id, id, product_id, sku, price, is_stock_counted, on_hand) values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        shop.id,
        variantId,
        productId,
        what.sku ?? variantId.slice(-8),
        price,
        what.stock !== undefined,
        (what.stock ?? 0) * 1_000,
      ],
    );
    if (what.stock) {
      await tx.run(
        `insert into stock_movements (shop_id, variant_id, cause_id, reason, event, quantity, moved_at) values ($1, $2, $3, 'set', 'first', $4, now())`,
        [shop.id, variantId, newId(), what.stock * 1_000],
      );
    }
  });
  return { productId, variantId };
}

export interface Placed {
  id: string;
  reference: string;
  number: number;
  total: number;
  currency: string;
  trackingUrl: string;
}

/** Whether a message speaks of an order: by its number in the subject, or by a link to it. */
export function isAbout(mail: { subject: string; text: string }, order: Placed): boolean {
  const tracking = order.trackingUrl.slice(order.trackingUrl.indexOf("/suivi/"));
  return mail.subject.includes(order.reference) || mail.text.includes(order.id) || mail.text.includes(tracking);
}

async function placeAsGuest(db: Db, at: { address: string; shop: Shop }, options: OrderOptions): Promise<Placed> {
  const answer = await tryToPlace(db, at, options);
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body;
}

/** The whole guest flow through the storefront's API; the answer of its last step. */
export async function tryToPlace(
  db: Db,
  at: { address: string; shop: Shop },
  options: OrderOptions,
): Promise<Answer<Placed>> {
  const { person = karim, payment = "cheque", delivery = "shipping", message } = options;
  const guest = createClient(`${at.address}/api/v1/storefront/${at.shop.slug}`);
  const items = options.items ?? [{ item: await addProduct(db, at.shop, {}), pieces: 1 }];
  const lines = items.map(({ item, pieces }) => ({ variantId: item.variantId, quantity: pieces }));
  const opened = await guest.send<{ token: string }>("POST", "/carts", { lines });
  assert.equal(opened.status, 201, JSON.stringify(opened.body));
  const cart = `/carts/${opened.body.token}`;
  const methodId = (table: string, kind: string) => idOfMethod(db, { shop: at.shop, table, kind });
  const change = {
    contact: person.contact,
    ...(delivery === "none"
      ? { billingAddress: person.address }
      : { deliveryAddress: person.address, deliveryMethodId: await methodId("delivery_methods", delivery) }),
    paymentMethodId: await methodId("payment_methods", payment),
    ...(message && { customerMessage: message }),
  };
  const changed = await guest.send("PATCH", cart, change);
  assert.ok(changed.status < 300, JSON.stringify(changed.body));
  return guest.send<Placed>("POST", `${cart}/placement`, { digitalConsent: true });
}

export async function idOfMethod(db: Db, at: { shop: Shop; table: string; kind: string }): Promise<string> {
  const row = await db.reads.one<{ id: string }>(
    `select id from ${at.table} where shop_id = $1 and kind = $2 limit 1`,
    [at.shop.id, at.kind],
  );
  assert.ok(row, `the shop has no ${at.kind} in ${at.table}`);
  return row.id;
}

/** Waits until no job is due: everything that follows by itself has followed. */
export async function settled(db: Db): Promise<void> {
  for (let round = 0; round < 400; round++) {
    const row = await db.reads.one<{ count: number }>(
      `select (select count(*) from outbox) + (select count(*) from graphile_worker._private_jobs
         where attempts < max_attempts and run_at < now() + interval '1 second') as count`,
    );
    if (row?.count === 0) return;
    await sleep(25);
  }
  throw new Error("jobs are still due after 10 s");
}
