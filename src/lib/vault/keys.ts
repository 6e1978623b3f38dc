import { log } from "../log.ts";
import { open, seal } from "./vault.ts";

/** The keys of an account elsewhere, by the names that company gives them. */
export type Keys = Record<string, string>;

/** Seals them for `owner`. Throws when the program has no key of its own. */
export const sealKeys = (secretKey: Buffer | undefined, owner: string, keys: Keys): Buffer =>
  seal(present(secretKey), owner, JSON.stringify(keys));

/** The keys again. Throws when they were sealed under another key, or for another owner. */
export const openKeys = (secretKey: Buffer | undefined, owner: string, sealed: Buffer): Keys =>
  JSON.parse(open(present(secretKey), owner, sealed)) as Keys;

/** None where they were sealed under a key that is lost: the merchant sees that they are to be given again, and gives them. */
export function readableKeys(secretKey: Buffer | undefined, owner: string, sealed: Buffer): Keys {
  try {
    return openKeys(secretKey, owner, sealed);
  } catch (error) {
    log.error("the keys of an account cannot be opened", { owner, error });
    return {};
  }
}

function present(secretKey: Buffer | undefined): Buffer {
  if (!secretKey) throw new Error("the program was started without its secret key");
  return secretKey;
}
