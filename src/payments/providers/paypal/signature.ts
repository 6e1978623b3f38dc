import { verify, X509Certificate } from "node:crypto";
import { getCACertificates } from "node:tls";
import { crc32 } from "node:zlib";
import { callOut } from "../../../lib/http/outgoing.ts";
import { ProviderFailure, type Connection, type Delivered } from "../../provider.ts";

// PayPal signs its calls with RSA, under a certificate it publishes. All is checked here, without asking PayPal.

export interface Trust {
  /** The PEM text at an address of PayPal's; throws `unreachable` when it cannot be had. */
  certFetcher: (url: string) => Promise<string>;
  /** PEM texts; asked for once, when the first call comes. */
  trustedRoots: () => readonly string[];
}

/**
 * The certificate over the network, and the roots of Node, of the machine and of NODE_EXTRA_CA_CERTS; stories put their own
 * in its place.
 */
export const worldTrust: Trust = {
  certFetcher: fetchedCertificate,
  trustedRoots: () => [...getCACertificates("default"), ...getCACertificates("system")],
};

const hostsOf: Record<Connection["mode"], readonly string[]> = {
  live: ["api.paypal.com", "api-m.paypal.com"],
  test: ["api.sandbox.paypal.com", "api-m.sandbox.paypal.com"],
};
const certificatePath = "/v1/notifications/certs/";
const signerName = /^messageverificationcerts(\.[a-z0-9-]+)*\.paypal\.com$/;
const certificateBytesMax = 64_000;
const keptCountMax = 20;

export interface Signed {
  /** The base64 signature stands, for one of these webhooks. */
  for: (webhookIds: readonly string[]) => boolean;
}

/**
 * Everything about a call but whose webhook it is for; a string says why it is a lie. Fetches the certificate when it is not
 * kept from an earlier call.
 */
export function signatureReader(trust: Trust) {
  const kept = new Map<string, X509Certificate[]>();
  let roots: X509Certificate[] | undefined;

  return async (mode: Connection["mode"], delivered: Delivered): Promise<Signed | string> => {
    const [id, time, signature, url, algorithm] = ["id", "time", "sig"]
      .map((name) => `paypal-transmission-${name}`)
      .concat("paypal-cert-url", "paypal-auth-algo")
      .map((name) => delivered.headers[name])
      .map((value) => (typeof value === "string" ? value : ""));
    if (!id || !time || !signature || !url) return "not signed";
    if (algorithm !== "SHA256withRSA") return `signed by ${algorithm || "nothing known"}`;
    if (!isPaypals(mode, url)) return "a certificate from elsewhere";
    const chain = kept.get(url) ?? certificatesIn(await trust.certFetcher(url));
    roots ??= trust.trustedRoots().map((pem) => new X509Certificate(pem));
    const doubt = doubtAbout(chain, roots, delivered.now);
    if (doubt) return doubt;
    if (kept.size >= keptCountMax) kept.clear();
    kept.set(url, chain);
    const key = chain[0]?.publicKey;
    const stands = (webhookId: string) => {
      const message = `${id}|${time}|${webhookId}|${crc32(delivered.rawBody)}`;
      return key !== undefined && verify("sha256", Buffer.from(message), key, Buffer.from(signature, "base64"));
    };
    return { for: (webhookIds) => webhookIds.some(stands) };
  };
}

function isPaypals(mode: Connection["mode"], address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, pathname, username, password } = new URL(address);
  return (
    protocol === "https:" &&
    hostsOf[mode].includes(host) &&
    pathname.startsWith(certificatePath) &&
    username + password === ""
  );
}

/** Leaf first; none when the text is no certificate. */
function certificatesIn(pem: string): X509Certificate[] {
  try {
    const found = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    return found.map((one) => new X509Certificate(one));
  } catch {
    return [];
  }
}

/** Why the leaf may not be believed: its name, its dates, or that it does not come from a root we know. */
function doubtAbout(chain: readonly X509Certificate[], roots: readonly X509Certificate[], now: Date): string | null {
  const [leaf] = chain;
  if (!leaf) return "no certificate";
  const name = leaf.subject.split("\n").find((line) => line.startsWith("CN="));
  if (!signerName.test(name?.slice(3) ?? "")) return "the certificate of somebody else";
  if (leaf.publicKey.asymmetricKeyType !== "rsa") return "not an RSA certificate";
  let last = leaf;
  for (const next of [...chain.slice(1), undefined]) {
    if (now < last.validFromDate || now > last.validToDate) return "a certificate out of its dates";
    if (roots.some((root) => isIssued(last, root) && now <= root.validToDate)) return null;
    if (!next || !isIssued(last, next)) return "a certificate nobody trusted has signed";
    last = next;
  }
  return "a certificate nobody trusted has signed";
}

const isIssued = (one: X509Certificate, by: X509Certificate): boolean =>
  by.ca && one.checkIssued(by) && one.verify(by.publicKey);

async function fetchedCertificate(url: string): Promise<string> {
  const call = { url, method: "GET", headers: {}, reach: "public", bytesMax: certificateBytesMax } as const;
  const answer = await callOut(call);
  if (answer.kind === "unreachable") throw new ProviderFailure("unreachable", answer.why);
  if (answer.status !== 200) throw new ProviderFailure("unreachable", `certificate: ${answer.status}`);
  return answer.body;
}
