// PayPal, SumUp and Alma, as the stories that hold for each company need them.
import type { openFakeAlma } from "../providers/fake-alma.ts";
import type { openFakePaypal } from "../providers/fake-paypal.ts";
import type { openFakeSumup } from "../providers/fake-sumup.ts";
import type { HoldingRig } from "./held.ts";
import type { Call, Rig } from "./scene.ts";

const decimals = (amount: number): string => (amount / 100).toFixed(2);
/** The calls are made when they are taken. */
const taking = (waiting: Call[]) => () => waiting.splice(0);
const nobodysClock = (): void => {};

/** Paid is taken here: what the customer only approved has its own stories. */
export function paypalRig(fake: Awaited<ReturnType<typeof openFakePaypal>>): Rig {
  const waiting: Call[] = [];
  const calls = (event: object) => void waiting.push({ send: (url, changes) => fake.post(url, event, changes) });
  const at = (page: string) => fake.books.order(fake.idAt(page));
  return {
    provider: "paypal",
    preset: "FR",
    secrets: fake.secrets,
    server: fake,
    paths: { page: "/v2/checkout/orders", look: "/v2/checkout/orders/", refund: "/refund" },
    setClock: nobodysClock,
    pay: (page) => {
      const { id } = at(page);
      fake.books.approve(id);
      calls(fake.events.approved(id));
      fake.books.take(id);
      calls(fake.events.captured(id));
    },
    refundAtDesk: (page, amount) => {
      const { id, captures } = at(page);
      fake.books.giveBack(captures[0]?.id ?? "", { amount: { currency_code: "EUR", value: decimals(amount) } });
      calls(fake.events.refunded(id));
    },
    lie: (page, { amount, currency, ours }) => {
      const { asked, captures } = at(page);
      for (const one of [...asked.purchase_units, ...captures]) {
        if (amount !== undefined) one.amount = { ...one.amount, value: decimals(amount) };
        if (currency !== undefined) one.amount = { ...one.amount, currency_code: currency };
        if (ours !== undefined) one.custom_id = ours;
      }
    },
    calls: taking(waiting),
    returnAddress: (page) => fake.returnUrl(fake.idAt(page)),
    pageCount: () => fake.books.orders.size,
    refundCount: () => [...fake.books.orders.values()].flatMap(({ refunds }) => refunds).length,
  };
}

/** Of a shop that takes the money by hand. */
export function paypalHoldingRig(fake: Awaited<ReturnType<typeof openFakePaypal>>): HoldingRig {
  const authorised = (page: string) => fake.books.order(fake.idAt(page)).authorizations[0]?.id ?? "";
  return {
    ...paypalRig(fake),
    capturePath: "/v2/payments/authorizations/",
    pay: (page) => {
      const id = fake.idAt(page);
      fake.books.approve(id);
      fake.books.hold(id);
    },
    captureAtDesk: (page, amount) =>
      void fake.books.takeHeld(authorised(page), { amount: { currency_code: "EUR", value: decimals(amount) } }),
    letGoAtDesk: (page) => fake.books.letGo(authorised(page)),
  };
}

export function sumupRig(fake: Awaited<ReturnType<typeof openFakeSumup>>): Rig {
  const waiting: Call[] = [];
  const calls = (id: string) => void waiting.push({ send: (url) => fake.post(id, { url }) });
  return {
    provider: "sumup",
    preset: "FR",
    secrets: fake.secrets,
    server: fake,
    paths: { page: "/v0.1/checkouts", look: "/v0.1/checkouts/", refund: "/refunds" },
    setClock: nobodysClock,
    pay: (page) => {
      fake.books.pay(fake.idAt(page));
      calls(fake.idAt(page));
    },
    refundAtDesk: (page, amount) => {
      fake.books.giveBack(fake.books.paid(fake.idAt(page)).id, amount / 100);
      calls(fake.idAt(page));
    },
    lie: (page, { amount, currency, ours }) => {
      const { asked, transactions } = fake.books.checkout(fake.idAt(page));
      for (const one of [asked, ...transactions]) {
        if (amount !== undefined) one.amount = amount / 100;
        if (currency !== undefined) one.currency = currency;
      }
      if (ours !== undefined) asked.checkout_reference = ours;
    },
    calls: taking(waiting),
    returnAddress: (page) => fake.returnUrl(fake.idAt(page)),
    pageCount: () => fake.books.checkouts.size,
    refundCount: () =>
      [...fake.books.checkouts.values()]
        .flatMap(({ transactions }) => transactions.flatMap((one) => one.transaction_events))
        .filter(({ event_type: type }) => type === "REFUND").length,
  };
}

export function almaRig(fake: Awaited<ReturnType<typeof openFakeAlma>>): Rig {
  const waiting: Call[] = [];
  const calls = (id: string) => void waiting.push({ send: (url) => fake.call(id, { url }) });
  const at = (page: string) => fake.books.payment(fake.idAt(page));
  return {
    provider: "alma",
    preset: "FR",
    secrets: fake.secrets,
    server: fake,
    paths: { page: "/v1/payments", look: "/v1/payments/", refund: "/refund" },
    setClock: nobodysClock,
    pay: (page) => {
      fake.books.pay(fake.idAt(page));
      calls(fake.idAt(page));
    },
    refundAtDesk: (page, amount) => {
      fake.books.giveBack(fake.idAt(page), { amount });
      calls(fake.idAt(page));
    },
    lie: (page, { amount, ours }) => {
      if (amount !== undefined) at(page).purchase_amount = amount;
      if (ours !== undefined) at(page).asked.payment.custom_data = { attempt: ours };
    },
    calls: taking(waiting),
    returnAddress: (page) => fake.returnUrl(fake.idAt(page)),
    pageCount: () => fake.books.payments.size,
    refundCount: () => [...fake.books.payments.values()].flatMap(({ refunds }) => refunds).length,
  };
}
