import { createCipheriv, createECDH, createPrivateKey, hkdfSync, randomBytes, sign } from "node:crypto";

/** What a browser's push service gave: where to send, and for whom to write. */
export interface Subscription {
  endpoint: string;
  /** An uncompressed point of P-256: 65 bytes. */
  publicKey: Buffer;
  /** 16 bytes. */
  authSecret: Buffer;
}

/** The program's own key pair, P-256: 32 and 65 bytes. */
export interface KeyPair {
  privateKey: Buffer;
  publicKey: Buffer;
}

export function newKeyPair(): KeyPair {
  const pair = createECDH("prime256v1");
  const publicKey = pair.generateKeys();
  // Leading zeros are left out of what Node gives.
  return { publicKey, privateKey: Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()]).subarray(-32) };
}

const recordSize = 4096;
/** What fits in one record, and in what push services take. */
const payloadBytesMax = 3_000;

/** Chance, given only by tests. */
interface Chance {
  salt: Buffer;
  pair: KeyPair;
}

/** The payload as only this subscription's browser can read it (RFC 8291, aes128gcm). */
export function encrypted(
  payload: Buffer,
  { publicKey, authSecret }: Pick<Subscription, "publicKey" | "authSecret">,
  { salt, pair }: Chance = { salt: randomBytes(16), pair: newKeyPair() },
): Buffer {
  if (payload.length > payloadBytesMax) throw new RangeError(`a push message of ${payload.length} bytes is too long`);
  const own = createECDH("prime256v1");
  own.setPrivateKey(pair.privateKey);
  const shared = own.computeSecret(publicKey);
  const input = derived(shared, {
    salt: authSecret,
    info: Buffer.concat([Buffer.from("WebPush: info\0"), publicKey, pair.publicKey]),
    length: 32,
  });
  const key = derived(input, { salt, info: Buffer.from("Content-Encoding: aes128gcm\0"), length: 16 });
  const nonce = derived(input, { salt, info: Buffer.from("Content-Encoding: nonce\0"), length: 12 });
  const cipher = createCipheriv("aes-128-gcm", key, nonce);
  const size = Buffer.alloc(5);
  size.writeUInt32BE(recordSize);
  size.writeUInt8(pair.publicKey.length, 4);
  // 2 ends the last record.
  const body = [cipher.update(payload), cipher.update(Buffer.from([2])), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat([salt, size, pair.publicKey, ...body]);
}

function derived(key: Buffer, how: { salt: Buffer; info: Buffer; length: number }): Buffer {
  return Buffer.from(hkdfSync("sha256", key, how.salt, how.info, how.length));
}

const tokenSeconds = 12 * 3_600;

/** The header by which a push service knows the sender (RFC 8292). `contact` is an https: or mailto: address. */
export function authorization(
  endpoint: string,
  { privateKey, publicKey }: KeyPair,
  by: { contact: string; now: Date },
) {
  const expires = Math.floor(by.now.getTime() / 1000) + tokenSeconds;
  const claims = { aud: new URL(endpoint).origin, exp: expires, sub: by.contact };
  const text = `${json64({ typ: "JWT", alg: "ES256" })}.${json64(claims)}`;
  const [x, y] = [publicKey.subarray(1, 33), publicKey.subarray(33)].map((part) => part.toString("base64url"));
  const d = privateKey.toString("base64url");
  const key = createPrivateKey({ key: { kty: "EC", crv: "P-256", x, y, d }, format: "jwk" });
  const signature = sign("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" }).toString("base64url");
  return `vapid t=${text}.${signature}, k=${publicKey.toString("base64url")}`;
}

const json64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
