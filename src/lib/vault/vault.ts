import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

// What the database may keep and nobody may read in it: AES-256-GCM, a new nonce each time, bound to what it belongs to.

const nonceBytes = 12;
const tagBytes = 16;

/** Seals a text for `owner` ("shop/account"): opened elsewhere it is refused. `key` has 32 bytes. */
export function seal(key: Buffer, owner: string, text: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** The text again. Throws when the key is another, or a byte was changed. */
export function open(key: Buffer, owner: string, sealed: Buffer): string {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, nonceBytes));
  decipher.setAAD(Buffer.from(owner));
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  return decipher.update(sealed.subarray(nonceBytes + tagBytes), undefined, "utf8") + decipher.final("utf8");
}
