import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import pg from "pg";
import { slices } from "./architecture/places.ts";
import { testDatabase } from "./support/database.ts";

/** Columns whose every value carries its shop. */
const markedWithShop = ["words"];

/** They belong to no shop or to several: the shops, the people who work for them, the program's own bookkeeping. */
const tablesAboveShops = [
  "shops",
  "staff_accounts",
  "sessions",
  "schema_migrations",
  "worker_heartbeats",
  "installation_keys",
];

test("every key, reference and index of a shop's table starts with the shop", async () => {
  const database = new pg.Client(await testDatabase());
  await database.connect();
  const constraints = await firstColumns(
    database,
    `select format('%s of %s', constraint_.conname, table_.relname) as what, column_.attname as first
       from pg_constraint constraint_
       join pg_class table_ on table_.oid = constraint_.conrelid
       join pg_attribute column_ on column_.attrelid = table_.oid and column_.attnum = constraint_.conkey[1]
       left join pg_class target on target.oid = constraint_.confrelid
      where table_.relnamespace = 'public'::regnamespace and constraint_.contype in ('p', 'u', 'f')
        and table_.relname <> all ($1) and (target.relname is null or target.relname = 'shops' or target.relname <> all ($1))`,
  );
  const indexes = await firstColumns(
    database,
    `select format('%s of %s', index_.indexrelid::regclass, table_.relname) as what,
            coalesce(column_.attname, substring(pg_get_expr(index_.indexprs, index_.indrelid) from '^[a-z_]+[(]([a-z_]+)')) as first
       from pg_index index_
       join pg_class table_ on table_.oid = index_.indrelid
       left join pg_attribute column_ on column_.attrelid = table_.oid and column_.attnum = index_.indkey[0]
      where table_.relnamespace = 'public'::regnamespace and table_.relkind in ('r', 'p') and table_.relname <> all ($1)`,
  );
  const keyless = await firstColumns(
    database,
    `select format('%s has no primary key', table_.relname) as what, '' as first
       from pg_class table_
      where table_.relnamespace = 'public'::regnamespace and table_.relkind in ('r', 'p')
        and table_.relname <> all ($1)
        and not exists (select from pg_index where indrelid = table_.oid and indisprimary)`,
  );
  await database.end();

  assert.ok(constraints.length > 20 && indexes.length > 20, "the catalogue was read");
  assert.deepEqual(
    [...constraints, ...indexes]
      .filter(({ first }) => first !== "shop_id" && !markedWithShop.includes(first ?? ""))
      .map(({ what }) => what),
    [],
  );
  assert.deepEqual(keyless, []);
});

test("every table names the slice that owns it", () => {
  const folder = new URL("../db/migrations/", import.meta.url);
  const blocks = readdirSync(folder)
    .flatMap((file) => readFileSync(new URL(file, folder), "utf8").split(/\n\s*\n/))
    .filter((block) => /^create table/m.test(block));

  assert.ok(blocks.length > 10, "the migrations were read");
  for (const block of blocks) {
    const [, slice] = /^-- slice: (\S+)$/m.exec(block) ?? [];
    assert.ok(slice && slices.includes(slice), `no known slice above\n${block.slice(0, 120)}`);
  }
});

interface FirstColumn {
  what: string;
  first: string | null;
}

async function firstColumns(database: pg.Client, query: string): Promise<FirstColumn[]> {
  return (await database.query<FirstColumn>(query, [tablesAboveShops])).rows;
}
