// The program is killed with -9 while a carrier makes a label: whatever it did, no second one is asked for.
import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "../../src/lib/db.ts";
import { freePort } from "../../src/lib/postgres/process.ts";
import type { OrderPage } from "../../src/overview/order-page.ts";
import type { LabelState, LabelView } from "../../src/shipping/labels/label.ts";
import { openFakeMondialRelay } from "../support/carriers/fake-mondial-relay.ts";
import { bureauCopy } from "../support/carriers/labelling.ts";
import { testDatabase } from "../support/database.ts";
import { programOn } from "../support/program.ts";
import { foundShop, signIn, tryToPlace } from "../support/shop.ts";

const patienceMs = 60_000;
const appProcess = fileURLToPath(new URL("../support/app-process.ts", import.meta.url));
const seller = { line1: "14 rue de la Charité", postalCode: "69002", city: "Lyon", phone: "04 78 00 11 22" };

async function openKillable(t: TestContext) {
  const fake = await openFakeMondialRelay();
  const url = await testDatabase();
  const db = openDatabase(url);
  const environment = { DATABASE_URL: url, SECRET_KEY: Buffer.alloc(32, 7).toString("base64"), LOG_LEVEL: "error" };
  const program = programOn({ directory: "/nonexistent", port: await freePort(), environment, entry: appProcess });
  await program.start();
  t.after(async () => {
    await program.kill();
    await db.close();
    await fake.close();
  });
  const shop = await foundShop(db, {});
  const desk = await signIn(program.address, shop);
  await desk.send("PATCH", "/settings", { seller });
  const { baseUrl, secrets } = fake;
  const input = { carrier: "mondial_relay", mode: "live", baseUrl, secrets };
  const { body: account } = await desk.send<{ id: string }>("POST", "/carrier-accounts", input);
  const { body: order } = await tryToPlace(db, { address: program.address, shop }, {});
  const path = `/orders/${order.id}`;
  return {
    fake,
    program,
    ask: () =>
      desk.send("POST", `${path}/labels`, {
        accountId: account.id,
        weightGrams: 500,
        product: "24R",
        pickupPoint: bureauCopy,
      }),
    say: (trackingNumber: string, label: LabelView) =>
      desk.send("POST", `${path}/labels/${label.id}/number`, { trackingNumber }),
    page: async () => (await desk.get<OrderPage>(path)).body,
    /** The order's label once it is so; asked again and again, as a person who reloads the page. */
    becomes: async (state: LabelState): Promise<LabelView> => {
      const until = performance.now() + patienceMs;
      for (;;) {
        const [label] = (await desk.get<OrderPage>(path)).body.labels;
        if (label?.state === state) return label;
        if (performance.now() > until) throw new Error(`the label is ${label?.state}, not ${state}`);
        await sleep(25);
      }
    },
  };
}

test("killed after the carrier made the label and before we knew: the label is to be looked at, and never asked again", async (t) => {
  const shop = await openKillable(t);
  shop.fake.goWrong({ path: "/Web_Services.asmx", is: "silent" });
  assert.equal((await shop.ask()).status, 201);
  while (shop.fake.books.parcels.length === 0) await sleep(5);

  await shop.program.kill();
  await shop.program.start();

  const label = await shop.becomes("unknown");
  assert.equal(label.why, "interrupted");
  assert.equal(shop.fake.books.parcels.length, 1);
  assert.equal((await shop.ask()).status, 409);

  const number = shop.fake.books.parcels[0]?.number ?? "";
  assert.equal((await shop.say(number, label)).status, 200);
  const found = await shop.becomes("shipped");
  assert.deepEqual([found.trackingNumber, found.hasDocument], [number, true]);
  assert.equal((await shop.page()).parcels.length, 1);
  assert.equal(shop.fake.books.parcels.length, 1);
});

test("killed while the document is fetched: it is fetched again, and the label made once", async (t) => {
  const shop = await openKillable(t);
  shop.fake.goWrong({ path: "/ww2/PDF", is: "silent" });
  assert.equal((await shop.ask()).status, 201);
  await shop.becomes("made");
  while (!shop.fake.asked.some(({ path }) => path.startsWith("/ww2"))) await sleep(5);

  await shop.program.kill();
  await shop.program.start();

  const label = await shop.becomes("shipped");
  assert.deepEqual([label.hasDocument, shop.fake.books.parcels.length], [true, 1]);
});
