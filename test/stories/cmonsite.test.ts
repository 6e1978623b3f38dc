// The manual path: the merchant sees the money arrive, and the invoice follows by itself.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openMailbox, type Mailbox } from "../support/mailbox.ts";
import { camille } from "../support/people.ts";
import { isAbout, openTestShop, type Placed, type TestShop } from "../support/shop.ts";

let mailbox: Mailbox;
let shop: TestShop;
before(async () => {
  mailbox = await openMailbox();
  shop = await openTestShop({ vocabulary: "flat", smtpUrl: mailbox.url });
});
after(async () => {
  await shop.close();
  await mailbox.close();
});

const mailsTo = async (address: string, order: Placed) => {
  await shop.settled();
  return (await mailbox.mails()).filter((mail) => mail.to.includes(address) && isAbout(mail, order));
};
const trackingPage = async (order: Placed) =>
  (await shop.site.get<string>(order.trackingUrl.replace(/^https?:\/\/[^/]+/, ""))).body;

for (const payment of ["transfer", "cheque", "cash", "cash_on_delivery"] as const) {
  describe(`an order to be paid by ${payment}`, () => {
    let order: Placed;
    before(async () => {
      const delivery = payment === "cash" ? "pickup" : "shipping";
      order = await shop.order({ person: camille, payment, delivery });
    });

    test("C8, C9 it awaits its payment from the start, until the merchant has the money", async () => {
      assert.equal((await shop.page(order.id)).paymentStatus, "awaiting");
      await shop.settled();
      assert.equal((await shop.page(order.id)).paymentStatus, "awaiting");
    });

    test("C14, C15 the payment accepted by hand, its invoice is issued by itself, once", async () => {
      await shop.verb(order.id, "payments");
      await shop.settled();

      const page = await shop.page(order.id);
      assert.equal(page.paymentStatus, "paid");
      assert.equal(page.invoices.length, 1);
      assert.equal(page.invoiceStatus, "paid");
    });

    test("C16 the invoice reaches the customer by e-mail, and it is the only mail of that action", async () => {
      const mails = (await mailsTo(camille.contact.email, order)).slice(1);

      assert.equal(mails.length, 1);
      assert.equal(mails[0]?.attachments.length, 1);
      assert.ok(mails[0]?.attachments[0]?.content.subarray(0, 5).equals(Buffer.from("%PDF-")));
    });

    test("C17 the invoice opens from the order", async () => {
      const [invoice] = (await shop.page(order.id)).invoices;

      const pdf = await shop.desk.get<string>(`/invoices/${invoice?.id}/pdf`);
      assert.equal(pdf.status, 200);
    });
  });
}

test("C7, C21 the customer follows his order: awaiting, paid, prepared, shipped", async () => {
  const order = await shop.order({ person: camille });
  assert.match(await trackingPage(order), /attendons/i);

  await shop.verb(order.id, "payments");
  assert.doesNotMatch(await trackingPage(order), /attendons/i);
  await shop.verb(order.id, "preparation");
  assert.match(await trackingPage(order), /prépar/i);
  await shop.verb(order.id, "shipments", { trackingNumber: "6A99887766554" });

  const page = await trackingPage(order);
  assert.match(page, /expédi/i);
  assert.ok(page.includes("6A99887766554"));
  const told = await mailsTo(camille.contact.email, order);
  assert.ok(told.some((mail) => mail.text.includes("6A99887766554")));
});

test("C19 an order that will never be finished is cancelled by hand, and the customer is told unless the merchant unticks it", async () => {
  const told = await shop.order({ person: camille });
  const untold = await shop.order({ person: camille });

  await shop.verb(told.id, "cancellation", { reason: "Chèque jamais reçu" });
  await shop.verb(untold.id, "cancellation", { reason: "", tell: "nobody" });

  assert.equal((await shop.page(told.id)).life, "cancelled");
  assert.equal((await shop.page(told.id)).paymentStatus, "voided");
  assert.equal((await mailsTo(camille.contact.email, told)).length, 2);
  assert.equal((await mailsTo(camille.contact.email, untold)).length, 1);
});
