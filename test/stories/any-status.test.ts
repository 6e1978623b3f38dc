// Every status a hand can set, from every other: the facts follow, and the books stay right.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { PossibleStatus } from "../../src/automations/status-choice.ts";
import { camille } from "../support/people.ts";
import { openTestShop, type OrderOptions, type Placed, type TestShop } from "../support/shop.ts";

let shop: TestShop;
before(async () => {
  shop = await openTestShop({ settings: { invoiceRule: "hand" } });
});
after(() => shop.close());

type Axis = "payment" | "fulfilment";

const ask = (order: Placed, body: object) => shop.desk.send("POST", `/orders/${order.id}/status`, body);
const parts: Partial<Record<string, number>> = { partially_paid: 2_000, partially_refunded: 1_000 };
const choose = async (order: Placed, axis: Axis, value: string) => {
  const answer = await ask(order, { axis, value, tell: "nobody", amount: parts[value] });
  assert.equal(answer.status, 200, `${value}: ${JSON.stringify(answer.body)}`);
  const page = await shop.page(order.id);
  assert.equal(axis === "payment" ? page.paymentStatus : page.fulfilmentStatus, value, `chosen: ${value}`);
};
const choosable = async (order: Placed, axis: Axis) => {
  const { body } = await shop.desk.get<{ statuses: PossibleStatus[] }>(`/orders/${order.id}/possible-statuses`);
  const found = body.statuses.filter((one) => one.axis === axis && one.statusId === null && one.steps !== null);
  return found.map((one) => String(one.value)).sort();
};

const stockOf = async (variantId: string) =>
  (
    await shop.db.reads.one<{ pieces: number }>("select on_hand / 1000 as pieces from variants where id = $1", [
      variantId,
    ])
  )?.pieces;

const tables: {
  what: string;
  axis: Axis;
  values: string[];
  how: (stock: number) => Promise<OrderOptions & { variantId: string }>;
}[] = [
  {
    what: "payment",
    axis: "payment",
    values: ["awaiting", "paid", "partially_paid", "partially_refunded", "refunded", "voided"],
    how: (stock) => goods({}, stock),
  },
  {
    what: "an order that is sent",
    axis: "fulfilment",
    values: ["delivered", "processing", "returned", "shipped", "unfulfilled", "will_not_deliver"],
    how: (stock) => goods({}, stock),
  },
  {
    what: "an order that is fetched",
    axis: "fulfilment",
    values: ["delivered", "processing", "ready_for_pickup", "returned", "unfulfilled", "will_not_deliver"],
    how: (stock) => goods({ delivery: "pickup" }, stock),
  },
  {
    what: "an order without goods",
    axis: "fulfilment",
    values: ["delivered", "not_required", "processing"],
    how: async () => {
      const item = await shop.product({ kind: "service", name: "Atelier bougies" });
      return { person: camille, delivery: "none", items: [{ item, pieces: 1 }], variantId: item.variantId };
    },
  },
];

async function goods(options: OrderOptions, stock: number): Promise<OrderOptions & { variantId: string }> {
  const item = await shop.product({ stock });
  return { person: camille, ...options, items: [{ item, pieces: 2 }], variantId: item.variantId };
}

for (const { what, axis, values, how } of tables) {
  for (const from of values) {
    test(`C3 ${what}: from ${from}, every other status can be chosen, and the order bears it`, async () => {
      for (const to of values.filter((one) => one !== from)) {
        const { variantId, ...options } = await how(5);
        const order = await shop.order(options);
        await choose(order, axis, from);
        assert.deepEqual(await choosable(order, axis), values, "none is greyed out");

        await choose(order, axis, to);
        const { life } = await shop.page(order.id);
        const isOut = life === "open" && to !== "returned";
        if (axis === "fulfilment" && options.delivery !== "none")
          assert.equal(await stockOf(variantId), isOut ? 3 : 5, `the stock after ${from}, ${to}`);
      }
    });
  }
}

test("C3 a cancelled order is left by any status, unless its articles were sold meanwhile", async () => {
  const { items = [], variantId } = await goods({}, 2);
  const order = await shop.order({ person: camille, items });
  await choose(order, "payment", "voided");
  assert.equal(await stockOf(variantId), 2);

  const other = await shop.order({ items: items.map((one) => ({ ...one, pieces: 1 })) });
  const refused = await ask(order, { axis: "fulfilment", value: "processing" });
  assert.deepEqual([refused.status, (refused.body as { code: string }).code], [409, "out_of_stock"]);
  assert.equal((await shop.page(order.id)).life, "cancelled");

  await choose(other, "payment", "voided");
  await choose(order, "fulfilment", "processing");
  const { life, fulfilmentStatus } = await shop.page(order.id);
  assert.deepEqual([life, fulfilmentStatus, await stockOf(variantId)], ["open", "processing", 0]);
});

test("a status that says how much asks how much, and takes neither nothing nor all", async () => {
  const order = await shop.order({ person: camille });
  const codes = [];
  for (const amount of [undefined, order.total, order.total + 1])
    codes.push((await ask(order, { axis: "payment", value: "partially_paid", amount })).body);

  assert.deepEqual(
    codes.map((body) => (body as { code: string }).code),
    ["amount_not_a_part", "amount_not_a_part", "amount_not_a_part"],
  );
  assert.equal((await shop.page(order.id)).captured, 0);
});

test("what was chosen again and again stays in the books, entry by entry", async () => {
  const order = await shop.order({ person: camille });
  for (const value of ["paid", "refunded", "paid", "awaiting"]) await choose(order, "payment", value);

  const { movements, captured, refunded } = await shop.page(order.id);
  assert.deepEqual(
    movements.map((one) => one.kind),
    ["captured", "refunded", "reversed", "reversed"],
  );
  assert.deepEqual([captured, refunded], [0, 0]);
});
