// What may go wrong with the answers of any company that takes money online, and with customers who come and go: stories in
// sentences, each run against each company.
import assert from "node:assert/strict";
import { leadsTo } from "../paying.ts";
import { assertPaidOnce, paidOrder, type Rig, type Scene } from "./scene.ts";

type Story = (scene: Scene) => Promise<void>;
const day = 86_400_000;

export const answers: Record<string, Story> = {
  "a page whose answer was lost is the same page when the customer tries again": async (scene) => {
    const order = await scene.orderOnline();
    const visitor = scene.visitor();
    const before = scene.rig.pageCount();
    scene.rig.server.goWrong({ path: scene.rig.paths.page, method: "POST", is: "lost" });

    const trouble = await visitor.open(`${scene.payPath(order)}/aller`);
    const again = await visitor.open(`${scene.payPath(order)}/aller`);

    assert.equal(trouble.status, 502);
    assert.equal(again.status, 200);
    assert.equal(scene.rig.pageCount(), before + 1);
  },

  "a customer who clicks twice, the second told to wait for the first, comes to one page": async (scene) => {
    const order = await scene.orderOnline();
    const before = scene.rig.pageCount();
    scene.rig.server.goWrong({ path: scene.rig.paths.page, method: "POST", is: { status: 409, body: {} } });

    const clicks = [scene.visitor(), scene.visitor()].map((visitor) => visitor.open(`${scene.payPath(order)}/aller`));
    const pages = (await Promise.all(clicks)).map(leadsTo);

    assert.equal(pages[0], pages[1]);
    assert.equal(scene.rig.pageCount(), before + 1);
  },

  "a refund whose answer was lost is given once": async (scene) => {
    const begun = await paidOrder(scene);
    const before = scene.rig.refundCount();
    scene.rig.server.goWrong({ path: scene.rig.paths.refund, method: "POST", is: "lost" });

    await scene.verb(begun.order.id, "online-refunds", { amount: 500 });
    await scene.settled();
    await scene.hurry();

    assert.equal(scene.rig.refundCount(), before + 1);
    assert.equal((await scene.money(begun)).refunded, 500);
  },

  "a refund whose answer was lost and that is tried again the next day is given once": async (scene) => {
    const begun = await paidOrder(scene);
    const before = scene.rig.refundCount();
    scene.rig.server.goWrong({ path: scene.rig.paths.refund, method: "POST", is: "lost" });
    // The looks that follow fail as well, so that the program knows nothing until the day after.
    for (let count = 0; count < 3; count++)
      scene.rig.server.goWrong({ path: scene.rig.paths.look, method: "GET", is: { status: 503 } });

    await scene.verb(begun.order.id, "online-refunds", { amount: 500 });
    await scene.settled();
    await scene.later(25 * 3_600_000, async () => {
      await scene.hurry();
      await scene.hurry();
      await scene.hurry();
    });

    assert.equal(scene.rig.refundCount(), before + 1);
    assert.equal((await scene.money(begun)).refunded, 500);
  },

  "two people give the rest back at the same moment: it is given back once": async (scene) => {
    const begun = await paidOrder(scene);
    await scene.verb(begun.order.id, "online-refunds", { amount: 500 });
    await scene.settled();
    const rest = { amount: begun.order.total - 500 };

    const ask = () => scene.desk.send("POST", `/orders/${begun.order.id}/online-refunds`, rest);
    const statuses = (await Promise.all([ask(), ask()])).map(({ status }) => status).toSorted((a, b) => a - b);
    await scene.settled();

    assert.equal(statuses[0], 202);
    assert.ok((statuses[1] ?? 0) >= 400);
    assert.equal((await scene.money(begun)).refunded, begun.order.total);
  },

  "more than is left is refused by the shop, and what the desk gave back by the company": async (scene) => {
    const begun = await paidOrder(scene);
    const tooMuch = { amount: begun.order.total + 1 };
    assert.equal((await scene.desk.send("POST", `/orders/${begun.order.id}/online-refunds`, tooMuch)).status, 409);

    scene.rig.refundAtDesk(begun.page, begun.order.total - 100);
    await scene.verb(begun.order.id, "online-refunds", { amount: 500 });
    await scene.settled();

    const { refunded } = await scene.money(begun);
    assert.equal(refunded, begun.order.total - 100);
    const [asked] = (await scene.page(begun.order.id)).online.refundsAsked;
    assert.equal(asked?.state, "refused");
  },
};

const mishaps: Record<string, Parameters<Rig["server"]["goWrong"]>[0]["is"]> = {
  "429": { status: 429, headers: { "retry-after": "2" }, body: {} },
  "500": { status: 500, body: {} },
  "a page of HTML": { status: 200, text: "<html><body>Maintenance</body></html>" },
  "an empty answer": { status: 200, text: "" },
  "half an answer": "cut",
  "no answer": "lost",
};
for (const [words, is] of Object.entries(mishaps))
  answers[`${words} where the payment was looked at loses nothing: it is looked at again`] = async (scene) => {
    const begun = await scene.begin();
    scene.rig.pay(begun.page);
    scene.rig.server.goWrong({ path: scene.rig.paths.look, method: "GET", is });

    await scene.hear();
    await scene.hurry();

    await assertPaidOnce(scene, begun);
  };

export const comings: Record<string, Story> = {
  "the customer is back before any call: his order is paid all the same": async (scene) => {
    const begun = await scene.begin();
    scene.rig.pay(begun.page);

    const thanks = await scene.comeBack(begun);

    assert.match(thanks.path, /\/merci\//);
    await assertPaidOnce(scene, begun);
    await scene.hear();
    await assertPaidOnce(scene, begun);
  },

  "the shop's clock ten minutes wrong, either way: the order is paid once": async (scene) => {
    for (const ms of [-600_000, 600_000]) {
      const begun = await scene.begin();
      scene.rig.pay(begun.page);

      await scene.mistimed(ms, async () => {
        await scene.hear();
        await scene.comeBack(begun);
      });

      await assertPaidOnce(scene, begun);
    }
  },

  "the call comes before the customer is back": async (scene) => {
    const begun = await scene.begin();
    scene.rig.pay(begun.page);
    await scene.hear();

    assert.match((await scene.comeBack(begun)).path, /\/merci\//);
    await assertPaidOnce(scene, begun);
  },

  "nobody calls and nobody comes back: the order is paid when the company is asked": async (scene) => {
    const begun = await scene.begin();
    scene.rig.pay(begun.page);
    scene.rig.calls();

    await scene.hurry();

    await assertPaidOnce(scene, begun);
  },

  "the address of the return, opened without paying, by somebody else, twice, makes nothing paid": async (scene) => {
    const begun = await scene.begin();
    const stranger = scene.visitor();

    await scene.comeBack(begun);
    await scene.comeBack({ ...begun, visitor: stranger });
    await scene.comeBack({ ...begun, visitor: stranger });

    assert.deepEqual((await scene.money(begun)).captured, 0);
  },

  "two tabs of one order paid on two attempts: the second is too much, and can be given back": async (scene) => {
    const begun = await scene.begin();
    await scene.later(2 * day, async () => {
      // The page of the first tab is thought to be over; a second one is made.
      const page = await scene.reopen(begun);
      assert.notEqual(page, begun.page);
      scene.rig.pay(page);
    });
    scene.rig.pay(begun.page);
    await scene.hear();
    await scene.hurry();

    const { total } = begun.order;
    const { captured, paymentStatus } = await scene.money(begun);
    assert.deepEqual([captured, paymentStatus], [2 * total, "overpaid"]);
    await scene.verb(begun.order.id, "online-refunds", { amount: total });
    await scene.settled();
    assert.equal((await scene.money(begun)).refunded, total);
  },

  "money given back at the company's desk is seen at the next look, though nobody calls": async (scene) => {
    const begun = await paidOrder(scene);
    scene.rig.refundAtDesk(begun.page, 500);
    scene.rig.calls();

    await scene.verb(begun.order.id, "payment-check");

    assert.equal((await scene.money(begun)).refunded, 500);
  },
};
