import { createHmac, randomBytes } from "node:crypto";
import { milli, minor } from "../../shared/money.ts";
import { createCategory } from "../catalog/categories/categories.actions.ts";
import { addOwnDrawing } from "../catalog/pictures/pictures.actions.ts";
import type { Product } from "../catalog/product.ts";
import { createProduct } from "../catalog/products.actions.ts";
import type { Db, Tx } from "../lib/db.ts";
import { PaymentAccountInput } from "../payments/accounts/account.ts";
import { addAccount } from "../payments/accounts/accounts.actions.ts";
import { PaymentMethodInput } from "../payments/payment-method.ts";
import { addPaymentMethod, changePaymentMethod, listPaymentMethods } from "../payments/payment-methods.actions.ts";
import { Refusal } from "../refusals.ts";
import { Seller, type Shop } from "../shops/shop.ts";
import { createShop, shopDirectory } from "../shops/shops.actions.ts";
import { checkCredentials, createAccount, findAccountByEmail, hashNewPassword } from "../staff/staff.actions.ts";
import { easyToType } from "../staff/staff.ts";
import {
  demoCategories,
  demoAccount,
  demoOnlineMeans,
  demoProducts,
  demoSeller,
  type DemoProduct,
} from "./demo-catalogue.ts";
import type { NewDemo } from "./demo-orders.actions.ts";
import { drawPicture } from "./demo-pictures.ts";
import { equipShop } from "./set-up.actions.ts";

const slug = "demo";
const sophie = { name: "Sophie Martin", email: "sophie@demo.carnet.example" };

export interface DemoOptions {
  now: Date;
  /** Sophie's language; the shop itself speaks French. */
  locale?: "fr-FR" | "en-GB";
  /** Asked first, in the transaction that makes the shop, and also when there is one: may refuse. */
  permit?: (tx: Tx) => Promise<void>;
  /** With which the account of the test provider is sealed; without it the shop takes no play money. */
  secretKey?: Buffer | undefined;
  /** Runs once, in the transaction that makes the shop: the place for its first orders. */
  furnish?: (tx: Tx, made: NewDemo) => Promise<void>;
}

export interface Demo {
  slug: string;
  email: string;
  /** Null when somebody has changed it since. */
  password: string | null;
}

/**
 * Makes the demonstration shop, whole or not at all, unless it exists; tells at every call how to enter it.
 * The password is this machine's own, drawn from the shop's secret: nobody can know it from the program's source.
 */
export async function createDemoShop(db: Db, options: DemoOptions): Promise<Demo> {
  const existing = await shopDirectory(db).bySlug(slug);
  if (existing && !existing.isDemo) throw new Refusal("slug_taken", { slug });
  const secrets = await drawSecrets();
  const shop = await db.transaction(async (tx) => {
    await options.permit?.(tx);
    return existing ?? makeShop(tx, options, secrets);
  });
  const password = passwordOf(shop);
  const isKnown = await checkCredentials(db.reads, { email: sophie.email, password });
  return { slug, email: sophie.email, password: isKnown ? password : null };
}

function passwordOf({ linkSecret }: Pick<Shop, "linkSecret">): string {
  return easyToType(createHmac("sha256", linkSecret).update("demo password").digest());
}

interface Secrets {
  linkSecret: Buffer;
  passwordHash: string;
}

/** Made before the transaction: hashing takes longer than anybody should wait for with a lock. */
async function drawSecrets(): Promise<Secrets> {
  const linkSecret = randomBytes(32);
  return { linkSecret, passwordHash: await hashNewPassword(passwordOf({ linkSecret }), sophie) };
}

async function makeShop(
  tx: Tx,
  { now, locale = "fr-FR", furnish, secretKey }: DemoOptions,
  secrets: Secrets,
): Promise<Shop> {
  const { linkSecret, passwordHash } = secrets;
  // By hand: its customers do not exist, and nothing may leave to them by itself.
  const settings = { seller: Seller.parse({ ...demoSeller, email: sophie.email }), cartReminders: "by_hand" as const };
  const shop = await createShop(tx, {
    name: "Boutique de démonstration",
    preset: "FR",
    vocabulary: "classic",
    ownerEmail: sophie.email,
    slug,
    isDemo: true,
    linkSecret,
    settings,
    now,
  });
  const owner =
    (await findAccountByEmail(tx, sophie.email)) ?? (await createAccount(tx, { ...sophie, locale, passwordHash }, now));
  await equipShop(tx, shop, owner, now);
  await completeAccount(tx, shop.id);
  if (secretKey) await takePlayMoney(tx, { shop, secretKey, now });
  const variantIds = await fillCatalogue(tx, shop, now);
  await furnish?.(tx, { shop, owner, variantIds, now });
  return shop;
}

async function completeAccount(tx: Tx, shopId: string): Promise<void> {
  for (const method of await listPaymentMethods(tx, shopId)) {
    const { kind, version: _version, ...kept } = method;
    if (kind !== "transfer") continue;
    await changePaymentMethod(tx, { shopId }, { ...kept, payTo: { ...kept.payTo, ...demoAccount } });
  }
}

/** So that the whole path may be tried, a payment online included: no money changes hands. */
async function takePlayMoney(
  tx: Tx,
  { shop, secretKey, now }: { shop: Shop; secretKey: Buffer; now: Date },
): Promise<void> {
  const input = PaymentAccountInput.parse({ provider: "test", mode: "test" });
  const { id: accountId } = await addAccount(tx, { secretKey }, { shop, input, now });
  const method = { kind: "online", name: demoOnlineMeans, accountId, position: 9 };
  await addPaymentMethod(tx, shop.id, PaymentMethodInput.parse(method));
}

/** Gives the variants by their SKU. */
async function fillCatalogue(tx: Tx, shop: Shop, now: Date): Promise<Map<string, string>> {
  const categoryIds = new Map<string, string>();
  for (const category of demoCategories) {
    const { id, name } = await createCategory(tx, shop.id, { ...category, isVisible: true });
    categoryIds.set(name, id);
  }
  const variantIds = new Map<string, string>();
  for (const product of demoProducts) {
    const { variants } = await addProduct(tx, shop, { product, categoryIds, now });
    for (const { id, sku } of variants) variantIds.set(sku, id);
  }
  return variantIds;
}

interface Shelf {
  product: DemoProduct;
  categoryIds: ReadonlyMap<string, string>;
  now: Date;
}

async function addProduct(tx: Tx, shop: Shop, { product, categoryIds, now }: Shelf): Promise<Product> {
  const { name, description, kind = "goods", taxClass = "standard" } = product;
  const picture = await addOwnDrawing(tx, shop.id, drawPicture(product.picture), now);
  const variants = product.variants.map((variant) => ({
    sku: variant.sku,
    name: variant.name ?? "",
    price: minor(variant.price),
    weightGrams: variant.grams ?? 0,
    stock: variant.stock === null ? null : milli(variant.stock * 1_000),
  }));
  const categoryId = categoryIds.get(product.category) ?? null;
  const input = {
    name,
    description,
    kind,
    taxClass,
    categoryId,
    pictureId: picture.id,
    isVisible: true,
    variants,
  };
  return createProduct(tx, shop, { ...input, noWithdrawal: "" }, now);
}
