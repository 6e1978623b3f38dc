// Whoever filled a basket and left is reminded of it once, if he agreed; the merchant sees what became of each.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { LeftCartPage } from "../../src/overview/left-carts/left-cart-row.ts";
import type { SettingsView } from "../../src/shops/settings.ts";
import { openCorrespondence, type Correspondence } from "../support/correspondence.ts";
import { leavingBaskets } from "../support/left-carts.ts";
import { camille, karim } from "../support/people.ts";

let desk: Correspondence;
let baskets: ReturnType<typeof leavingBaskets>;
before(async () => {
  desk = await openCorrespondence();
  baskets = leavingBaskets(desk.shop);
});
beforeEach(async () => {
  await baskets.forget();
  await settle({ cartReminders: "automatic", cartReminderHours: 2, cartReminderTo: "agreed", mutedMessages: [] });
});
after(() => desk.close());

const settle = async (patch: Partial<SettingsView>) => {
  const { status, body } = await desk.shop.desk.send<SettingsView>("PATCH", "/settings", patch);
  assert.equal(status, 200, JSON.stringify(body));
};

/** What one act brings to an address. */
const brought = async (address: string, act: () => Promise<unknown>) => {
  const to = async () => (await desk.allMails()).filter((mail) => mail.to.includes(address));
  const before = (await to()).length;
  await act();
  await desk.shop.settled();
  return (await to()).slice(before);
};
const { email } = karim.contact;

/** The path of a link that a mail holds. */
const pathIn = (text: string, part: string): string => {
  const found = new RegExp(`https?://[^/\\s]+(/s/[^\\s]*${part}[^\\s)]*)`).exec(text)?.[1];
  assert.ok(found, `${part} is not linked in: ${text}`);
  return found;
};

test("M11 whoever agreed and left is reminded once after two hours, and the mail leads back to the basket on any device", async () => {
  const item = await desk.shop.product({ name: "Vase bleu", price: 3_000 });
  await baskets.leave({ items: [{ item, pieces: 2 }] });
  await baskets.ago(1.9);
  assert.deepEqual(await brought(email, baskets.round), []);
  await baskets.ago(2.1);

  const [mail, ...more] = await brought(email, () => Promise.all([baskets.round(), baskets.round()]));

  assert.ok(mail);
  assert.deepEqual(more, [], "two rounds at a time remind once");
  assert.equal(mail.subject, "Votre panier vous attend – Atelier Lumen");
  assert.match(mail.text, /Vase bleu/);
  assert.match(mail.text, /2 × 30,00\u00a0€ = 60,00\u00a0€/);
  assert.deepEqual(await brought(email, baskets.round), [], "once, ever");

  await desk.shop.db.reads.run("update variants set price = 3500 where id = $1", [item.variantId]);
  const back = await desk.shop.site.get<string>(pathIn(mail.text, "/panier/reprendre/"));
  const cookie = back.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  assert.equal(back.status, 303);
  const token = cookie.split("=")[1] ?? "";
  const { body: basket } = await desk.shop.guest.get<{ totals: { subtotal: number }; contact: { email: string } }>(
    `/carts/${token}`,
  );
  assert.equal(basket.contact.email, email);
  assert.equal(basket.totals.subtotal, 7_000, "the prices are today's");
});

test("nobody is reminded who did not agree, refused, ordered meanwhile, left long ago, or whose goods are gone", async () => {
  await baskets.leave({ agrees: false });
  await baskets.ago(3);
  assert.deepEqual(await brought(email, baskets.round), []);

  await baskets.forget();
  await baskets.leave();
  await baskets.ago(3);
  await desk.shop.order();
  assert.deepEqual(
    (await brought(email, baskets.round)).filter(({ subject }) => subject.includes("panier")),
    [],
    "he ordered from another device",
  );

  await baskets.forget();
  await baskets.leave({ person: camille });
  await baskets.ago(80);
  assert.deepEqual(await brought(camille.contact.email, baskets.round), [], "three days late is too late");

  const gone = await desk.shop.product({});
  await baskets.forget();
  await baskets.leave({ person: camille, items: [{ item: gone, pieces: 1 }] });
  await desk.shop.db.reads.run("update products set is_visible = false where id = $1", [gone.productId]);
  await baskets.ago(3);
  assert.deepEqual(await brought(camille.contact.email, baskets.round), []);
});

test("M11 one click in the mail refuses every further reminder of this shop, and can be taken back", async () => {
  await baskets.leave({ person: camille });
  await baskets.ago(3);
  const [mail] = await brought(camille.contact.email, baskets.round);
  const stop = pathIn(mail?.text ?? "", "/panier/rappels/");
  assert.ok(!stop.includes("camille"), "the link names nobody");

  const page = await desk.shop.site.get<string>(stop);
  assert.equal(page.status, 200);
  assert.match(page.body, /ne vous rappellera plus/);

  const again = async () => {
    await baskets.forget();
    await baskets.leave({ person: camille });
    await baskets.ago(3);
    return brought(camille.contact.email, baskets.round);
  };
  assert.deepEqual(await again(), []);
  assert.equal((await baskets.only()).state, "not_agreed");
  await desk.shop.site.send("POST", stop, {});
  assert.equal((await again()).length, 1);
  const forged = await desk.shop.site.get(`${stop.slice(0, -4)}AAAA`);
  assert.equal(forged.status, 404);
});

test("a shop that reminds customers too writes to whoever has ordered before, without a box ticked", async () => {
  await settle({ cartReminderTo: "customers_too" });
  await desk.shop.order({ person: camille });
  await desk.shop.settled();
  await baskets.forget();
  await baskets.leave({ person: camille, agrees: false });
  await baskets.ago(3);
  const mails = await brought(camille.contact.email, baskets.round);
  assert.deepEqual(
    mails.map(({ subject }) => subject),
    ["Votre panier vous attend – Atelier Lumen"],
  );
});

test("one person is reminded of one basket, the last he touched", async () => {
  const items = [await desk.shop.product({ name: "Lampe" }), await desk.shop.product({ name: "Tasse" })];
  for (const item of items) await baskets.leave({ items: [{ item, pieces: 1 }] });
  await baskets.ago(3);
  const mails = await brought(email, async () => {
    await baskets.round();
    await baskets.round();
  });
  assert.equal(mails.length, 1);
});

test("M12 the list names each basket, its customer, its total and what became of it", async () => {
  assert.deepEqual((await baskets.listed()).carts, []);
  const item = await desk.shop.product({ name: "Vase vert", price: 1_250 });
  const token = await baskets.leave({ items: [{ item, pieces: 2 }] });
  assert.deepEqual((await baskets.listed()).carts, [], "still at it");

  await baskets.ago(2.5);
  const planned = await baskets.only();
  assert.deepEqual(
    [planned.name, planned.email, planned.total, planned.goods.map(({ name, quantity }) => [name, quantity])],
    [karim.contact.name, email, 2_500, [["Vase vert", 2_000]]],
  );
  assert.equal(planned.state, "planned");
  assert.ok(planned.remindsAt && Date.parse(planned.remindsAt) >= Date.now(), "at the next round");

  await settle({ cartReminders: "by_hand" });
  assert.equal((await baskets.only()).state, "to_remind");
  await settle({ cartReminders: "automatic" });
  const [mail] = await brought(email, baskets.round);
  const sent = await baskets.only();
  assert.deepEqual([sent.state, sent.message?.state], ["sent", "sent"]);

  await desk.shop.site.get(pathIn(mail?.text ?? "", "/panier/reprendre/"));
  const order = await baskets.order(token);
  const recovered = await baskets.only();
  assert.deepEqual([recovered.state, recovered.order?.reference], ["recovered", order.reference]);
  const page = await desk.shop.page(order.id);
  assert.ok(page.provenance?.remindedAt, "the order says that its basket was reminded of");
  assert.equal((await desk.shop.page((await desk.shop.order()).id)).provenance, null, "and says nothing otherwise");
});

test("M12 an order made without the reminder's link counts as the customer's own", async () => {
  const token = await baskets.leave();
  await baskets.ago(3);
  await baskets.round();
  const { reference } = await baskets.order(token);
  const { state, order } = await baskets.only();
  assert.deepEqual([state, order?.reference], ["ordered", reference]);
});

test("M12 the merchant reminds now in his own words, once; refusals say why", async () => {
  await settle({ cartReminders: "by_hand" });
  await baskets.leave();
  await baskets.ago(1);
  const { carts } = await baskets.listed();
  assert.deepEqual(carts, [], "one hour is not left yet");
  await baskets.ago(400);
  const { id } = await baskets.only();
  const path = `/left-carts/${id}/reminder`;
  const draft = await desk.shop.desk.get<{ to: string; subject: string; text: string }>(path);
  assert.equal(draft.body.to, email);
  assert.match(draft.body.text, /^Bonjour Karim Benali,\nVous aviez choisi/);

  const typed = { subject: "Votre vase", text: "Je vous l’ai mis de côté, sans engagement." };
  const [mail] = await brought(email, () => desk.shop.desk.send("POST", path, typed));
  assert.equal(mail?.subject, "Votre vase");
  assert.match(mail.text, /mis de côté/);
  pathIn(mail.text, "/panier/reprendre/");
  pathIn(mail.text, "/panier/rappels/");

  const codeOf = async (cartPath: string) =>
    (await desk.shop.desk.send<{ code: string }>("POST", `${cartPath}/reminder`)).body.code;
  assert.equal(await codeOf(`/left-carts/${id}`), "cart_reminded_already");
  await baskets.forget();
  assert.equal(await codeOf(`/left-carts/${id}`), "left_cart_not_found");
  await baskets.leave({ agrees: false });
  await baskets.ago(3);
  assert.equal(await codeOf(`/left-carts/${(await baskets.only()).id}`), "cart_reminder_not_agreed");
});

test("M12 the merchant makes the order of a basket: it starts filled, the basket becomes the order, and not twice", async () => {
  const item = await desk.shop.product({ name: "Plat", price: 4_200 });
  const token = await baskets.leave({ items: [{ item, pieces: 3 }], agrees: false });
  await baskets.ago(3);
  const { id } = await baskets.only();
  const start = await desk.shop.desk.get<LeftCartPage>(`/left-carts/${id}`);
  const { contact, lines, deliveryAddress } = start.body;
  assert.deepEqual(
    [contact.email, deliveryAddress?.city, lines.map(({ name, quantity, price }) => [name, quantity, price])],
    [email, "Lyon", [["Plat", 3_000, 4_200]]],
  );

  const order = {
    customer: { name: contact.name, email: contact.email, phone: "" },
    lines: [{ variantId: item.variantId, quantity: 3_000 }],
    deliveryAddress,
    cartId: id,
  };
  const made = await desk.shop.desk.send<{ id: string; total: number }>("POST", "/orders", order);
  assert.deepEqual([made.status, made.body.total], [201, 12_600]);
  assert.deepEqual((await baskets.listed()).carts, []);
  const again = await desk.shop.desk.send<{ code: string }>("POST", "/orders", order);
  assert.equal(again.body.code, "left_cart_ordered");
  const theirs = await desk.shop.guest.get<{ order: { id: string } }>(`/carts/${token}`);
  assert.equal(theirs.body.order.id, made.body.id, "the customer who comes back finds it ordered");
});

test("M12 a hidden basket leaves the list, is not reminded of, and stays its customer's", async () => {
  const token = await baskets.leave();
  await baskets.ago(3);
  const { id } = await baskets.only();
  assert.equal((await desk.shop.desk.send("DELETE", `/left-carts/${id}`)).status, 204);
  assert.deepEqual((await baskets.listed()).carts, []);
  assert.deepEqual(await brought(email, baskets.round), []);
  assert.equal((await desk.shop.guest.get(`/carts/${token}`)).status, 200);
  const again = await desk.shop.desk.send<{ code: string }>("DELETE", `/left-carts/${desk.shop.shop.id}`);
  assert.equal(again.body.code, "left_cart_not_found");
});

test("M33 the basket left has its switch: off, the reminder is written, kept and not sent", async () => {
  await settle({ mutedMessages: ["cart_left"] });
  await baskets.leave();
  await baskets.ago(3);
  assert.deepEqual(await brought(email, baskets.round), []);
  const { state, message } = await baskets.only();
  assert.deepEqual([state, message?.state], ["sent", "switched_off"]);
  const order = await desk.shop.order();
  assert.equal((await desk.mails(email, order)).length, 1, "every other message leaves");
});

test("M13 every shop has them, without a plan to buy: a new shop lists what is left, and reminds once told to", async () => {
  const fresh = await openCorrespondence();
  try {
    const theirs = leavingBaskets(fresh.shop);
    await theirs.leave({ agrees: true });
    await theirs.ago(3);
    assert.equal((await theirs.only()).state, "not_agreed");
    await theirs.round();
    assert.deepEqual(await fresh.allMails(), []);
    await fresh.shop.desk.send("PATCH", "/settings", { cartReminders: "automatic" });
    await theirs.round();
    assert.equal((await theirs.only()).state, "sent");
  } finally {
    await fresh.close();
  }
});
