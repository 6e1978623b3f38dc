import assert from "node:assert/strict";
import test from "node:test";
import pg from "pg";
import { closeDatabase, testDatabase } from "./database.ts";

test("each test database has the whole schema, and rows of its own", async () => {
  const [first, second] = [await testDatabase(), await testDatabase()];

  await query(first, "create table mine ()");

  assert.equal((await query(first, "select to_regclass('shops') is not null as found"))[0]?.["found"], true);
  assert.equal((await query(second, "select to_regclass('mine') is null as missing"))[0]?.["missing"], true);
});

test("a closed database is dropped, whoever is still connected to it", async () => {
  const url = await testDatabase();
  const idle = new pg.Client(url);
  idle.on("error", () => {});
  await idle.connect();

  await closeDatabase(url);

  await assert.rejects(query(url, "select 1"), /does not exist/);
});

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
