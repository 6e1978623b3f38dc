import { randomInt } from "node:crypto";
import { connect, expected, type Connection } from "./http-client.ts";
import { underLoad, eachOnce } from "./load.ts";
import { figures, report } from "./report.ts";
import type { Stage } from "./stage.ts";
import { countStatements } from "./statements.ts";
import { firstNames, lastNames } from "./worlds/names.ts";

const concurrency = 8;
const seconds = 6;
const verbCount = 300;

/** What a merchant reads all day, at the size of the whole shop. */
export const readings: Record<string, (stage: Stage) => Promise<() => string>> = {
  list_orders: async () => () => "/orders",
  search_orders: async () => () => `/orders?q=${encodeURIComponent(`${pick(firstNames)} ${pick(lastNames)}`)}`,
  search_word: async () => () => `/orders?q=${encodeURIComponent(pick(lastNames))}`,
  filter_orders: async () => () =>
    pick([
      "/orders?view=to_do",
      "/orders?payment=awaiting",
      "/orders?fulfilment=shipped,delivered",
      "/orders?view=archived",
      "/orders?means=cheque",
      "/orders?totalMin=30000",
      "/orders?totalMin=900000",
    ]),
  count_orders: async () => () => "/orders/counts",
  open_order: async ({ db, shop }) => {
    const rows = await db.reads.all<{ id: string }>(
      "select id from orders where shop_id = $1 order by md5(id::text) limit 5000",
      [shop.id],
    );
    return () => `/orders/${pick(rows).id}`;
  },
};

const pick = <Value>(values: readonly Value[]): Value => {
  const value = values[randomInt(values.length)];
  if (value === undefined) throw new Error("nothing to pick from");
  return value;
};

export async function measureReading(stage: Stage, measure: string): Promise<void> {
  const pathOf = await readings[measure]?.(stage);
  if (!pathOf) throw new Error(`${measure} is no reading`);
  const { desk, close } = await openDesk(stage);
  const read = async (worker: number) =>
    expected(await ask(desk, worker, { method: "GET", path: deskPath(stage, pathOf()) }), 200);
  const counted = await countStatements(stage.db, () => Promise.all([read(0), read(1), read(2), read(3)]));
  const measured = await underLoad({ concurrency, seconds }, read);
  close();
  report(measure, { concurrency, orders: await countOrders(stage), ...figures(measured), statements: counted / 4 });
}

/** What a merchant does, once an order: `where` says to which. The invoices and messages that follow are made meanwhile. */
export const verbs: Record<string, { where: string; path: string; body: object }> = {
  record_payment: {
    where: "life = 'open' and payment_status = 'awaiting'",
    path: "payments",
    body: { tell: "customer" },
  },
  ship: {
    where: "life = 'open' and payment_status = 'paid' and fulfilment_status = 'unfulfilled'",
    path: "shipments",
    body: { carrier: "Colissimo", trackingNumber: "6A12345678901", tell: "customer" },
  },
};

export async function measureVerb(stage: Stage, measure: string): Promise<void> {
  const verb = verbs[measure];
  if (!verb) throw new Error(`${measure} is no verb`);
  const orders = await stage.db.reads.all<{ id: string }>(
    `select id from orders where shop_id = $1 and ${verb.where} order by placed_at limit ${verbCount + 20}`,
    [stage.shop.id],
  );
  const { desk, close } = await openDesk(stage);
  const act = async (order: { id: string }, worker: number) => {
    const path = deskPath(stage, `/orders/${order.id}/${verb.path}`);
    return expected(await ask(desk, worker, { method: "POST", path, body: verb.body }), 201);
  };
  await eachOnce(orders.slice(0, 20), concurrency, act);
  const measured = await eachOnce(orders.slice(20), concurrency, act);
  close();
  report(measure, { concurrency, orders: await countOrders(stage), ...figures(measured) });
}

async function openDesk({ program, deskHeaders }: Stage): Promise<{ desk: Connection[]; close: () => void }> {
  const desk = await Promise.all(Array.from({ length: concurrency }, () => connect(program.address, deskHeaders)));
  return { desk, close: () => desk.forEach((one) => one.close()) };
}

const deskPath = ({ shop }: Stage, path: string) => `/api/v1/shops/${shop.slug}${path}`;

function ask(desk: readonly Connection[], worker: number, request: { method: string; path: string; body?: object }) {
  const connection = desk[worker];
  if (!connection) throw new Error("more workers than connections");
  return connection.ask(request.method, request.path, request.body);
}

async function countOrders({ db, shop }: Stage): Promise<number> {
  const row = await db.reads.one<{ count: number }>("select count(*) as count from orders where shop_id = $1", [
    shop.id,
  ]);
  return row?.count ?? 0;
}
