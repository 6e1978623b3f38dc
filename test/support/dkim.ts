import { createHash, createVerify, type KeyObject } from "node:crypto";

/** What a DKIM-Signature says of itself: "d", "s", "bh"… */
type Tags = Record<string, string>;

/**
 * Checks a message as any mail server would that had fetched the key (RFC 6376, relaxed in head and body): the tags of a
 * signature that holds, undefined for one that is missing or false.
 */
export function verified(raw: string, key: KeyObject): Tags | undefined {
  const end = raw.indexOf("\r\n\r\n");
  const headers = raw.slice(0, end).split(/\r\n(?![ \t])/);
  const signature = headers.find((one) => /^DKIM-Signature:/i.test(one));
  if (!signature) return undefined;
  const tags: Tags = Object.fromEntries(
    relaxed(signature)
      .slice("dkim-signature:".length)
      .split(";")
      .map((tag) => [tag.slice(0, tag.indexOf("=")).trim(), tag.slice(tag.indexOf("=") + 1).trim()]),
  );
  const bodyHash = createHash("sha256")
    .update(relaxedBody(raw.slice(end + 4)), "latin1")
    .digest("base64");
  if (bodyHash !== tags["bh"]?.replaceAll(" ", "")) return undefined;
  const signed = (tags["h"] ?? "").split(":").map((name) => {
    const found = headers.findLast((one) => one.toLowerCase().startsWith(`${name.trim().toLowerCase()}:`));
    return found ? `${relaxed(found)}\r\n` : "";
  });
  const unsigned = relaxed(signature.replace(/([;\s]b=)[^;]*/, "$1"));
  const isTrue = createVerify("RSA-SHA256")
    .update(signed.join("") + unsigned, "latin1")
    .verify(key, tags["b"]?.replaceAll(" ", "") ?? "", "base64");
  return isTrue ? tags : undefined;
}

function relaxed(header: string): string {
  const colon = header.indexOf(":");
  const value = header
    .slice(colon + 1)
    .replace(/\r\n/g, "")
    .replace(/[ \t]+/g, " ")
    .trim();
  return `${header.slice(0, colon).toLowerCase().trim()}:${value}`;
}

function relaxedBody(body: string): string {
  const lines = body.split("\r\n").map((line) => line.replace(/[ \t]+/g, " ").replace(/ $/, ""));
  return `${lines.join("\r\n").replace(/(\r\n)*$/, "")}\r\n`;
}
