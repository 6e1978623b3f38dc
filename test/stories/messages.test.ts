// Who is told what: through a real mail server, read as it arrived.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addJob } from "../../src/lib/outbox.ts";
import { only, openCorrespondence, type Correspondence } from "../support/correspondence.ts";
import { karim } from "../support/people.ts";
import { sophie } from "../support/shop.ts";

const customer = karim.contact.email;

let desk: Correspondence;
before(async () => {
  desk = await openCorrespondence();
});
after(() => desk.close());

test("W1, W2, E1, Q1, Q2 an order tells its customer and the merchant, once each, from the shop", async () => {
  const order = await desk.shop.order();

  const confirmation = only(await desk.mails(customer, order));
  const notice = only(await desk.mails(sophie.email, order));
  assert.equal(confirmation.subject, `Commande ${order.reference} confirmée – Atelier Lumen`);
  assert.equal(confirmation.from, '"Atelier Lumen" <commandes@atelier.exemple.fr>');
  assert.equal(confirmation.replyTo, desk.seller.email);
  assert.match(confirmation.messageId, /^<[0-9a-f-]{36}@atelier\.exemple\.fr>$/);
  assert.match(confirmation.raw, /^Auto-Submitted: auto-generated\r$/m);
  assert.match(notice.subject, /^Nouvelle commande \d+ \(33,80\u00a0€, en attente de paiement\) – Atelier Lumen$/);
  assert.notEqual(notice.messageId, confirmation.messageId);
});

test("the confirmation says everything by itself, without the network", async () => {
  const order = await desk.shop.order({ payment: "transfer", message: "C’est un cadeau." });

  const { text, html } = only(await desk.mails(customer, order));
  const { seller } = desk;
  const said = `${order.reference}|Bougie parfumée Figuier|28,90\u00a0€|TVA 20\u00a0%|Total TTC|33,80\u00a0€|
    Karim Benali|12 rue des Tables-Claudiennes|69001 Lyon|jours ouvrés|Virement|Référence à indiquer|C’est un cadeau.|
    ${seller.legalName}|${seller.line1}|${seller.email}|${seller.phone}|
    garantie légale de conformité|quatorze jours|Modèle de rétractation|http://boutique.test/s/`;
  for (const words of said.split(/\|\s*/)) {
    assert.ok(text.includes(words), `the text does not say: ${words}\n${text}`);
    assert.ok(html.includes(words), `the page does not say: ${words}`);
  }
  assert.doesNotMatch(html, /<img|<script(?! type="application\/ld\+json">)|<link|url\(|src=|@import/i);
});

test("W4, M22 the merchant's mail states the payment and ends with a link straight to the order", async () => {
  const order = await desk.shop.order({ payment: "transfer" });

  const { text } = only(await desk.mails(sophie.email, order));
  const body = text.split("-- \n")[0]?.trimEnd() ?? "";
  assert.match(body, /Paiement\u00a0: Virement bancaire, en attente de paiement/);
  assert.ok(body.endsWith(`http://boutique.test/admin/${desk.shop.shop.slug}/commandes/${order.id}`), body);
});

test("C16 a full payment gives the customer one message, his invoice, and tells the merchant", async () => {
  const order = await desk.shop.order();
  const pay = () => desk.shop.verb(order.id, "payments", {});

  const invoice = only(await desk.broughtBy(customer, order, pay));

  const [, notice, ...more] = await desk.mails(sophie.email, order);
  assert.deepEqual(more, []);
  assert.match(invoice.subject, /^Paiement reçu, voici votre facture FA-\d{4}-\d{4} – Atelier Lumen$/);
  assert.equal(notice?.subject, `Paiement de 33,80\u00a0€ reçu, commande ${order.reference} – Atelier Lumen`);
  const [file, ...others] = invoice.attachments;
  const stored = await desk.shop.db.reads.one<{ bytes: Buffer }>(
    `select f.bytes from invoice_files f join invoices i on i.shop_id = f.shop_id and i.id = f.invoice_id where i.order_id = $1`,
    [order.id],
  );
  assert.ok(file && stored && others.length === 0, "one file is attached");
  assert.ok(file.content.equals(stored.bytes), "what arrives is what was printed, byte for byte");
  assert.match(file.fileName, /^FA-\d{4}-\d{4}\.pdf$/);
  assert.equal(file.contentType, "application/pdf");
});

test("Q18 a payment in part is confirmed, and again when the merchant asks", async () => {
  const order = await desk.shop.order();
  const payPart = () => desk.shop.verb(order.id, "payments", { amount: 1_000 });
  const confirm = () => desk.shop.verb(order.id, "payment-confirmation", {});

  const part = only(await desk.broughtBy(customer, order, payPart));
  const asked = only(await desk.broughtBy(customer, order, confirm));

  assert.equal(part.subject, `Paiement reçu pour la commande ${order.reference} – Atelier Lumen`);
  assert.match(part.text, /10,00\u00a0€ pour votre commande \d+\. Il reste 23,80\u00a0€ à régler/);
  assert.equal(asked.subject, part.subject);
  assert.notEqual(asked.messageId, part.messageId);
});

test("E40, M30, W18 a parcel with its number is one message, with the carrier's link and the order's page", async () => {
  const order = await desk.shop.order();
  const ship = () => desk.shop.verb(order.id, "shipments", { trackingNumber: "6A12345678901" });

  const mail = only(await desk.broughtBy(customer, order, ship));

  assert.equal(mail.subject, `Votre commande ${order.reference} est en route – Atelier Lumen`);
  assert.match(mail.text, /Numéro de suivi\u00a0: 6A12345678901\nhttps:\/\/www\.laposte\.fr\S*6A12345678901/);
  assert.match(mail.text, /Bougie parfumée Figuier/);
  assert.ok(mail.text.includes("http://boutique.test/s/"), mail.text);
});

test("C2 preparing, delivering and cancelling each tell the customer, unless he is not to be told", async () => {
  const said = async (tell: "customer" | "nobody") => {
    const order = await desk.shop.order();
    const mails = await desk.broughtBy(customer, order, async () => {
      await desk.shop.verb(order.id, "preparation", { tell });
      await desk.shop.verb(order.id, "shipments", { tell, trackingNumber: "6A1" });
      await desk.shop.verb(order.id, "delivery", { tell });
      await desk.shop.verb(order.id, "cancellation", { tell });
    });
    return mails.map(({ subject }) => /est (.*) –/.exec(subject)?.[1] ?? subject).sort();
  };

  const [told, untold] = [await said("customer"), await said("nobody")];

  assert.deepEqual(told, ["annulée", "en préparation", "en route", "livrée"]);
  assert.deepEqual(untold, []);
});

test("a happening told twice by the queue writes no second message", async () => {
  const order = await desk.shop.order();
  const at = { shopId: desk.shop.shop.id, orderId: order.id, kind: "order.placed" };
  const placed = await desk.shop.db.reads.one<{ id: string; data: Record<string, unknown> }>(
    "select id, data from happenings where order_id = $1 and kind = 'order.placed'",
    [order.id],
  );
  assert.ok(placed);
  const payload = { ...at, happeningId: placed.id, data: placed.data };
  const tellAgain = () => desk.shop.db.transaction((tx) => addJob(tx, "notify", payload));

  assert.deepEqual(await desk.broughtBy(customer, order, tellAgain), []);
  assert.equal((await desk.messages(order)).length, 2);
});

test("names with quotes, emoji, tags, reversed text and templates are text and nothing else", async () => {
  const name = "\u202eInès \"Zoé\" <script>alert(1)</script> 🕯 {{constructor.constructor('49')()}}, b@c.fr";
  const person = { ...karim, contact: { ...karim.contact, name }, address: { ...karim.address, name } };

  const order = await desk.shop.order({ person });

  const mail = only(await desk.mails(customer, order));
  const notice = only(await desk.mails(sophie.email, order));
  assert.ok(mail.text.includes('Bonjour Inès "Zoé" <script>alert(1)</script> 🕯 {{constructor'), mail.text);
  for (const { html } of [mail, notice]) {
    assert.ok(html.includes("&lt;script&gt;alert(1)&lt;/script&gt; 🕯 {{constructor.constructor(&#39;49&#39;)()}}"));
    assert.doesNotMatch(html, /<script(?! type="application\/ld\+json">)|\u202e/);
  }
});

test("M17 messages switched off are not sent; what the merchant asks for himself is", async () => {
  const mutedMessages = ["order_confirmation", "payment_received"];
  const quiet = await openCorrespondence({ settings: { tellMerchantOfOrders: false, mutedMessages } });
  const order = await quiet.shop.order();
  const pay = () => quiet.shop.verb(order.id, "payments", { amount: 100 });
  const confirm = () => quiet.shop.verb(order.id, "payment-confirmation", {});

  assert.deepEqual(
    (await quiet.messages(order)).map(({ kind, state }) => [kind, state]),
    [["order_confirmation", "switched_off"]],
  );
  assert.deepEqual(await quiet.broughtBy(customer, order, pay), []);
  only(await quiet.mails(sophie.email, order));
  only(await quiet.broughtBy(customer, order, confirm));
  await quiet.close();
});

test("an invoice made by the parcel's departure comes with the news of the parcel, in one message", async () => {
  const later = await openCorrespondence({ settings: { invoiceRule: "dispatch" } });
  const order = await later.shop.order({ payment: "transfer" });
  const ship = () => later.shop.verb(order.id, "shipments", { trackingNumber: "6A77" });

  const mail = only(await later.broughtBy(customer, order, ship));

  assert.match(mail.subject, /est en route, facture FA-/);
  assert.match(mail.text, /6A77/);
  assert.match(mail.text, /Montant à régler/);
  assert.equal(mail.attachments.length, 1);
  await later.close();
});

test("of two parcels that leave before the invoice is made, one is told of by the invoice and the other by itself", async () => {
  const later = await openCorrespondence({ settings: { invoiceRule: "dispatch" } });
  const pieces = { item: await later.shop.product({ name: "Bol" }), pieces: 2 };
  for (const firstTell of ["customer", "nobody"] as const) {
    const order = await later.shop.order({ items: [pieces] });
    const lines = [{ lineId: (await later.shop.page(order.id)).lines[0]?.id, quantity: 1_000 }];

    const ship = (trackingNumber: string, tell: "customer" | "nobody") =>
      later.shop.verb(order.id, "shipments", { lines, trackingNumber, tell });

    const mails = await later.broughtBy(customer, order, () =>
      later.shop.db.transaction(async (tx) => {
        await tx.run("lock table graphile_worker._private_jobs in exclusive mode");
        await ship("6AFIRST", firstTell);
        await ship("6ASECOND", "customer");
      }),
    );

    assert.equal((await later.shop.page(order.id)).invoices.length, 1);
    const told = mails.map(({ text }) => [...new Set(text.match(/6A[A-Z]+/g))].join()).sort();
    assert.deepEqual(told, firstTell === "customer" ? ["6AFIRST", "6ASECOND"] : ["6ASECOND"]);
    const invoiceCount = mails.filter((mail) => mail.attachments.length > 0).length;
    assert.ok(invoiceCount === 1 || (invoiceCount === 0 && firstTell === "nobody"), `${invoiceCount} invoices came`);
  }
  await later.close();
});

test("every address of the merchant gets its own message; nobody sees the others", async () => {
  const merchantEmails = ["lea@atelier.exemple.fr", "LEA@atelier.exemple.fr", "ines@atelier.exemple.fr"];
  const team = await openCorrespondence({ settings: { merchantEmails } });
  const order = await team.shop.order();

  const ofInes = only(await team.mails("ines@atelier.exemple.fr", order));

  assert.deepEqual(ofInes.to, ["ines@atelier.exemple.fr"]);
  assert.doesNotMatch(ofInes.raw, /lea@/i);
  assert.equal((await team.messages(order)).length, 3);
  await team.close();
});
