export interface Measured {
  count: number;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
}

export interface LoadOptions {
  concurrency: number;
  seconds: number;
  /** Not counted, before the clock starts. */
  warmUpSeconds?: number;
}

/** Does one thing again and again, `concurrency` of them at a time, each as soon as its last one is done. Times in milliseconds. */
export async function underLoad(options: LoadOptions, act: (worker: number) => Promise<unknown>): Promise<Measured> {
  const { concurrency, seconds, warmUpSeconds = 2 } = options;
  const startsAt = performance.now() + warmUpSeconds * 1_000;
  const endsAt = startsAt + seconds * 1_000;
  const times: number[] = [];
  const work = async (worker: number) => {
    for (let from = performance.now(); from < endsAt;) {
      await act(worker);
      const now = performance.now();
      if (now >= startsAt && now <= endsAt) times.push(now - from);
      from = now;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, (_, worker) => work(worker)));
  return summary(times, seconds);
}

/** Does each of the given things once, `concurrency` at a time. */
export async function eachOnce<Item>(
  items: readonly Item[],
  concurrency: number,
  act: (item: Item, worker: number) => Promise<unknown>,
): Promise<Measured> {
  const times: number[] = [];
  const startedAt = performance.now();
  let next = 0;
  const work = async (worker: number) => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) {
      const from = performance.now();
      await act(item, worker);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, (_, worker) => work(worker)));
  return summary(times, (performance.now() - startedAt) / 1_000);
}

function summary(times: number[], seconds: number): Measured {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { count: sorted.length, perSecond: sorted.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
