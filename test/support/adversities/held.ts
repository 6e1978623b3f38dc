// Money that a company holds until the merchant takes it: stories in sentences, each run against each company that can hold.
import assert from "node:assert/strict";
import type { Begun, Rig, Scene } from "./scene.ts";

/** A company that can hold money. */
export interface HoldingRig extends Rig {
  /** Part of the path where it is taken. */
  capturePath: string;
  /** Held money is taken at the company's own desk, or let go there. */
  captureAtDesk(page: string, amount: number): void;
  letGoAtDesk(page: string): void;
}

export type HoldingScene = Scene & { rig: HoldingRig };

type Story = (scene: HoldingScene) => Promise<void>;

/** For a shop that takes held money by hand. */
export const held: Record<string, Story> = {
  "held money is not paid money; taken, it is": async (scene) => {
    const begun = await heldOrder(scene);

    await scene.verb(begun.order.id, "capture");
    await scene.settled();

    const { paymentStatus, captured, movements } = await scene.money(begun);
    assert.deepEqual([paymentStatus, captured, movements], ["paid", begun.order.total, 1]);
  },

  "a part is taken, the rest is let go, and what was not taken is not given back": async (scene) => {
    const begun = await heldOrder(scene);
    await scene.verb(begun.order.id, "capture", { amount: begun.order.total - 500 });
    await scene.settled();

    const { captured } = await scene.money(begun);
    assert.equal(captured, begun.order.total - 500);
    assert.equal((await scene.desk.send("POST", `/orders/${begun.order.id}/capture`, { amount: 500 })).status, 409);
    const whole = { amount: begun.order.total };
    assert.equal((await scene.desk.send("POST", `/orders/${begun.order.id}/online-refunds`, whole)).status, 409);
    await scene.verb(begun.order.id, "online-refunds");
    await scene.settled();
    assert.equal((await scene.money(begun)).refunded, captured);
  },

  "more than is held is refused": async (scene) => {
    const begun = await heldOrder(scene);
    const more = { amount: begun.order.total + 1 };

    assert.equal((await scene.desk.send("POST", `/orders/${begun.order.id}/capture`, more)).status, 409);
    assert.equal((await scene.money(begun)).captured, 0);
  },

  "held money is not given back but let go, when its order is cancelled": async (scene) => {
    const begun = await heldOrder(scene);
    assert.ok((await scene.desk.send("POST", `/orders/${begun.order.id}/online-refunds`, {})).status >= 400);

    await scene.verb(begun.order.id, "cancellation", { reason: "", tell: "nobody" });
    await scene.settled();

    assert.deepEqual((await scene.page(begun.order.id)).online.attempts.map(standing), [["cancelled", 0]]);
    assert.equal((await scene.money(begun)).captured, 0);
  },

  "the answer to the taking was lost: it is taken once": async (scene) => {
    const begun = await heldOrder(scene);
    scene.rig.server.goWrong({ path: scene.rig.capturePath, method: "POST", is: "lost" });

    await scene.verb(begun.order.id, "capture");
    await scene.settled();
    await scene.hurry();

    const { paymentStatus, captured, movements } = await scene.money(begun);
    assert.deepEqual([paymentStatus, captured, movements], ["paid", begun.order.total, 1]);
  },

  "two people take it at the same moment: it is taken once": async (scene) => {
    const begun = await heldOrder(scene);

    const take = () => scene.desk.send("POST", `/orders/${begun.order.id}/capture`, {});
    await Promise.all([take(), take()]);
    await scene.settled();

    const { paymentStatus, captured, movements } = await scene.money(begun);
    assert.deepEqual([paymentStatus, captured, movements], ["paid", begun.order.total, 1]);
  },

  "what was let go at the company's own desk is not asked for again and again": async (scene) => {
    const begun = await heldOrder(scene);
    scene.rig.letGoAtDesk(begun.page);
    const before = scene.rig.server.asked.length;

    await scene.verb(begun.order.id, "capture");
    await scene.settled();
    await scene.hurry();
    await scene.hurry();

    assert.deepEqual((await scene.page(begun.order.id)).online.attempts.map(standing), [["cancelled", 0]]);
    const taken = scene.rig.server.asked.slice(before).filter(({ path }) => path.includes(scene.rig.capturePath));
    assert.equal(taken.length, 1);
  },

  "taken at the company's own desk, it is paid at the next look": async (scene) => {
    const begun = await heldOrder(scene);
    scene.rig.captureAtDesk(begun.page, begun.order.total);
    scene.rig.calls();

    await scene.verb(begun.order.id, "payment-check");

    assert.equal((await scene.money(begun)).paymentStatus, "paid");
  },
};

const standing = ({ state, authorised }: { state: string; authorised: number }) => [state, authorised];

async function heldOrder(scene: HoldingScene): Promise<Begun> {
  const begun = await scene.begin();
  scene.rig.pay(begun.page);
  await scene.hear();
  const { paymentStatus, captured } = await scene.money(begun);
  assert.deepEqual([paymentStatus, captured], ["authorised", 0]);
  const { attempts } = (await scene.page(begun.order.id)).online;
  assert.deepEqual(attempts.map(standing), [["authorised", begun.order.total]]);
  return begun;
}
