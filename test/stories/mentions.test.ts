// A note names a colleague: he is told what it says, and nobody else is.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addMember, createAccount, hashNewPassword } from "../../src/staff/staff.actions.ts";
import { only, openCorrespondence, type Correspondence } from "../support/correspondence.ts";
import { sophie } from "../support/shop.ts";

const ines = { name: "Inès Dupont", email: "ines@atelier.exemple.fr", password: "carnet-de-notes-ocre-7" };

let desk: Correspondence;
before(async () => {
  desk = await openCorrespondence();
  const { db, shop } = desk.shop;
  const passwordHash = await hashNewPassword(ines.password, ines);
  const now = new Date();
  await db.transaction(async (tx) => {
    const account = await createAccount(tx, { name: ines.name, email: ines.email, locale: "fr", passwordHash }, now);
    await addMember(tx, { shopId: shop.id, accountId: account.id, role: "staff" }, now);
  });
});
after(() => desk.close());

test("a colleague named in a note gets it by e-mail, once, with the way to the order", async () => {
  const order = await desk.shop.order();
  const before = (await desk.mails(sophie.email, order)).length;

  await desk.shop.verb(order.id, "notes", { body: "@ines peux-tu l’emballer ? — @Sophie" });

  const mail = only(await desk.mails(ines.email, order));
  assert.equal(mail.subject, `Une note pour vous, commande ${order.reference} – Atelier Lumen`);
  assert.match(mail.text, /@ines peux-tu l’emballer/);
  assert.ok(mail.text.includes(`/commandes/${order.id}`));
  assert.equal((await desk.mails(sophie.email, order)).length, before);
});

test("a note that names nobody tells nobody, and the customer never reads one", async () => {
  const order = await desk.shop.order();

  await desk.shop.verb(order.id, "notes", { body: "Inès l’emballe, voir info@ines.fr" });

  assert.deepEqual(await desk.mails(ines.email, order), []);
  const mails = (await desk.allMails()).filter(({ to }) => !to.includes(ines.email));
  assert.ok(mails.every(({ text }) => !text.includes("emballe")));
});
