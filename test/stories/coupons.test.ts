// A code gives a discount on the items, as long as it is valid; the order, its mail and its invoice name it, and only then.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { documentOf, invoiceOf } from "../support/documents.ts";
import { textOfPdf } from "../support/pdf-text.ts";
import { only, openCorrespondence, type Correspondence } from "../support/correspondence.ts";
import { karim } from "../support/people.ts";
import { createVisitor, textOf } from "../support/visitor.ts";
import { idOfMethod, type Placed } from "../support/shop.ts";

let desk: Correspondence;
before(async () => {
  desk = await openCorrespondence({ settings: { invoiceRule: "payment" } });
});
after(() => desk.close());

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function give(coupon: object): Promise<{ id: string; code: string; uses: number }> {
  const { status, body } = await desk.shop.desk.send<{ id: string; code: string; uses: number }>(
    "POST",
    "/coupons",
    coupon,
  );
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}

/** A basket of two at 30,00 €, ready to be ordered. */
async function basket(): Promise<string> {
  const { guest, db, shop } = desk.shop;
  const item = await desk.shop.product({ price: 3_000 });
  const lines = [{ variantId: item.variantId, quantity: 2 }];
  const { token } = (await guest.send<{ token: string }>("POST", "/carts", { lines })).body;
  const methodId = (table: string, kind: string) => idOfMethod(db, { shop, table, kind });
  await guest.send("PATCH", `/carts/${token}`, {
    contact: karim.contact,
    deliveryAddress: karim.address,
    deliveryMethodId: await methodId("delivery_methods", "pickup"),
    paymentMethodId: await methodId("payment_methods", "cheque"),
  });
  return token;
}

const type = (token: string, code: string | null) =>
  desk.shop.guest.send<{ code?: string; details?: { problem: string }; title?: string }>(
    "PUT",
    `/carts/${token}/coupon`,
    { code },
  );

const place = (token: string) =>
  desk.shop.guest.send<Placed & { code?: string }>("POST", `/carts/${token}/placement`, {});

test("E10 a code takes its part off the items, and stands on the order, its mail, its page and its invoice, only where one was used", async () => {
  const { code } = await give({ code: "Noël 10", percent: 100_000 });
  assert.equal(code, "NOEL10");
  const token = await basket();
  assert.equal((await type(token, " noël10 ")).status, 200);
  const quote = await desk.shop.guest.get<{ totals: { discount: number; total: number } }>(`/carts/${token}`);
  assert.deepEqual([quote.body.totals.discount, quote.body.totals.total], [600, 5_400]);

  const order = (await place(token)).body;
  assert.equal(order.total, 5_400);
  await desk.shop.settled();
  const page = await desk.shop.page(order.id);
  assert.deepEqual([page.discount, page.discountGiven], [600, { percent: 100_000, code: "NOEL10" }]);
  const confirmation = only(await desk.mails(karim.contact.email, order));
  assert.match(confirmation.text, /Remise \(code NOEL10\)/);
  const tracking = await desk.shop.site.get<string>(order.trackingUrl);
  assert.match(tracking.body, /Remise \(code NOEL10\)/);

  await desk.shop.verb(order.id, "payments", {});
  await desk.shop.settled();
  const invoice = await invoiceOf(desk.shop, order);
  assert.equal(invoice.total, 5_400);
  const { bytes } = await documentOf(desk.shop, `/invoices/${invoice.id}/pdf`);
  assert.match(textOfPdf(bytes), /NOEL10/);

  const plain = (await place(await basket())).body;
  await desk.shop.settled();
  assert.equal((await desk.shop.page(plain.id)).discountGiven, null);
  assert.doesNotMatch(only(await desk.mails(karim.contact.email, plain)).text, /Remise|code/);
});

test("a code that gives nothing is refused with the reason: unknown, too early, over, below its minimum, used up", async () => {
  const problem = async (token: string, code: string) => (await type(token, code)).body.details?.problem;
  await give({ code: "TOT", amount: 500, startsOn: day(2) });
  await give({ code: "TARD", amount: 500, endsOn: day(-2) });
  await give({ code: "GRAND", amount: 500, minimum: 6_001 });
  await give({ code: "UNEFOIS", amount: 500, usesMax: 1 });
  const token = await basket();
  assert.equal(await problem(token, "INCONNU"), "unknown");
  assert.equal(await problem(token, "TOT"), "not_yet");
  assert.equal(await problem(token, "TARD"), "over");
  assert.equal(await problem(token, "GRAND"), "below_minimum");
  assert.equal((await type(token, "UNEFOIS")).status, 200);

  const other = await basket();
  await type(other, "UNEFOIS");
  const answers = await Promise.all([place(token), place(other)]);
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((one, other) => one - other),
    [201, 409],
    "two at once never use one use twice",
  );
  const refused = answers.find(({ status }) => status === 409);
  assert.equal(refused?.body.code, "coupon_unusable");
  assert.equal(await problem(await basket(), "UNEFOIS"), "used_up");

  const left = answers[0]?.status === 409 ? token : other;
  assert.equal((await type(left, null)).status, 200);
  assert.equal((await place(left)).body.total, 6_000, "without the code the order goes through, at its full price");
});

test("an amount never takes off more than the items cost, and two codes never have one name", async () => {
  const { id } = await give({ code: "CADEAU", amount: 100_000 });
  const token = await basket();
  await type(token, "CADEAU");
  assert.equal((await place(token)).body.total, 0);
  const { coupons } = (await desk.shop.desk.get<{ coupons: { id: string; uses: number }[] }>("/coupons")).body;
  assert.equal(coupons.find((one) => one.id === id)?.uses, 1);
  const twice = await desk.shop.desk.send<{ code: string }>("POST", "/coupons", { code: "cadeau", percent: 50_000 });
  assert.equal(twice.body.code, "coupon_code_taken");
  const both = await desk.shop.desk.send("POST", "/coupons", { code: "DEUX", percent: 50_000, amount: 100 });
  assert.equal(both.status, 422);
  assert.equal((await desk.shop.desk.send("DELETE", `/coupons/${id}`)).status, 204);
  const gone = await desk.shop.desk.send<{ code: string }>("DELETE", `/coupons/${id}`);
  assert.equal(gone.body.code, "coupon_not_found");
});

test("E10 the basket offers a field for a code only in a shop that gives some, and works by forms alone", async () => {
  const without = await openCorrespondence();
  try {
    assert.doesNotMatch(await basketPage(without), /code promo/i);
  } finally {
    await without.close();
  }
  await give({ code: "FORM5", amount: 500 });
  assert.match(await basketPage(desk), /J’ai un code promo/);

  const visitor = createVisitor(desk.shop.address);
  const basketAt = `/s/${desk.shop.shop.slug}/panier`;
  const { variantId } = await desk.shop.product({ price: 2_000 });
  await visitor.fill(basketAt, { variantId, quantity: "1" });
  assert.match(textOf((await visitor.fill(`${basketAt}/code`, { code: "inconnu" })).html), /n’existe pas/);
  assert.match(textOf((await visitor.fill(`${basketAt}/code`, { code: "form5" })).html), /FORM5/);
});

/** The basket's page, with something in it. */
async function basketPage({ shop }: Correspondence): Promise<string> {
  const item = await shop.product({ price: 2_000 });
  const base = `/s/${shop.shop.slug}`;
  const added = await shop.site.send("POST", `${base}/panier`, { variantId: item.variantId, quantity: "1" });
  const cookie = added.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const answer = await fetch(`${shop.address}${base}/panier`, { headers: { cookie } });
  return answer.text();
}
