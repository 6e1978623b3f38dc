import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { minor, sum, type Minor } from "../money.ts";
import { figuresSoFar, less, shareSoFar } from "./refunding.ts";

const amount = fc.integer({ min: 0, max: 100_000 }).map((value) => minor(value));
const wholes = fc.array(amount, { minLength: 1, maxLength: 5 }).filter((parts) => sum(parts) > 0);

test("in any number of steps every part only grows, and ends at itself", () => {
  fc.assert(
    fc.property(wholes, fc.array(fc.nat(), { maxLength: 8 }), (parts, cuts) => {
      const whole = sum(parts);
      const steps = [...cuts.map((cut) => cut % (whole + 1)), 0, whole].toSorted((a, b) => a - b);
      let before = parts.map(() => 0);
      for (const step of steps) {
        const now = shareSoFar(minor(step), parts);
        assert.equal(sum(now), step);
        now.forEach((part, at) => assert.ok(part >= (before[at] ?? 0) && part <= (parts[at] ?? 0)));
        before = now;
      }
      assert.deepEqual(before, parts);
    }),
  );
});

test("the net and every tax of what is given back, in steps, end at those of the whole", () => {
  const tax = (rate: number, net: Minor, of: Minor) => ({ name: "TVA", rate, net, tax: of }) as never;
  fc.assert(
    fc.property(
      fc.tuple(amount, amount, amount, amount),
      fc.array(fc.nat(), { maxLength: 6 }),
      ([a, b, c, d], cuts) => {
        const whole = {
          net: minor(a + b),
          tax: minor(c + d),
          total: minor(a + b + c + d),
          taxes: [tax(200_000, a, c), tax(55_000, b, d)],
        };
        const steps = [...cuts.map((cut) => cut % (whole.total + 1)), 0, whole.total].toSorted((x, y) => x - y);
        let before = figuresSoFar(whole, minor(0));
        for (const step of steps) {
          const now = figuresSoFar(whole, minor(step));
          const part = less(now, before);
          assert.equal(part.net + part.tax, part.total);
          assert.equal(sum(part.taxes.map((one) => one.tax)), part.tax);
          assert.ok(part.taxes.every((one) => one.tax >= 0 && one.net >= 0));
          before = now;
        }
        assert.deepEqual(before, whole);
      },
    ),
  );
});
