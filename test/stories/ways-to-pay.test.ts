// Money that comes without a provider: where it is to go is said in fields, and everywhere the customer looks.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { transferReference } from "../../shared/banking/references.ts";
import type { Problem } from "../../src/lib/http.ts";
import type { PaymentMethod } from "../../src/payments/payment-method.ts";
import { forgetOffers } from "../../src/checkout/offers.actions.ts";
import { only, openCorrespondence, type Correspondence } from "../support/correspondence.ts";
import { documentOf, invoiceOf } from "../support/documents.ts";
import { karim } from "../support/people.ts";
import { codeOfPath } from "../support/qr-reader.ts";
import { textOfPdf } from "../support/pdf-text.ts";

const iban = "FR1420041010050500013M02606";
const shownIban = "FR14\u00a02004\u00a01010\u00a00505\u00a00001\u00a03M02\u00a0606";

let desk: Correspondence;
before(async () => {
  desk = await openCorrespondence();
});
after(() => desk.close());

const methods = async () =>
  (await desk.shop.desk.get<{ paymentMethods: PaymentMethod[] }>("/payment-methods")).body.paymentMethods;

/** Says where the money of the means of this kind goes. */
async function say(kind: string, payTo: object) {
  const method = (await methods()).find((one) => one.kind === kind);
  assert.ok(method);
  const { id, name, instructions, position, isEnabled } = method;
  const body = { name, instructions, position, isEnabled, payTo: { ...method.payTo, ...payTo } };
  return desk.shop.desk.send<PaymentMethod & Problem>("PUT", `/payment-methods/${id}`, body);
}

/** The kinds that a new basket may choose from. */
async function offered(): Promise<string[]> {
  forgetOffers(desk.shop.db);
  const lines = [{ variantId: (await desk.shop.product({})).variantId, quantity: 1 }];
  const cart = await desk.shop.guest.send<{ token: string }>("POST", "/carts", { lines });
  const { body } = await desk.shop.guest.get<{ paymentMethods: { kind: string }[] }>(`/carts/${cart.body.token}`);
  return body.paymentMethods.map(({ kind }) => kind);
}

const textOfPage = async (url: string) =>
  (await desk.shop.site.get<string>(url.replace(/^https?:\/\/[^/]+/, ""))).body.replaceAll(/<[^>]+>/g, " ");

test("a transfer shows its account and its reference wherever the customer reads of his order", async () => {
  const order = await desk.shop.order({ payment: "transfer" });
  const { email } = karim.contact;
  const confirmation = only(await desk.mails(email, order));
  const ask = () => desk.shop.desk.send("POST", `/orders/${order.id}/payment-request`, {});
  const request = only(await desk.broughtBy(email, order, ask));
  await desk.shop.verb(order.id, "invoice", { tell: "nobody" });
  const { id } = await invoiceOf(desk.shop, order);
  const { bytes } = await documentOf(desk.shop, `/invoices/${id}/pdf`);
  const seen = {
    thanks: await textOfPage(order.trackingUrl.replace("/suivi/", "/merci/")),
    tracking: await textOfPage(order.trackingUrl),
    confirmation: confirmation.text,
    request: request.text,
    invoice: textOfPdf(bytes),
  };

  const reference = transferReference(iban, order.number)?.shown ?? "none";
  assert.match(reference, /^RF\d\d\u00a0/);
  for (const [where, text] of Object.entries(seen)) {
    const read = text.replaceAll(/\s+/g, " ");
    for (const said of [shownIban, reference, "Atelier Lumen", "Bénéficiaire"])
      assert.ok(read.includes(said.replaceAll("\u00a0", " ")), `${where} does not say ${said}: ${read}`);
  }
});

test("the code on the customer's page is the transfer itself, for his bank's app to read", async () => {
  const order = await desk.shop.order({ payment: "transfer" });
  const read = async () => {
    const { body } = await desk.shop.site.get<string>(order.trackingUrl.replace(/^https?:\/\/[^/]+/, ""));
    const [, side = "0", path = ""] = /viewBox="-4 -4 (\d+) \d+" role="img"[^>]*><path d="([^"]+)"/.exec(body) ?? [];
    return codeOfPath(path, Number(side) - 8);
  };

  const { plain } = transferReference(iban, order.number) ?? {};
  const amount = (cents: number) => (cents / 100).toFixed(2);
  const said = (cents: number) => `BCD\n002\n1\nSCT\n\nAtelier Lumen\n${iban}\nEUR${amount(cents)}\n\n${plain}`;
  assert.equal(await read(), said(order.total));

  await desk.shop.verb(order.id, "payments", { amount: 1_000, tell: "nobody" });
  assert.equal(await read(), said(order.total - 1_000), "what is left, once a part came");
});

test("the desk shows a transfer's reference, and finds the order by it, however it was typed", async () => {
  const [order] = [await desk.shop.order({ payment: "transfer" }), await desk.shop.order({ payment: "transfer" })];
  const { shown, plain } = transferReference(iban, order.number) ?? { shown: "", plain: "" };
  const found = async (typed: string) => {
    const { body } = await desk.shop.desk.get<{ orders: { id: string }[] }>(`/orders?q=${encodeURIComponent(typed)}`);
    return body.orders.map(({ id }) => id);
  };

  assert.equal((await desk.shop.page(order.id)).paymentReference, shown);
  for (const typed of [shown, plain.toLowerCase(), ` ${plain.slice(0, 4)} ${plain.slice(4)} `])
    assert.deepEqual(await found(typed), [order.id], typed);
  assert.deepEqual(await found("RF00 9999"), []);
});

test("a cheque shows whom it is made out to and where it is sent", async () => {
  const order = await desk.shop.order({ payment: "cheque" });
  const { text } = only(await desk.mails(karim.contact.email, order));
  const page = await textOfPage(order.trackingUrl);
  for (const said of ["À l’ordre de", "Atelier Lumen", "14 rue de la Charité", order.reference])
    assert.ok(text.includes(said) && page.includes(said), said);
});

test("a transfer without its IBAN and a cheque without its payee are not offered until they are completed", async () => {
  const wrong = await say("transfer", { iban: "FR14 2004 1010 0505 0001 3M02 607" });
  assert.deepEqual([wrong.status, wrong.body.code], [422, "invalid_request"]);

  await say("transfer", { iban: "" });
  await say("cheque", { payee: "" });
  const before = await offered();
  const completed = await say("transfer", { iban: "fr14 2004 1010 0505 0001 3m02 606" });
  await say("cheque", { payee: "Atelier Lumen" });
  const afterwards = await offered();

  assert.deepEqual([before.includes("transfer"), before.includes("cheque")], [false, false]);
  assert.equal(completed.body.payTo.iban, iban);
  assert.deepEqual([afterwards.includes("transfer"), afterwards.includes("cheque")], [true, true]);
});

test("a means of any other kind is added and offered once it is complete", async () => {
  const added = (kind: string, payTo: object) =>
    desk.shop.desk.send<PaymentMethod>("POST", "/payment-methods", { kind, name: kind, payTo, position: 9 });
  const { body: interac } = await added("interac", {});
  await added("money_order", { payee: "Atelier Lumen", address: "14 rue de la Charité" });
  await added("terminal", {});
  await added("other", {});
  const before = await offered();
  await say("interac", { email: "caisse@atelier.exemple.fr" });
  const afterwards = await offered();

  assert.equal(interac.kind, "interac");
  assert.deepEqual(
    ["interac", "money_order", "terminal", "other"].map((kind) => before.includes(kind)),
    [false, true, true, true],
  );
  assert.ok(afterwards.includes("interac"));
});
