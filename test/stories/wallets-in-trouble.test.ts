// What may go wrong with any company that takes money online, for PayPal, SumUp and Alma; what one of them does otherwise
// by nature is left out by name, and has its own story beside it (paying-by-….test.ts).
import { after, before, describe, test } from "node:test";
import assert from "node:assert/strict";
import { worldTrust } from "../../src/payments/providers/paypal/signature.ts";
import { answers, comings } from "../support/adversities/answers.ts";
import { calls, doubts } from "../support/adversities/calls.ts";
import { openScene, type Rig, type Scene } from "../support/adversities/scene.ts";
import { almaRig, paypalRig, sumupRig } from "../support/adversities/wallets.ts";
import { openFakeAlma } from "../support/providers/fake-alma.ts";
import { openFakePaypal } from "../support/providers/fake-paypal.ts";
import { openFakeSumup } from "../support/providers/fake-sumup.ts";
import { leadsTo } from "../support/paying.ts";

const every = { ...calls, ...doubts, ...answers, ...comings };
const unsigned = [
  "a call whose JSON was written anew is refused, and changes nothing",
  "a call of a megabyte, or of another kind of content, stops nothing",
];
const keyless = "a customer who clicks twice, the second told to wait for the first, comes to one page";

function inTrouble(name: string, open: () => Promise<Rig>, otherwise: readonly string[] = []): void {
  describe(name, () => {
    let scene: Scene;
    before(async () => {
      scene = await openScene(await open());
    });
    after(() => scene.close().then(() => scene.rig.server.close()));
    for (const [sentence, story] of Object.entries(every))
      if (!otherwise.includes(sentence)) test(`${name}: ${sentence}`, () => story(scene));

    test(`${name}: a customer who clicks twice at once comes to one page, which is the one that is looked at`, async () => {
      const order = await scene.orderOnline();
      const clicks = [scene.visitor(), scene.visitor()].map((one) => one.open(`${scene.payPath(order)}/aller`));
      const [first, second] = (await Promise.all(clicks)).map(leadsTo);
      assert.equal(first, second);

      scene.rig.pay(first ?? "");
      await scene.hear();

      assert.equal((await scene.money({ order })).paymentStatus, "paid");
    });
  });
}

inTrouble("PayPal", async () => {
  const fake = await openFakePaypal();
  Object.assign(worldTrust, fake.trust);
  return paypalRig(fake);
});

// Unsigned; and the reference itself says that a page is there already.
inTrouble("SumUp", async () => sumupRig(await openFakeSumup()), [...unsigned, keyless]);

// Calls by GET, without a body; in euros only; no keys, so that a lost page is made anew; and its pages have no end it tells.
inTrouble("Alma", async () => almaRig(await openFakeAlma({ from: 0 })), [
  ...unsigned,
  keyless,
  "the same number in another currency is not the order's money",
  "a page whose answer was lost is the same page when the customer tries again",
  "two tabs of one order paid on two attempts: the second is too much, and can be given back",
]);
