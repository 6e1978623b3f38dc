import { decimal, fractionDigits, minor, parseDecimal, type Minor } from "../../../shared/money.ts";
import { ProviderFailure } from "../provider.ts";

/**
 * The amount as providers write it, "19.95". `whole` are the currencies the provider takes without decimals though ISO gives
 * them some ("HUF": 100000 → "1000"); throws `refused` when the amount has decimals there.
 */
export function amountText(amount: Minor, currency: string, whole: ReadonlySet<string>): string {
  const text = decimal(amount, currency);
  if (!whole.has(currency)) return text;
  const [units = "", fraction = ""] = text.split(".");
  if (Number(fraction) !== 0) throw new ProviderFailure("refused", "DECIMALS_NOT_SUPPORTED");
  return units;
}

/** What a provider wrote, in the currency's smallest unit; a number may carry the error of its float (19.950000000000003). */
export function amountRead(written: string | number, currency: string): Minor {
  const digits = fractionDigits(currency);
  const read = parseDecimal(typeof written === "number" ? written.toFixed(digits) : written, digits);
  if (read === undefined) throw new ProviderFailure("unreachable", `unexpected amount: ${written} ${currency}`);
  return minor(read);
}
