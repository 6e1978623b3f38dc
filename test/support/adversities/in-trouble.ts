import { after, before, describe, test } from "node:test";
import assert from "node:assert/strict";
import { answers, comings } from "./answers.ts";
import { calls, doubts } from "./calls.ts";
import { openScene, type Rig, type Scene } from "./scene.ts";
import { leadsTo } from "../paying.ts";

const every = { ...calls, ...doubts, ...answers, ...comings };

/** What only holds for companies that sign their calls. */
export const unsigned = [
  "a call whose JSON was written anew is refused, and changes nothing",
  "a call of a megabyte, or of another kind of content, stops nothing",
];
/** What only holds where a page is asked for with a key. */
export const keyless = "a customer who clicks twice, the second told to wait for the first, comes to one page";

/**
 * What may go wrong with any company that takes money online, as tests of the file that calls this. What a company does
 * otherwise by nature is left out by name, and has its own story in its own file.
 */
export function inTrouble(name: string, open: () => Promise<Rig>, otherwise: readonly string[] = []): void {
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
