import { setTimeout as sleep } from "node:timers/promises";
import type { Tx } from "../../lib/db.ts";
import { log } from "../../lib/log.ts";
import { lateMilliseconds, lowestId, type Happened } from "./live-event.ts";
import { listHappened } from "./live.sql.ts";

export interface Follower {
  shopId: string;
  /** Hears only of what happened after this id. */
  after: string;
  /** Each happening once; the ids rise, but for those whose transaction ended late. */
  hear(happened: Happened[]): Promise<void>;
}

export interface Feed {
  /** Tells the follower of what happens, from now on, until the answer is called. */
  follow(follower: Follower): () => void;
  /** Resolves when nothing is asked of the database any more. */
  close(): Promise<void>;
}

const pauseMs = 250;
/** When reading takes long, because much happens or the machine is busy, the feed rests longer; news still come in a second. */
const restRatio = 4;
const restMsMax = 1_000;

/**
 * One reader for everybody who listens, in every shop; it rests while nobody does. It asks instead of being told:
 * NOTIFY would make all commits wait for one lock, and orders with them.
 */
export function createFeed(reads: Tx): Feed {
  const followers = new Set<Listening>();
  const closing = new AbortController();
  const { signal } = closing;
  let reading: Promise<void> | undefined;
  const read = async () => {
    while (followers.size > 0 && !signal.aborted) {
      const startedAt = performance.now();
      await turn(reads, [...followers]).catch((error: unknown) => log.debug("the feed could not be read", { error }));
      const rest = Math.min(restMsMax, Math.max(pauseMs, restRatio * (performance.now() - startedAt)));
      await sleep(rest, undefined, { signal }).catch(() => {});
    }
    reading = undefined;
  };
  return {
    follow(follower) {
      const listening = { ...follower, told: new Set<string>() };
      followers.add(listening);
      reading ??= read();
      return () => void followers.delete(listening);
    },
    async close() {
      closing.abort();
      followers.clear();
      await reading;
    },
  };
}

interface Listening extends Follower {
  told: Set<string>;
}

async function turn(reads: Tx, followers: readonly Listening[]): Promise<void> {
  const shopIds = [...new Set(followers.map((one) => one.shopId))];
  // Who has just come may have missed more than what could still be late.
  const late = lowestId(Date.now() - lateMilliseconds);
  const after = followers.map((one) => one.after).reduce((lowest, id) => (id < lowest ? id : lowest), late);
  const happened = await listHappened(reads, shopIds, after);
  await Promise.all(followers.map((one) => tell(one, { happened, late })));
}

async function tell(one: Listening, { happened, late }: { happened: Happened[]; late: string }): Promise<void> {
  const news = happened.filter(({ shopId, id }) => shopId === one.shopId && id > one.after && !one.told.has(id));
  if (news.length > 0) await one.hear(news);
  for (const { id } of news) one.told.add(id);
  one.after = one.after > late ? one.after : late;
  for (const id of one.told) if (id < late) one.told.delete(id);
}
