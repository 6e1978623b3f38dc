export interface AttemptRule {
  countMax: number;
  windowSeconds: number;
}

export interface AttemptLimit {
  /** Counts an attempt. Answers 0, or the seconds to wait when the attempt is one too many; that one is not counted. */
  count(key: string, now: Date): number;
  /** The attempt succeeded: it no longer counts, earlier ones do. */
  takeBack(key: string): void;
  /** The person has proved who he is: his slips no longer count. */
  forget(key: string): void;
}

const keyCountMax = 10_000;

/** Limits attempts per key, over a sliding window, in the memory of this process. */
export function attemptLimit({ countMax, windowSeconds }: AttemptRule): AttemptLimit {
  const kept = new Map<string, number[]>();
  const windowMilliseconds = windowSeconds * 1000;
  return {
    count(key, now) {
      const since = now.getTime() - windowMilliseconds;
      const times = (kept.get(key) ?? []).filter((time) => time > since);
      const [oldest = 0] = times;
      if (times.length >= countMax) return Math.max(1, Math.ceil((oldest - since) / 1000));
      if (kept.size >= keyCountMax && !kept.has(key)) forgetStale(kept, since);
      kept.set(key, [...times, now.getTime()]);
      return 0;
    },
    takeBack(key) {
      kept.get(key)?.pop();
    },
    forget(key) {
      kept.delete(key);
    },
  };
}

/** Makes room: first whoever is out of the window, then the first comers. A flood of names must not fill the memory. */
function forgetStale(kept: Map<string, number[]>, since: number): void {
  for (const [key, times] of kept) if ((times.at(-1) ?? 0) <= since) kept.delete(key);
  for (const key of kept.keys()) {
    if (kept.size < keyCountMax / 2) return;
    kept.delete(key);
  }
}

/** Who calls, for limits: an IPv6 customer owns a whole /64, so that its first half counts. */
export const callerKey = (ip: string): string => (ip.includes(":") ? ip.split(":").slice(0, 4).join(":") : ip);
