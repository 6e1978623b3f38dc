import { strict as assert } from "node:assert";
import { test } from "node:test";
import fc from "fast-check";
import {
  allocate,
  apportion,
  decimal,
  formatMoney,
  formatQuantity,
  formatRate,
  formatUnitPrice,
  fractionDigits,
  lineGross,
  micro,
  microOfMinor,
  milli,
  minor,
  parseDecimal,
  negated,
  ppm,
  roundDiv,
  shareOf,
  sum,
} from "./money.ts";

test("an amount that is no safe integer is refused, and minus zero is zero", () => {
  for (const constructor of [minor, micro, milli, ppm])
    for (const value of [0.5, Number.NaN, Infinity, 2 ** 53]) assert.throws(() => constructor(value), RangeError);

  assert.ok(Object.is(minor(-0), 0));
  assert.throws(() => sum([minor(Number.MAX_SAFE_INTEGER), minor(1)]), RangeError);
});

test("each currency has its own decimals, and what is no currency is refused", () => {
  const digits = ["EUR", "CHF", "CAD", "JPY", "XPF", "XOF", "TND", "KWD", "CLF"].map(fractionDigits);

  assert.deepEqual(digits, [2, 2, 2, 0, 0, 0, 3, 3, 4]);
  for (const wrong of ["eur", "EURO", ""]) assert.throws(() => fractionDigits(wrong), RangeError);
});

test("a half rounds away from zero on both sides", () => {
  const rounded = [5n, -5n, 4n, -4n, 7n, 0n].map((n) => roundDiv(n, n === 7n ? -2n : 2n));

  assert.deepEqual(rounded, [3n, -3n, 2n, -2n, -4n, 0n]);
  assert.equal(shareOf(minor(250), ppm(50_000)), 13);
  assert.equal(shareOf(minor(-250), ppm(50_000)), -13);
});

const splits: [total: number, weights: number[], parts: number[]][] = [
  [1000, [3333, 3333, 3334], [333, 333, 334]],
  [5, [10, 10, 10], [2, 2, 1]],
  [-5, [10, 10, 10], [-2, -2, -1]],
  [5, [-10, -10, -10], [2, 2, 1]],
  [300, [0, 1000, 500], [0, 200, 100]],
  [1, [0, 1, 1], [0, 1, 0]],
  [0, [0, 0], [0, 0]],
  [0, [], []],
];
for (const [total, weights, parts] of splits)
  test(`${total} split over [${weights.join(" ")}] gives [${parts.join(" ")}]`, () => {
    assert.deepEqual(allocate(minor(total), weights), parts);
  });

test("an amount is not split over nothing", () => {
  assert.throws(() => allocate(minor(1), []), RangeError);
  assert.throws(() => allocate(minor(1), [0, 0]), RangeError);
});

test("the parts of a split always add up, are within one unit of their share, and mirror", () => {
  const amount = fc.integer({ min: -10_000_000, max: 10_000_000 });
  const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 });

  fc.assert(
    fc.property(amount, weights, (total, some) => {
      fc.pre(some.some((weight) => weight > 0));
      const parts = allocate(minor(total), some);
      const whole = some.reduce((all, weight) => all + weight, 0);

      assert.equal(sum(parts), total);
      parts.forEach((part, at) => assert.ok(Math.abs(part - (total * (some[at] ?? 0)) / whole) < 1));
      parts.forEach((part, at) => assert.ok(some[at] !== 0 || part === 0));
      assert.deepEqual(allocate(minor(-total), some), parts.map(negated));
    }),
  );
});

test("shares of both signs still add up to their rounded sum", () => {
  const shares = fc.array(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), { maxLength: 10 });

  fc.assert(
    fc.property(shares, fc.bigInt({ min: 1n, max: 2_000_000n }), (numerators, divisor) => {
      const exact = numerators.reduce((all, n) => all + n, 0n);
      const total = minor(Number(roundDiv(exact, divisor)));
      assert.equal(sum(apportion(total, numerators, divisor)), total);
    }),
  );
});

test("a typed number is read with a comma, a point, or spaces between thousands", () => {
  const read = ["12,50", "12.50", " 12,5 ", "1 234,50", "1\u202f234,50", "1’234.50", "-3", "−3,20", "+7", "007"];

  const values = read.map((text) => parseDecimal(text, 2));

  assert.deepEqual(values, [1250, 1250, 1250, 123_450, 123_450, 123_450, -300, -320, 700, 700]);
  assert.equal(parseDecimal("500", 0), 500);
  assert.ok(Object.is(parseDecimal("-0", 2), 0));
});

test("what may be misread is not read", () => {
  const unclear = [
    "",
    " ",
    "1.234",
    "1,234.50",
    "1.234,50",
    "12 50",
    "1 2345",
    "12,",
    ",5",
    "1e3",
    "12 €",
    "--1",
    "0x10",
  ];

  for (const text of unclear) assert.equal(parseDecimal(text, 2), undefined, text);
  assert.equal(parseDecimal("12,5", 0), undefined);
  assert.equal(parseDecimal("99999999999999999", 2), undefined);
});

test("an amount written as a decimal string reads back as itself", () => {
  const currency = fc.constantFrom("EUR", "JPY", "TND", "CLF");

  fc.assert(
    fc.property(fc.maxSafeInteger(), currency, (value, code) => {
      assert.equal(parseDecimal(decimal(minor(value), code), fractionDigits(code)), minor(value));
    }),
  );
  assert.deepEqual(
    [decimal(minor(1250), "EUR"), decimal(minor(-5), "EUR"), decimal(minor(500), "JPY"), decimal(minor(1234), "TND")],
    ["12.50", "-0.05", "500", "1.234"],
  );
});

test("a line is rounded once, after the quantity", () => {
  assert.equal(lineGross(micro(12_500), milli(1_000_000), "EUR"), 1250);
  assert.equal(lineGross(micro(29_990_000), milli(333), "EUR"), 999);
  assert.equal(lineGross(micro(10_000), milli(500), "EUR"), 1);
  assert.equal(lineGross(micro(10_000), milli(-500), "EUR"), -1);
  assert.equal(lineGross(micro(333_000_000), milli(3000), "JPY"), 999);
  assert.equal(lineGross(micro(1_234_500), milli(1000), "TND"), 1235);
  assert.equal(microOfMinor(minor(1250), "EUR"), 12_500_000);
  assert.equal(microOfMinor(minor(500), "JPY"), 500_000_000);
});

/** Spaces are written as _ here: each is a no-break space. */
const shown: [amount: number, currency: string, locale: string, text: string][] = [
  [123_450, "EUR", "fr-FR", "1_234,50_€"],
  [-1250, "EUR", "fr-FR", "−12,50_€"],
  [123_456_789, "EUR", "fr-BE", "1_234_567,89_€"],
  [123_450, "CHF", "fr-CH", "1’234.50_CHF"],
  [-5, "CHF", "fr-CH", "−0.05_CHF"],
  [123_450, "CAD", "fr-CA", "1_234,50_$"],
  [123_450, "USD", "fr-CA", "1_234,50_$_US"],
  [1995, "XOF", "fr-FR", "1_995_F_CFA"],
  [1234, "TND", "fr-FR", "1,234_TND"],
  [123_450, "EUR", "en-GB", "€1,234.50"],
  [-123_450, "EUR", "en-IE", "−€1,234.50"],
  [123_450, "CHF", "en-CH", "CHF_1,234.50"],
  [1000, "JPY", "en-US", "¥1,000"],
  [9_007_199_254_740_991, "EUR", "en-US", "€90,071,992,547,409.91"],
];
for (const [amount, currency, locale, text] of shown)
  test(`${amount} ${currency} is shown as ${text} in ${locale}`, () => {
    assert.equal(formatMoney(minor(amount), currency, locale), text.replaceAll("_", "\u00a0"));
  });

test("a unit price keeps the decimals it needs", () => {
  const prices = [12_500, 28_900_000, 10_075_000, 5_000_000].map((price) =>
    formatUnitPrice(micro(price), "EUR", "fr-FR"),
  );

  assert.deepEqual(prices, ["0,0125\u00a0€", "28,90\u00a0€", "10,075\u00a0€", "5,00\u00a0€"]);
  assert.equal(formatUnitPrice(micro(500_000_000), "JPY", "en-US"), "¥500");
});

test("quantities and rates drop useless zeros", () => {
  const quantities = [2000, 333, 1500, 1_200_000, -1000].map((quantity) => formatQuantity(milli(quantity), "fr-FR"));
  const rates = ["fr-FR", "fr-CA", "fr-CH", "en-GB"].map((locale) => formatRate(ppm(99_750), locale));

  assert.deepEqual(quantities, ["2", "0,333", "1,5", "1\u00a0200", "−1"]);
  assert.deepEqual(rates, ["9,975\u00a0%", "9,975\u00a0%", "9.975%", "9.975%"]);
  assert.equal(formatRate(ppm(200_000), "fr-FR"), "20\u00a0%");
  assert.equal(formatRate(ppm(81_000), "fr-CH"), "8.1%");
});
