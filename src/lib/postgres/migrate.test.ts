import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import pg from "pg";
import { testDatabase } from "../../../test/support/database.ts";
import { migrate } from "./migrate.ts";

test("each file is applied once, in the order of the numbers", async (t) => {
  const { url, folder } = await emptyDatabase(t, {
    "0002-second.sql": "insert into notes values ('second')",
    "0001-first.sql": "create table notes (text text); insert into notes values ('first')",
  });

  assert.equal(await migrate(url, folder), 2);
  assert.equal(await migrate(url, folder), 0);

  assert.deepEqual(await ask(url, "select text from notes"), [{ text: "first" }, { text: "second" }]);
});

test("the queue has its tables too", async (t) => {
  const { url, folder } = await emptyDatabase(t, {});

  await migrate(url, folder);

  assert.deepEqual(await ask(url, "select count(*)::int as jobs from graphile_worker.jobs"), [{ jobs: 0 }]);
});

test("programs that start together wait for one another", async (t) => {
  const { url, folder } = await emptyDatabase(t, { "0001-first.sql": "create table notes (text text)" });

  const applied = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)]);

  assert.deepEqual(
    applied.toSorted((a, b) => a - b),
    [0, 0, 1],
  );
});

test("a file changed after it was applied is refused by its name", async (t) => {
  const { url, folder } = await emptyDatabase(t, { "0001-first.sql": "create table notes (text text)" });
  await migrate(url, folder);

  await writeFile(join(folder, "0001-first.sql"), "create table notes (text text not null)");

  await assert.rejects(migrate(url, folder), /0001-first\.sql was changed after it was applied/);
});

test("a database made by a newer program is refused", async (t) => {
  const { url, folder } = await emptyDatabase(t, { "0001-first.sql": "", "0002-second.sql": "" });
  await migrate(url, folder);

  await rm(join(folder, "0002-second.sql"));

  await assert.rejects(migrate(url, folder), /newer version of the program: it has 0002-second\.sql/);
});

test("a file that fails leaves nothing behind and says at which line", async (t) => {
  const { url, folder } = await emptyDatabase(t, {
    "0001-first.sql": "create table notes (text text);\n\ninsert into nowhere values (1);",
  });

  await assert.rejects(migrate(url, folder), /0001-first\.sql:3: relation "nowhere" does not exist/);

  assert.deepEqual(await ask(url, "select to_regclass('notes') as notes"), [{ notes: null }]);
});

async function emptyDatabase(t: TestContext, files: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), "carnet-migrations-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const url = await testDatabase();
  await ask(url, "drop schema public, graphile_worker cascade; create schema public");
  return { url, folder };
}

async function ask(url: string, query: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query("set client_min_messages to warning");
    return (await client.query<Record<string, unknown>>(query)).rows;
  } finally {
    await client.end();
  }
}
