import { randomBytes, randomInt } from "node:crypto";
import { connect, expected, type Connection } from "../http-client.ts";
import { limitOf } from "./limit.ts";
import { underLoad, type Measured } from "../load.ts";
import { computedMilliseconds } from "../processes.ts";
import { figures, report } from "../report.ts";
import { letPlannerKnow, type Stage } from "../stage.ts";
import { countStatements, jobsDone, jobsLeft, whileJobsWait } from "../statements.ts";

const concurrencies = [1, 8, 32];
const countedOrders = 100;
const seconds = 10;
const warmUpSeconds = 2;
const limitSeconds = 5;

/** Places orders as a guest does, through the storefront's API, and says how far that is from what the machine could do. */
export async function measurePlacing(stage: Stage): Promise<void> {
  const methods = await methodsOf(stage);
  const { counted, limit } = await whileJobsWait(stage.db, async () => {
    const guest = await connect(stage.program.address);
    const placeSome = async () => {
      for (let count = 0; count < countedOrders; count++) await placeOrder(stage, methods, guest);
    };
    const statements = await countStatements(stage.db, placeSome);
    guest.close();
    await letPlannerKnow(stage.db);
    return { counted: statements, limit: await limitOf(stage) };
  });
  for (const concurrency of concurrencies) {
    await jobsDone(stage.db);
    const placed = await placeAt(stage, methods, concurrency);
    const left = await jobsLeft(stage.db);
    stage.program.pause();
    const possible = await underLoad({ concurrency, seconds: limitSeconds, warmUpSeconds: 1 }, limit.write);
    stage.program.resume();
    report("place_order", {
      concurrency,
      ...figures(placed),
      statements: counted / countedOrders,
      limit_per_second: possible.perSecond,
      ratio: placed.perSecond / possible.perSecond,
      program_cpu_ms: placed.program,
      database_cpu_ms: placed.database,
      jobs_left: left,
    });
  }
  await limit.close();
}

/** On connections of their own: the server closes those that say nothing for long. */
export async function placeAt(stage: Stage, methods: Methods, concurrency: number): Promise<Measured & Computed> {
  const guests = await Promise.all(Array.from({ length: concurrency }, () => connect(stage.program.address)));
  const before = await computed(stage);
  const measured = await underLoad({ concurrency, seconds, warmUpSeconds }, (worker) =>
    placeOrder(stage, methods, guests[worker] ?? fail()),
  );
  const after = await computed(stage);
  const orders = (measured.count * (seconds + warmUpSeconds)) / seconds;
  for (const guest of guests) guest.close();
  return {
    ...measured,
    program: (after.program - before.program) / orders,
    database: (after.database - before.database) / orders,
  };
}

/** Milliseconds of processor time. */
interface Computed {
  program: number;
  database: number;
}

async function computed({ program, databasePid }: Stage): Promise<Computed> {
  const [ofProgram, ofDatabase] = await Promise.all([program.pid, databasePid].map(computedMilliseconds));
  return { program: ofProgram ?? 0, database: ofDatabase ?? 0 };
}

function fail(): never {
  throw new Error("more workers than connections");
}

interface Methods {
  deliveryMethodId: string;
  paymentMethodId: string;
}

export async function methodsOf({ db, shop }: Stage): Promise<Methods> {
  const row = await db.reads.one<Methods>(
    `select (select id from delivery_methods where shop_id = $1 and kind = 'shipping' limit 1) as "deliveryMethodId",
       (select id from payment_methods where shop_id = $1 and kind = 'cheque' limit 1) as "paymentMethodId"`,
    [shop.id],
  );
  return row ?? fail();
}

/** The whole way of a guest: basket with two articles, who and where, how it comes, how it is paid, placement. */
export async function placeOrder(
  { shop, variantIds }: Stage,
  methods: Methods,
  guest: Connection,
): Promise<{ id: string }> {
  const base = `/api/v1/storefront/${shop.slug}/carts`;
  const lines = twoOf(variantIds).map((variantId) => ({ variantId, quantity: 1 }));
  const { token } = expected<{ token: string }>(await guest.ask("POST", base, { lines }), 201);
  const cart = `${base}/${token}`;
  const name = `Camille ${randomBytes(4).toString("hex")}`;
  const contact = { name, email: `${name.replace(" ", ".")}@exemple.fr`.toLowerCase(), phone: "06 12 34 56 78" };
  const deliveryAddress = {
    name,
    line1: "12 rue des Tables-Claudiennes",
    postalCode: "69001",
    city: "Lyon",
    country: "FR",
  };
  expected(await guest.ask("PATCH", cart, { contact, deliveryAddress }), 200);
  expected(await guest.ask("PATCH", cart, { deliveryMethodId: methods.deliveryMethodId }), 200);
  expected(await guest.ask("PATCH", cart, { paymentMethodId: methods.paymentMethodId }), 200);
  return expected(await guest.ask("POST", `${cart}/placement`, {}), 201);
}

function twoOf(ids: readonly string[]): string[] {
  const first = randomInt(ids.length);
  const second = (first + 1 + randomInt(ids.length - 1)) % ids.length;
  return [ids[first] ?? fail(), ids[second] ?? fail()];
}
