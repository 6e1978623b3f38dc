import type { Duplex } from "node:stream";
import type pg from "pg";

/**
 * Holds back what is sent on a connection until the end of this turn of the event loop, so that it leaves in one write:
 * here a system call costs more than a statement, and waking PostgreSQL more than both. pg offers no such thing, so this
 * reaches for its socket; without one, each statement leaves on its own.
 */
export function together(client: pg.ClientBase): () => void {
  const { stream } = (client as unknown as { connection?: { stream?: Duplex } }).connection ?? {};
  return () => {
    if (!stream || stream.writableCorked > 0) return;
    stream.cork();
    setImmediate(() => stream.uncork());
  };
}
