import { createHmac } from "node:crypto";
import type { Connection } from "../../../src/payments/provider.ts";
import { accountAt } from "../payment-attempt.ts";
import { DatatransBooks, DatatransRefusal, refuse, type Initialisation } from "./datatrans-books.ts";
import { openFakeServer, type Answered, type Asked } from "./server.ts";

const keyLifeMs = 60 * 60_000;

interface Posted {
  /** Instead of the address the shop gave with this page. */
  url?: string;
  /** Instead of the account's. */
  signKey?: string;
}

/** Datatrans as far as a shop sees it. The customer pays or leaves by `books`; the shop is told when the test says so. */
export async function openFakeDatatrans({ mode = "test" as Connection["mode"] } = {}) {
  const secrets = { merchantId: "1100001234", password: "secret", signKey: "133713371337" };
  const books = new DatatransBooks();
  const expected = `Basic ${Buffer.from(`${secrets.merchantId}:${secrets.password}`).toString("base64")}`;
  const server = await openFakeServer(apiOf(books, expected));
  return {
    ...server,
    books,
    /** What the merchant types in. */
    secrets,
    connection: () => accountAt(server.baseUrl, secrets, mode),
    /** Tells the shop how a transaction stands, as Datatrans does after each authorization. */
    post: (id: string, { url, signKey = secrets.signKey }: Posted = {}) =>
      sent(url ?? books.askedFor(id).webhook?.url ?? "", callOf(books, id, signKey)),
    /** The same, to be sent later and again. */
    call: (id: string) => {
      const call = callOf(books, id, secrets.signKey);
      return {
        send: (url: string, { body, headers }: { body?: string; headers?: Record<string, string> } = {}) =>
          sent(url, { body: body ?? call.body, headers: { ...call.headers, ...headers } }),
      };
    },
    /** Where the customer lands when he has paid. */
    returnUrl: (id: string): string => {
      const url = new URL(books.askedFor(id).redirect?.successUrl ?? "");
      url.searchParams.set("datatransTrxId", id);
      return url.href;
    },
    /** The transaction whose page has this address. */
    idAt: (redirectUrl: string): string => redirectUrl.split("/").at(-1) ?? "",
  };
}

function callOf(books: DatatransBooks, id: string, signKey: string) {
  const body = JSON.stringify(books.transaction(id));
  const signature = datatransSignature(body, signKey, books.now());
  return { body, headers: { "content-type": "application/json", "datatrans-signature": signature } };
}

const sent = (url: string, { body, headers }: { body: string; headers: Record<string, string> }): Promise<Response> =>
  fetch(url, { method: "POST", headers, body });

export function datatransSignature(payload: string, signKey: string, at: Date): string {
  const time = String(at.getTime());
  const hash = createHmac("sha256", Buffer.from(signKey, "hex"))
    .update(time + payload)
    .digest("hex");
  return `t=${time},s0=${hash}`;
}

/** The API over the books. A key is good for an hour; then the same again is done again. */
function apiOf(books: DatatransBooks, expected: string): (asked: Asked) => Answered {
  const kept = new Map<string, { said: string; answered: Answered; at: number }>();
  return (asked) => {
    if (asked.headers.authorization !== expected) return refused(401, "UNAUTHORIZED");
    const key = asked.method === "POST" ? asked.headers["idempotency-key"] : undefined;
    const said = `${asked.path} ${asked.body}`;
    const at = books.now().getTime();
    const before = typeof key === "string" ? kept.get(key) : undefined;
    if (before && at - before.at < keyLifeMs)
      return before.said === said ? before.answered : refused(422, "INVALID_PROPERTY");
    const answered = worked(books, asked);
    if (typeof key === "string") kept.set(key, { said, answered, at });
    return answered;
  };
}

function worked(books: DatatransBooks, asked: Asked): Answered {
  try {
    return structuredClone(routed(books, asked));
  } catch (error) {
    if (!(error instanceof DatatransRefusal)) throw error;
    return refused(error.status, error.code);
  }
}

const refused = (status: number, code: string): Answered => ({ status, body: { error: { code, message: code } } });

function routed(books: DatatransBooks, { method, path, body }: Asked): Answered {
  const [, id = "", verb = ""] = /^\/v1\/transactions(?:\/(\d+))?(?:\/([a-z]+))?$/.exec(path) ?? [];
  const asked = (body ? JSON.parse(body) : {}) as Initialisation;
  switch (`${method} ${verb || (id && "one")}`) {
    case "POST ": {
      const { transactionId } = books.create(asked);
      return { status: 201, body: { transactionId } };
    }
    case "GET one":
      return { status: 200, body: books.transaction(id) };
    case "POST settle":
      books.settle(id, asked.amount);
      return { status: 204, body: undefined };
    case "POST cancel":
      books.cancel(id);
      return { status: 204, body: undefined };
    case "POST credit": {
      const { transactionId } = books.credit(id, asked.amount);
      return { status: 200, body: { transactionId } };
    }
    default:
      return refuse(404, "CLIENT_ERROR");
  }
}
