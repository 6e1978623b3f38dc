// What becomes of messages when the mail server is busy, strict, away, or not there at all.
import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { after, before, beforeEach, test } from "node:test";
import { setTimeout as nextTurn } from "node:timers/promises";
import { smtpChannel } from "../../src/notifications/channels/smtp.ts";
import { attemptCountMax } from "../../src/notifications/message.ts";
import { findMessage, giveUp } from "../../src/notifications/messages.actions.ts";
import { only, openCorrespondence, type Correspondence, type Item } from "../support/correspondence.ts";
import { verified } from "../support/dkim.ts";
import { openMailbox, type Answer } from "../support/mailbox.ts";
import { karim } from "../support/people.ts";
import { openTestShop, sophie } from "../support/shop.ts";

const customer = karim.contact.email;

/** How the server treats the customer's address in the test at hand. */
let answer: (count: number) => Answer;
let desk: Correspondence;
before(async () => {
  let counted = 0;
  let asked = answer;
  desk = await openCorrespondence({
    behave: ({ recipient }) => {
      if (asked !== answer) [asked, counted] = [answer, 0];
      return recipient === customer ? answer(++counted) : undefined;
    },
  });
});
beforeEach(() => {
  answer = () => undefined;
});
after(() => desk.close());

test("a server that is busy is asked again, with the same Message-ID", async () => {
  answer = (count) => (count < 3 ? "450 4.2.0 Greylisted, try later" : undefined);
  const order = await desk.shop.order();

  const first = await desk.tried(customer, order, 1);
  const last = await desk.tried(customer, order, 3);

  assert.equal(first.state, "queued");
  assert.match(first.lastError ?? "", /450 4\.2\.0 Greylisted, try later/);
  assert.deepEqual([last.state, last.attempts, last.lastError], ["sent", 3, null]);
  assert.equal(only(await desk.mails(customer, order)).messageId, `<${last.id}@atelier.exemple.fr>`);
});

test("a server that takes the message and hangs up gets it again under the same Message-ID", async () => {
  answer = (count) => (count === 1 ? "hang up" : undefined);
  const order = await desk.shop.order();

  const message = await desk.tried(customer, order, 2);

  const [first, second, ...more] = await desk.mails(customer, order);
  assert.deepEqual(more, []);
  assert.equal(message.state, "sent");
  assert.equal(first?.messageId, second?.messageId);
  assert.equal(first?.html, second?.html);
});

test("an address refused for good is tried no more, and the server's own words are shown; a right one can be given", async () => {
  answer = () => "550 5.1.1 No such mailbox here";
  const order = await desk.shop.order();
  const refused = await desk.tried(customer, order, 2);
  assert.deepEqual([refused.state, refused.attempts], ["failed", 1]);
  assert.match(refused.lastError ?? "", /550 5\.1\.1 No such mailbox here/);

  const path = `/messages/${refused.id}/sending`;
  const resent = await desk.shop.desk.send<{ id: string }>("POST", path, { to: "karim@exemple.org" });

  assert.equal(resent.status, 201);
  const mail = only(await desk.mails("karim@exemple.org", order));
  assert.equal(mail.subject, refused.subject);
  assert.equal(mail.messageId, `<${resent.body.id}@atelier.exemple.fr>`);
  const { history } = await desk.shop.page(order.id);
  assert.ok(history.some((entry) => entry.kind === "message.resent" && entry.actor.name === sophie.name));
});

test("a message given up is told to the merchant, once for each; the failure of that very notice is not", async () => {
  const lea = "lea@atelier.exemple.fr";
  const settings = { merchantEmails: [sophie.email, lea] };
  const behave = ({ recipient }: { recipient: string }) =>
    recipient === sophie.email ? undefined : ("550 5.1.1 No such mailbox here" as const);
  const strict = await openCorrespondence({ settings, behave });
  const order = await strict.shop.order();

  const notices = (await strict.mails(sophie.email, order)).filter(({ subject }) => !subject.startsWith("Nouvelle"));

  // Three messages were given up: the customer's, Léa's, and what Léa was to hear of the customer's.
  assert.deepEqual(
    notices.map(({ subject }) => subject).sort(),
    [customer, lea].map(
      (to) => `Un message n’a pas pu être envoyé à ${to}, commande ${order.reference} – Atelier Lumen`,
    ),
  );
  const about = notices.find(({ subject }) => subject.includes(customer));
  assert.match(about?.text ?? "", /550 5\.1\.1 No such mailbox here/);
  assert.match(about?.text ?? "", new RegExp(`Commande ${order.reference} confirmée`));
  assert.ok(about?.text.includes(`/commandes/${order.id}`));
  const failed = (await strict.messages(order)).filter((one) => one.state === "failed");
  assert.deepEqual(failed.map((one) => one.kind).sort(), ["new_order", "order_confirmation", "sending_failed"]);
  const { history } = await strict.shop.page(order.id);
  const told = history.filter((one) => one.kind === "message.failed");
  assert.deepEqual(told.map((one) => String(one.data["to"])).sort(), [customer, lea]);
  assert.ok(told.every((one) => one.actor.kind === "system"));
  await strict.close();
});

test("a message given up after its last try is told once, even when its job ran twice; or not, as the shop likes", async () => {
  const dead = await openCorrespondence({
    behave: ({ recipient }) => (recipient === customer ? "450 Busy" : undefined),
  });
  for (const tellMerchantOfFailures of [true, false]) {
    await dead.shop.desk.send("PATCH", "/settings", { tellMerchantOfFailures });
    const order = await dead.shop.order();
    const { id } = await dead.tried(customer, order, 1);
    await dead.shop.db.reads.run("update messages set attempts = $2 where id = $1", [id, attemptCountMax - 1]);
    const last = await dead.tried(customer, order, attemptCountMax);
    assert.deepEqual([last.state, last.attempts], ["failed", attemptCountMax]);

    const { db, shop } = dead.shop;
    const message = await findMessage(db.reads, shop.id, id);
    await db.transaction((tx) => giveUp(tx, message, { why: "450 Busy", now: new Date() }));

    const mails = (await dead.mails(sophie.email, order)).filter(({ subject }) => subject.startsWith("Un message"));
    assert.equal(mails.length, tellMerchantOfFailures ? 1 : 0);
  }
  await dead.close();
});

test("a mail server that says nothing keeps no invoice waiting", async () => {
  const sockets = new Set<Socket>();
  const silent = createServer((socket) => {
    sockets.add(socket.on("error", () => {}));
    setTimeout(() => socket.destroy(), 2_000).unref();
  }).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  const shop = await openTestShop({ smtpUrl: `smtp://127.0.0.1:${port}` });
  const sum = async (query: string) => Number((await shop.db.reads.one<{ sum: string }>(query))?.sum);
  const orders = await Promise.all(Array.from({ length: 12 }, () => shop.order()));
  while ((await sum("select count(*) as sum from messages")) < 2 * orders.length) await nextTurn(50);

  const paid = orders[0]?.id ?? "";
  await shop.verb(paid, "payments", { tell: "nobody" });
  while ((await sum("select count(*) as sum from invoice_files")) < 1) await nextTurn(50);

  assert.ok((await sum(`select count(*) as sum from messages where attempts = 0 and order_id <> '${paid}'`)) > 0);
  silent.close();
  for (const socket of sockets) socket.destroy();
  await shop.close();
});

test("no text can end a header or name another recipient", async () => {
  const mailbox = await openMailbox();
  const channel = smtpChannel(mailbox.url);
  const mail = { from: { name: "Lumen\r\nX-Evil: 1", address: "lumen@exemple.fr" }, to: "karim@exemple.fr" };
  const rest = { text: "Bonjour", html: "<p>Bonjour</p>", messageId: "<1@exemple.fr>", attachments: [] };
  const evil = "\r\nBcc: eve@exemple.fr\r\nX-Evil: 1\r\n\r\n";
  const written = { ...mail, ...rest, subject: `Bonjour${evil}`, replyTo: `lumen@exemple.fr${evil}` };

  const outcomes = [];
  for (const to of [mail.to, "karim@exemple.fr, eve@exemple.fr", "karim@exemple.fr>\r\nRCPT TO:<eve@exemple.fr"])
    outcomes.push((await channel.send({ ...written, to })).kind);

  assert.deepEqual(outcomes, ["sent", "refused", "refused"]);
  const { to, raw } = only(await mailbox.mails());
  assert.deepEqual(to, [mail.to]);
  assert.doesNotMatch(raw.split("\r\n\r\n")[0] ?? "", /^(Bcc|X-Evil|Reply-To):/im);
  await mailbox.close();
});

test("what leaves is signed for the sender's domain, so that others see it was not changed on its way", async () => {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const mailbox = await openMailbox();
  const dkim = { selector: "carnet", privateKey: privateKey.export({ type: "pkcs8", format: "pem" }) };
  const mail = {
    from: { name: "Lumen", address: "bonjour@lumen.exemple.fr" },
    to: "karim@exemple.fr",
    replyTo: undefined,
  };
  const written = { subject: "Votre commande à 28,90 €", text: "Bonjour,  Karim\n\n", html: "<p>Bonjour,  Karim</p>" };

  await smtpChannel(mailbox.url, dkim).send({ ...mail, ...written, messageId: "<1@exemple.fr>", attachments: [] });

  const { raw } = only(await mailbox.mails());
  const tags = verified(raw, publicKey);
  assert.deepEqual([tags?.["d"], tags?.["s"], tags?.["a"]], ["lumen.exemple.fr", "carnet", "rsa-sha256"]);
  assert.match(tags?.["h"] ?? "", /from.*subject/i);
  for (const [was, became] of [
    ["Bonjour", "Bonsoir"],
    ["From: Lumen", "From: Autre"],
  ] as const)
    assert.equal(verified(raw.replace(was, became), publicKey), undefined, became);
  await mailbox.close();
});

test("what the merchant asks for passes the messages that wait in line", async () => {
  const held = await openCorrespondence({ smtpUrl: "smtp://127.0.0.1:9" });
  const orders = [await held.shop.order(), await held.shop.order()];
  const [order] = orders;
  assert.ok(order);
  await held.shop.settled();
  const path = `/orders/${order.id}/messages`;
  await held.shop.desk.send("POST", path, { subject: "Bonjour", text: "Un mot" });
  await held.shop.settled();

  const jobs = await held.shop.db.reads.all<{ priority: number; kind: string }>(
    `select priority, payload ->> 'kind' as kind from graphile_worker._private_jobs as job
     join graphile_worker._private_tasks as task on task.id = job.task_id where task.identifier = 'sendMessage' order by priority`,
  );
  assert.deepEqual(jobs[0], { priority: 5, kind: "order.written_to" });
  assert.deepEqual(new Set(jobs.slice(1).map((job) => job.priority)), new Set([10]));
  await held.close();
});

test("a message that has left is never sent again by the queue", async () => {
  const order = await desk.shop.order();
  const { id } = await desk.tried(customer, order, 1);
  const sendAgain = () =>
    desk.shop.db.reads.run("select graphile_worker.add_job('sendMessage', $1::json)", [
      JSON.stringify({ shopId: desk.shop.shop.id, data: { messageId: id } }),
    ]);

  assert.deepEqual(await desk.broughtBy(customer, order, sendAgain), []);
});

test("a server that is away holds nothing up: messages wait, and say why", async () => {
  const cut = await openCorrespondence({ smtpUrl: "smtp://127.0.0.1:9" });
  const order = await cut.shop.order();

  await cut.shop.settled();

  const { messages } = (await cut.shop.desk.get<{ messages: Item[] }>(`/messages?order=${order.id}&state=queued`)).body;
  assert.equal(messages.length, 2);
  for (const { lastError, attempts } of messages) {
    assert.match(lastError ?? "", /ECONNREFUSED/);
    assert.equal(attempts, 0);
  }
  await cut.close();
});

test("without a mail server messages are kept, read page by page, opened, and sent again as copies", async () => {
  const shop = await openTestShop();
  const orders = [await shop.order(), await shop.order()];
  await shop.settled();
  type Page = { messages: Item[]; nextCursor: string | null; previousCursor: string | null };

  const first = await shop.desk.get<Page>("/messages?limit=3");
  const second = await shop.desk.get<Page>(`/messages?limit=3&cursor=${first.body.nextCursor}`);
  const all = [...first.body.messages, ...second.body.messages];
  assert.equal(new Set(all.map((one) => one.id)).size, 4);
  assert.equal(second.body.nextCursor, null);
  const back = await shop.desk.get<Page>(`/messages?limit=3&cursor=${second.body.previousCursor}`);
  assert.deepEqual(back.body, first.body);
  assert.ok(all.every((one) => one.state === "kept" && one.attempts === 0));
  assert.equal((await shop.desk.get<Page>(`/messages?order=${orders[0]?.id}`)).body.messages.length, 2);
  assert.equal((await shop.desk.get("/messages?cursor=bm9uc2Vuc2U")).status, 422);

  const id = all.find((one) => one.audience === "customer")?.id ?? "";
  const opened = await shop.desk.get<{ text: string; html: string }>(`/messages/${id}`);
  assert.match(opened.body.text, /Bonjour Karim Benali/);
  assert.match(opened.body.html, /^<!doctype html>/);
  assert.equal((await shop.desk.get(`/messages/${orders[0]?.id}`)).status, 404);

  const again = () =>
    shop.desk.send<{ id: string }>("POST", `/messages/${id}/sending`, {}, { "idempotency-key": `again-${id}` });
  const [one, two] = [await again(), await again()];
  assert.equal(one.body.id, two.body.id);
  const { messages } = (await shop.desk.get<Page>("/messages")).body;
  const copies = messages.filter((message) => message.resendsId === id);
  assert.deepEqual(
    copies.map(({ state, recipient }) => [state, recipient]),
    [["kept", customer]],
  );
  await shop.close();
});
