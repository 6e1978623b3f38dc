// What a merchant of the Swiss label sees of a new order, and what he does next.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { formatMoney, minor } from "../../shared/money.ts";
import type { OrderList } from "../../src/overview/order-row.ts";
import { openMailbox, type Mailbox } from "../support/mailbox.ts";
import { karim } from "../support/people.ts";
import { openTestShop, sophie, type TestShop } from "../support/shop.ts";

const swiss = {
  contact: { ...karim.contact, name: "Nadia Rochat" },
  address: { name: "Nadia Rochat", line1: "Rue du Lac 4", postalCode: "1003", city: "Lausanne", country: "CH" },
};

let mailbox: Mailbox;
let shop: TestShop;
before(async () => {
  mailbox = await openMailbox();
  shop = await openTestShop({ preset: "CH", smtpUrl: mailbox.url });
});
after(async () => {
  await shop.close();
  await mailbox.close();
});

const rowOf = async (id: string) =>
  (await shop.desk.get<OrderList>("/orders")).body.orders.find((one) => one.id === id);
const todo = async () => (await shop.desk.get<OrderList>("/orders?view=to_do")).body.orders.map((one) => one.id);

test("M1, M14 a new order shows at once, as soon as the customer has ordered", async () => {
  const order = await shop.order({ person: swiss });

  const row = await rowOf(order.id);
  assert.ok(row?.isUnread);
  await shop.desk.send("PUT", `/orders/${order.id}/seen`);
  assert.equal((await rowOf(order.id))?.isUnread, false);
});

test("M16, M23, M27 a means without a provider awaits its payment, and the list says which means", async () => {
  const order = await shop.order({ person: swiss, payment: "transfer" });

  const row = await rowOf(order.id);
  assert.deepEqual([row?.paymentStatus, row?.paymentMethod.kind], ["awaiting", "transfer"]);
});

test("M17, M22 the merchant's mail says how the order stands; he may switch these mails off", async () => {
  const order = await shop.order({ person: swiss });
  await shop.settled();
  const told = (await mailbox.mails()).filter(
    (mail) => mail.to.includes(sophie.email) && mail.subject.includes(order.reference),
  );
  assert.equal(told.length, 1);
  assert.match(`${told[0]?.subject} ${told[0]?.text}`, /attente/i);

  const settings = await shop.desk.get<{ version: number }>("/settings");
  const changed = await shop.desk.send("PATCH", "/settings", { tellMerchantOfOrders: false });
  assert.ok(settings.status === 200 && changed.status === 200, JSON.stringify(changed.body));
  const quiet = await shop.order({ person: swiss });
  await shop.settled();

  assert.ok(
    !(await mailbox.mails()).some((mail) => mail.to.includes(sophie.email) && mail.subject.includes(quiet.reference)),
  );
  await shop.desk.send("PATCH", "/settings", { tellMerchantOfOrders: true });
});

test("M24, M28 once paid, the order is among those to ship and offers to be prepared or shipped; shipped, it leaves them", async () => {
  const order = await shop.order({ person: swiss });
  assert.ok(!(await todo()).includes(order.id));

  await shop.verb(order.id, "payments", { tell: "nobody" });
  assert.ok((await todo()).includes(order.id));
  const offered = (await shop.page(order.id)).actions.map((one) => one.verb);
  assert.deepEqual(
    offered.filter((verb) => verb === "prepare" || verb === "ship"),
    ["prepare", "ship"],
  );
  await shop.verb(order.id, "shipments", { tell: "nobody" });

  assert.ok(!(await todo()).includes(order.id));
});

test("M29 the ways to deliver are told to the merchant with what each needs, and offered to the customer with price and days", async () => {
  type Told = { id: string; price: number; trackingUrl: string; daysMin: number };
  type Offered = { id: string; price: number; earliestOn: string; latestOn: string };
  const { body } = await shop.desk.get<{ deliveryMethods: Told[] }>("/delivery-methods");
  const [post] = body.deliveryMethods;
  assert.ok(post, "the shop delivers somehow");
  assert.ok(post.trackingUrl.includes("{tracking}"));

  const { variantId } = await shop.product({});
  const basket = await shop.guest.send<{ token: string }>("POST", "/carts", { lines: [{ variantId, quantity: 1 }] });
  const cart = `/carts/${basket.body.token}`;
  await shop.guest.send("PATCH", cart, { contact: swiss.contact, deliveryAddress: swiss.address });
  const quote = await shop.guest.get<{ deliveryOptions: Offered[] }>(cart);

  const offer = quote.body.deliveryOptions.find((one) => one.id === post.id);
  assert.equal(offer?.price, post.price);
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Zurich" }).format(new Date());
  assert.ok(offer && offer.earliestOn >= today && offer.latestOn >= offer.earliestOn, JSON.stringify(offer));
});

test("M30 a tracking number reaches the customer by e-mail with the carrier's link, in one mail", async () => {
  const order = await shop.order({ person: swiss });

  await shop.verb(order.id, "shipments", { trackingNumber: "99.00.123456.12345678" });
  await shop.settled();

  const mails = (await mailbox.mails()).filter(
    (mail) => mail.to.includes(swiss.contact.email) && mail.text.includes("990012345612345678"),
  );
  assert.equal(mails.length, 1);
  assert.ok(mails[0]?.text.includes("https://service.post.ch/"));
});

test("M31 amounts are written the Swiss way, the same in the page and in the mail", async () => {
  const vase = await shop.product({ name: "Vase", price: 123_450 });
  const order = await shop.order({ person: swiss, items: [{ item: vase, pieces: 1 }] });
  await shop.settled();

  const written = formatMoney(minor(order.total), "CHF", "fr-CH");
  assert.equal(written, "1’243.50\u00a0CHF");
  const mail = (await mailbox.mails()).find(
    (one) => one.to.includes(swiss.contact.email) && one.subject.includes(order.reference),
  );
  assert.ok(mail?.text.includes(written));
  const page = await shop.site.get<string>(order.trackingUrl.replace(/^https?:\/\/[^/]+/, ""));
  assert.ok(page.body.includes(written));
});
