/** Remembers what was found for a short while, by key: questions asked at the same time are asked once. */
export interface Memory<Value> {
  get(key: string): Promise<Value>;
  forget(): void;
}

const keyCountMax = 5_000;

/** A failed search is not remembered. When too many keys are known, all are forgotten: names nobody has must not fill it. */
export function createMemory<Value>(milliseconds: number, find: (key: string) => Promise<Value>): Memory<Value> {
  const kept = new Map<string, { until: number; value: Promise<Value> }>();
  return {
    get(key) {
      const now = performance.now();
      const known = kept.get(key);
      if (known && known.until > now) return known.value;
      if (kept.size > keyCountMax) kept.clear();
      const value = find(key);
      kept.set(key, { until: now + milliseconds, value });
      value.catch(() => kept.delete(key));
      return value;
    },
    forget: () => kept.clear(),
  };
}
