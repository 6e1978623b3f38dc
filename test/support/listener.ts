import assert from "node:assert/strict";

export interface Heard {
  id: string;
  event: string;
  type: string;
  ids: string[];
}

const patienceMs = 10_000;

/** Somebody who listens to a shop's events, as a browser does. */
export async function listen(url: string, headers: Record<string, string>) {
  const leaving = new AbortController();
  const response = await fetch(url, { headers, signal: leaving.signal });
  assert.equal(response.status, 200);
  const heard: Heard[] = [];
  let [lastId, hasEnded] = ["", false];
  const waiting = new Set<() => void>();
  const read = async () => {
    let rest = "";
    for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (rest + text).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        lastId = field(block, "id") || lastId;
        const data = field(block, "data");
        const said = { type: "", ids: [], ...(data ? (JSON.parse(data) as object) : {}) };
        if (data) heard.push({ id: lastId, event: field(block, "event") || "message", ...said });
      }
      for (const look of waiting) look();
    }
  };
  const ended = read()
    .catch(() => {})
    .finally(() => {
      hasEnded = true;
      for (const look of waiting) look();
    });
  return {
    headers: response.headers,
    heard,
    /** Resolves when the other side has ended the stream. */
    ended,
    lastId: () => lastId,
    leave: () => leaving.abort(),
    /** The first message of this type about this order, when it has come. */
    hears: async (type: string, orderId?: string): Promise<Heard> => {
      const isIt = (one: Heard) => one.type === type && (orderId === undefined || one.ids.includes(orderId));
      await until(waiting, () => hasEnded || heard.some(isIt), `${type} was not heard`);
      const found = heard.find(isIt);
      assert.ok(found, `the stream ended before ${type} was heard`);
      return found;
    },
    /** The first message with this name, when it has come. */
    isTold: async (event: string): Promise<void> => {
      await until(waiting, () => heard.some((one) => one.event === event), `${event} was not told`);
    },
  };
}

const field = (block: string, name: string): string => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1] ?? "";

async function until(waiting: Set<() => void>, isDone: () => boolean, complaint: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const look = () => isDone() && resolve();
  const impatience = setTimeout(() => reject(new Error(complaint)), patienceMs);
  waiting.add(look);
  look();
  await promise.finally(() => {
    clearTimeout(impatience);
    waiting.delete(look);
  });
}
