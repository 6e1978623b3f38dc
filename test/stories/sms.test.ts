// The merchant without a smartphone: orders and payments are told to his number, through Twilio or OVH.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { after, before, beforeEach, test } from "node:test";
import { createClient } from "../support/http.ts";
import { karim } from "../support/people.ts";
import { openTestShop, type Placed, type TestShop } from "../support/shop.ts";

interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A provider on this machine: it keeps what it is asked, and answers as it is told, then yes. */
async function openProvider() {
  const received: Received[] = [];
  const answers: { status: number; body: object }[] = [];
  const server = createServer(async (request, response) => {
    received.push({ path: request.url ?? "", headers: request.headers, body: await text(request) });
    const { status, body } = answers.shift() ?? { status: 201, body: { sid: "SM1", invalidReceivers: [] } };
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { received, answers, host: `127.0.0.1:${port}`, close: () => server.close() };
}

const settings = { merchantPhones: ["+33612345678"], smsMerchantOfOrders: true, smsMerchantOfPayments: true };

let provider: Awaited<ReturnType<typeof openProvider>>;
let twilio: TestShop;
let ovh: TestShop;
before(async () => {
  provider = await openProvider();
  [twilio, ovh] = await Promise.all([
    openTestShop({ settings, smsUrl: `twilio://AC1:secret@${provider.host}/?from=%2B33700000000` }),
    openTestShop({ settings, smsUrl: `ovh://key:secret@${provider.host}/?consumer=ck&service=sms-ab1-1&from=Atelier` }),
  ]);
});
after(async () => {
  await Promise.all([twilio.close(), ovh.close()]);
  provider.close();
});
beforeEach(() => {
  provider.received.length = 0;
  provider.answers.length = 0;
});

interface Log {
  messages: {
    id: string;
    audience: string;
    channel: string;
    recipient: string;
    state: string;
    lastError: string | null;
    kind: string;
  }[];
}
const smsOf = async (shop: TestShop, { id }: Placed) => {
  const { body } = await shop.desk.get<Log>(`/messages?order=${id}`);
  return body.messages.filter(({ channel }) => channel === "sms");
};

test("Q2 the merchant is told of a new order by SMS, beside the e-mail: its number, its amount, and the way to it", async () => {
  const order = await twilio.order();
  await twilio.settled();

  const [one, ...more] = provider.received;
  const form = new URLSearchParams(one?.body);
  assert.equal(one?.path, "/2010-04-01/Accounts/AC1/Messages.json");
  assert.equal(one?.headers.authorization, `Basic ${Buffer.from("AC1:secret").toString("base64")}`);
  assert.deepEqual([form.get("To"), form.get("From")], ["+33612345678", "+33700000000"]);
  assert.equal(
    form.get("Body"),
    `Atelier Lumen: Nouvelle commande ${order.reference}, 33,80 € http://boutique.test/admin/${twilio.shop.slug}/commandes/${order.id}`,
  );
  assert.deepEqual(more, []);
  const { body } = await twilio.desk.get<Log>(`/messages?order=${order.id}`);
  const merchants = body.messages.filter(({ kind }) => kind === "new_order");
  assert.deepEqual(merchants.map(({ channel }) => channel).toSorted(), ["email", "sms"]);
  assert.equal((await smsOf(twilio, order))[0]?.state, "sent");
});

/** What the merchant is told of a payment that `pay` records: each SMS, and by which channels the log says it went. */
async function toldOfPayment(pay: (order: Placed) => Promise<unknown>) {
  const order = await ovh.order();
  await ovh.settled();
  provider.received.length = 0;
  await pay(order);
  await ovh.settled();
  const { body } = await ovh.desk.get<Log>(`/messages?order=${order.id}`);
  const payments = body.messages.filter(({ kind, audience }) => kind === "payment_received" && audience === "merchant");
  const sent = provider.received.map((one) => JSON.parse(one.body) as Record<string, unknown>);
  return { order, sent, channels: payments.map(({ channel }) => channel).toSorted() };
}

test("Q4 the merchant gets a second message, by SMS beside the e-mail, when a program says that the payment came", async () => {
  const { body: key } = await ovh.desk.send<{ token: string }>("POST", "/api-keys", { name: "Banque" });
  const bank = createClient(`${ovh.address}/api/v1/shops/${ovh.shop.slug}`, { authorization: `Bearer ${key.token}` });

  const { order, sent, channels } = await toldOfPayment(({ id }) => bank.send("POST", `/orders/${id}/payments`, {}));

  const [one, ...more] = sent;
  assert.match(String(one?.["message"]), new RegExp(`^Atelier Lumen: Paiement recu, commande ${order.reference}, `));
  assert.deepEqual([one?.["receivers"], one?.["sender"], one?.["noStopClause"]], [["+33612345678"], "Atelier", true]);
  assert.deepEqual([more, channels], [[], ["email", "sms"]]);
});

test("Q19 the merchant is told by SMS and by e-mail that the order he marks as paid is paid", async () => {
  const { sent, channels } = await toldOfPayment(({ id }) => ovh.verb(id, "payments", { tell: "customer" }));

  assert.equal(sent.length, 1);
  assert.deepEqual(channels, ["email", "sms"]);
});

test("OVH can verify who asks: application, consumer, time and signature", async () => {
  await ovh.order();
  await ovh.settled();

  const [one] = provider.received;
  const time = one?.headers["x-ovh-timestamp"];
  const signed = `secret+ck+POST+http://${provider.host}/1.0/sms/sms-ab1-1/jobs+${one?.body}+${String(time)}`;
  assert.deepEqual([one?.headers["x-ovh-application"], one?.headers["x-ovh-consumer"]], ["key", "ck"]);
  assert.equal(one?.headers["x-ovh-signature"], `$1$${createHash("sha1").update(signed).digest("hex")}`);
});

test("a number that is refused is given up, says why, and the merchant hears of it by e-mail", async () => {
  provider.answers.push({
    status: 400,
    body: { code: 21_211, message: "The 'To' number is not a valid phone number." },
  });

  const order = await twilio.order();
  await twilio.settled();

  const [sms] = await smsOf(twilio, order);
  assert.deepEqual([sms?.state, sms?.lastError], ["failed", "400 The 'To' number is not a valid phone number."]);
  const { body } = await twilio.desk.get<Log>(`/messages?order=${order.id}`);
  assert.equal(body.messages.filter(({ kind }) => kind === "sending_failed").length, 1);
});

test("a provider that is down is asked again, and the merchant is told once", async () => {
  provider.answers.push({ status: 503, body: {} });
  const order = await twilio.order();
  await twilio.settled();
  assert.equal((await smsOf(twilio, order))[0]?.state, "queued");

  await twilio.db.reads.run("update graphile_worker._private_jobs set run_at = now() where attempts > 0");
  await twilio.settled();

  assert.equal(provider.received.length, 2);
  assert.equal((await smsOf(twilio, order))[0]?.state, "sent");
});

test("without a provider nothing is offered and nothing is written; its password is shown to nobody", async () => {
  const shop = await openTestShop({ settings });
  const order = await shop.order();
  await shop.settled();

  const [none, some] = [await shop.desk.get("/sms"), await twilio.desk.get("/sms")];
  assert.deepEqual(await smsOf(shop, order), []);
  assert.deepEqual([none.body, some.body], [{ provider: null }, { provider: "twilio" }]);
  await shop.close();
});

test("numbers are kept as machines want them, and no other", async () => {
  for (const phone of ["06 12 34 56 78", "+33", "+33612345678; drop"]) {
    const answer = await twilio.desk.send("PATCH", "/settings", { merchantPhones: [phone] });
    assert.equal(answer.status, 422);
  }
});

/** A shop that writes to its customers' phones, and what it sent for an order: the words, and the log. */
async function textingShop(smsCustomerOf: string[]) {
  const shop = await openTestShop({
    settings: { smsCustomerOf: smsCustomerOf as [] },
    smsUrl: `twilio://AC1:secret@${provider.host}/?from=%2B33700000000`,
  });
  const textsOf = async (order: Placed) => {
    await shop.settled();
    const log = (await smsOf(shop, order)).map(({ kind, audience, state }) => `${audience} ${kind} ${state}`);
    const sent = provider.received.map((one) => new URLSearchParams(one.body));
    return { log: log.toSorted(), sent: sent.map((form) => [form.get("To"), form.get("Body")]) };
  };
  return { shop, textsOf };
}

test("the customer is told by SMS of what the shop chose, beside his e-mail, with the way to follow it; once an action", async () => {
  const { shop, textsOf } = await textingShop(["order_confirmation", "shipped"]);
  const order = await shop.order();
  const tracking = order.trackingUrl.slice(order.trackingUrl.indexOf("/s/"));

  assert.deepEqual((await textsOf(order)).sent, [
    [
      "+33612345678",
      `Atelier Lumen: votre commande ${order.reference} est confirmée, 33,80 €. http://boutique.test${tracking}`.replaceAll(
        "\u00a0",
        " ",
      ),
    ],
  ]);
  provider.received.length = 0;
  await shop.verb(order.id, "payments", { tell: "customer" });
  await shop.verb(order.id, "shipments", { carrier: "Colissimo", trackingNumber: "6A12345678901", tell: "customer" });

  const { log, sent } = await textsOf(order);
  assert.deepEqual(log, ["customer order_confirmation sent", "customer shipped sent"]);
  assert.equal(sent.length, 1);
  assert.match(
    String(sent[0]?.[1]),
    new RegExp(
      `^Atelier Lumen: votre commande ${order.reference} est partie\\. https://www\\.laposte\\.fr/.*6A12345678901$`,
    ),
  );
  await shop.close();
});

test("no SMS to a landline, to nobody's phone, of what the shop did not choose, or when the merchant stays silent", async () => {
  const { shop, textsOf } = await textingShop(["order_confirmation", "shipped"]);
  const landline = { ...karim, contact: { ...karim.contact, phone: "04 78 00 11 22" } };
  const none = { ...karim, contact: { ...karim.contact, phone: "" } };
  for (const person of [landline, none]) assert.deepEqual((await textsOf(await shop.order({ person }))).log, []);

  const order = await shop.order({ delivery: "pickup" });
  await shop.verb(order.id, "readiness", { tell: "customer" });
  const quiet = await shop.order();
  await shop.verb(quiet.id, "shipments", { carrier: "", trackingNumber: "", tell: "nobody" });

  assert.deepEqual((await textsOf(order)).log, ["customer order_confirmation sent"]);
  assert.deepEqual((await textsOf(quiet)).log, ["customer order_confirmation sent"]);
  await shop.close();
});

test("an SMS waits for the merchant's second thoughts, and does not leave when they come", async () => {
  const { shop, textsOf } = await textingShop(["ready_for_pickup"]);
  await shop.desk.send("PATCH", "/settings", { undoSeconds: 30 });
  const order = await shop.order({ delivery: "pickup" });
  await shop.verb(order.id, "readiness", { tell: "customer" });
  assert.deepEqual((await textsOf(order)).log, ["customer ready_for_pickup held"]);

  const undone = await shop.desk.send("POST", `/orders/${order.id}/undo`, {});
  assert.ok(undone.status < 300, JSON.stringify(undone.body));

  assert.deepEqual(await textsOf(order), { log: ["customer ready_for_pickup cancelled"], sent: [] });
  await shop.close();
});
