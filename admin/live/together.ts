import type { LiveEvent } from "../../src/overview/live/live-event.ts";

/** What happened, or that too much was missed to say it. */
export type News = LiveEvent | "reset";

const reopenMs = 15_000;

/**
 * Hears what happens at an address until the answer is called. The tabs of a browser share one connection: browsers allow
 * few to one place, and eight open orders would leave none for the ninth. The tab that holds the lock listens and passes
 * on; when it closes, another takes its place. Where there are no locks (plain http) nothing is heard: pages read again
 * from time to time.
 */
export function listenTogether(address: string, hear: (news: News) => void): () => void {
  if (!("locks" in navigator)) return () => {};
  const leaving = new AbortController();
  const { signal } = leaving;
  const others = new BroadcastChannel(address);
  others.addEventListener("message", ({ data }: MessageEvent<News>) => hear(data));
  const tell = (news: News) => {
    hear(news);
    others.postMessage(news);
  };
  const lead = async () => {
    // What a new stream tells begins a little before now: nothing is lost between two leaders.
    const close = listen(address, tell);
    await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    close();
  };
  navigator.locks.request(address, { signal }, lead).catch(() => {});
  return () => {
    leaving.abort();
    others.close();
  };
}

/** The browser comes back by itself after a lost connection, and not after a refusal: then we do, later. */
function listen(address: string, tell: (news: News) => void): () => void {
  let source: EventSource;
  let waiting: ReturnType<typeof setTimeout>;
  const open = () => {
    source = new EventSource(address);
    source.addEventListener("message", ({ data }: MessageEvent<string>) => tell(JSON.parse(data) as LiveEvent));
    source.addEventListener("reset", () => tell("reset"));
    source.addEventListener("error", () => {
      if (source.readyState !== EventSource.CLOSED) return;
      waiting = setTimeout(() => {
        open();
        tell("reset");
      }, reopenMs);
    });
  };
  open();
  return () => {
    clearTimeout(waiting);
    source.close();
  };
}
