// Quebec's flow by PayPal: the customer pays there, and the merchant has nothing to do but send the parcel.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { OrderList } from "../../src/overview/order-row.ts";
import { openMailbox, type Mailbox } from "../support/mailbox.ts";
import { francois } from "../support/people.ts";
import { openFakePaypal } from "../support/providers/fake-paypal.ts";
import { isAbout, sophie } from "../support/shop.ts";
import { openWalk, type Gone } from "../support/walking.ts";

let mailbox: Mailbox;
let fake: Awaited<ReturnType<typeof openFakePaypal>>;
let shop: Awaited<ReturnType<typeof openWalk>>;
let gone: Gone;
before(async () => {
  mailbox = await openMailbox();
  fake = await openFakePaypal({ mode: "live" });
  shop = await openWalk(fake, {
    provider: "paypal",
    mode: "live",
    method: "PayPal",
    preset: "CA-QC",
    vocabulary: "invoice-led",
    smtpUrl: mailbox.url,
  });
  gone = await shop.go({ person: francois });
  fake.books.approve(gone.id);
});
after(async () => {
  await shop.close();
  await fake.close();
  await mailbox.close();
});

const mailsTo = async (address: string) => {
  await shop.settled();
  return (await mailbox.mails()).filter((mail) => mail.to.includes(address) && isAbout(mail, gone.order));
};
const row = async () => (await shop.desk.get<OrderList>("/orders")).body.orders.find(({ id }) => id === gone.order.id);

test("the customer is asked for dollars, in the French of his country", () => {
  const { asked } = fake.books.order(gone.id);
  assert.equal(asked.purchase_units[0]?.amount.currency_code, "CAD");
  assert.partialDeepStrictEqual(asked.payment_source, { paypal: { experience_context: { locale: "fr-CA" } } });
});

test("Q3 once PayPal has the money, the customer gets a confirmation of the payment, apart from the first message", async () => {
  const [first, ...before] = await mailsTo(francois.contact.email);
  assert.ok(first);
  assert.equal(before.length, 0);

  await shop.comeBack(gone);

  const [second] = (await mailsTo(francois.contact.email)).filter(({ messageId }) => messageId !== first.messageId);
  assert.ok(second, "a second message came");
  assert.match(second.subject, /[Pp]aiement/);
  assert.notEqual(second.subject, first.subject);
  assert.ok(
    (await mailsTo(sophie.email)).some(({ subject }) => subject.includes("Paiement")),
    "the merchant is told as well",
  );
});

test("Q5 the order shows by itself as paid and ready to ship", async () => {
  const shown = await row();
  const { actions, history } = await shop.page(gone.order.id);

  assert.deepEqual(
    [shown?.paymentStatus, shown?.invoiceStatus, shown?.fulfilmentStatus],
    ["paid", "paid", "processing"],
    "in preparation is said “Prête à expédier” here",
  );
  assert.ok(actions.some(({ verb }) => verb === "ship"));
  assert.ok(
    history.every(({ actor }) => actor.kind !== "staff"),
    "nobody of the team has done anything",
  );
});

test("C12 the order leads to the transaction in the merchant's PayPal account", async () => {
  const [attempt] = (await shop.page(gone.order.id)).online.attempts;
  const transaction = fake.books.order(gone.id).captures[0]?.id;
  assert.equal(attempt?.transaction, transaction);
  assert.equal(attempt?.dashboardUrl, `https://www.paypal.com/activity/payment/${transaction}`);
});
