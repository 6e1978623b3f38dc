import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);

/** argon2id with OWASP's first recommendation: 19 MiB, two passes, one lane. Some 30 ms of one core. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;

/** A password's hash in PHC form, with its own salt and cost: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive("argon2id", { message: normal(password), nonce, ...cost, tagLength });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(nonce)}$${base64(tag)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Whether the password is the one. Without a readable hash, as for an unknown address, it takes the same time and answers no. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const own = phc.exec(hash ?? "");
  const [, memory, passes, parallelism, salt = "", kept = ""] = own ?? phc.exec(await nobodysHash()) ?? [];
  const expected = Buffer.from(kept, "base64");
  const tag = await derive("argon2id", {
    message: normal(password),
    nonce: Buffer.from(salt, "base64"),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  });
  return timingSafeEqual(tag, expected) && own !== null;
}

let nobody: Promise<string> | undefined;
const nobodysHash = (): Promise<string> => (nobody ??= hashPassword(randomBytes(16).toString("hex")));

/** "é" typed on two keyboards is the same letter. */
const normal = (password: string): Buffer => Buffer.from(password.normalize("NFC"), "utf8");
const base64 = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");
