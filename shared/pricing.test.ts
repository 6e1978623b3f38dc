import { strict as assert } from "node:assert";
import { test } from "node:test";
import fc from "fast-check";
import { micro, milli, minor, negated, ppm, sum } from "./money.ts";
import { cashRounded, price, refundParts, unitPriceBeforeTax } from "./pricing.ts";
import type { Priced, PriceInput, TaxRate } from "./pricing.ts";

const tva = (percent: number): TaxRate[] => [{ name: "TVA", rate: ppm(percent * 10_000) }];
const quebec: TaxRate[] = [
  { name: "TPS", rate: ppm(50_000) },
  { name: "TVQ", rate: ppm(99_750) },
];
const good = (cents: number, taxes: readonly TaxRate[], quantity = 1) => ({
  unitPrice: micro(cents * 10_000),
  quantity: milli(quantity * 1000),
  taxes,
});
const shop = { currency: "EUR", pricesIncludeTax: true };

test("three goods at 0.99 with tax share one rounding", () => {
  const { lines, net, tax, total } = price({
    ...shop,
    lines: [good(99, tva(20)), good(99, tva(20)), good(99, tva(20))],
  });

  assert.deepEqual(
    lines.map((line) => line.net),
    [83, 83, 82],
  );
  assert.deepEqual([net, tax, total], [248, 49, 297]);
});

test("shipping taxed as the goods follows their value", () => {
  const lines = [good(2990, tva(20), 2), good(2385, tva(5.5))];

  const { shipping, total } = price({ ...shop, lines, shipping: { price: minor(690), taxes: "as-goods" } });

  assert.deepEqual(
    shipping.taxes.map(({ net, tax }) => [net, tax]),
    [
      [411, 82],
      [187, 10],
    ],
  );
  assert.deepEqual([shipping.price, shipping.total, total], [690, 690, 9055]);
});

test("shipping taxed as goods that are given away follows their list price", () => {
  const lines = [good(1250, tva(20))];

  const { shipping, net, tax, total } = price({
    ...shop,
    lines,
    discount: { percent: ppm(1_000_000) },
    shipping: { price: minor(490), taxes: "as-goods" },
  });

  assert.deepEqual([net, tax, total], [408, 82, 490]);
  assert.equal(shipping.discount, 0);
});

test("shipping taxed as goods ignores those taken back in an exchange", () => {
  const lines = [good(10_000, tva(20)), good(3000, tva(5.5), -1)];

  const { shipping } = price({ ...shop, lines, shipping: { price: minor(600), taxes: "as-goods" } });

  assert.deepEqual([shipping.net, shipping.tax], [500, 100]);
});

test("shipping without goods bears no tax of theirs", () => {
  const { shipping, taxes } = price({ ...shop, lines: [], shipping: { price: minor(490), taxes: "as-goods" } });

  assert.deepEqual([shipping.net, shipping.tax, taxes], [490, 0, []]);
});

test("a discount on everything is shared with shipping", () => {
  const input: PriceInput = {
    ...shop,
    lines: [good(900, tva(20))],
    discount: { percent: ppm(500_000) },
    discountScope: "all",
    shipping: { price: minor(100), taxes: tva(20) },
  };

  const { lines, shipping, discount, total } = price(input);

  assert.deepEqual([lines[0]?.discount, shipping.discount, discount, total], [450, 50, 500, 500]);
  assert.deepEqual([shipping.price, shipping.total], [100, 50]);
});

test("a discount never exceeds the goods, and is never negative", () => {
  const lines = [good(900, tva(20))];

  assert.equal(price({ ...shop, lines, discount: { amount: minor(5000) } }).total, 0);
  assert.throws(() => price({ ...shop, lines, discount: { amount: minor(-1) } }), RangeError);
  assert.throws(() => price({ ...shop, lines, discount: { percent: ppm(1_000_001) } }), RangeError);
});

test("both taxes of Quebec are computed on the price before tax and shown apart", () => {
  const { taxes, total, lines } = price({ currency: "CAD", pricesIncludeTax: false, lines: [good(30, quebec)] });

  assert.deepEqual(
    taxes.map(({ name, net, tax }) => [name, net, tax]),
    [
      ["TPS", 30, 2],
      ["TVQ", 30, 3],
    ],
  );
  assert.deepEqual([total, lines[0]?.total], [35, 35]);
});

test("a zero rate is listed with its base, and no tax is listed for goods without any", () => {
  const zero = price({ ...shop, lines: [good(500, tva(0))] });
  const none = price({ ...shop, lines: [good(500, [])] });

  assert.deepEqual(zero.taxes, [{ name: "TVA", rate: 0, net: 500, tax: 0 }]);
  assert.deepEqual([none.taxes, none.net, none.total], [[], 500, 500]);
});

test("a product exchanged for another costs the difference", () => {
  const { lines, net, tax, total } = price({ ...shop, lines: [good(1000, tva(20)), good(999, tva(20), -1)] });

  assert.deepEqual(
    lines.map((line) => [line.net, line.tax]),
    [
      [833, 167],
      [-832, -167],
    ],
  );
  assert.deepEqual([net, tax, total], [1, 0, 1]);
});

test("a price with home tax loses it for a buyer who is not taxed at home", () => {
  const unitPrice = unitPriceBeforeTax(micro(29_900_000), tva(20));

  const line = { unitPrice, quantity: milli(1000), taxes: tva(19) };
  const { net, tax, total } = price({ currency: "EUR", pricesIncludeTax: false, lines: [line] });

  assert.deepEqual([net, tax, total], [2492, 473, 2965]);
});

const taxSets = fc.constantFrom<readonly TaxRate[]>(
  [],
  tva(0),
  tva(5.5),
  tva(20),
  tva(8.1),
  quebec,
  quebec.slice(0, 1),
);
const anyLine = fc.record({
  unitPrice: fc.integer({ min: 0, max: 500_000_000 }).map(micro),
  quantity: fc
    .oneof(
      fc.integer({ min: 1, max: 9 }).map((n) => n * 1000),
      fc.integer({ min: 0, max: 9999 }),
    )
    .map(milli),
  taxes: taxSets,
});
const anyCart: fc.Arbitrary<PriceInput> = fc.record(
  {
    currency: fc.constantFrom("EUR", "JPY", "TND"),
    pricesIncludeTax: fc.boolean(),
    lines: fc.array(anyLine, { maxLength: 8 }),
    discount: fc.oneof(
      fc.record({ amount: fc.integer({ min: 0, max: 100_000 }).map(minor) }),
      fc.record({ percent: fc.integer({ min: 0, max: 1_000_000 }).map(ppm) }),
    ),
    discountScope: fc.constantFrom<"items" | "all">("items", "all"),
    shipping: fc.record({
      price: fc.integer({ min: 0, max: 5000 }).map(minor),
      taxes: fc.oneof(taxSets, fc.constant("as-goods" as const)),
    }),
  },
  { requiredKeys: ["currency", "pricesIncludeTax", "lines"] },
);

function assertAddsUp({ lines, shipping, taxes, subtotal, discount, net, tax, total }: Priced, input: PriceInput) {
  const parts = [...lines, shipping];
  for (const part of parts) {
    assert.equal(part.net + part.tax, part.total);
    assert.equal(sum(part.taxes.map((each) => each.tax)), part.tax);
  }
  assert.equal(sum(parts.map((part) => part.total)), total);
  assert.equal(sum(parts.map((part) => part.net)), net);
  assert.equal(sum(parts.map((part) => part.tax)), tax);
  assert.equal(sum(taxes.map((each) => each.tax)), tax);
  assert.equal(net + tax, total);
  assert.equal(sum(lines.map((line) => line.gross)), subtotal);
  assert.equal(sum(parts.map((part) => part.discount)), discount);
  assert.equal(subtotal + shipping.price - discount, input.pricesIncludeTax ? total : net);
}

test("whatever is in the cart, every figure adds up to the cent", () => {
  fc.assert(
    fc.property(anyCart, (input) => assertAddsUp(price(input), input)),
    { numRuns: 500 },
  );
});

test("an exchange of any goods for any others adds up too", () => {
  const exchange = fc.tuple(anyCart, fc.array(anyLine, { maxLength: 4 })).map(([cart, back]) => ({
    ...cart,
    lines: [...cart.lines, ...back.map((line) => ({ ...line, quantity: milli(0 - line.quantity) }))],
  }));

  fc.assert(
    fc.property(exchange, (input) => assertAddsUp(price(input), input)),
    { numRuns: 500 },
  );
});

test("taking everything back is the exact mirror of the sale", () => {
  fc.assert(
    fc.property(anyCart, (input) => {
      const lines = input.lines.map((line) => ({ ...line, quantity: milli(0 - line.quantity) }));
      const shipping = input.shipping && { ...input.shipping, price: negated(input.shipping.price) };

      assert.deepEqual(price({ ...input, lines, shipping }), mirrored(price(input)));
    }),
    { numRuns: 300 },
  );
});

/** Every amount negated; rates and names kept. */
function mirrored(priced: Priced): unknown {
  const text = JSON.stringify(priced, (key, value: unknown) =>
    typeof value === "number" && key !== "rate" ? 0 - value : value,
  );
  return JSON.parse(text);
}

const sold = { quantity: milli(2000), total: minor(5980), net: minor(4983), tax: minor(997) };
const nothing = { quantity: milli(0), total: minor(0), net: minor(0), tax: minor(0) };

test("a unit given back after a part of the money is worth what is left at most", () => {
  const gesture = refundParts(sold, nothing, { amount: minor(1000) });
  const first = refundParts(sold, { ...gesture, quantity: milli(0) }, { quantity: milli(1000) });
  const done = { total: minor(3990), net: minor(gesture.net + first.net), tax: minor(gesture.tax + first.tax) };

  const second = refundParts(sold, { ...done, quantity: milli(1000) }, { quantity: milli(1000) });

  assert.deepEqual([gesture.total, first.total, second.total], [1000, 2990, 1990]);
  assert.equal(gesture.net + first.net + second.net, sold.net);
});

test("no more than what is left of a line is given back", () => {
  const tooMuch = [
    { amount: minor(5981) },
    { amount: minor(-1) },
    { quantity: milli(2001) },
    { quantity: milli(-1000) },
  ];

  for (const portion of tooMuch) assert.throws(() => refundParts(sold, nothing, portion), RangeError);
});

test("refunds of any sizes end exactly at the line", () => {
  const line = fc.tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 0, max: 25 }));

  fc.assert(
    fc.property(line, fc.array(fc.integer({ min: 1, max: 400_000 }), { maxLength: 6 }), ([total, percent], amounts) => {
      const tax = Math.floor((total * percent) / (100 + percent));
      const whole = { total: minor(total), net: minor(total - tax), tax: minor(tax) };
      let done: { total: typeof whole.total; net: typeof whole.net; tax: typeof whole.tax } = nothing;
      for (const asked of [...amounts, total]) {
        const amount = minor(Math.min(asked, total - done.total));
        const part = refundParts(whole, done, { amount });
        done = {
          total: sum([done.total, part.total]),
          net: sum([done.net, part.net]),
          tax: sum([done.tax, part.tax]),
        };
      }
      assert.deepEqual(done, whole);
    }),
  );
});

test("an amount to pay in cash is rounded to the nearest coin", () => {
  const rounded = [3992, 3993, -3992, -3993, 2].map((amount) => cashRounded(minor(amount), minor(5)));

  assert.deepEqual(rounded, [3990, 3995, -3990, -3995, 0]);
});

test("the dearest basket that can be filled is counted to the cent", () => {
  const dearest = good(1_000_000_000, quebec, 9_999);

  const { net, tax, total } = price({
    ...shop,
    lines: Array.from({ length: 100 }, () => dearest),
    shipping: { price: minor(100_000_000), taxes: "as-goods" },
  });

  assert.equal(total, 999_900_000_000_000 + 100_000_000);
  assert.equal(net + tax, total);
});
