import { createHmac, timingSafeEqual } from "node:crypto";
import type { Delivered } from "../../provider.ts";

/** "t=1559303131511,s0=33819a12…": a hash of the milliseconds and the bytes, under the key that the hexadecimal stands for. */
export function isSigned({ headers, rawBody }: Delivered, signKey: string): boolean {
  const header = headers["datatrans-signature"];
  const parts = new Map(
    (typeof header === "string" ? header : "").split(",").map((part): [string, string] => {
      const [name = "", value = ""] = part.trim().split("=");
      return [name, value];
    }),
  );
  const given = Buffer.from(parts.get("s0") ?? "", "hex");
  const expected = createHmac("sha256", Buffer.from(signKey, "hex"))
    .update(parts.get("t") ?? "")
    .update(rawBody)
    .digest();
  return given.length === expected.length && timingSafeEqual(given, expected);
}
