import { beforeEach } from "node:test";
import { minor } from "../../../shared/money.ts";
import type { Attempt } from "../../../src/payments/provider.ts";
import { paypalProvider } from "../../../src/payments/providers/paypal.ts";
import { paymentAttempt } from "../payment-attempt.ts";
import { openFakePaypal } from "./fake-paypal.ts";

/** A fake PayPal of its own for each test of a file, and what is done with it; `at` names the two of the present test. */
export function paypalScene() {
  const at = {} as { fake: Awaited<ReturnType<typeof openFakePaypal>>; paypal: ReturnType<typeof paypalProvider> };
  beforeEach(async (context) => {
    const fake = await openFakePaypal();
    Object.assign(at, { fake, paypal: paypalProvider(fake.trust) });
    if ("after" in context) context.after(() => fake.close());
  });
  const opened = async (changes: Partial<Attempt> = {}): Promise<string> =>
    (await at.paypal.create(at.fake.connection(), paymentAttempt(changes))).reference;
  const finish = (id: string) => at.paypal.finish?.(at.fake.connection(), id, paymentAttempt().id);
  return {
    at,
    opened,
    finish,
    part: (amount: number, id = "refund-1") => ({ id, amount: minor(amount), currency: "EUR" }),
    look: (id: string) => at.paypal.fetch(at.fake.connection(), id),
    countOf: (path: string) => at.fake.asked.filter((one) => one.path.endsWith(path)).length,
    paid: async (changes: Partial<Attempt> = {}): Promise<string> => {
      const id = await opened(changes);
      at.fake.books.approve(id);
      await finish(id);
      return id;
    },
  };
}
