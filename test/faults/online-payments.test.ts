// Whatever customers, banks, merchants and bad luck do, in whatever order: our money is the provider's, to the cent.
import assert from "node:assert/strict";
import { suite, test, type TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "../../src/lib/db.ts";
import { freePort } from "../../src/lib/postgres/process.ts";
import { testDatabase } from "../support/database.ts";
import { breaches } from "../support/invariants.ts";
import { openPayingShop, takeMoney } from "../support/paying.ts";
import { programOn } from "../support/program.ts";
import { openFakeStripe } from "../support/providers/fake-stripe.ts";
import { randomOf } from "../support/random.ts";
import { addProduct, foundShop, signIn } from "../support/shop.ts";
import { live, type Life, type World } from "./online-payments/life.ts";
import { openPostOffice } from "./online-payments/post-office.ts";
import { drained, night, untruths } from "./online-payments/truth.ts";

const only = process.env["CARNET_SEED"];
const livesAtOnce = 6;

async function liveAll(world: World, seeds: readonly number[]): Promise<Life[]> {
  const lives: Life[] = [];
  const waiting = [...seeds];
  const lane = async () => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
      const current = seed;
      const lived = await live(world, current).catch((error: unknown) => {
        throw new Error(`seed ${current}: ${String(error)}`, { cause: error });
      });
      lives.push(lived);
    }
  };
  await Promise.all(Array.from({ length: livesAtOnce }, lane));
  return lives;
}

const seedsFrom = ({ first, count }: { first: number; count: number }): number[] =>
  only === undefined ? Array.from({ length: count }, (_, index) => first + index) : [Number(only)];

async function agreed(t: TestContext, world: World, lives: readonly Life[]): Promise<void> {
  await drained(world.db);
  await night(world.db);
  t.diagnostic(`${lives.length} orders, ${world.fake.asked.length} requests to the provider`);
  assert.deepEqual(await untruths(world, lives), []);
  assert.deepEqual(await breaches(world.db, world.shop.id), []);
}

const lots = { automatic: { first: 1, count: 250 }, manual: { first: 1_001, count: 100 } } as const;

const killed = { first: 2_001, count: 160 };
const deaths = 8;
const appProcess = fileURLToPath(new URL("../support/app-process.ts", import.meta.url));

/** The program on a database that outlives it, and a shop that takes money by it. */
async function openKillable(t: TestContext): Promise<{ world: World; program: ReturnType<typeof programOn> }> {
  const fake = await openFakeStripe();
  const url = await testDatabase();
  const db = openDatabase(url);
  const environment = { DATABASE_URL: url, SECRET_KEY: Buffer.alloc(32, 7).toString("base64"), LOG_LEVEL: "error" };
  const program = programOn({ directory: "/nonexistent", port: await freePort(), environment, entry: appProcess });
  await program.start();
  t.after(async () => {
    await program.kill();
    await db.close();
    await fake.close();
  });
  const shop = await foundShop(db, { settings: { invoiceRule: "hand" } });
  const desk = await signIn(program.address, shop);
  const { baseUrl, secrets } = fake;
  const { hookPath } = await takeMoney(desk, { provider: "stripe", baseUrl, secrets });
  const item = await addProduct(db, shop, {});
  const { address } = program;
  const world = { db, shop, desk, address, hookPath, item, fake, post: openPostOffice(fake.books), isHaunted: false };
  return { world, program };
}

void suite("online payments", { concurrency: true }, () => {
  for (const capture of ["automatic", "manual"] as const)
    void test(`${lots[capture].count} orders paid as chance has it agree with the provider's books (${capture} capture)`, async (t) => {
      const fake = await openFakeStripe();
      const { baseUrl, secrets } = fake;
      const settings = { paymentCapture: capture, invoiceRule: "hand" } as const;
      const shop = await openPayingShop({ provider: "stripe", baseUrl, secrets, settings });
      t.after(async () => {
        await shop.close();
        await fake.close();
      });
      const item = await shop.product({});
      const world = { ...shop, item, fake, post: openPostOffice(fake.books), isHaunted: true };
      await agreed(t, world, await liveAll(world, seedsFrom(lots[capture])));
    });

  void test(`killed ${deaths} times while ${killed.count} orders are paid, the program agrees with the provider's books`, async (t) => {
    const { world, program } = await openKillable(t);
    const random = randomOf(killed.first);
    const lives = liveAll(world, seedsFrom(killed));
    const over = { is: false };
    lives.catch(() => {}).finally(() => (over.is = true));
    let killedAt = 0;
    for (let death = 0; death < deaths && !over.is; death++) {
      // Killing a program that has asked the provider nothing yet proves nothing.
      while (world.fake.asked.length < killedAt + 10 + random.upTo(40) && !over.is) await sleep(2);
      killedAt = world.fake.asked.length;
      await program.kill();
      await program.start();
    }
    await agreed(t, world, await lives);
  });
});
