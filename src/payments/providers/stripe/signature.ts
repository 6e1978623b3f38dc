import { createHmac, timingSafeEqual } from "node:crypto";
import type { Delivered } from "../../provider.ts";

const driftSecondsMax = 300;

/**
 * Why a call is not Stripe's; undefined when it is: "t=1700000000,v1=4f1c…" hashes the seconds and the bytes as they came,
 * under the whole secret. Several v1 come while a secret is being replaced; v0 says nothing. Five minutes off, early or
 * late, is too much.
 */
export function signatureFault({ headers, rawBody, now }: Delivered, secret: string): string | undefined {
  const header = [headers["stripe-signature"] ?? ""].flat().join(",");
  const parts = header.split(",").map((part) => part.trim().split("="));
  const valuesOf = (name: string) => parts.filter(([key]) => key === name).map(([, value = ""]) => value);
  const [seconds = "", second] = valuesOf("t");
  if (!/^\d{1,12}$/.test(seconds) || second !== undefined) return "no signature";
  const expected = createHmac("sha256", secret).update(`${seconds}.`).update(rawBody).digest();
  const isOurs = valuesOf("v1").some((given) => isSame(Buffer.from(given, "hex"), expected));
  if (!isOurs) return "signature";
  return Math.abs(now.getTime() / 1000 - Number(seconds)) > driftSecondsMax ? "clock" : undefined;
}

const isSame = (given: Buffer, expected: Buffer): boolean =>
  given.length === expected.length && timingSafeEqual(given, expected);
