import type { FastifyReply } from "fastify";

/** One message of a stream. Without `id` a reader that comes back asks again for what came since the last one that had it. */
export interface StreamEvent {
  id?: string;
  /** Its name, when it is not a plain message. */
  event?: string;
  data?: object;
}

export interface EventStream {
  send(event: StreamEvent): void;
  end(): void;
  readonly isOpen: boolean;
}

export interface EventStreamOptions {
  /** Asked at each ping: whether the reader may go on listening. */
  mayGoOn: () => Promise<boolean>;
  onEnd: () => void;
}

/** Proxies close what is silent for a minute; a phone that went away is noticed by then. */
const pingMs = 20_000;
const retryMs = 2_000;
/** A reader this far behind has stopped reading: he is let go, and catches up when he comes back. */
const waitingBytesMax = 262_144;

/** Answers with Server-Sent Events until either side ends it. */
export function openEventStream(reply: FastifyReply, { mayGoOn, onEnd }: EventStreamOptions): EventStream {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
    "x-content-type-options": "nosniff",
    // The program can stop as soon as the stream has ended.
    connection: "close",
  });
  const stream: EventStream = {
    send: (event) => {
      if (!stream.isOpen) return;
      raw.write(written(event));
      if (raw.writableLength > waitingBytesMax) raw.destroy();
    },
    end: () => void raw.end(),
    get isOpen() {
      return !raw.writableEnded && !raw.destroyed;
    },
  };
  const pinging = setInterval(() => {
    raw.write(": ping\n\n");
    // An outage is no reason to send anybody away.
    void mayGoOn().then(
      (may) => may || stream.end(),
      () => {},
    );
  }, pingMs);
  raw.once("close", () => {
    clearInterval(pinging);
    onEnd();
  });
  raw.on("error", () => {});
  raw.write(`retry: ${retryMs}\n\n`);
  return stream;
}

function written({ id, event, data }: StreamEvent): string {
  const lines = [
    ...(id ? [`id: ${id}`] : []),
    ...(event ? [`event: ${event}`] : []),
    ...(data ? [`data: ${JSON.stringify(data)}`] : []),
  ];
  return `${lines.join("\n")}\n\n`;
}
