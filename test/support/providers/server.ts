import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A request that a company of ours receives. */
export interface Asked {
  method: string;
  /** Without its query. */
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface Answered {
  status: number;
  body: unknown;
  /** What the body is, when it goes as it stands: a text or bytes; JSON when left out. */
  type?: string;
}

/**
 * What goes wrong once. `lost`: done, and the answer lost; `cut`: done, and the answer broken off in the middle; `silent`: done,
 * and no answer ever; else what
 * is answered instead, nothing being done unless `afterwards`. `text` goes as it is, whatever it is.
 */
export interface Fault {
  /** A part of the path; any when left out. */
  path?: string;
  method?: string;
  is: Mishap;
}

export type Mishap =
  | "lost"
  | "cut"
  | "silent"
  | { status: number; body?: object; text?: string; headers?: Record<string, string>; afterwards?: true };

export interface FakeServer {
  baseUrl: string;
  /** All that was asked, in order. */
  asked: Asked[];
  /** The next request of this path and method goes wrong. */
  goWrong(fault: Fault): void;
  close(): Promise<void>;
}

/** A company's API on this machine: `answer` keeps its books, the server loses answers when it is told to. */
export async function openFakeServer(answer: (asked: Asked) => Answered): Promise<FakeServer> {
  const asked: Asked[] = [];
  const faults: Fault[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://company.invalid");
    const { method = "GET", headers } = request;
    const one = { method, path: url.pathname, query: url.searchParams, headers, body: await text(request) };
    asked.push(one);
    const index = faults.findIndex(
      (fault) => one.path.includes(fault.path ?? "") && (fault.method ?? method) === method,
    );
    const [fault] = index < 0 ? [] : faults.splice(index, 1);
    send(response, () => answer(one), fault?.is);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    asked,
    goWrong: (fault) => void faults.push(fault),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, work: () => Answered, fault: Mishap | undefined): void {
  const json = { "content-type": "application/json" };
  if (typeof fault === "object") {
    if (fault.afterwards) work();
    const body = fault.text ?? JSON.stringify(fault.body ?? {});
    response.writeHead(fault.status, { ...json, ...fault.headers }).end(body);
    return;
  }
  const { status, body, type } = work();
  const head = type ? { "content-type": type } : json;
  const written = Buffer.from(type ? (body as string | Buffer) : status === 204 ? "" : JSON.stringify(body));
  if (fault === "silent") return;
  if (fault === "lost") {
    response.destroy();
  } else if (fault === "cut") {
    response.writeHead(status, { ...head, "content-length": written.length });
    response.write(written.subarray(0, Math.ceil(written.length / 2)), () => response.destroy());
  } else {
    response.writeHead(status, head).end(written);
  }
}
