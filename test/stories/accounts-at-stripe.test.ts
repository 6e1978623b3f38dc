// Whose account at Stripe, which mode, which currency: what is another's, or play money, is not the order's.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertPaidOnce, openScene, type Scene } from "../support/adversities/scene.ts";
import { stripeRig } from "../support/adversities/stripe.ts";
import { openPayingShop } from "../support/paying.ts";
import { openFakeStripe } from "../support/providers/fake-stripe.ts";

let scene: Scene;
let fake: Awaited<ReturnType<typeof openFakeStripe>>;
before(async () => {
  fake = await openFakeStripe();
  scene = await openScene(stripeRig(fake));
});
after(async () => {
  await scene.close();
  await fake.close();
});

test("another shop that shares the account hears of the payment, and none of its orders is paid", async () => {
  const other = await openPayingShop({ provider: "stripe", secrets: fake.secrets, baseUrl: fake.baseUrl });
  const theirs = await other.orderOnline();
  const begun = await scene.begin();
  fake.books.pay(fake.sessionAt(begun.page).id);

  assert.deepEqual(new Set(await scene.hear(other.address + other.hookPath)), new Set([200]));
  await other.settled();

  assert.equal((await other.page(theirs.id)).captured, 0);
  assert.equal((await scene.money(begun)).captured, 0);
  await other.close();
});

test("another account's calls are refused", async () => {
  const secrets = { secretKey: "sk_test_2", webhookSecret: "whsec_other" };
  const other = await openPayingShop({ provider: "stripe", secrets, baseUrl: fake.baseUrl });
  const begun = await scene.begin();
  fake.books.pay(fake.sessionAt(begun.page).id);

  assert.deepEqual(new Set(await scene.hear(other.address + other.hookPath)), new Set([400]));
  await other.close();
});

test("play money where real money was asked for is not the order's", async () => {
  const live = await openScene(stripeRig(fake), { mode: "live" });
  const begun = await live.begin();
  fake.books.pay(fake.sessionAt(begun.page).id);
  await live.hear();

  const { captured, toVerify } = await live.money(begun);
  assert.deepEqual([captured, toVerify], [0, "mode"]);
  await live.close();
});

for (const currency of ["XOF", "JPY"])
  test(`an order in ${currency}, which has no cents, is paid to the last unit`, async () => {
    const abroad = await openScene(stripeRig(fake), { currency });
    const begun = await abroad.begin();
    assert.equal(begun.order.currency, currency);
    fake.books.pay(fake.sessionAt(begun.page).id);
    await abroad.hear();

    await assertPaidOnce(abroad, begun);
    assert.equal(fake.sessionAt(begun.page).amount_total, begun.order.total);
    await abroad.close();
  });

test("keys of the other mode, or of nobody, are refused when they are tried", async () => {
  const check = async (secretKey: string) => {
    const account = { provider: "stripe", mode: "test", baseUrl: fake.baseUrl, secrets: { secretKey } };
    const added = await scene.desk.send<{ id: string }>("POST", "/payment-accounts", account);
    return scene.desk.send<{ code: string; isOpen: boolean }>("POST", `/payment-accounts/${added.body.id}/check`, {});
  };

  assert.equal((await check(fake.secrets.secretKey)).body.isOpen, true);
  for (const wrong of ["sk_test_of_nobody", "sk_live_1"])
    assert.equal((await check(wrong)).body.code, "provider_refused");
});
