import type { openFakeDatatrans } from "../providers/fake-datatrans.ts";
import type { HoldingRig } from "./held.ts";

type Fake = Awaited<ReturnType<typeof openFakeDatatrans>>;

export function datatransRig(fake: Fake): HoldingRig {
  const { books } = fake;
  const told = new Set<string>();
  return {
    provider: "datatrans",
    preset: "CH",
    secrets: fake.secrets,
    server: fake,
    paths: { page: "/transactions", look: "/transactions/", refund: "/credit" },
    capturePath: "/settle",
    setClock: (now) => {
      books.now = now;
    },
    pay: (page) => books.pay(fake.idAt(page)),
    captureAtDesk: (page, amount) => books.settle(fake.idAt(page), amount, "admin"),
    letGoAtDesk: (page) => books.cancel(fake.idAt(page), "admin"),
    refundAtDesk: (page, amount) => void books.credit(fake.idAt(page), amount, "admin"),
    lie: (page, { amount, currency, ours }) => {
      const transaction = books.transaction(fake.idAt(page));
      if (amount !== undefined) {
        transaction.detail = { ...transaction.detail, authorize: { amount }, settle: { amount } };
        for (const action of transaction.history) action.amount = amount;
      }
      if (currency !== undefined) transaction.currency = currency;
      if (ours !== undefined) transaction.refno = ours;
    },
    // One after each authorization, and none for what is done at its desk.
    calls: () => {
      const paid = books.payments().filter(({ transactionId: id, detail }) => detail.authorize && !told.has(id));
      return paid.map((transaction) => {
        told.add(transaction.transactionId);
        return fake.call(transaction.transactionId);
      });
    },
    returnAddress: (page) => fake.returnUrl(fake.idAt(page)),
    pageCount: () => books.payments().length,
    refundCount: () =>
      books.payments().flatMap(({ history }) => history.filter(({ action }) => action === "credit")).length,
  };
}
