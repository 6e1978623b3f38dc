// The database is killed with -9 under load, with the program running: buyers are told to wait a moment, the program
// goes on by itself, and nothing that was answered is lost.
import assert from "node:assert/strict";
import { readFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase, type Db } from "../../src/lib/db.ts";
import { findPostgres } from "../../src/lib/postgres/postgres.ts";
import { freePort } from "../../src/lib/postgres/process.ts";
import type { Shop } from "../../src/shops/shop.ts";
import { breaches, restOf } from "../support/invariants.ts";
import { programOn, type Program } from "../support/program.ts";
import { addProduct, foundShop, tryToPlace } from "../support/shop.ts";

const kills = 4;

let directory: string;
let program: Program;
let db: Db;
let shop: Shop;

before(async () => {
  directory = await mkdtemp(join(tmpdir(), "carnet-database-"));
  program = programOn({ directory, port: await freePort(), environment: { LOG_LEVEL: "error" } });
  await program.start();
  db = openDatabase((await findPostgres(join(directory, "database"), "carnet")) ?? "");
  shop = await foundShop(db, {});
});
after(async () => {
  await db.close();
  await program.stop();
  await rm(directory, { recursive: true, force: true });
});

const postmaster = async () =>
  Number((await readFile(join(directory, "database", "postmaster.pid"), "utf8")).split("\n")[0]);

test(`the database killed ${kills} times under load: the program serves again by itself, and keeps all it promised`, async () => {
  const item = await addProduct(db, shop, { name: "Bol", stock: 100_000 });
  const promised: string[] = [];
  const oddities: number[] = [];
  let isOver = false;
  const buyer = async () => {
    while (!isOver) {
      const answer = await tryToPlace(db, { address: program.address, shop }, { items: [{ item, pieces: 1 }] }).catch(
        () => undefined,
      );
      if (answer?.status === 201) promised.push(answer.body.id);
      else if (answer && answer.status !== 503) oddities.push(answer.status);
      else await sleep(50);
    }
  };
  const buyers = Array.from({ length: 4 }, buyer);

  try {
    for (let kill = 0; kill < kills; kill++) {
      const before = promised.length;
      const until = performance.now() + 30_000;
      while (promised.length < before + 5) {
        assert.ok(performance.now() < until, `no order in 30 s after ${kill} kills`);
        await sleep(20);
      }
      process.kill(await postmaster(), "SIGKILL");
      await sleep(300);
    }
  } finally {
    isOver = true;
  }
  await Promise.all(buyers);
  await restOf(db);

  assert.deepEqual(oddities, []);
  const kept = await db.reads.all<{ id: string }>("select id from orders where shop_id = $1", [shop.id]);
  const keptIds = new Set(kept.map((one) => one.id));
  assert.deepEqual(
    promised.filter((id) => !keptIds.has(id)),
    [],
  );
  assert.deepEqual(await breaches(db, shop.id), []);
});
