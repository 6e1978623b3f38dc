import { expect, test as base, type Page } from "@playwright/test";
import type { Db } from "../../src/lib/db.ts";
import { createDemoShop, type Demo } from "../../src/set-up/demo.actions.ts";
import type { Shop } from "../../src/shops/shop.ts";
import { shopDirectory } from "../../src/shops/shops.actions.ts";
import { createClient, type Client } from "../support/http.ts";
import { openMailbox, type Mailbox } from "../support/mailbox.ts";
import { openTestShop, tryToPlace, type OrderOptions, type Placed } from "../support/shop.ts";

// The database's own clock is found before PostgreSQL's, so that dates on pictures do not change from day to day.
process.env["PGOPTIONS"] = "-c search_path=public,pg_catalog";

const firstMorning = "2026-09-15T08:12:00Z";

/** Time stands still until it is set, for the program and its database. Set it to later moments only. */
interface HeldClock {
  now: () => Date;
  set: (at: string) => Promise<void>;
  /** Told of every new moment, and of the present one. */
  follow: (follower: (at: Date) => Promise<void>) => Promise<void>;
}

/** The demonstration shop, its program listening, the mailbox of everybody it writes to, and Sophie's API. */
export interface Stage {
  address: string;
  /** The storefront's first page. */
  storefront: string;
  db: Db;
  clock: HeldClock;
  mailbox: Mailbox;
  demo: Demo;
  desk: Client;
  /** Sophie's session, for a browser. */
  cookie: { name: string; value: string; url: string };
  order: (what: StageOrder) => Promise<Placed>;
  /** Sophie asks a verb of the API, and it is granted. */
  verb: (order: Placed, path: string, body?: object) => Promise<void>;
  /** Resolves when everything that follows by itself has followed. */
  settled: () => Promise<void>;
  close: () => Promise<void>;
}

export interface StageOrder extends Omit<OrderOptions, "items"> {
  /** SKU → pieces. */
  items: Record<string, number>;
}

async function openStage(): Promise<Stage> {
  const mailbox = await openMailbox();
  const moment = { now: new Date(firstMorning) };
  const house = await openTestShop({ smtpUrl: mailbox.url, now: () => moment.now });
  const { db, address, settled } = house;
  const clock = await holdClock(db, moment);
  const demo = await createDemoShop(db, { now: clock.now(), secretKey: house.config.secretKey });
  const shop = await shopDirectory(db).bySlug(demo.slug);
  if (!shop) throw new Error("the demonstration shop is not there");
  const session = await sessionOf(address, demo);
  const desk = createClient(`${address}/api/v1/shops/${demo.slug}`, { cookie: session, origin: address });
  const [name = "", value = ""] = session.split("=");
  return {
    address,
    db,
    clock,
    mailbox,
    demo,
    desk,
    cookie: { name, value, url: address },
    settled,
    storefront: `${address}/s/${demo.slug}/`,
    order: (what) => place(db, { address, shop }, what),
    verb: async (order, path, body = {}) => {
      const { status, body: said } = await desk.send("POST", `/orders/${order.id}/${path}`, body);
      expect(status, `${path}: ${JSON.stringify(said)}`).toBeLessThan(300);
    },
    close: async () => {
      await settled();
      await house.close();
      await mailbox.close();
    },
  };
}

async function holdClock(db: Db, moment: { now: Date }): Promise<HeldClock> {
  const followers: ((at: Date) => Promise<void>)[] = [];
  const { reads: database } = db;
  await database.run("create table public.held_clock (at timestamptz not null)");
  await database.run("insert into public.held_clock values ($1)", [moment.now]);
  await database.run(`create function public.clock_timestamp() returns timestamptz language sql stable
    as 'select at from public.held_clock'`);
  return {
    now: () => moment.now,
    set: async (at) => {
      moment.now = new Date(at);
      await database.run("update public.held_clock set at = $1", [moment.now]);
      for (const follower of followers) await follower(moment.now);
    },
    follow: async (follower) => {
      followers.push(follower);
      await follower(moment.now);
    },
  };
}

/** "name=value", as a browser sends it. */
async function sessionOf(address: string, { email, password }: Demo): Promise<string> {
  const guest = createClient(address, { origin: address });
  const { headers } = await guest.send("POST", "/api/v1/session", { email, password });
  return headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

async function place(db: Db, at: { address: string; shop: Shop }, what: StageOrder): Promise<Placed> {
  const rows = await db.reads.all<{ sku: string; variantId: string; productId: string }>(
    `select sku, id as "variantId", product_id as "productId" from variants where shop_id = $1 and sku = any($2)`,
    [at.shop.id, Object.keys(what.items)],
  );
  const items = rows.map(({ sku, ...item }) => ({ item, pieces: what.items[sku] ?? 1 }));
  const { status, body } = await tryToPlace(db, at, { ...what, items });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

interface People {
  stage: Stage;
  /** Sophie's browser, before she signs in. Its clock is the stage's. */
  sophie: Page;
  /** Sophie's browser, signed in. */
  signedIn: Page;
  /** A customer's browser, which runs no script. */
  customer: Page;
}

export const test = base.extend<People>({
  stage: async ({ browserName: _anyBrowser }, use) => {
    const stage = await openStage();
    await use(stage);
    await stage.close();
  },
  sophie: async ({ page, stage }, use) => {
    await stage.clock.follow((at) => page.clock.setFixedTime(at));
    const faults = faultsOn(page);
    await use(page);
    expect(faults).toEqual([]);
  },
  signedIn: async ({ sophie, stage }, use) => {
    await sophie.context().addCookies([stage.cookie]);
    await use(sophie);
  },
  customer: async ({ browser, stage: _stage }, use) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const faults = faultsOn(page);
    await use(page);
    expect(faults).toEqual([]);
    await context.close();
  },
});

/**
 * What the browser's console complains of. An answer that says no is not a fault of the page, and a message is shown
 * in a frame that rightly runs no script, not even the one that holds the clock.
 */
export function faultsOn(page: Page): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => void faults.push(String(error)));
  page.on("console", (message) => {
    const isExpected = /^Failed to load resource|^Blocked script execution in 'about:srcdoc'/.test(message.text());
    if (message.type() === "error" && !isExpected) faults.push(message.text());
  });
  return faults;
}
