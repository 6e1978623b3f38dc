// The merchant's own words on top of the axes, and statuses chosen by hand.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { PossibleStatus } from "../../src/automations/status-choice.ts";
import type { OrderList } from "../../src/overview/order-row.ts";
import type { Status } from "../../src/statuses/status.ts";
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

const word = {
  axis: "fulfilment",
  base: "delivered",
  labels: { fr: "Retrait effectué", en: "Picked up" },
  tone: "good",
  progress: "full",
  position: 0,
  isVisible: true,
  isTelling: true,
  isEnabled: true,
};
const added = async (changes: object = {}) => {
  const answer = await shop.desk.send<Status>("POST", "/statuses", { ...word, ...changes });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body;
};
const choose = (order: Placed, body: object, headers = {}) =>
  shop.desk.send<{ code?: string; version: number }>("POST", `/orders/${order.id}/status`, body, headers);
const possible = async (order: Placed) =>
  (await shop.desk.get<{ statuses: PossibleStatus[] }>(`/orders/${order.id}/possible-statuses`)).body.statuses;
const mailsAbout = async (order: Placed) => {
  await shop.settled();
  return (await mailbox.mails()).filter((mail) => mail.to.includes(camille.contact.email) && isAbout(mail, order));
};
const trackingPage = async (order: Placed) =>
  (await shop.site.get<string>(order.trackingUrl.replace(/^https?:\/\/[^/]+/, ""))).body;

test("C1 a status chosen by hand does what makes it true, one after the other", async () => {
  const order = await shop.order({ person: camille });

  assert.equal((await choose(order, { axis: "payment", value: "paid", tell: "nobody" })).status, 200);
  const paid = await shop.page(order.id);
  assert.deepEqual([paid.paymentStatus, paid.captured, paid.due], ["paid", paid.total, 0]);

  await choose(order, { axis: "fulfilment", value: "processing", tell: "nobody" });
  assert.equal((await shop.page(order.id)).fulfilmentStatus, "processing");
  await choose(order, { axis: "fulfilment", value: "delivered", tell: "nobody" });
  const delivered = await shop.page(order.id);
  assert.equal(delivered.fulfilmentStatus, "delivered");
  assert.equal(delivered.parcels.length, 1);

  await choose(order, { axis: "payment", value: "awaiting", tell: "nobody" });
  const unpaid = await shop.page(order.id);
  assert.deepEqual([unpaid.paymentStatus, unpaid.captured], ["awaiting", 0]);
  assert.equal(unpaid.movements.length, 2);
});

test("choosing the status an order has does nothing and tells nobody", async () => {
  const order = await shop.order({ person: camille });
  const before = await shop.page(order.id);
  const mails = (await mailsAbout(order)).length;

  assert.equal((await choose(order, { axis: "payment", value: "awaiting", tell: "customer" })).status, 200);
  const after = await shop.page(order.id);
  assert.deepEqual([after.version, after.history.length], [before.version, before.history.length]);
  assert.equal((await mailsAbout(order)).length, mails);
});

test("one choice that ships and delivers sends the customer one message", async () => {
  const order = await shop.order({ person: camille });
  await choose(order, { axis: "payment", value: "paid", tell: "nobody" });
  await shop.settled();
  const mails = (await mailsAbout(order)).length;

  await choose(order, { axis: "fulfilment", value: "delivered", tell: "customer" });
  assert.equal((await mailsAbout(order)).length, mails + 1);
});

test("what is fetched is delivered in one choice, and what needs no parcel by hand, with one message", async () => {
  const service = await shop.product({ name: "Atelier bougies", kind: "service" });
  const fetched = await shop.order({ person: camille, delivery: "pickup" });
  const booked = await shop.order({ person: camille, delivery: "none", items: [{ item: service, pieces: 1 }] });

  await choose(fetched, { axis: "fulfilment", value: "ready_for_pickup", tell: "nobody" });
  assert.equal((await shop.page(fetched.id)).fulfilmentStatus, "ready_for_pickup");
  for (const order of [fetched, booked]) {
    const mails = (await mailsAbout(order)).length;
    assert.equal((await choose(order, { axis: "fulfilment", value: "delivered", tell: "customer" })).status, 200);
    assert.equal((await shop.page(order.id)).fulfilmentStatus, "delivered");
    assert.equal((await mailsAbout(order)).length, mails + 1);
  }
});

test("C6 the statuses stand in three groups, each with its colour, what is chosen marked", async () => {
  const order = await shop.order({ person: camille });
  const all = await possible(order);

  assert.deepEqual([...new Set(all.map(({ axis }) => axis))], ["payment", "fulfilment", "other"]);
  assert.deepEqual(
    all.filter(({ isCurrent }) => isCurrent).map(({ axis, value }) => `${axis} ${value}`),
    ["payment awaiting", "fulfilment unfulfilled"],
  );
  const own = (await shop.desk.get<{ statuses: Status[] }>("/statuses")).body.statuses;
  assert.ok(own.every(({ tone }) => tone.length > 0));
});

test("E24 a status in the merchant's own words, in two languages, tells the customer when its switch says so", async () => {
  const status = await added({ base: "unfulfilled", labels: { fr: "En attente de gravure", en: "To be engraved" } });
  const order = await shop.order({ person: camille });

  const answer = await choose(order, { axis: "fulfilment", statusId: status.id, tell: "customer" });
  assert.equal(answer.status, 200);
  assert.equal((await shop.page(order.id)).statuses.fulfilment, status.id);
  assert.ok((await mailsAbout(order)).some((mail) => mail.subject?.includes("En attente de gravure")));
  assert.ok((await trackingPage(order)).includes("En attente de gravure"));
  const { orders } = (await shop.desk.get<OrderList>("/orders")).body;
  assert.equal(orders.find(({ id }) => id === order.id)?.statuses.fulfilment, status.id);

  await shop.verb(order.id, "preparation", { tell: "nobody" });
  assert.equal((await shop.page(order.id)).statuses.fulfilment, null, "the axis has moved on");
  assert.ok(!(await trackingPage(order)).includes("En attente de gravure"));
});

test("a status of one's own that stands for a later stage does what leads there", async () => {
  const status = await added();
  const order = await shop.order({ person: camille });

  await choose(order, { axis: "fulfilment", statusId: status.id, tell: "nobody" });
  const page = await shop.page(order.id);
  assert.equal(page.fulfilmentStatus, "delivered");
  assert.equal(page.statuses.fulfilment, status.id);
});

test("C26 a claim is marked on the order, for the team and for the customer, and taken away", async () => {
  const own = (await shop.desk.get<{ statuses: Status[] }>("/statuses")).body.statuses;
  const claim = own.find(({ base }) => base === "claim");
  const order = await shop.order({ person: camille });

  await choose(order, { axis: "other", statusId: claim?.id, tell: "nobody" });
  assert.equal((await shop.page(order.id)).statuses.other, claim?.id);
  assert.ok((await trackingPage(order)).includes("Réclamation"));
  const flag = await shop.db.reads.one("select is_claim as is from orders where id = $1", [order.id]);
  assert.deepEqual(flag, { is: true });

  await choose(order, { axis: "other", tell: "nobody" });
  assert.equal((await shop.page(order.id)).statuses.other, null);
  assert.ok(!(await trackingPage(order)).includes("Réclamation"));
});

test("C25 a pre-order is marked as such, and stays among those to come", async () => {
  const own = (await shop.desk.get<{ statuses: Status[] }>("/statuses")).body.statuses;
  const preorder = own.find(({ base }) => base === "preorder");
  const order = await shop.order({ person: camille });
  await choose(order, { axis: "other", statusId: preorder?.id, tell: "nobody" });
  await choose(order, { axis: "payment", value: "paid", tell: "nobody" });

  const { orders } = (await shop.desk.get<OrderList>("/orders?view=to_do")).body;
  assert.equal(orders.find(({ id }) => id === order.id)?.statuses.other, preorder?.id);
});

test("a status for the team alone is never told to the customer", async () => {
  const status = await added({
    base: "awaiting",
    axis: "payment",
    labels: { fr: "Chez le comptable" },
    isVisible: false,
  });
  const order = await shop.order({ person: camille });
  const mails = (await mailsAbout(order)).length;

  await choose(order, { axis: "payment", statusId: status.id, tell: "customer" });
  assert.equal((await shop.page(order.id)).statuses.payment, status.id);
  assert.equal((await mailsAbout(order)).length, mails);
  assert.ok(!(await trackingPage(order)).includes("Chez le comptable"));
});

test("what a choice cannot make true is refused, and nothing changes", async () => {
  const order = await shop.order({ person: camille });
  const off = await added({ isEnabled: false });
  const before = await shop.page(order.id);

  for (const [body, status, code] of [
    [{ axis: "payment", value: "pending" }, 409, "status_not_by_hand"],
    [{ axis: "payment", value: "delivered" }, 409, "status_not_by_hand"],
    [{ axis: "payment", value: "constructor" }, 409, "status_not_by_hand"],
    [{ axis: "fulfilment", statusId: off.id }, 404, "status_not_found"],
    [{ axis: "payment", statusId: (await added()).id }, 404, "status_not_found"],
    [{ axis: "payment" }, 422, "invalid_request"],
    [{ axis: "payment", value: "paid", statusId: off.id }, 422, "invalid_request"],
  ] as const) {
    const answer = await choose(order, { ...body, tell: "nobody" });
    assert.deepEqual([answer.status, answer.body.code], [status, code], JSON.stringify(body));
  }
  assert.equal((await shop.page(order.id)).version, before.version);
});

test("two choices of one version: the second is refused, and told what changed", async () => {
  const order = await shop.order({ person: camille });
  const read = { "if-match": '"1"' };

  const first = await choose(order, { axis: "payment", value: "paid", tell: "nobody" }, read);
  const second = await choose(order, { axis: "fulfilment", value: "delivered", tell: "nobody" }, read);
  assert.deepEqual([first.status, second.status, second.body.code], [200, 409, "changed_meanwhile"]);
});

test("C1, E24 the merchant's statuses are offered in his own order, each named once", async () => {
  const one = await added({ labels: { fr: "Emballée" }, base: "processing" });
  const two = await added({ labels: { fr: "Sur l’étagère" }, base: "processing" });
  const listed = async () =>
    (await shop.desk.get<{ statuses: Status[] }>("/statuses")).body.statuses.map(({ id }) => id);
  const put = (ids: readonly (string | undefined)[]) =>
    shop.desk.send<{ code?: string }>("PUT", "/statuses/order", { ids });
  const ids = [two.id, one.id, ...(await listed()).filter((id) => id !== one.id && id !== two.id)];

  assert.equal((await put(ids)).status, 200);
  const order = await shop.order({ person: camille });
  const offered = (await possible(order))
    .map(({ statusId }) => statusId)
    .filter((id) => id === one.id || id === two.id);
  assert.deepEqual(offered, [two.id, one.id]);

  for (const wrong of [ids.slice(1), [...ids, one.id], [...ids, order.id]])
    assert.equal((await put(wrong)).body.code, "status_not_found");
  const version = async () =>
    (await shop.desk.get<{ statuses: Status[] }>("/statuses")).body.statuses.find(({ id }) => id === two.id)?.version;
  const before = await version();
  await put(ids);
  assert.equal(await version(), before, "what has not moved stays as it was read");
});

test("a status is changed and removed by who has read it; what it stands for stays", async () => {
  const status = await added();
  const change = (body: object, version: number) =>
    shop.desk.send<Status & { code?: string }>("PUT", `/statuses/${status.id}`, body, { "if-match": `"${version}"` });

  assert.equal((await change({ ...word, base: "shipped" }, 1)).body.code, "status_base_kept");
  assert.equal((await change({ ...word, labels: { fr: "Emporté" } }, 1)).body.version, 2);
  assert.equal((await change(word, 1)).body.code, "changed_meanwhile");
  const gone = await shop.desk.send("DELETE", `/statuses/${status.id}`, undefined, { "if-match": '"2"' });
  assert.equal(gone.status, 204);
});
