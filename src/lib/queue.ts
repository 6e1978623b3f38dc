import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "./db.ts";
import { log } from "./log.ts";
import { relayJobs } from "./outbox.ts";
import { freeLeftJobs, startWorkers, type WorkerOptions } from "./queue/workers.ts";

export type { Task, Tasks } from "./queue/workers.ts";

export interface QueueOptions extends Omit<WorkerOptions, "tasks"> {
  /** No other program uses this database. */
  alone: boolean;
}

export interface Queue {
  stop(): Promise<void>;
}

/**
 * Runs jobs until stopped. A worker killed with -9 leaves its jobs locked: each running worker shows a heartbeat, and
 * jobs of one that has been silent for 45 s are taken over. `alone` says that no other program uses this database, so
 * that whatever is locked at start was left by a dead one. After an outage of the database the workers are replaced:
 * they may have lost count of their jobs.
 */
export async function runQueue(db: Db, tasks: WorkerOptions["tasks"], options: QueueOptions): Promise<Queue> {
  await freeLeftJobs(db.reads, options.alone ? "none" : "some");
  let workers = await startWorkers(db, { ...options, tasks });
  const relay = startRelay(db, options.isBusy, async (hadOutage) => {
    if (!hadOutage && !workers.haveEnded()) return;
    log.warn("the database is back: jobs go on");
    await workers.abandon();
    workers = await startWorkers(db, { ...options, tasks });
  });
  return {
    async stop() {
      await relay.stop();
      await workers.stop();
    },
  };
}

const relayPauseMs = 100;
const busyPauseMs = 1_000;
const relayCountMax = 200;
const outagePauseMs = 500;

/**
 * Hands jobs over to the queue until stopped: at once while there are many, ten times a second otherwise, once a second
 * while people wait. `afterTurn` hears each time it succeeded, and whether it had failed just before.
 */
function startRelay(
  db: Db,
  isBusy: () => boolean,
  afterTurn: (hadOutage: boolean) => Promise<void>,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  let hadOutage = false;
  const turn = async (): Promise<number> => {
    try {
      const count = await relayJobs(db.reads, relayCountMax);
      await afterTurn(hadOutage);
      hadOutage = false;
      if (isBusy()) return busyPauseMs;
      return count < relayCountMax ? relayPauseMs : 0;
    } catch (error) {
      if (!hadOutage) log.warn("jobs could not be handed over; trying again", { error });
      hadOutage = true;
      return outagePauseMs;
    }
  };
  const relay = async () => {
    while (!signal.aborted) await sleep(await turn(), undefined, { signal }).catch(() => {});
  };
  const done = relay();
  return {
    stop: () => {
      stopping.abort();
      return done;
    },
  };
}
