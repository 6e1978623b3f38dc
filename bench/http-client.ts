import { createConnection, type Socket } from "node:net";

export interface Reply {
  status: number;
  body: string;
}

/** One keep-alive connection, one request at a time. Does as little as can be: it shares the machine with what it measures. */
export interface Connection {
  ask(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<Reply>;
  close(): void;
}

export interface Address {
  host: string;
  port: number;
}

const headEnd = Buffer.from("\r\n\r\n");

/** `headers` are sent with every request, each line ended by CRLF. */
export async function connect({ host, port }: Address, headers = ""): Promise<Connection> {
  const socket = createConnection({ host, port, noDelay: true });
  await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  const replies = readReplies(socket);
  const fixed = `Host: ${host}:${port}\r\n${headers}`;
  return {
    ask(method, path, body, own = {}) {
      const text = body === undefined ? "" : JSON.stringify(body);
      const about =
        body === undefined ? "" : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n`;
      const lines = Object.entries(own)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join("");
      socket.write(`${method} ${path} HTTP/1.1\r\n${fixed}${lines}${about}\r\n${text}`);
      return replies.next();
    },
    close: () => socket.destroy(),
  };
}

function readReplies(socket: Socket): { next(): Promise<Reply> } {
  let received: Buffer = Buffer.alloc(0);
  let waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | undefined;
  const fail = (error: Error) => waiting?.reject(error);
  socket.on("error", fail).on("close", () => fail(new Error("the server closed the connection")));
  socket.on("data", (piece: Buffer) => {
    received = received.length === 0 ? piece : Buffer.concat([received, piece]);
    const reply = wholeReply(received);
    if (!reply) return;
    received = Buffer.alloc(0);
    waiting?.resolve(reply);
  });
  return { next: () => new Promise((resolve, reject) => (waiting = { resolve, reject })) };
}

/** Our server says how long its answers are; one that is sent in chunks is read to its end mark. */
function wholeReply(received: Buffer): Reply | undefined {
  const end = received.indexOf(headEnd);
  if (end < 0) return undefined;
  const head = received.toString("latin1", 0, end);
  const status = Number(head.slice(9, 12));
  const start = end + headEnd.length;
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length !== undefined) {
    const stop = start + Number(length);
    return received.length < stop ? undefined : { status, body: received.toString("utf8", start, stop) };
  }
  if (!/\r\ntransfer-encoding: chunked/i.test(head)) return { status, body: "" };
  const isWhole = received.subarray(-5).equals(Buffer.from("0\r\n\r\n"));
  return isWhole ? { status, body: received.toString("utf8", start) } : undefined;
}

/** The answer's body, or a complaint that says what came instead. */
export function expected<Body>(reply: Reply, status: number): Body {
  if (reply.status !== status) throw new Error(`${reply.status} instead of ${status}: ${reply.body.slice(0, 500)}`);
  return (reply.body ? JSON.parse(reply.body) : undefined) as Body;
}
