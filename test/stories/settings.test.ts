import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTestShop, type TestShop } from "../support/shop.ts";

let shop: TestShop;
before(async () => {
  shop = await openTestShop();
});
after(() => shop.close());

interface Method {
  id: string;
  kind: string;
  name: string;
  carrier?: string;
  instructions: string;
  position: number;
  isEnabled: boolean;
  version: number;
}

const paymentMethods = async () =>
  (await shop.desk.get<{ paymentMethods: Method[] }>("/payment-methods")).body.paymentMethods;
const deliveryMethods = async () =>
  (await shop.desk.get<{ deliveryMethods: Method[] }>("/delivery-methods")).body.deliveryMethods;

test("Q34 a new shop has its ways of delivering ready-made, home delivery first", async () => {
  const methods = await deliveryMethods();

  assert.deepEqual(
    methods.map((method) => method.kind),
    ["shipping", "pickup", "local_delivery"],
  );
  assert.equal(methods[0]?.carrier, "Colissimo");
  assert.deepEqual(
    methods.map((method) => method.isEnabled),
    [true, true, false],
  );
});

test("the settings change line by line, and what the country decides stays", async () => {
  const before = (await shop.desk.get<{ seller: Record<string, string> }>("/settings")).body;

  const first = await shop.desk.send<{ seller: Record<string, string> }>("PATCH", "/settings", {
    seller: { legalName: "Lumen SARL", city: "Lyon" },
    orderPrefix: "LU-",
  });
  const second = await shop.desk.send<{ seller: Record<string, string>; orderPrefix: string }>("PATCH", "/settings", {
    seller: { phone: "04 78 00 00 00" },
  });
  const read = await shop.desk.get("/settings");
  const currency = await shop.desk.send("PATCH", "/settings", { currency: "USD" });

  assert.equal(before.seller["legalName"], "");
  assert.equal(first.status, 200);
  assert.deepEqual(
    [second.body.seller["legalName"], second.body.seller["city"], second.body.seller["phone"], second.body.orderPrefix],
    ["Lumen SARL", "Lyon", "04 78 00 00 00", "LU-"],
  );
  assert.deepEqual(read.body, second.body);
  assert.equal(JSON.stringify(read.body).includes("linkSecret"), false);
  assert.equal(currency.body["code"], "invalid_request");
});

test("the next order carries the prefix that was just chosen", async () => {
  await shop.desk.send("PATCH", "/settings", { orderPrefix: "WEB-", orderSuffix: "/26" });

  const order = await shop.order();

  assert.match(order.reference, /^WEB-\d+\/26$/);
});

test("a tax rate may be changed or added, never taken away", async () => {
  const { body } = await shop.desk.get<{ taxClasses: { code: string; name: string; rates: object[] }[] }>("/settings");
  const more = [...body.taxClasses, { code: "corse", name: "Corse 2,1 %", rates: [{ name: "TVA", rate: 21_000 }] }];

  const added = await shop.desk.send("PATCH", "/settings", { taxClasses: more });
  const removed = await shop.desk.send("PATCH", "/settings", { taxClasses: body.taxClasses.slice(1) });

  assert.equal(added.status, 200);
  assert.equal(removed.body["code"], "tax_class_kept");
});

test("settings nobody could mean are refused, and two people changing them do not overwrite each other", async () => {
  const { version } = (await shop.desk.get<{ version: number }>("/settings")).body;
  const codeOf = async (patch: object) => (await shop.desk.send("PATCH", "/settings", patch)).body["code"];

  assert.equal(await codeOf({ timeZone: "Europe/Lutèce" }), "invalid_request");
  assert.equal(await codeOf({ hostName: "pas un nom" }), "invalid_request");
  assert.equal(await codeOf({ merchantEmails: ["pas une adresse"] }), "invalid_request");
  assert.equal(await codeOf({ invoiceRule: "never" }), "invalid_request");
  assert.equal(await codeOf({ seller: { email: "bonjour chez lumen" } }), "invalid_request");
  assert.equal(await codeOf({ mutedMessages: ["shiped"] }), "invalid_request");
  const match = { "if-match": `"${version}"` };
  assert.equal((await shop.desk.send("PATCH", "/settings", { name: "Lumen" }, match)).status, 200);
  assert.equal((await shop.desk.send("PATCH", "/settings", { name: "Lux" }, match)).body["code"], "changed_meanwhile");
});

test("a shop may take a host name of its own, not the one Carnet itself is reached at", async () => {
  const take = (hostName: string) => shop.desk.send("PATCH", "/settings", { hostName });

  const own = await take("lumen.exemple.fr");
  const carnets = await take(new URL(shop.config.publicUrl).hostname);
  await shop.desk.send("PATCH", "/settings", { hostName: null });

  assert.deepEqual([own.status, carnets.status, carnets.body["code"]], [200, 409, "slug_taken"]);
});

test("a prefix or a suffix whose digits would run into the number is refused, with the reason", async () => {
  const asked = (patch: object) => shop.desk.send<{ errors?: { message: string }[] }>("PATCH", "/settings", patch);

  const prefix = await asked({ orderPrefix: "LU-1" });
  const suffix = await asked({ orderSuffix: "26/" });
  const kept = await asked({ orderPrefix: "2026-", orderSuffix: "/26" });
  const emptied = await asked({ orderPrefix: "", orderSuffix: "", seller: { email: "" } });

  assert.deepEqual([prefix.status, suffix.status, kept.status, emptied.status], [422, 422, 200, 200]);
  assert.match(prefix.body.errors?.[0]?.message ?? "", /must not end with a digit/);
  assert.match(suffix.body.errors?.[0]?.message ?? "", /must not start with a digit/);
});

test("a line break or a control character in a name is refused wherever a name is typed; accents and emoji are not", async () => {
  const named = async (name: string) => {
    const answers = await Promise.all([
      shop.desk.send("PATCH", "/settings", { name }),
      shop.desk.send("PATCH", "/settings", { seller: { legalName: name } }),
      shop.desk.send("POST", "/payment-methods", { kind: "cash", name }),
      shop.desk.send("POST", "/delivery-methods", { kind: "pickup", price: 0, name }),
      shop.desk.send("POST", "/categories", { name }),
      shop.desk.send("POST", "/products", { name, taxClass: "standard", variants: [{ price: 100 }] }),
      shop.desk.send("POST", "/api-keys", { name }),
    ]);
    return answers.map(({ status }) => status);
  };

  assert.deepEqual(new Set(await named("Lumen\r\nBcc: tous@exemple.fr")), new Set([422]));
  assert.deepEqual(new Set(await named("Lumen\u0007")), new Set([422]));
  assert.deepEqual(new Set(await named("Chez Zoë 🕯️")), new Set([200, 201]));
});

for (const [path, more] of [
  ["payment-methods", {}],
  ["delivery-methods", { kind: "pickup", price: 0 }],
] as const) {
  test(`two people changing one of the ${path}: the second is told it changed, and to which version`, async () => {
    const list = (await shop.desk.get<Record<string, Method[]>>(`/${path}`)).body;
    const [method] = Object.values(list).flatMap((all) => all.slice(-1));
    assert.ok(method);
    const read = { "if-match": `"${method.version}"` };
    const kept = { ...more, position: method.position };
    const change = (name: string) => shop.desk.send<Method>("PUT", `/${path}/${method.id}`, { ...kept, name }, read);

    const first = await change("Au marché");
    const second = await change("À l’atelier");
    const removal = await shop.desk.send("DELETE", `/${path}/${method.id}`, undefined, read);

    assert.deepEqual([first.status, first.body.version], [200, method.version + 1]);
    for (const late of [second, removal]) {
      const { code, details } = late.body as { code?: string; details?: unknown };
      assert.deepEqual([late.status, code, details], [409, "changed_meanwhile", { version: method.version + 1 }]);
    }
  });
}

test("W29 the merchant follows a link from the settings and sees the shop as customers do", async () => {
  await shop.desk.send("POST", "/products", { name: "Lampe", taxClass: "standard", variants: [{ price: 4_500 }] });
  const { storefrontUrl } = (await shop.desk.get<{ storefrontUrl: string }>("/settings")).body;

  const seen = await shop.site.get<string>(new URL(storefrontUrl).pathname);

  assert.equal(storefrontUrl, `${shop.config.publicUrl}/s/${shop.shop.slug}/`);
  assert.equal(seen.status, 200);
  assert.ok(seen.body.includes("Lampe"));
});

test("M19 Q36 the merchant chooses the means of payment; customers are offered those, with his instructions", async () => {
  const [transfer, ...others] = await paymentMethods();
  assert.ok(transfer);
  const keep = ({ name, instructions, position }: Method) => ({ name, instructions, position });
  for (const method of others) {
    await shop.desk.send("PUT", `/payment-methods/${method.id}`, { ...keep(method), isEnabled: false });
  }
  await shop.desk.send("PUT", `/payment-methods/${transfer.id}`, {
    ...keep(transfer),
    instructions: "IBAN FR14 2004",
    isEnabled: true,
  });
  const added = await shop.desk.send<Method>("POST", "/payment-methods", {
    kind: "cheque",
    name: "Chèque de banque",
    instructions: "À l’ordre de Lumen",
    payTo: { payee: "Lumen", address: "14 rue de la Charité\n69002 Lyon" },
    position: 9,
  });
  const offered = await offeredTo();

  assert.equal(added.status, 201);
  assert.deepEqual(offered, [
    ["Virement bancaire", "IBAN FR14 2004"],
    ["Chèque de banque", "À l’ordre de Lumen"],
  ]);
});

interface Quote {
  paymentMethods: { name: string; instructions: string }[];
}

/** The means of payment a new basket is offered. A change is noticed within a second. */
async function offeredTo(): Promise<string[][]> {
  await new Promise((resume) => setTimeout(resume, 1_100));
  const item = await shop.product({});
  const lines = [{ variantId: item.variantId, quantity: 1 }];
  const cart = await shop.guest.send<{ token: string }>("POST", "/carts", { lines });
  const { body } = await shop.guest.get<Quote>(`/carts/${cart.body.token}`);
  return body.paymentMethods.map(({ name, instructions }) => [name, instructions]);
}
