// A shop that takes its money only when the parcel leaves: PayPal holds it until then.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { held, type HoldingScene } from "../support/adversities/held.ts";
import { openScene } from "../support/adversities/scene.ts";
import { paypalHoldingRig } from "../support/adversities/wallets.ts";
import { openFakePaypal } from "../support/providers/fake-paypal.ts";

let fake: Awaited<ReturnType<typeof openFakePaypal>>;
let scene: HoldingScene;
before(async () => {
  fake = await openFakePaypal();
  const rig = paypalHoldingRig(fake);
  // Nobody calls: the customer's coming back, or the shop's own look, is enough.
  const opened = await openScene(rig, { settings: { paymentCapture: "manual" } });
  scene = { ...opened, rig, hear: async () => (await opened.hurry(), []) };
});
after(async () => {
  await scene.close();
  await fake.close();
});

/** PayPal's order says beforehand that nothing is held any more: the taking is not even asked for. */
const otherwise = "what was let go at the company's own desk is not asked for again and again";

for (const [sentence, story] of Object.entries(held))
  if (sentence !== otherwise) test(`PayPal: ${sentence}`, () => story(scene));

test("let go at PayPal's own desk, it is not taken, and the order says so", async () => {
  const begun = await scene.begin();
  scene.rig.pay(begun.page);
  await scene.hear();
  scene.rig.letGoAtDesk(begun.page);

  await scene.verb(begun.order.id, "capture");
  await scene.settled();
  await scene.hurry();

  assert.deepEqual(
    (await scene.page(begun.order.id)).online.attempts.map(({ state }) => state),
    ["cancelled"],
  );
});

test("the customer approves and comes back: the money is held, and taken once at the shipping", async () => {
  const begun = await scene.begin();
  const id = fake.idAt(begun.page);
  fake.books.approve(id);
  assert.match((await scene.comeBack(begun)).path, /\/merci\//);
  assert.equal((await scene.money(begun)).paymentStatus, "authorised");

  await scene.verb(begun.order.id, "capture");
  await scene.settled();

  assert.equal(fake.books.order(id).captures.length, 1);
  assert.equal((await scene.money(begun)).captured, begun.order.total);
});
