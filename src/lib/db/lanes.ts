import type pg from "pg";
import { together } from "./together.ts";

export type Queryable = {
  query(statement: { name: string; text: string; values?: unknown[] }): Promise<pg.QueryResult>;
};

interface Lane {
  client?: Promise<pg.PoolClient> | undefined;
  underWay: number;
}

/**
 * Connections that many share, each taken from the pool for good: statements that stand alone and take a moment follow
 * each other without waiting for the answers, so that those of one turn of the event loop leave in one write. A lane
 * whose connection is lost gets another with its next statement.
 */
export function openLanes(pool: pg.Pool, count: number): Queryable & { close(): Promise<void> } {
  const lanes = Array.from({ length: count }, (): Lane => ({ underWay: 0 }));
  const freest = () => lanes.reduce((least, lane) => (lane.underWay < least.underWay ? lane : least));
  return {
    async query(statement) {
      const lane = freest();
      lane.underWay++;
      try {
        const client = await (lane.client ??= lease(pool, lane));
        together(client)();
        return await client.query(statement);
      } finally {
        lane.underWay--;
      }
    },
    async close() {
      for (const lane of lanes) {
        const held = lane.client;
        lane.client = undefined;
        (await held?.catch(() => undefined))?.release();
      }
      await pool.end();
    },
  };
}

async function lease(pool: pg.Pool, lane: Lane): Promise<pg.PoolClient> {
  try {
    const client = await pool.connect();
    const held = lane.client;
    client.once("end", () => {
      if (lane.client !== held) return;
      lane.client = undefined;
      client.release(true);
    });
    return client;
  } catch (error) {
    lane.client = undefined;
    throw error;
  }
}
