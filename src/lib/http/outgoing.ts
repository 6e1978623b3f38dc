import { lookup } from "node:dns";
import { request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { outside } from "../db.ts";

export interface OutgoingCall {
  url: string;
  method: "GET" | "POST" | "PUT" | "DELETE";
  headers: Record<string, string>;
  body?: Buffer | string;
  /**
   * `public`: the address was given by somebody we do not know; only https, and no machine of a private network.
   * `any`: it was set by whoever runs the program.
   */
  reach: "public" | "any";
  /** How much of the answer is kept; 16 kB when unsaid. */
  bytesMax?: number;
  /** On a connection of its own: one kept open may just have been closed by the other side, and what was sent on it be lost. */
  isAlone?: true;
}

/**
 * What came back; the body is cut at `bytesMax`, `bytes` is the same before it was read as text. `unreachable` says why in
 * English, for logs and lists, and whether the other machine may have received the call all the same.
 */
export type OutgoingAnswer =
  | { kind: "answered"; status: number; body: string; bytes: Buffer }
  | { kind: "unreachable"; why: string; mayHaveArrived: boolean };

const totalMs = 15_000;
const defaultBytesMax = 16_384;

/** Calls another machine, once: no redirect is followed, and it never takes longer than fifteen seconds. */
export function callOut(call: OutgoingCall): Promise<OutgoingAnswer> {
  return outside(() =>
    attempt(call).catch((error: NodeJS.ErrnoException) => ({
      kind: "unreachable",
      why: error.message,
      mayHaveArrived: !neverSent.has(error.code ?? "") && error.message !== notPublic,
    })),
  );
}

/** No connection ever stood, or not with whom it should: nothing of the call left this machine. */
const neverSent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ERR_INVALID_URL",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);
const notPublic = "this address is not public";

async function attempt(call: OutgoingCall): Promise<OutgoingAnswer> {
  const { url, method, headers, body, reach, bytesMax = defaultBytesMax, isAlone } = call;
  const { protocol, hostname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, "");
  if (reach === "public" && (protocol !== "https:" || isClosed(host))) throw new Error(notPublic);
  const send = protocol === "https:" ? secureRequest : plainRequest;
  const { promise, resolve, reject } = Promise.withResolvers<OutgoingAnswer>();
  const signal = AbortSignal.timeout(totalMs);
  const asked = send(
    url,
    { method, headers, signal, ...(reach === "public" && { lookup: publicLookup }), ...(isAlone && { agent: false }) },
    (answer) => {
      const parts: Buffer[] = [];
      let length = 0;
      answer.on("data", (part: Buffer) => {
        if (length < bytesMax) parts.push(part);
        length += part.length;
      });
      answer.on("error", reject);
      answer.on("end", () => {
        const bytes = Buffer.concat(parts).subarray(0, bytesMax);
        resolve({ kind: "answered", status: answer.statusCode ?? 0, body: bytes.toString(), bytes });
      });
    },
  );
  asked.on("error", reject);
  asked.end(body);
  return promise;
}

/** The name is looked up once and the connection goes to what was found: a second answer cannot lead elsewhere. */
const publicLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error || !first) return done(error ?? new Error("unknown host"), "");
    if (found.some(({ address }) => isClosed(address))) return done(new Error(notPublic), "");
    if (options.all) return done(null, found);
    return done(null, first.address, first.family);
  });
};

const closed = new BlockList();
for (const network of [
  "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.168.0.0/16 198.18.0.0/15",
  "224.0.0.0/4 240.0.0.0/4",
].flatMap((line) => line.split(" "))) {
  const [address = "", bits] = network.split("/");
  closed.addSubnet(address, Number(bits), "ipv4");
}
// This machine, its neighbours, and the ways to write an IPv4 address in IPv6.
for (const network of ["::/96", "::ffff:0:0/96", "64:ff9b::/96", "2002::/16", "fc00::/7", "fe80::/10", "ff00::/8"]) {
  const [address = "", bits] = network.split("/");
  closed.addSubnet(address, Number(bits), "ipv6");
}

function isClosed(host: string): boolean {
  const family = isIP(host);
  return family !== 0 && closed.check(host, family === 6 ? "ipv6" : "ipv4");
}
