// What may go wrong with the calls of any company that takes money online, and with what they tell of: stories in sentences,
// each run against each company.
import assert from "node:assert/strict";
import { assertPaidOnce, type Scene } from "./scene.ts";

type Story = (scene: Scene) => Promise<void>;
const day = 86_400_000;

export const calls: Record<string, Story> = {
  "the same call fifty times at once makes the order paid once, and one mail": async (scene) => {
    const begun = await scene.begin();
    scene.rig.pay(begun.page);

    const made = scene.rig.calls();
    const fifty = made.flatMap((call) => Array.from({ length: 50 }, () => call.send(scene.hookUrl)));
    const statuses = (await Promise.all(fifty)).map(({ status }) => status);
    await scene.settled();

    assert.deepEqual(new Set(statuses), new Set([200]));
    await assertPaidOnce(scene, begun);
    assert.equal((await scene.mailsAbout(begun.order, "Paiement reçu")).length, 1);
  },

  "calls in reverse order, a refund before its payment, come to the same": async (scene) => {
    const begun = await scene.begin();
    scene.rig.pay(begun.page);
    scene.rig.refundAtDesk(begun.page, 500);

    for (const call of scene.rig.calls().toReversed()) {
      assert.equal((await call.send(scene.hookUrl)).status, 200);
      await scene.settled();
    }
    await scene.hurry();

    const { captured, refunded, paymentStatus } = await scene.money(begun);
    assert.deepEqual([captured, refunded, paymentStatus], [begun.order.total, 500, "partially_refunded"]);
  },

  "a call whose JSON was written anew is refused, and changes nothing": async (scene) => {
    const begun = await scene.begin();
    scene.rig.pay(begun.page);
    const [call] = scene.rig.calls();

    const answer = await call?.send(scene.hookUrl, { body: '{"id":"evt_1","transactionId":"1"}' });
    await scene.settled();

    assert.equal(answer?.status, 400);
    assert.equal((await scene.money(begun)).captured, 0);
  },

  "a call heard again the next day changes nothing": async (scene) => {
    const begun = await scene.begin();
    scene.rig.pay(begun.page);
    const made = scene.rig.calls();
    for (const call of made) await call.send(scene.hookUrl);
    await scene.settled();

    await scene.later(day, async () => {
      for (const call of made) await call.send(scene.hookUrl);
      await scene.settled();
    });

    await assertPaidOnce(scene, begun);
  },

  "a call at an address that was guessed is not heard": async (scene) => {
    const begun = await scene.begin();
    scene.rig.pay(begun.page);
    const [call] = scene.rig.calls();

    const answer = await call?.send(`${scene.hookUrl.slice(0, -4)}AAAA`);
    await scene.settled();

    assert.equal(answer?.status, 404);
    assert.equal((await scene.money(begun)).captured, 0);
  },

  "a call of a megabyte, or of another kind of content, stops nothing": async (scene) => {
    const begun = await scene.begin();
    scene.rig.pay(begun.page);
    const [call] = scene.rig.calls();
    const megabyte = "x".repeat(1_048_576);
    const statusOf = async (headers: Record<string, string>, body?: string) =>
      (await call?.send(scene.hookUrl, { headers, ...(body !== undefined && { body }) }))?.status ?? 0;

    assert.equal(await statusOf({}, megabyte), 413);
    assert.equal(await statusOf({ "content-type": "text/plain" }, "hello"), 400);
    assert.equal(await statusOf({ "content-type": "application/xml" }), 200);
    await scene.settled();

    await assertPaidOnce(scene, begun);
  },
};

export const doubts: Record<string, Story> = {
  "a cent less than was asked is written as it came, and shown to be looked at": async (scene) => {
    const begun = await scene.begin();
    scene.rig.pay(begun.page);
    scene.rig.lie(begun.page, { amount: begun.order.total - 1 });
    await scene.hear();

    const { captured, toVerify, paymentStatus } = await scene.money(begun);
    assert.deepEqual([captured, toVerify], [begun.order.total - 1, "amount"]);
    assert.notEqual(paymentStatus, "paid");
  },

  "a cent more is shown to be looked at": async (scene) => {
    const begun = await scene.begin();
    scene.rig.pay(begun.page);
    scene.rig.lie(begun.page, { amount: begun.order.total + 1 });
    await scene.hear();

    const { captured, toVerify } = await scene.money(begun);
    assert.deepEqual([captured, toVerify], [begun.order.total + 1, "amount"]);
  },

  "the same number in another currency is not the order's money": async (scene) => {
    const begun = await scene.begin();
    scene.rig.pay(begun.page);
    scene.rig.lie(begun.page, { currency: "SEK" });
    await scene.hear();

    const { captured, toVerify } = await scene.money(begun);
    assert.deepEqual([captured, toVerify], [0, "currency"]);
  },

  "a payment that names another order is nobody's until a person has looked": async (scene) => {
    const [begun, other] = [await scene.begin(), await scene.begin()];
    scene.rig.pay(begun.page);
    scene.rig.lie(begun.page, { ours: `${other.order.number}-1` });
    await scene.hear();

    const { captured, toVerify } = await scene.money(begun);
    assert.deepEqual([captured, toVerify], [0, "reference"]);
    assert.equal((await scene.money(other)).captured, 0);
  },

  "paid after the order was cancelled: the money is kept, shown, and given back at one click": async (scene) => {
    const begun = await scene.begin();
    scene.rig.pay(begun.page);
    await scene.verb(begun.order.id, "cancellation", { reason: "", tell: "nobody" });
    await scene.hear();
    await scene.hurry();

    const { total } = begun.order;
    const { captured, refunded } = await scene.money(begun);
    assert.equal(captured, total, "what came is written");
    if (refunded === 0) await scene.verb(begun.order.id, "online-refunds");
    await scene.settled();
    assert.equal((await scene.money(begun)).refunded, total);
  },
};
