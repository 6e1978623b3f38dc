/** What a message waits for, and until when. */
export interface Wait {
  until: Date;
  why: string;
}

/** `go`: it is tried. `ask`: it is tried for all the others, which wait until then for the answer. `wait`: it waits with them. */
export type Turn = { kind: "go" } | { kind: "ask"; until: Date } | ({ kind: "wait" } & Wait);

/** What is known of a server that answers nobody. */
export interface Absence {
  turnAt(now: Date): Turn;
  /** Until when messages written now have to wait in any case; null when the server is not away. */
  waitsUntil(): Date | null;
  /** Nobody answered, for this reason. Returns when somebody asks again. */
  goesOn(now: Date, why: string): Wait;
  /** It answered. Returns the times until which messages were told to wait; none when it was not away. */
  ends(): Date[];
}

const pauseMs = { first: 5_000, longest: 300_000 };
/** Longer than a connection may take to fail. */
const askingMs = 30_000;

/**
 * While a server is away one message asks whether it is back, with growing pauses, and all the others wait: ten thousand
 * that each asked for themselves would keep the program busy all day, and tire of it when the server is back.
 */
export function watchAbsence(): Absence {
  let wait: Wait | null = null;
  let pause = 0;
  let isAsking = false;
  const times = new Map<number, Date>();
  const waitUntil = (time: number, why: string): Wait => {
    const until = new Date(time);
    times.set(time, until);
    return (wait = { until, why });
  };
  return {
    turnAt(now) {
      if (wait === null) return { kind: "go" };
      if (wait.until > now) return { kind: "wait", ...wait };
      isAsking = true;
      return { kind: "ask", until: waitUntil(now.getTime() + askingMs, wait.why).until };
    },
    waitsUntil: () => wait?.until ?? null,
    goesOn(now, why) {
      // Those that were tried at the same moment say it once.
      if (wait && wait.until > now && !isAsking) return wait;
      isAsking = false;
      pause = Math.min(pause * 2 || pauseMs.first, pauseMs.longest);
      return waitUntil(now.getTime() + pause, why);
    },
    ends() {
      const told = [...times.values()];
      [wait, pause, isAsking] = [null, 0, false];
      times.clear();
      return told;
    },
  };
}
