import { generateKeyPairSync, sign, type KeyObject } from "node:crypto";

// X.509 certificates for tests, written byte by byte (RFC 5280): Node reads them, and makes none.

interface Wanted {
  name: string;
  /** Nobody: it signs itself. */
  by?: Certified;
  isAuthority?: boolean;
  from?: Date;
  to?: Date;
}

export interface Certified {
  name: string;
  pem: string;
  key: KeyObject;
}

const day = 86_400_000;

export function certificate({ name, by, isAuthority = false, ...dates }: Wanted): Certified {
  const { from = new Date(Date.now() - 400 * day), to = new Date(Date.now() + 400 * day) } = dates;
  const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const issuer = by ?? { name, key: pair.privateKey };
  const basicConstraints = sequence(oid("551d13"), tag(0x01, Buffer.from([0xff])), tag(0x04, sequence(yes)));
  const body = sequence(
    tag(0xa0, tag(0x02, Buffer.from([2]))),
    tag(0x02, Buffer.from([1 + Math.floor(Math.random() * 126)])),
    algorithm,
    nameOf(issuer.name),
    sequence(time(from), time(to)),
    nameOf(name),
    pair.publicKey.export({ type: "spki", format: "der" }),
    ...(isAuthority ? [tag(0xa3, sequence(basicConstraints))] : []),
  );
  const whole = sequence(body, algorithm, tag(0x03, Buffer.concat([zero, sign("sha256", body, issuer.key)])));
  const lines = (whole.toString("base64").match(/.{1,64}/g) ?? []).join("\n");
  const pem = `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
  return { name, pem, key: pair.privateKey };
}

const zero = Buffer.from([0]);

function tag(kind: number, content: Buffer): Buffer {
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.concat([Buffer.from([kind, ...length]), content]);
}

const sequence = (...parts: Buffer[]): Buffer => tag(0x30, Buffer.concat(parts));
const oid = (hex: string): Buffer => tag(0x06, Buffer.from(hex, "hex"));
const yes = tag(0x01, Buffer.from([0xff]));
/** sha256WithRSAEncryption */
const algorithm = sequence(oid("2a864886f70d01010b"), tag(0x05, Buffer.alloc(0)));
const nameOf = (name: string): Buffer => sequence(tag(0x31, sequence(oid("550403"), tag(0x0c, Buffer.from(name)))));
const time = (at: Date): Buffer => tag(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]/g, "").slice(0, 14)}Z`));
