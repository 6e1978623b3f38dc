import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { micro, milli, minor, ppm, sum } from "../../../shared/money.ts";
import { shippingOf } from "../../invoices/credit/billed.ts";
import { closingNote } from "../../invoices/credit/credit-note.ts";
import { contentOf, papersOfEdit } from "../../invoices/invoice.ts";
import { stockMovesOf } from "../../orders/editing/content.ts";
import type { Order, OrderLine } from "../../orders/order.ts";
import type { Sellable } from "../../catalog/stock.ts";
import { sampleOrder } from "../../notifications/texts/sample-order.ts";
import { sampleShop } from "../../../test/support/sample-order.ts";
import { EditChanges } from "./edit.ts";
import { edited, isUnchanged } from "./edited.ts";

const shop = sampleShop();
const placed = (): Order => {
  const order = sampleOrder();
  const lines = order.lines.map((line, at): OrderLine => ({ ...line, variantId: variantIds[at] ?? null }));
  return { ...order, lines };
};
const variantIds = [1, 2, 3, 4].map((at) => `0197a000-0000-7000-8000-0000000000a${at}`);
const sellable: Sellable = {
  variantId: variantIds[3] ?? "",
  productId: variantIds[3] ?? "",
  sku: "MI-1",
  name: "Miel",
  variantName: "",
  kind: "goods",
  price: minor(1_250),
  taxClass: "reduced",
  weightGrams: 500,
  isStockCounted: true,
  available: milli(1_000_000),
  pictureId: null,
  fileId: null,
  isVisible: true,
  noWithdrawal: "",
};

/** What somebody may ask of an order, whatever lines it has: positions that it does not have are passed over. */
const asked = fc.record({
  remove: fc.array(fc.nat(5), { maxLength: 2 }),
  change: fc.array(
    fc.record({
      at: fc.nat(5),
      quantity: fc.option(fc.integer({ min: 1, max: 20_000 })),
      unitPrice: fc.option(fc.integer({ min: 0, max: 100_000 })),
    }),
    { maxLength: 3 },
  ),
  add: fc.array(fc.integer({ min: 1, max: 9_000 }), { maxLength: 2 }),
  free: fc.option(fc.integer({ min: 0, max: 50_000 })),
  discount: fc.option(
    fc.oneof(
      fc.record({ amount: fc.integer({ min: 1, max: 200_000 }) }),
      fc.record({ percent: fc.integer({ min: 1, max: 1_000_000 }) }),
      fc.constant(null),
    ),
    { nil: undefined },
  ),
  shipping: fc.option(fc.integer({ min: 0, max: 5_000 })),
});
type Asked = typeof asked extends fc.Arbitrary<infer One> ? One : never;

let made = 0;
const makeId = () => `0197a000-0000-7000-8000-${String((made += 1)).padStart(12, "0")}`;

function changesFrom(order: Order, one: Asked): EditChanges {
  const idAt = (at: number) => order.lines[at]?.id;
  const removeLines = [...new Set(one.remove.flatMap((at) => idAt(at) ?? []))].slice(0, order.lines.length - 1);
  const changeLines = one.change.flatMap(({ at, quantity, unitPrice }) => {
    const id = idAt(at);
    if (!id || removeLines.includes(id)) return [];
    return [{ id, ...(quantity !== null && { quantity }), ...(unitPrice !== null && { unitPrice }) }];
  });
  const free = one.free === null ? [] : [{ name: "Ruban", quantity: 1_000, unitPrice: one.free, taxClass: "standard" }];
  return EditChanges.parse({
    removeLines,
    changeLines: [...new Map(changeLines.map((line) => [line.id, line])).values()],
    addLines: [...one.add.map((quantity) => ({ variantId: sellable.variantId, quantity })), ...free],
    ...(one.discount !== undefined && { discount: one.discount }),
    ...(one.shipping !== null && { delivery: { price: one.shipping } }),
  });
}

const found = { items: new Map([[sellable.variantId, sellable]]), deliveryMethods: [], makeId };
const applied = (order: Order, one: Asked): Order => edited(shop, order, changesFrom(order, one), found);
const runs = { numRuns: 400 };

test("whatever is changed, however often, the totals add up to the cent in every figure", () => {
  fc.assert(
    fc.property(fc.array(asked, { minLength: 1, maxLength: 5 }), (all) => {
      const order = all.reduce(applied, placed());

      assert.equal(order.total, order.net + order.tax);
      assert.equal(order.total, sum(order.lines.map((line) => line.total)) + order.shipping);
      assert.equal(order.net, sum(order.taxes.map((tax) => tax.net)));
      assert.equal(order.tax, sum(order.taxes.map((tax) => tax.tax)));
      assert.equal(order.subtotal - order.discount + order.shipping, order.total);
      assert.equal(shippingOf(order)?.total, order.shipping);
      assert.deepEqual(
        order.lines.map(({ position }) => position),
        order.lines.map((_line, at) => at + 1),
      );
      assert.ok(order.total >= 0);
    }),
    runs,
  );
});

test("what every edit takes from the stock and gives back is, together, what the order holds at the end", () => {
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 5 }), (all) => {
      const held = new Map<string, number>();
      const move = (before: Order, after: Order) => {
        const { taken, given } = stockMovesOf(before, after);
        for (const { lineId, quantity } of taken) held.set(lineId, (held.get(lineId) ?? 0) + quantity);
        for (const { lineId, quantity } of given) held.set(lineId, (held.get(lineId) ?? 0) - quantity);
        return after;
      };
      const first = placed();
      move({ ...first, lines: [] }, first);
      const last = all.reduce((order, one) => move(order, applied(order, one)), first);

      const counted = last.lines.filter((line) => line.isStockCounted && line.variantId !== null);
      const holds = new Map([...held].filter(([, quantity]) => quantity !== 0));
      assert.deepEqual(holds, new Map(counted.map(({ id, quantity }) => [id, quantity])));
    }),
    runs,
  );
});

test("invoices less credit notes are always the order's total, rate by rate", () => {
  const at = { number: "FA-1", issuedAt: new Date("2026-11-23T10:00:00Z"), received: null };
  fc.assert(
    fc.property(fc.array(asked, { minLength: 1, maxLength: 5 }), (all) => {
      let order: Order = { ...placed(), invoiceNumber: "FA-1" };
      let standing = contentOf(order, shop, at);
      const billed = new Map<string, number>();
      const book = (content: Pick<typeof standing, "taxes">, sign: 1 | -1) => {
        for (const { rate, net, tax } of content.taxes)
          billed.set(String(rate), (billed.get(String(rate)) ?? 0) + sign * (net + tax));
      };
      book(standing, 1);
      for (const one of all) {
        const after = applied(order, one);
        const kinds = papersOfEdit(shop, order, after).map(({ kind }) => kind);
        assert.deepEqual(kinds, kinds.length > 0 ? ["credit_note", "invoice"] : []);
        if (kinds.length > 0) {
          book(closingNote({ invoice: standing, notes: [] }, at, { timeZone: shop.timeZone, reason: "" }), -1);
          standing = contentOf(after, shop, at);
          book(standing, 1);
        }
        order = after;
      }
      const own = new Map<string, number>();
      for (const { rate, net, tax } of order.taxes) own.set(String(rate), (own.get(String(rate)) ?? 0) + net + tax);
      const left = new Map([...billed].filter(([, amount]) => amount !== 0));
      assert.deepEqual(left, new Map([...own].filter(([, amount]) => amount !== 0)));
      assert.equal(standing.total, order.total);
    }),
    runs,
  );
});

test("asking for what the order has already changes nothing, and moves nothing", () => {
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 3 }), (all) => {
      const order = all.reduce(applied, placed());
      const same = EditChanges.parse({
        changeLines: order.lines.map(({ id, quantity, name }) => ({ id, quantity, name })),
      });

      const again = edited(shop, order, same, found);

      assert.ok(isUnchanged(order, again));
      assert.deepEqual(stockMovesOf(order, again), { taken: [], given: [] });
    }),
    runs,
  );
});

test("a line keeps what has left of it, and the price it was sold at", () => {
  const order = placed();
  const [first, ...others] = order.lines;
  assert.ok(first);
  const sent: Order = { ...order, lines: [{ ...first, shipped: milli(2_000) }, ...others] };
  const ask = (changes: object) => edited(shop, sent, EditChanges.parse(changes), found);

  assert.throws(() => ask({ removeLines: [first.id] }), /line_already_left/);
  assert.throws(() => ask({ changeLines: [{ id: first.id, quantity: 1_999 }] }), /line_already_left/);
  assert.equal(ask({ changeLines: [{ id: first.id, quantity: 2_000 }] }).lines[0]?.quantity, 2_000);
  assert.equal(
    ask({ addLines: [{ variantId: sellable.variantId, quantity: 1_000 }] }).lines[0]?.unitPriceMicro,
    micro(28_900_000),
  );
  assert.deepEqual(ask({ discount: { percent: 100_000 } }).discountGiven, { percent: ppm(100_000) });
});
