import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";

const ownMigrations = fileURLToPath(new URL("../../../db/migrations", import.meta.url));
const serverVersionMin = 15;

/** Any number will do, as long as every version of the program takes the same one. */
const migrationLock = 7_236_123;

interface Migration {
  name: string;
  text: string;
  checksum: string;
}

/**
 * Brings the database to this program's schema, the queue's tables first: each numbered file once, in its own
 * transaction. Programs that start together wait for one another. Gives the number of files applied.
 * Refuses a server older than PostgreSQL 15, a file changed after it was applied, and a newer program's database.
 */
export async function migrate(url: string, directory = ownMigrations): Promise<number> {
  const client = new pg.Client({ connectionString: url, application_name: "carnet migrations" });
  await client.connect();
  try {
    await client.query("set client_min_messages to warning");
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await refuseOldServer(client);
    await migrateQueue(url);
    await client.query(`create table if not exists schema_migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
    const missing = unapplied(await readMigrations(directory), await appliedChecksums(client));
    for (const migration of missing) await apply(client, migration);
    return missing.length;
  } finally {
    await client.end();
  }
}

/** The files' names and contents in one number: equal when a migrated database would be the same. */
export async function schemaFingerprint(directory = ownMigrations): Promise<string> {
  const migrations = await readMigrations(directory);
  return sha256(migrations.map(({ name, checksum }) => `${name} ${checksum}`).join("\n"));
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version: string }>("show server_version");
  const version = rows[0]?.server_version ?? "0";
  if (Number.parseInt(version, 10) >= serverVersionMin) return;
  throw new Error(`PostgreSQL ${version} is too old: Carnet needs ${serverVersionMin} or newer`);
}

async function migrateQueue(url: string): Promise<void> {
  await runMigrations({ connectionString: url, maxPoolSize: 1, logger: new Logger(() => () => {}) });
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(directory, name), "utf8");
      return { name, text, checksum: sha256(text) };
    }),
  );
}

async function appliedChecksums(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    "select name, checksum from schema_migrations",
  );
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

/** The program is older than its data. */
class NewerDatabase extends Error {
  override name = "NewerDatabase";
}

function unapplied(migrations: Migration[], applied: Map<string, string>): Migration[] {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...applied.keys()].filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new NewerDatabase(
      `Ces données viennent d’une version plus récente de Carnet (made by a newer version of the program: it has ${unknown.join(", ")})`,
    );
  }
  for (const { name, checksum } of migrations) {
    const before = applied.get(name);
    if (before !== undefined && before !== checksum) throw new Error(`${name} was changed after it was applied`);
  }
  return migrations.filter(({ name }) => !applied.has(name));
}

async function apply(client: pg.Client, { name, text, checksum }: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(text);
    await client.query("insert into schema_migrations (name, checksum) values ($1, $2)", [name, checksum]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`${name}${lineOf(error, text)}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** PostgreSQL counts characters from 1; people look for lines. */
function lineOf(error: unknown, text: string): string {
  if (!(error instanceof pg.DatabaseError) || error.position === undefined) return "";
  return `:${text.slice(0, Number(error.position)).split("\n").length}`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
