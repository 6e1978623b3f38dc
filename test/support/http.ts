/** An answer as a story reads it: the status, and the body already parsed. */
export interface Answer<Body = Record<string, unknown>> {
  status: number;
  body: Body;
  headers: Headers;
}

export interface Client {
  get<Body = Record<string, unknown>>(path: string): Promise<Answer<Body>>;
  send<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<Body>>;
}

/** A client of one address, with headers of its own (a session's cookie, a key). */
export function createClient(base: string, own: Record<string, string> = {}): Client {
  const ask = async <Body>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const isBytes = Buffer.isBuffer(body);
    const kind = isBytes ? "application/octet-stream" : "application/json";
    const type: Record<string, string> = body === undefined ? {} : { "content-type": kind };
    const response = await fetch(base + path, {
      method,
      body: body === undefined ? null : isBytes ? new Uint8Array(body) : JSON.stringify(body),
      headers: { ...type, ...own, ...headers },
      redirect: "manual",
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    return { status: response.status, body: (isJson ? JSON.parse(text) : text) as Body, headers: response.headers };
  };
  return { get: (path) => ask("GET", path), send: ask };
}
