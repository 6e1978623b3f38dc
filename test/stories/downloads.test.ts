// A customer buys a book to download: he pays, gets one mail with his files, and downloads them as often as agreed.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { only } from "../support/correspondence.ts";
import { begin, digitalProduct, replaceFile, sendFile } from "../support/files.ts";
import { openMailbox, type Mailbox } from "../support/mailbox.ts";
import { leadsTo, openPayingShop, pathOf, type PayingShop } from "../support/paying.ts";
import { karim } from "../support/people.ts";
import { isAbout, type Item, type Placed } from "../support/shop.ts";
import { textOf } from "../support/visitor.ts";

let mailbox: Mailbox;
let shop: PayingShop;
/** How far the clock was put forward. */
let aheadMs = 0;
let book: Item;
const pdf = (size: number) => Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(size - 9)]);
const guide = pdf(2_500_000);
before(async () => {
  mailbox = await openMailbox();
  shop = await openPayingShop({ provider: "test", smtpUrl: mailbox.url, now: () => new Date(Date.now() + aheadMs) });
  book = await digitalProduct(shop.desk, "Guide de la bougie", await sendFile(shop, "Guide « bougie ».pdf", guide));
});
after(async () => {
  await shop.close();
  await mailbox.close();
});

const customer = karim.contact.email;
const bought = (item: Item = book, payment: "online" | "cheque" = "cheque") =>
  shop.order({ delivery: "none", payment, items: [{ item, pieces: 1 }] });
const mailsTo = async (address: string, order: Placed) => {
  await shop.settled();
  return (await mailbox.mails()).filter((mail) => mail.to.includes(address) && isAbout(mail, order));
};
const paid = async (item?: Item): Promise<Placed> => {
  const order = await bought(item);
  await shop.verb(order.id, "payments", {});
  await shop.settled();
  return order;
};
const orderPath = (order: Placed) => order.trackingUrl.replace(/^https?:\/\/[^/]+/, "");
/** The addresses of the download buttons on his page. */
const buttonsOf = (html: string) =>
  [...html.matchAll(/action="([^"]*\/fichiers\/[^"]*)"/g)].map(([, path = ""]) => path);
const buttonOf = async (order: Placed): Promise<string> => {
  const [button = ""] = buttonsOf((await shop.visitor().open(orderPath(order))).html);
  assert.ok(button, "the page has no download button");
  return button;
};
/** One click, as a browser makes it; the answer is not followed. */
const click = (path: string) =>
  fetch(shop.address + path, { method: "POST", redirect: "manual", headers: { origin: shop.address } });
const ticketOf = async (order: Placed): Promise<string> => {
  const answer = await click(await buttonOf(order));
  assert.equal(answer.status, 303);
  return answer.headers.get("location") ?? "";
};
const fetched = (path: string, headers: Record<string, string> = {}) => fetch(shop.address + path, { headers });
const filesOf = async (order: Placed) => (await shop.page(order.id)).files;

test("E37, M33 a digital product paid online is delivered by itself, and one mail brings the customer his files", async () => {
  const order = await bought(book, "online");
  assert.equal((await shop.page(order.id)).paymentStatus, "awaiting");
  const visitor = shop.visitor();
  const atProvider = pathOf(leadsTo(await visitor.open(`${shop.payPath(order)}/aller`)));

  const before = (await mailsTo(customer, order)).length;
  await visitor.fill(atProvider, { move: "pay" });
  const mail = only((await mailsTo(customer, order)).slice(before));

  const page = await shop.page(order.id);
  assert.deepEqual([page.paymentStatus, page.fulfilmentStatus], ["paid", "delivered"]);
  assert.match(mail.subject, /Vos fichiers/);
  assert.match(mail.text, /Guide « bougie »\.pdf/);
  assert.match(mail.text, /5 téléchargements, jusqu’au/);
  assert.match(mail.text, /#fichiers/);
  assert.deepEqual(
    mail.attachments.map(({ contentType }) => contentType),
    ["application/pdf"],
    "the invoice comes with it",
  );
  assert.ok(mail.text.includes(page.invoices[0]?.number ?? "?"));
  assert.equal(page.history.find(({ kind }) => kind === "order.delivered")?.actor.kind, "rule");
  assert.match(textOf((await visitor.open(orderPath(order))).html), /5 téléchargements restants, jusqu’au/);
});

test("the file arrives whole, under its name, to be kept and never opened in the shop’s place", async () => {
  const order = await paid();

  const answer = await fetched(await ticketOf(order));

  assert.equal(answer.status, 200);
  assert.equal(sha256(Buffer.from(await answer.arrayBuffer())), sha256(guide));
  assert.equal(answer.headers.get("content-type"), "application/pdf");
  assert.match(
    answer.headers.get("content-disposition") ?? "",
    /^attachment; filename=".*"; filename\*=UTF-8''Guide%20%C2%AB/,
  );
  assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
  assert.match(answer.headers.get("content-security-policy") ?? "", /sandbox/);
});

test("a download that broke off is taken up where it stopped, and counts once", async () => {
  const order = await paid();
  const ticket = await ticketOf(order);

  const start = await fetched(ticket, { range: "bytes=0-1500000" });
  const rest = await fetched(ticket, { range: "bytes=1500001-", "if-range": start.headers.get("etag") ?? "" });

  assert.deepEqual([start.status, rest.status], [206, 206]);
  assert.equal(rest.headers.get("content-range"), `bytes 1500001-${guide.length - 1}/${guide.length}`);
  const whole = Buffer.concat([Buffer.from(await start.arrayBuffer()), Buffer.from(await rest.arrayBuffer())]);
  assert.equal(sha256(whole), sha256(guide));
  assert.equal((await fetched(ticket, { range: `bytes=${guide.length}-` })).status, 416);
  assert.equal((await filesOf(order))[0]?.count, 1);
});

test("fifty clicks at once never pass the number agreed, and a mailbox that looks at links uses up none", async () => {
  const order = await paid();
  const button = await buttonOf(order);
  await fetched(button);
  assert.equal((await filesOf(order))[0]?.count, 0, "reading an address counts nothing");

  const answers = await Promise.all(Array.from({ length: 50 }, () => click(button)));

  const statuses = answers.map(({ status }) => status);
  assert.deepEqual(
    [statuses.filter((one) => one === 303).length, statuses.filter((one) => one === 410).length],
    [5, 45],
  );
  const [file] = await filesOf(order);
  assert.deepEqual([file?.count, file?.countMax, file?.state], [5, 5, "used_up"]);
  assert.match(await (await click(button)).text(), /autant de fois que prévu/);
  assert.match(textOf((await shop.visitor().open(orderPath(order))).html), /Tous les téléchargements ont été utilisés/);
});

test("after its days a file can no longer be had, until the merchant renews it from the order", async () => {
  await shop.desk.send("PATCH", "/settings", { downloadDays: 2 });
  const order = await paid();
  const button = await buttonOf(order);
  const ticket = await ticketOf(order);

  aheadMs = 3 * 86_400_000;
  const late = await click(button);
  const tooLate = await fetched(ticket);
  assert.equal(late.status, 410);
  assert.match(await late.text(), /délai de téléchargement/);
  assert.ok(tooLate.redirected, "an old address leads back to the order");
  const before = (await mailsTo(customer, order)).length;
  await shop.verb(order.id, "downloads/renewal", {});
  const again = await click(button);
  aheadMs = 0;

  assert.equal(again.status, 303);
  await shop.settled();
  await shop.db.reads.run("update graphile_worker._private_jobs set run_at = now() where run_at > now()");
  assert.match(only((await mailsTo(customer, order)).slice(before)).subject, /Vos fichiers/);
  assert.deepEqual([(await filesOf(order))[0]?.count], [1]);
  await shop.desk.send("PATCH", "/settings", { downloadDays: 30 });
});

test("the links of a refunded or cancelled order stop, with a page that says why", async () => {
  for (const { act, why } of [
    { act: (order: Placed) => shop.verb(order.id, "refunds", { reason: "" }), why: /La commande est remboursée/ },
    { act: (order: Placed) => shop.verb(order.id, "cancellation", {}), why: /La commande est annulée/ },
  ]) {
    const order = await paid();
    const button = await buttonOf(order);
    const ticket = await ticketOf(order);
    await act(order);

    const [clicked, open] = [await click(button), await fetched(ticket)];

    assert.deepEqual([clicked.status, open.status], [410, 410]);
    assert.match(await clicked.text(), why);
    const page = await shop.visitor().open(orderPath(order));
    assert.match(textOf(page.html), why);
    assert.deepEqual(buttonsOf(page.html), []);
    const renewal = await shop.desk.send("POST", `/orders/${order.id}/downloads/renewal`, {});
    assert.deepEqual([renewal.status, renewal.body["code"]], [410, "files_withheld"]);
  }
});

test("an order keeps the file it bought, though the product is sold with another one since", async () => {
  const first = pdf(1_000);
  const second = pdf(2_000);
  const pattern = await digitalProduct(shop.desk, "Patron", await sendFile(shop, "patron-v1.pdf", first));
  const waiting = await bought(pattern);
  const early = await paid(pattern);
  await replaceFile(shop.desk, pattern.productId, await sendFile(shop, "patron-v2.pdf", second));
  const late = await paid(pattern);
  await shop.verb(waiting.id, "payments", {});
  await shop.settled();

  const got = async (order: Placed) => sha256(Buffer.from(await (await fetched(await ticketOf(order))).arrayBuffer()));
  assert.deepEqual(
    [await got(early), await got(waiting), await got(late)],
    [sha256(first), sha256(first), sha256(second)],
  );
});

test("a file that costs nothing is given as it is ordered, or once the merchant has accepted the order", async () => {
  const sample = await digitalProduct(shop.desk, "Extrait", await sendFile(shop, "extrait.pdf", pdf(300)), 0);
  const placed = await bought(sample);
  const subjects = (await mailsTo(customer, placed)).map(({ subject }) => subject).toSorted();
  assert.match(subjects.join("\n"), /^Commande \d+ confirmée[^\n]*\nVos fichiers[^\n]*$/);
  assert.equal((await shop.page(placed.id)).fulfilmentStatus, "delivered");
  assert.equal((await fetched(await ticketOf(placed))).status, 200);

  await shop.desk.send("PATCH", "/settings", { freeOrders: "awaiting" });
  const held = await bought(sample);
  await shop.settled();
  assert.deepEqual(await filesOf(held), []);
  const before = (await mailsTo(customer, held)).length;
  await shop.verb(held.id, "acceptance", {});
  assert.match(only((await mailsTo(customer, held)).slice(before)).subject, /Vos fichiers/);
  await shop.desk.send("PATCH", "/settings", { freeOrders: "paid" });
});

test("of two files, the one whose line was refunded can no longer be had, the other can", async () => {
  const song = await digitalProduct(shop.desk, "Chanson", await sendFile(shop, "chanson.mp3", pdf(500)));
  const order = await shop.order({ delivery: "none", items: [book, song].map((item) => ({ item, pieces: 1 })) });
  await shop.verb(order.id, "payments", {});
  await shop.settled();
  assert.equal((await filesOf(order)).length, 2);
  const [line] = (await shop.page(order.id)).lines;
  await shop.verb(order.id, "refunds", { lines: [{ lineId: line?.id, quantity: 1_000 }], tell: "nobody" });

  const names = (await filesOf(order)).map(({ name }) => name);
  assert.deepEqual(names, ["chanson.mp3"]);
  assert.equal(buttonsOf((await shop.visitor().open(orderPath(order))).html).length, 1);
});

test("nobody has a file before he has paid, nor by another order’s page", async () => {
  const order = await bought();
  const other = await paid();
  const page = await shop.visitor().open(orderPath(order));
  assert.deepEqual(buttonsOf(page.html), []);
  assert.match(textOf(page.html), /ils s’ouvrent dès que le paiement est reçu/);

  const foreign = (await buttonOf(other)).split("/fichiers/")[1] ?? "";
  const token = orderPath(order).split("/suivi/")[1] ?? "";
  const tried = await click(`/s/${shop.shop.slug}/suivi/${token}/fichiers/${foreign}`);

  assert.equal(tried.status, 404);
  assert.equal((await filesOf(other))[0]?.count, 0);
});

test("M33 the mail with the files has its switch: without it the payment is told as before, and the files wait on the page", async () => {
  await shop.desk.send("PATCH", "/settings", { mutedMessages: ["download_ready"] });
  const order = await bought();
  const before = (await mailsTo(customer, order)).length;
  await shop.verb(order.id, "payments", {});

  const mail = only((await mailsTo(customer, order)).slice(before));

  assert.match(mail.subject, /facture/i);
  const messages = (await shop.page(order.id)).messages.filter(({ kind }) => kind === "download_ready");
  assert.deepEqual(
    messages.map(({ state }) => state),
    ["switched_off"],
  );
  assert.ok(await buttonOf(order));
  await shop.desk.send("PATCH", "/settings", { mutedMessages: [] });
});

test("the shop says for how long and how often, and a file too large, cut short or never kept is refused clearly", async () => {
  await shop.desk.send("PATCH", "/settings", { downloadDays: 3, downloadCountMax: 1 });
  const order = await paid();
  const [file] = await filesOf(order);
  assert.equal(file?.countMax, 1);
  assert.ok(new Date(file.expiresAt).getTime() < Date.now() + 3.1 * 86_400_000);
  await shop.desk.send("PATCH", "/settings", { downloadDays: 30, downloadCountMax: 5 });

  const heavy = await shop.desk.send(
    "POST",
    "/files",
    { name: "film.mp4", size: 104_857_601 },
    { "accept-language": "fr" },
  );
  assert.deepEqual([heavy.status, heavy.body["code"]], [413, "file_too_large"]);
  assert.match(String(heavy.body["hint"]), /104,9.Mo au plus/);
  const half = await begin(shop.desk, "C:\\livres\\guide.pdf", 2_000_000);
  const wrong = await shop.desk.send("PUT", `/files/${half.id}/parts/0`, Buffer.alloc(10));
  assert.deepEqual([wrong.status, wrong.body["code"]], [422, "file_part_wrong"]);
  const early = await shop.desk.send("POST", `/files/${half.id}/completion`);
  assert.deepEqual([early.status, early.body["code"]], [422, "file_part_wrong"]);
  const sold = await shop.desk.send("POST", "/products", {
    name: "Livre",
    kind: "digital",
    taxClass: "standard",
    variants: [{ price: 100, fileId: half.id }],
  });
  assert.deepEqual([sold.status, sold.body["code"]], [404, "file_not_found"]);
});

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
