import type { openFakeStripe } from "../providers/fake-stripe.ts";
import type { HoldingRig } from "./held.ts";

type Fake = Awaited<ReturnType<typeof openFakeStripe>>;

export function stripeRig(fake: Fake): HoldingRig {
  const session = (page: string) => fake.sessionAt(page);
  const intent = (page: string) => session(page).payment_intent?.id ?? "";
  return {
    provider: "stripe",
    preset: "FR",
    secrets: fake.secrets,
    server: fake,
    paths: { page: "/checkout/sessions", look: "/checkout/sessions", refund: "/refunds" },
    capturePath: "/capture",
    setClock: (now) => {
      fake.books.now = now;
    },
    pay: (page) => fake.books.pay(session(page).id),
    captureAtDesk: (page, amount) => void fake.books.capture(intent(page), amount),
    letGoAtDesk: (page) => void fake.books.cancel(intent(page)),
    refundAtDesk: (page, amount) => void fake.books.refund(intent(page), amount),
    lie: (page, { amount, currency, ours }) => {
      const one = session(page);
      if (amount !== undefined) one.amount_total = amount;
      if (amount !== undefined && one.payment_intent) one.payment_intent.amount_received = amount;
      if (currency !== undefined) one.currency = currency.toLowerCase();
      if (ours !== undefined) one.metadata = { attempt: ours };
    },
    calls: () =>
      fake.books.takeEvents().map((event) => {
        const at = fake.books.now();
        return { send: (url, changes) => fake.post(url, event, { at, ...changes }) };
      }),
    returnAddress: (page) => session(page).success_url,
    pageCount: () => fake.books.sessions().length,
    refundCount: () =>
      fake.books.sessions().flatMap((one) => one.payment_intent?.latest_charge?.refunds.data ?? []).length,
  };
}
