import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import pg from "pg";
import { openLanes, type Queryable } from "./db/lanes.ts";
import { together } from "./db/together.ts";
import { newId } from "./ids.ts";

pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`the database holds a number too large to be exact: ${text}`);
  return number;
});
// A calendar day stays a string ("2026-11-22"): as a Date it would change with the machine's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

type Values = readonly unknown[];

/** A door to the database. Every statement is prepared once per connection, under a name made from its text. */
export interface Tx {
  /** Names what this transaction does as a whole. */
  act: string;
  all<Row>(text: string, values?: Values): Promise<Row[]>;
  /** As `all`, planned for these very values: where they decide between two ways of which one is a hundred times dearer. */
  allPlanned<Row>(text: string, values: Values): Promise<Row[]>;
  /** As `all`, by a plan made once, which finds rows by their keys or their words and never reads a table through. */
  allByKeys<Row>(text: string, values: Values): Promise<Row[]>;
  one<Row>(text: string, values?: Values): Promise<Row | undefined>;
  /** Rows touched. */
  run(text: string, values?: Values): Promise<number>;
  /**
   * Sends the statements of `batch` together with the transaction's end, in one trip: what they lock is held no longer
   * than they run. If one fails nothing is kept. Nothing may follow.
   */
  last<T>(batch: () => Promise<T>): Promise<T>;
}

export interface Db {
  /** Runs `work` in one transaction: all of it is kept, or none. Run again, up to three times, when another transaction was in the way. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** For a verb that is one statement: the statement is its own transaction. A second one throws. */
  single<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Statements that only read, each on its own. */
  reads: Tx;
  /** The connections that `reads` takes, for who needs one of his own. */
  pool: pg.Pool;
  close(): Promise<void>;
}

const openTransaction = new AsyncLocalStorage<true>();

/**
 * A verb finds its few rows by their keys. Its plans are made once, and never read a table through: what PostgreSQL
 * last counted may be an hour old, and a plan made while the shop had three orders would outlive the first thousand.
 */
const byKeys = [
  "plan_cache_mode=force_generic_plan",
  "enable_seqscan=off",
  "enable_hashjoin=off",
  "enable_mergejoin=off",
];
/** A page of a list is soon read: processes that come to help cost more than they read, on two processors. */
const byPages = ["max_parallel_workers_per_gather=0"];
const byValues = [...byPages, "plan_cache_mode=force_custom_plan"];
// More would only wait for each other, on the rows everybody wants and on two processors.
const verbsMax = 6;
const readsMax = 10;
const plannedReadsMax = 4;
const lanesMax = 2;

export function openDatabase(url: string, { max }: { max?: number } = {}): Db {
  const pool = openPool(url, max ?? readsMax, byPages);
  const planned = openPool(url, plannedReadsMax, byValues);
  const verbs = openPool(url, max ?? verbsMax, byKeys);
  const lanes = openLanes(openPool(url, lanesMax, byKeys), lanesMax);
  return {
    pool,
    reads: {
      ...door(pool),
      allPlanned: (text, values) => door(planned).all(text, values),
      allByKeys: (text, values) => door(verbs).all(text, values),
    },
    transaction: (work) => retried(() => inTransaction(verbs, work)),
    single: (work) => work(onlyOnce(door(lanes))),
    close: async () => {
      await Promise.all([pool.end(), planned.end(), verbs.end(), lanes.close()]);
    },
  };
}

function openPool(url: string, max: number, settings: readonly string[]): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    options: settings.map((setting) => `-c ${setting}`).join(" "),
    pipeline: true,
    statement_timeout: 30_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 15_000,
    connectionTimeoutMillis: 10_000,
  } as pg.PoolConfig);
  // Without a listener a connection lost while idle would end the program; the pool replaces it by itself.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** Wraps a call to the outside world (SMTP, a provider, a carrier, a document renderer). Refuses to run while a transaction is open. */
export async function outside<T>(call: () => Promise<T>): Promise<T> {
  if (openTransaction.getStore()) throw new Error("no call to the outside while a transaction is open");
  return call();
}

async function inTransaction<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (openTransaction.getStore()) throw new Error("a transaction is already open: pass its tx instead");
  const client = await pool.connect();
  const hold = together(client);
  const end = ending(client, hold);
  let broken: Error | undefined;
  try {
    hold();
    // Not awaited: it travels with the first statement. If it fails the connection is gone, and so is everything after it.
    const begun = client.query("begin");
    const [, result] = await Promise.all([
      begun,
      openTransaction.run(true, () => work({ ...door(sayingTheCause(client), hold), last: end.with })),
    ]);
    await end.reached();
    return result;
  } catch (error) {
    await client.query("rollback").catch((lost: Error) => (broken = lost));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The commit, sent once: with the last statements when there are such, else when the work is done. */
function ending(client: pg.ClientBase, hold: () => void) {
  let sent: Promise<pg.QueryResult> | undefined;
  return {
    with: async <T>(batch: () => Promise<T>): Promise<T> => {
      if (sent) throw new Error("the transaction has already ended");
      hold();
      const results = batch();
      sent = client.query("commit");
      const [result] = await Promise.all([results, sent]);
      return result;
    },
    reached: async () => {
      sent ??= client.query("commit");
      // PostgreSQL answers a commit of a failed transaction with a silent rollback: somebody swallowed an error.
      if ((await sent).command !== "COMMIT")
        throw new Error("an error was swallowed inside the transaction: nothing was kept");
    },
  };
}

const retryCountMax = 3;
// Serialization failure, deadlock, and a row that another transaction put in the place of the one we were to refer to.
const mayBeRetried = new Set(["40001", "40P01", "23503"]);

async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return await attempt();
    } catch (error) {
      const code = (error as { code?: string }).code ?? "";
      if (count > retryCountMax || !mayBeRetried.has(code)) throw error;
      await new Promise((resume) => setTimeout(resume, Math.random() * 20 * count));
    }
  }
}

/**
 * After a statement fails, those sent behind it fail too, saying only that the transaction is aborted. Whichever of them is
 * awaited first, the cause is what must be told: statements answer in the order they were sent.
 */
function sayingTheCause(connection: Queryable): Queryable {
  let cause: unknown;
  return {
    query: (statement) =>
      connection.query(statement).catch((error: unknown) => {
        cause ??= error;
        throw cause;
      }),
  };
}

function door(connection: Queryable, hold: () => void = () => {}): Tx {
  const query = (text: string, values: Values = []) => {
    hold();
    return connection.query({ name: statementName(text), text, values: values as unknown[] });
  };
  return {
    act: newId(),
    all: async <Row>(text: string, values?: Values) => (await query(text, values)).rows as Row[],
    allPlanned: async <Row>(text: string, values: Values) => (await query(text, values)).rows as Row[],
    allByKeys: async <Row>(text: string, values: Values) => (await query(text, values)).rows as Row[],
    one: async <Row>(text: string, values?: Values) => (await query(text, values)).rows[0] as Row | undefined,
    run: async (text, values) => (await query(text, values)).rowCount ?? 0,
    last: (batch) => batch(),
  };
}

function onlyOnce(tx: Tx): Tx {
  let used = false;
  const use = () => {
    if (used) throw new Error("a single statement was announced: open a transaction for several");
    used = true;
    return tx;
  };
  return {
    act: tx.act,
    all: (text, values) => use().all(text, values),
    allPlanned: (text, values) => use().allPlanned(text, values),
    allByKeys: (text, values) => use().allByKeys(text, values),
    one: (text, values) => use().one(text, values),
    run: (text, values) => use().run(text, values),
    last: (batch) => batch(),
  };
}

const names = new Map<string, string>();

function statementName(text: string): string {
  let name = names.get(text);
  if (!name) names.set(text, (name = createHash("sha1").update(text).digest("base64url")));
  return name;
}

/** True when the database refused a write because a row with the same unique key exists. */
export function isDuplicate(error: unknown, constraint?: string): boolean {
  const found = error as { code?: string; constraint?: string };
  return found.code === "23505" && (constraint === undefined || found.constraint === constraint);
}

/** True when a row would have broken one of its table's checks: a stock below zero, for one. */
export function breaksCheck(error: unknown, table: string): boolean {
  const found = error as { code?: string; table?: string };
  return found.code === "23514" && found.table === table;
}

const outageCodes = new Set("ECONNREFUSED ECONNRESET EPIPE 57P01 57P02 57P03 53300 55P03 57014 25P03".split(" "));
const outageWords =
  /connection terminated|connection error and is not queryable|timeout exceeded when trying to connect/i;

/** True when the database was away, or too busy, and may be back in a moment. */
export function isOutage(error: unknown): boolean {
  const { code = "", message = "" } = (error ?? {}) as { code?: string; message?: string };
  return outageCodes.has(code) || outageWords.test(message);
}
