import type { Problem } from "../src/lib/http.ts";

/** What the server refused, or that it could not be reached (`unreachable`). Its title and hint are already in the reader's language. */
export class ApiError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.name = "ApiError";
    this.problem = problem;
  }
}

export interface Ask {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Sent as JSON; a Blob as it is. */
  body?: unknown;
  /** Idempotency-Key: made when a form opens, so that sending it twice writes once. */
  key?: string;
  /** If-Match: the version of the order that was on the screen. */
  version?: number;
  signal?: AbortSignal;
}

let language = "fr";
/** The language refusals are told in. */
export function speak(chosen: "fr" | "en"): void {
  language = chosen;
}

/** Asks the server. Throws ApiError for a refusal and for no answer at all. */
export async function api<Answer>(path: string, ask: Ask = {}): Promise<Answer> {
  const response = await reached(path, ask);
  if (response.status === 204) return undefined as Answer;
  if (response.ok) return (await response.json()) as Answer;
  throw new ApiError(await problemOf(response));
}

async function reached(path: string, ask: Ask): Promise<Response> {
  const headers: Record<string, string> = { accept: "application/json", "accept-language": language };
  const isFile = ask.body instanceof Blob;
  if (ask.body !== undefined) headers["content-type"] = isFile ? (ask.body as Blob).type : "application/json";
  if (ask.key) headers["idempotency-key"] = ask.key;
  if (ask.version !== undefined) headers["if-match"] = `"${ask.version}"`;
  const body = ask.body === undefined || isFile ? (ask.body as BodyInit | undefined) : JSON.stringify(ask.body);
  try {
    return await fetch(path, { method: ask.method ?? "GET", headers, body: body ?? null, signal: ask.signal ?? null });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError({ type: "about:blank", code: "unreachable", title: "", status: 0 });
  }
}

/** A proxy in between may answer something else than our problems. */
async function problemOf(response: Response): Promise<Problem> {
  const told = (await response.json().catch(() => ({}))) as Partial<Problem>;
  return { type: "about:blank", code: "unreachable", title: "", ...told, status: response.status };
}

/** A key for one filling of a form. Works on plain http too, where crypto.randomUUID is absent. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The refusal's code, or undefined when it is no refusal. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof ApiError ? error.problem.code : undefined;
